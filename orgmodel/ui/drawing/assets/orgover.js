// The overview of every post, on its way to the chart of the same name; it draws nothing itself.

const hub = (globalThis[Symbol.for("orgmodel.charts")] ??= { views: new Map(), charts: new Map(), mounts: 0 });
hub.overviews ??= new Map();
hub.lookers ??= new Map();

export default function ({ data }) {
  hub.overviews.set(data.chart, data);
  hub.lookers.get(data.chart)?.(data);
}

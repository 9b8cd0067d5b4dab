// The small half of the chart: what is selected and highlighted. It draws nothing itself and hands
// its data to the chart of the same name, so that a click does not send the drawing again.

const hub = (globalThis[Symbol.for("orgmodel.charts")] ??= { views: new Map(), charts: new Map(), mounts: 0 });

export default function ({ data }) {
  hub.views.set(data.chart, data);
  hub.charts.get(data.chart)?.show(data);
}

// A new layout of the same drawing keeps one box where it was on the screen: the one that was
// folded or changed, else the one with the focus, else the one nearest to the middle.

const LAID_OUT_ANEW = ["refold", "root", "row", "room"];
const NO_LAYOUT = ["select", "foresee", "seek", "ask", "overview"];

export class Steady {
  constructor(chart) {
    this.chart = chart;
  }

  sent(event) {
    if (NO_LAYOUT.includes(event.type)) return;
    // Of two things that were done the later one counts: the first may have changed nothing.
    const anew = LAID_OUT_ANEW.includes(event.type);
    this.anew = anew ? event.type : undefined;
    this.about = anew ? undefined : event.id || event.target || undefined;
  }

  // A fresh start where one was asked for, or where the eye has not moved since the last one.
  scene() {
    const { chart, before, anew, about } = this;
    const { camera } = chart;
    const { left, right } = chart.drawing.bounds;
    this.before = { key: chart.key, frames: chart.drawing.boxes.frames, places: chart.places, wide: right - left };
    this.anew = undefined;
    this.about = undefined;
    if (!before || before.key !== chart.key || !camera.width) return;
    const unmoved = chart.started === camera.place;
    // Boxes that say more, by a choice on the page, are wider: all of them are in sight still.
    const { zoom: scale } = camera.place;
    const outgrown = !about && before.wide * scale <= camera.width && (right - left) * scale > camera.width;
    if ((anew && (anew !== "room" || unmoved)) || (unmoved && outgrown)) {
      chart.start();
      return;
    }
    const id = this.#kept(before, about);
    if (id === undefined) return;
    const [old, now] = [before.frames[before.places.get(id)], chart.drawing.boxes.frames[chart.place(id)]];
    const { x, y, zoom } = camera.place;
    camera.set(x + (old.left - now.left) * zoom, y + (old.top - now.top) * zoom, zoom);
  }

  #kept(before, about) {
    const { chart } = this;
    const { left, top, right, bottom } = chart.camera.seen;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const away = (id) => {
      const frame = before.frames[before.places.get(id)];
      if (!frame || chart.place(id) === undefined) return Infinity;
      const apart = frame.right < left || frame.left > right || frame.bottom < top || frame.top > bottom;
      return apart ? Infinity : Math.hypot((frame.left + frame.right) / 2 - x, (frame.top + frame.bottom) / 2 - y);
    };
    const first = [about, chart.scene.boxes[chart.focus]?.id].find((id) => id !== undefined && away(id) < Infinity);
    if (first !== undefined) return first;
    let [best, least] = [undefined, Infinity];
    for (const id of chart.places.keys()) {
      const far = away(id);
      if (far < least) [best, least] = [id, far];
    }
    return best;
  }
}

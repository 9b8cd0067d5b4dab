// What was moved and is not answered yet: shown at its new place at once, put back when refused.

import { DragMarks } from "./dragmarks.js";
import { DragTip } from "./dragtip.js";

// An answer with words alone may come before the drawing that belongs to it.
const DRAWING_COMES_WITHIN = 1000;

export class Placed {
  constructor(chart) {
    this.chart = chart;
    this.marks = new DragMarks(chart);
    this.tip = DragTip.of(chart);
    this.waiting = [];
    // Put a load under a target, with the units that it heads where `on`.
    chart.put = (load, target, on, focus = false) => {
      const seq = chart.send({ type: "place", ids: load.ids, target, on });
      const from = chart.scene.boxes[chart.focus]?.id;
      this.waiting.push({ seq, load, target, focus, from, line: this.#line(target) });
      this.#draw();
    };
    // Say why something stays where it is, to the eye and to the ear.
    chart.refuse = (...sentences) => {
      this.tip.leave(sentences);
      chart.say(sentences.join(" "));
    };
  }

  scene() {
    const { chart } = this;
    // Why something stayed is told of the drawing before.
    this.tip.end();
    const arrived = this.waiting.filter((one) => one.done || this.#arrived(one));
    this.waiting = this.waiting.filter((one) => !arrived.includes(one));
    this.waiting.forEach((one) => one.load.read());
    this.#draw();
    // The focus goes with the box; where that is folded away now, to its nearest manager. Whoever
    // has gone on to another box meanwhile stays there.
    for (const one of arrived) {
      const at = this.#stands(one);
      if (!one.focus || at === undefined || chart.focusedBefore !== one.from) continue;
      chart.focus = at;
      chart.camera.reveal(chart.drawing.boxes.frames[at]);
    }
  }

  view(view) {
    const last = view.ack?.[this.chart.outbox.client] ?? 0;
    const answered = this.waiting.filter((one) => !one.done && one.seq <= last);
    if (!answered.length) return;
    const refused = view.refused ?? [];
    answered.forEach((one) => { one.done = true; });
    if (refused.length) {
      this.waiting = this.waiting.filter((one) => !one.done);
      this.chart.refuse("It stays where it was.", ...refused);
    } else {
      // What has no box arrives in no drawing.
      answered.filter((one) => one.focus && !one.load.places.length).forEach((one) => this.#follow(one));
      setTimeout(() => this.#forget(), DRAWING_COMES_WITHIN);
    }
    this.#draw();
  }

  redraw() {
    if (this.waiting.length) this.#draw();
  }

  close() {
    this.waiting = [];
  }

  // A drawing without the box is one that has it folded away.
  #arrived({ load, target }) {
    const { chart } = this;
    const boxes = load.heads.map((id) => chart.place(id)).filter((at) => at !== undefined);
    if (!boxes.length) return load.places.length > 0;
    return boxes.every((at) => chart.scene.boxes[at].parent === target);
  }

  // The ids from a manager up to the top.
  #line(id) {
    const { chart } = this;
    const ids = [id];
    let at = chart.routes.above.get(chart.place(id));
    for (; at !== undefined; at = chart.routes.above.get(at)) ids.push(chart.scene.boxes[at].id);
    return ids;
  }

  // Where it stands now: its own box, else its nearest manager's.
  #stands({ load, line }) {
    return [...load.heads, ...line].map((id) => this.chart.place(id)).find((at) => at !== undefined);
  }

  // The focus goes there, unless it is elsewhere in the page by now.
  #follow(one) {
    const { chart } = this;
    const root = chart.sheet.getRootNode();
    const { activeElement } = document;
    const free = activeElement === document.body || root.contains(activeElement) || activeElement === root.host;
    if (free && (!root.activeElement || chart.sheet.contains(root.activeElement))) chart.go(this.#stands(one));
  }

  #forget() {
    // In a drag the old drawing is still shown, and with it what was moved in it.
    if (!this.chart.still) this.waiting = this.waiting.filter((one) => !one.done);
    this.#draw();
  }

  #draw() {
    if (!this.waiting.length) return this.marks.clear();
    const loads = this.waiting.map((one) => one.load);
    this.marks.show(loads, "moving …", false);
    const pairs = this.waiting.map((one) => [this.chart.place(one.target), one.load]);
    return this.marks.waiting(pairs.filter(([at]) => at !== undefined), "moving …");
  }
}

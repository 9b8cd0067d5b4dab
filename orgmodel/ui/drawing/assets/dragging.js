// Moving by drag: a box, or all that are selected, onto a manager or a unit.
// Rows of lists beside the drawing can be dragged too (`chart.take`), and be targets: such a row
// has `data-takes`, the id that it stands for, and may have `data-title`.

import { kindOf, titleOf } from "./actions.js";
import { DragMarks } from "./dragmarks.js";
import { DragTip } from "./dragtip.js";
import { Forecast } from "./forecast.js";
import { Load, standsFor } from "./load.js";

const LONG_PRESS = 400;
const A_DRAG = 4;
const EDGE = 40;
const FASTEST = 16;

export class Dragging {
  constructor(chart) {
    this.chart = chart;
    this.marks = new DragMarks(chart);
    this.tip = DragTip.of(chart);
    this.forecast = new Forecast(chart, (told) => this.#foretold(told));
    chart.take = (event, what) => this.take(event, what);
    // A drag by touch neither scrolls the page nor opens the menu of a long press.
    chart.stage.addEventListener("touchmove", (event) => {
      if (this.load) event.preventDefault();
    }, { passive: false });
    chart.stage.addEventListener("contextmenu", (event) => {
      if (!this.load) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true });
  }

  // Start a drag of ids from a row of HTML, at its pointerdown.
  take(event, { ids, title, about }) {
    if (event.button !== 0 || this.load) return;
    const begin = () => this.#begin(new Load(this.chart, ids, { title, about }));
    this.#fromOutside(event, begin);
  }

  press(event, at) {
    clearTimeout(this.timer);
    if (at === undefined || !this.chart.editable || standsFor(this.chart.scene.boxes[at])) return false;
    if (event.target.closest("button, [role=button]")) return false;
    this.pressed = this.chart.scene.boxes[at].id;
    if (event.pointerType !== "touch") return true;
    // A swipe moves the page or the drawing; only a finger that stays takes the box.
    const { held } = this.chart;
    this.timer = setTimeout(() => {
      const now = this.chart.held;
      if (now && now !== held && !now.moved && now.at === at) this.chart.handOver(this, event);
    }, LONG_PRESS);
    return false;
  }

  drag(event, start) {
    // The drawing may have come anew since the press, without the box.
    if (start && this.chart.place(this.pressed) !== undefined) this.#begin(new Load(this.chart, this.#taken()));
    if (this.load) this.#follow(event);
  }

  release(event) {
    if (!this.load) return;
    this.#follow(event);
    this.#drop();
  }

  cancel() {
    if (!this.load) return;
    const { title } = this.load;
    this.#end();
    this.chart.say(`${title} stays where it was.`);
  }

  view(view) {
    this.forecast.view(view);
  }

  redraw() {
    if (this.load) this.marks.show([this.load], "being moved");
  }

  moved() {
    if (this.load) this.#point();
  }

  close() {
    if (this.load) this.#end();
  }

  // The box under the pointer, or all that are selected where it is one of them.
  #taken() {
    const { selection } = this.chart;
    const known = selection.filter((one) => this.chart.place(one) !== undefined);
    return selection.includes(this.pressed) ? known : [this.pressed];
  }

  #begin(load) {
    const { chart } = this;
    this.load = load;
    this.target = undefined;
    chart.keepStill(true);
    chart.stage.classList.add("moving");
    this.listening = new AbortController();
    // The focus may be anywhere in a drag.
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      if (!chart.letGo()) this.cancel();
    }, { capture: true, signal: this.listening.signal });
    this.marks.show([load], "being moved");
    this.tip.begin(load);
    this.#tell();
    this.#panAtEdges();
  }

  #end() {
    const { chart } = this;
    this.load = undefined;
    this.target?.row?.classList.remove("takes", "refuses");
    this.listening.abort();
    this.forecast.forget();
    this.marks.clear();
    this.tip.end();
    chart.stage.classList.remove("moving");
    chart.keepStill(false);
  }

  #drop() {
    const { chart, load, target } = this;
    const refused = target && this.#refusal(target);
    this.#end();
    if (!target) chart.say(`${load.title} stays where it was.`);
    else if (refused) chart.refuse(`${load.title} stays where it was.`, refused);
    else chart.put(load, target.id, true);
  }

  #follow(event) {
    const { left, top } = this.chart.stage.getBoundingClientRect();
    this.pointer = { x: event.clientX, y: event.clientY };
    this.touch = event.pointerType === "touch";
    this.tip.follow(event.clientX - left, event.clientY - top);
    this.#aim();
  }

  #aim() {
    const target = this.#under(this.pointer.x, this.pointer.y);
    if (target?.id !== this.target?.id || target?.row !== this.target?.row) {
      this.target?.row?.classList.remove("takes", "refuses");
      this.target = target;
      this.target?.row?.classList.add(target.reason ? "refuses" : "takes");
      this.#point();
      this.#tell();
    }
    const { id, reason, foretold } = this.target ?? {};
    if (!foretold) this.forecast.ask(this.load.ids, reason ? "" : id);
  }

  // What is under the pointer and could take something: a box, or a row of a list.
  #under(x, y) {
    const { chart } = this;
    const root = chart.stage.getRootNode();
    for (const node of root.elementsFromPoint(x, y)) {
      if (!chart.root.contains(node)) continue;
      const row = node.closest("[data-takes]");
      if (row) return this.#rowTarget(row);
      // What lies over the drawing hides it.
      if (node.closest(".overlay")) return undefined;
      const at = node.closest(".box")?.dataset.at;
      if (at !== undefined) return this.#boxTarget(Number(at));
    }
    return undefined;
  }

  #rowTarget(row) {
    const id = row.dataset.takes;
    const reason = this.load.ids.includes(id) ? "is what you move" : "";
    return { id, row, reason, title: row.dataset.title ?? row.textContent.trim() };
  }

  #boxTarget(at) {
    const box = this.chart.scene.boxes[at];
    const reason = this.load.refusal(at);
    return { id: box.id, at, reason, title: titleOf(box), unit: kindOf(box) === "unit" };
  }

  #refusal({ title, reason, foretold }) {
    return reason ? `${title} ${reason}.` : foretold?.refused ?? "";
  }

  #point() {
    const { target } = this;
    this.marks.point(target?.at, this.load, "Goes here", target && this.#refusal(target));
  }

  #tell() {
    const { load, target } = this;
    const back = this.touch ? "Let go beside the boxes to put it back" : "Esc puts it back";
    if (!target) return this.tip.tell(["Drop it on a manager or a unit", back]);
    const refused = this.#refusal(target);
    if (refused) return this.tip.tell([refused, back], true);
    return this.tip.tell([`${target.unit ? "Into" : "Under"} ${target.title}`, load.along, target.foretold?.words, back], false, this.marks.taken);
  }

  #foretold(told) {
    if (!this.load || !this.target) return;
    this.target.foretold = told;
    this.target.row?.classList.toggle("refuses", Boolean(told.refused));
    this.#point();
    this.#tell();
  }

  // Near the edge of the stage the drawing comes along, once the pointer has been further in.
  #panAtEdges() {
    let inside = false;
    const step = () => {
      const { load, chart, pointer } = this;
      if (!load) return;
      const { left, top, right, bottom } = chart.stage.getBoundingClientRect();
      const push = (low, high, at) => {
        const near = Math.max(0, EDGE - (at - low)) - Math.max(0, EDGE - (high - at));
        return (Math.max(-EDGE, Math.min(near, EDGE)) / EDGE) * FASTEST;
      };
      const [dx, dy] = pointer ? [push(left, right, pointer.x), push(top, bottom, pointer.y)] : [0, 0];
      if (pointer && !dx && !dy) inside = true;
      if (inside && (dx || dy)) {
        chart.camera.pan(dx, dy);
        this.#aim();
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  #fromOutside(event, begin) {
    const { clientX, clientY, pointerId, pointerType } = event;
    const done = new AbortController();
    const touch = pointerType === "touch";
    const start = (moved) => {
      begin();
      this.listening.signal.addEventListener("abort", () => done.abort());
      this.#follow(moved);
    };
    const timer = touch ? setTimeout(() => start(event), LONG_PRESS) : 0;
    done.signal.addEventListener("abort", () => clearTimeout(timer));
    const listen = (kind, act) => window.addEventListener(kind, (given) => {
      if (given.pointerId === pointerId) act(given);
    }, { signal: done.signal });
    listen("pointermove", (moved) => {
      if (this.load) this.#follow(moved);
      else if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) >= A_DRAG) {
        if (touch) done.abort();
        else start(moved);
      }
    });
    listen("pointerup", (moved) => {
      done.abort();
      if (this.load) this.release(moved);
    });
    listen("pointercancel", () => {
      done.abort();
      this.cancel();
    });
    // A row that the finger holds must not scroll its list.
    event.currentTarget?.addEventListener?.("touchmove", (given) => {
      if (this.load) given.preventDefault();
    }, { passive: false, signal: done.signal });
  }
}

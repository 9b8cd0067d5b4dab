// Folding: the badge on a box says what is below it, and folds or unfolds it; so do the keys + and −
// on the box, and a double click. The server lays the drawing out anew.

import { svg } from "./drawing.js";
import { widthOf } from "./lettering.js";

const PAD = 5;
const APART = 4;
const REACH = 24;
const KEYS = { "+": false, "=": false, "-": true, "−": true };

export class Folding {
  constructor(chart, root) {
    this.chart = chart;
    this.badges = new Map();
    this.drawn = root.querySelector(".drawn");
    chart.stage.addEventListener("focusin", (event) => this.#reach(chart.boxAt(event) ?? chart.focus));
  }

  // How much is drawn and how much is folded away is said in words under the drawing.
  scene() {
    this.badges.clear();
    this.tabbed = undefined;
    const { scene, drawing } = this.chart;
    const folds = scene.boxes.some((box) => box.data?.fold);
    this.drawn.hidden = !folds;
    this.drawn.textContent = folds ? scene.description : "";
    if (folds) drawing.boxes.element.setAttribute("aria-describedby", this.drawn.id);
  }

  adorn(node, at) {
    const box = this.chart.scene.boxes[at];
    const state = box.data?.fold;
    if (!state) return;
    node.setAttribute("aria-expanded", String(state === "open"));
    const badge = drawBadge(box, state);
    badge.setAttribute("tabindex", at === this.tabbed ? "0" : "-1");
    this.badges.set(at, badge);
    node.append(badge);
  }

  // The badge of the box with the focus is the next tab stop after it.
  redraw() {
    this.#reach(this.chart.focus);
  }

  press(event) {
    return onBadge(event);
  }

  click(event, at) {
    return onBadge(event) && this.#turn(at);
  }

  open(event, at) {
    if (event.type !== "dblclick" || at === undefined) return false;
    // The two clicks of a double click on a badge have turned it twice already.
    return onBadge(event) || this.#turn(at);
  }

  key(event) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (onBadge(event) && (key === "Enter" || key === " ")) return this.#turn(this.chart.focus);
    return key in KEYS && this.#set(this.chart.focus, KEYS[key]);
  }

  #reach(at) {
    if (at === this.tabbed) return;
    this.badges.get(this.tabbed)?.setAttribute("tabindex", "-1");
    this.badges.get(at)?.setAttribute("tabindex", "0");
    this.tabbed = at;
  }

  #turn(at) {
    return this.#set(at, this.chart.scene.boxes[at].data?.fold === "open");
  }

  #set(at, on) {
    const box = this.chart.scene.boxes[at];
    const wanted = on ? "open" : "shut";
    if (box?.data?.fold !== wanted) return Boolean(box?.data?.fold);
    this.chart.focus = at;
    this.chart.redraw();
    this.chart.focusBox();
    this.chart.send({ type: "fold", id: box.id, on });
    return true;
  }
}

function onBadge(event) {
  return Boolean(event.target?.closest?.(".fold-badge"));
}

function drawBadge(box, state) {
  const shut = state === "shut";
  const shown = box.data.below || (shut ? "+" : "−");
  const size = Math.min(...(box.texts ?? []).map((text) => text.size), 11);
  const { x, y, w, h } = placeOf(box, shown, size);
  const words = shut ? `Unfold ${shown}` : `${shown} Fold`;
  return svg("g", { class: `fold-badge ${state}`, role: "button", "aria-label": words },
    svg("title", {}, words),
    svg("rect", { class: "reach", x: x - APART, y: y + h / 2 - REACH / 2, width: w + 2 * APART, height: REACH }),
    svg("rect", { class: "pill", x, y, width: w, height: h, rx: h / 2 }),
    svg("text", { x: x + w / 2, y: y + h / 2 + size * 0.36, "font-size": size, "text-anchor": "middle" }, shown));
}

// Where the layout has left room for it; else over the lower edge, where no words are.
function placeOf(box, shown, size) {
  const mark = box.marks?.find((one) => one.kind === "fold");
  if (mark) return mark;
  const high = size + PAD;
  const wide = Math.max(widthOf(shown, false) * size + 2 * PAD, high);
  return { x: box.x + box.w - wide - APART, y: box.y + box.h - high / 2, w: wide, h: high };
}

// What an option changes, marked at its boxes: the numbers of the changes as black dots, a thick
// border where something differs, and an amber one with a sign where a finding is new.
//
// From `box.data`: `change` ("1,3"), `changed`, `warn` (how many findings are new there). Marks keep
// a size that can be read, also where the drawing is small.

import { svg } from "./drawing.js";

const HIGH = 18;
const SIZE = 11;
const LEAST = 0.85;

export class ChangeMarks {
  constructor(chart) {
    this.chart = chart;
    this.marks = new Map();
  }

  scene() {
    this.marks.clear();
  }

  adorn(node, at) {
    const { x, y, w, data } = this.chart.scene.boxes[at];
    this.marks.delete(at);
    if (!data?.change && !data?.changed && !data?.warn) return;
    node.classList.toggle("changed", Boolean(data.change || data.changed) && !data.gone);
    node.classList.toggle("warned", Boolean(data.warn));
    const found = [];
    if (data.change) found.push([x - 4, y, dot(data.change.replaceAll(",", " "), "number")]);
    if (data.warn) found.push([x + w, y, dot("!", "warning")]);
    this.#insteadOf(node, at);
    for (const [, , mark] of found) node.append(mark);
    this.marks.set(at, found);
    this.#size(found);
  }

  moved() {
    for (const found of this.marks.values()) this.#size(found);
  }

  // The drawing's own marks have one size whatever the zoom; their words stand last in the box.
  #insteadOf(node, at) {
    const kinds = (this.chart.scene.boxes[at].marks ?? []).filter(({ kind }) => kind === "change" || kind === "warn");
    if (!kinds.length) return;
    for (const one of node.querySelectorAll(":scope > .mark.change, :scope > .mark.warn")) one.remove();
    for (const one of [...node.querySelectorAll(":scope > text")].slice(-kinds.length)) one.remove();
  }

  #size(found) {
    const scale = Math.max(1, LEAST / this.chart.camera.place.zoom);
    for (const [x, y, mark] of found) mark.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
  }
}

function dot(words, kind) {
  const wide = Math.max(HIGH, words.length * 6.5 + 8);
  return svg("g", { class: `mark ${kind}`, "aria-hidden": "true" },
    svg("rect", { x: -wide / 2, y: -HIGH / 2, width: wide, height: HIGH, rx: HIGH / 2 }),
    svg("text", { x: 0, y: 4, "font-size": SIZE, "font-weight": "bold", "text-anchor": "middle" }, words));
}

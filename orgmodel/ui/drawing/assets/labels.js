// Names at every zoom: where titles in their boxes would be too small to read, those of the upper
// levels are written larger, as far as there is room, and a number stands for those left out.
//
// Names are laid out for steps of the zoom and grow with the drawing in between, so that a frame
// of panning or zooming costs nothing and nothing flickers.

import { svg } from "./drawing.js";
import { broken, widthOf } from "./lettering.js";

const LEAST = 9;
const SIZE = 11;
const STEPS = 3;
const HIGH = 1.2;
const WIDEST = 15;
const LINES = 3;
const COUNT = 0.9;
const NUMBER = /^\d+$/;
const SMALLER = [0.82, 0.7];

export class Labels {
  constructor(chart) {
    this.chart = chart;
    this.element = svg("g", { class: "labels", "aria-hidden": "true" });
  }

  scene() {
    const { scene, routes, drawing, camera } = this.chart;
    this.titles = scene.boxes.map(titleOf);
    const sizes = this.titles.map((title) => title.size).filter(Boolean).sort((one, other) => one - other);
    this.size = sizes[Math.floor(sizes.length / 2)] ?? SIZE;
    camera.readable = LEAST / this.size;
    const order = scene.boxes.map((_, at) => at);
    this.order = order.sort((one, other) => (scene.boxes[one].level ?? 1) - (scene.boxes[other].level ?? 1) || one - other);
    this.lines = whole(drawing.boxes.frames, routes, this.order);
    this.made = new Map();
    this.step = undefined;
    drawing.element.append(this.element);
  }

  moved() {
    const { zoom } = this.chart.camera.place;
    const far = zoom * this.size < LEAST - 0.05;
    this.chart.sheet.classList.toggle("far", far);
    const step = far ? Math.floor(Math.log2(zoom) * STEPS) : undefined;
    if (step === this.step) return;
    this.step = step;
    if (step === undefined) {
      this.element.replaceChildren();
      return;
    }
    if (!this.made.has(step)) this.made.set(step, this.#laidOut(SIZE / 2 ** (step / STEPS)));
    this.element.replaceChildren(...this.made.get(step));
  }

  // The names as nodes, for letters of so many of the drawing's points.
  #laidOut(size) {
    const { routes } = this.chart;
    const taken = new Taken(size * WIDEST);
    const nodes = [];
    const named = new Map();
    for (const at of this.order) {
      const above = routes.above.get(at);
      if (above !== undefined && !named.has(above)) continue;
      const label = this.#put(this.#fitted(at, size), at, taken, size);
      if (!label) continue;
      named.set(at, label);
      nodes.push(drawn(label));
    }
    nodes.push(...this.#counts(named, taken, size));
    return nodes;
  }

  // Where it fits, or a line or more further down where the name of an upper level stands.
  #put(label, at, taken, size) {
    const furthest = label?.over ? LINES + 1 : 0;
    for (let down = 0; label && down <= furthest; down += 1) {
      const shift = down * size * HIGH;
      const { left, right, top, bottom } = label.frame;
      const frame = { left, right, top: top + shift, bottom: bottom + shift };
      if (frame.bottom > this.lines[at].bottom + size * HIGH) return undefined;
      if (taken.take(frame)) return { ...label, frame };
    }
    return undefined;
  }

  // In its box where it fits there, else over what is below it, where names there have no room.
  #fitted(at, size) {
    const { words, fill } = this.titles[at];
    if (!words) return undefined;
    const box = this.chart.drawing.boxes.frames[at];
    const own = this.#inBox(words, box, size);
    const below = this.chart.routes.below[at];
    if (own.whole || !below.length || this.#canBeRead(below[0], size)) {
      return own.lines.length && (own.whole || !this.chart.told.pair) ? { ...own, fill, over: false } : undefined;
    }
    const line = this.lines[at];
    const half = Math.max(box.right - box.left, Math.min(line.right - line.left, size * WIDEST)) / 2;
    const middle = Math.min(Math.max((box.left + box.right) / 2, line.left + half), line.right - half);
    const room = { left: middle - half, right: middle + half, top: box.top, bottom: line.bottom };
    const over = this.#inBox(words, room, size);
    const told = over.lines.length && (over.whole || !this.chart.told.pair);
    return told ? { ...over, fill: undefined, over: true } : undefined;
  }

  // Of two drawings that are compared, names are written whole: somewhat smaller, else left out.
  #inBox(words, box, size) {
    const own = fitting(words, box, size);
    if (own.whole || !this.chart.told.pair) return own;
    const tried = SMALLER.map((factor) => fitting(words, box, size * factor, LINES + 1));
    return tried.find(({ whole }) => whole) ?? own;
  }

  #canBeRead(at, size) {
    const { left, right, top, bottom } = this.chart.drawing.boxes.frames[at];
    return bottom - top >= size * HIGH && right - left >= size * 5;
  }

  // "+5" under a name, for the names below it that are left out.
  #counts(named, taken, size) {
    const left = new Map();
    for (const at of this.order) {
      if (named.has(at)) continue;
      let above = this.chart.routes.above.get(at);
      while (above !== undefined && !named.has(above)) above = this.chart.routes.above.get(above);
      if (above !== undefined) left.set(above, (left.get(above) ?? 0) + 1);
    }
    return [...left].flatMap(([at, number]) => {
      const words = `+${number}`;
      const { frame } = named.get(at);
      const half = (widthOf(words, false) * size * COUNT) / 2;
      const middle = (frame.left + frame.right) / 2;
      const place = { left: middle - half, right: middle + half, top: frame.bottom, bottom: frame.bottom + size * HIGH };
      if (place.bottom > this.lines[at].bottom + size || !taken.take(place)) return [];
      return [svg("text", {
        class: "left-out", x: middle, y: place.top + size * 0.95, "font-size": size * COUNT, "text-anchor": "middle",
      }, words)];
    });
  }
}

// What a box is called: `data.short` where there is one, else its largest bold words; a number alone is a badge's.
function titleOf(box) {
  const bold = (box.texts ?? []).filter((text) => text.bold && !NUMBER.test(text.t));
  const size = Math.max(0, ...bold.map((text) => text.size));
  const parts = bold.filter((text) => text.size === size);
  const words = box.data?.short ?? parts.map((text) => text.t).join(" ");
  return { words, size, fill: parts[0]?.fill };
}

// For each box, the frame of it and all below it.
function whole(frames, routes, order) {
  const lines = frames.map((frame) => ({ ...frame }));
  for (const at of [...order].reverse()) {
    const above = lines[routes.above.get(at)];
    if (!above) continue;
    above.left = Math.min(above.left, lines[at].left);
    above.right = Math.max(above.right, lines[at].right);
    above.bottom = Math.max(above.bottom, lines[at].bottom);
  }
  return lines;
}

function fitting(words, room, size, atMost = LINES) {
  const [wide, high] = [room.right - room.left, room.bottom - room.top];
  const most = Math.min(atMost, Math.floor((high + size * 0.2) / (size * HIGH)));
  const { lines, whole: all } = broken(words, wide / size - 0.6, most, true);
  const half = (Math.max(0, ...lines.map((line) => widthOf(line, true))) * size) / 2;
  const middle = (room.left + room.right) / 2;
  const top = room.top + size * 0.1;
  const frame = { left: middle - half, right: middle + half, top, bottom: top + lines.length * size * HIGH };
  return { lines, whole: all && lines.length > 0, frame, size };
}

function drawn({ lines, frame, fill, over, size }) {
  const middle = (frame.left + frame.right) / 2;
  const rows = lines.map((line, at) =>
    svg("tspan", { x: middle, y: frame.top + size * (0.95 + at * HIGH) }, line));
  return svg("text", { class: over ? "over" : "within", "font-size": size, "text-anchor": "middle", fill }, ...rows);
}

// Where words stand already, in squares of a grid, so that none is written over another.
class Taken {
  constructor(step) {
    this.step = step;
    this.squares = new Map();
  }

  take(frame) {
    const squares = this.#squares(frame);
    const free = squares.every((square) => (this.squares.get(square) ?? []).every((one) => apart(one, frame)));
    if (free) {
      for (const square of squares) this.squares.set(square, [...(this.squares.get(square) ?? []), frame]);
    }
    return free;
  }

  #squares({ left, right, top, bottom }) {
    const found = [];
    const place = (value) => Math.floor(value / this.step);
    for (let x = place(left); x <= place(right); x += 1) {
      for (let y = place(top); y <= place(bottom); y += 1) found.push(`${x} ${y}`);
    }
    return found;
  }
}

function apart(one, other) {
  return one.left >= other.right || one.right <= other.left || one.top >= other.bottom || one.bottom <= other.top;
}

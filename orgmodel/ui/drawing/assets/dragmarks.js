// What a drag draws over the boxes: ghosts of what is moved, hatching over what cannot take it,
// the ring around the target, and the dashed place where it would go.

import { svg } from "./drawing.js";

const BLUE = "#005eb8";
const SOFT = "#425563";
const GAP = 6;

export class DragMarks {
  constructor(chart) {
    this.chart = chart;
    this.still = svg("g");
    this.aim = svg("g");
    const lines = svg("path", { d: "M-2 10L10 -2M-2 26L26 -2M6 34L34 6", stroke: "#e1e5e7", "stroke-width": 6 });
    this.layer = svg("g", { class: "moves", "aria-hidden": "true" },
      svg("defs", {}, svg("pattern", { id: "no-place", width: 16, height: 16, patternUnits: "userSpaceOnUse" },
        svg("rect", { width: 16, height: 16, fill: "#fff" }), lines)), this.still, this.aim);
  }

  // Show what cannot take a load, and what of it is on its way; several loads where some wait.
  show(loads, words, hatched = true) {
    const { boxes } = this.chart.drawing;
    this.chart.drawing.element.append(this.layer);
    const drawn = [];
    for (const at of boxes.nodes.keys()) {
      const box = this.chart.scene.boxes[at];
      if (loads.some((load) => load.moved.has(at))) drawn.push(ghost(box, words));
      else if (hatched) {
        const load = loads.find((one) => one.excludes(at));
        if (load) drawn.push(hatch(box, load.refusal(at)));
      }
    }
    this.still.replaceChildren(...drawn);
  }

  // Ring the box at a place; where it can take the load, show the place it would have below it.
  point(at, load, words, refused) {
    if (at === undefined) return this.#nothing();
    const box = this.chart.scene.boxes[at];
    this.place = undefined;
    const made = [ring(box, this.chart.camera.place.zoom, refused)];
    if (!refused) made.unshift(...this.#slot(at, load, words, 0));
    return this.aim.replaceChildren(...made);
  }

  // What was dropped and is not answered yet, at its new places: [at, load] each.
  waiting(pairs, words) {
    const taken = new Map();
    this.aim.replaceChildren(...pairs.flatMap(([at, load]) => {
      const before = taken.get(at) ?? 0;
      taken.set(at, before + 1);
      return this.#slot(at, load, words, before);
    }));
  }

  // Where on the screen the place stands that the load would have; undefined where none is shown.
  get taken() {
    if (!this.place) return undefined;
    const { x, y, zoom } = this.chart.camera.place;
    const left = this.place.x * zoom + x;
    const top = this.place.y * zoom + y;
    return { left, top, right: left + this.place.w * zoom, bottom: top + this.place.h * zoom };
  }

  clear() {
    this.place = undefined;
    this.layer.remove();
    this.still.replaceChildren();
    this.aim.replaceChildren();
  }

  #slot(at, load, words, before) {
    const { scene, routes } = this.chart;
    const target = scene.boxes[at];
    const team = routes.below[at].filter((place) => !load.moved.has(place)).map((place) => scene.boxes[place]);
    let place = placeBelow(target, team, (box) => this.#foot(box, load));
    // Where the end of the team is out of sight, at its beginning.
    if (!this.#sees(place) && !place.beside) place = { ...place, y: target.y + target.h + GAP };
    if (place.beside) place.x += before * (place.w + GAP);
    else place.y += before * (place.h + GAP);
    this.place = place;
    return [way(target, place), slot(place, words, load)];
  }

  #nothing() {
    this.place = undefined;
    this.aim.replaceChildren();
  }

  #sees(place) {
    const { left, top, right, bottom } = this.chart.camera.seen;
    return place.x >= left && place.y >= top && place.x + place.w <= right && place.y + place.h <= bottom;
  }

  // How far down the team below a box reaches, where it stands as a list.
  #foot(box, load) {
    const { scene, routes, places } = this.chart;
    let foot = box.y + box.h;
    const look = (at) => {
      for (const next of routes.below[at]) {
        const below = scene.boxes[next];
        if (load.moved.has(next) || Math.abs(below.x - box.x) > box.w) continue;
        foot = Math.max(foot, below.y + below.h);
        look(next);
      }
    };
    look(places.get(box.id));
    return foot;
  }
}

// After the last of the team, the way the team stands: one under the other, or in a row.
function placeBelow(target, team, footOf) {
  const last = team.at(-1);
  if (!last) {
    const inset = Math.min(12, target.w / 8);
    return { x: target.x + inset, y: target.y + target.h + 2 * GAP, w: target.w - inset, h: Math.max(target.h, 30) };
  }
  const before = team.at(-2);
  const listed = before ? Math.abs(last.y - before.y) > Math.abs(last.x - before.x)
    : last.x > target.x && last.x < target.x + target.w / 4;
  if (listed) return { x: last.x, y: footOf(last) + GAP, w: last.w, h: last.h };
  return { x: last.x + last.w + GAP, y: last.y, w: last.w, h: last.h, beside: true };
}

function way(target, place) {
  const foot = target.y + target.h;
  const middle = place.x + place.w / 2;
  const d = place.beside
    ? `M${target.x + target.w / 2} ${foot}V${place.y - 8}H${middle}V${place.y}`
    : `M${place.x - 4} ${foot}V${place.y + place.h / 2}H${place.x}`;
  return svg("path", { class: "way", d, fill: "none", stroke: BLUE, "stroke-width": 3, "stroke-dasharray": "7 4" });
}

function outline(box, out, look) {
  return svg("rect", {
    x: box.x - out, y: box.y - out, width: box.w + 2 * out, height: box.h + 2 * out, rx: 3 + out, fill: "none", ...look,
  });
}

// Three pixels white and three blue around them, at every zoom; dashed where it is no place to go.
function ring(box, zoom, refused) {
  const pixel = 1 / zoom;
  const blue = { class: "blue", stroke: refused ? SOFT : BLUE, "stroke-width": 3 * pixel,
    "stroke-dasharray": refused ? `${6 * pixel} ${4 * pixel}` : undefined };
  return svg("g", { class: refused ? "aim refused" : "aim" },
    outline(box, 1.5 * pixel, { class: "white", stroke: "#fff", "stroke-width": 3 * pixel }), outline(box, 4.5 * pixel, blue));
}

function ghost(box, words) {
  return svg("g", { class: "away", "data-of": box.id },
    panel(box, { fill: "#fff", stroke: SOFT, "stroke-width": 1, "stroke-dasharray": "4 3" }), ...face(box, words));
}

function hatch(box, reason) {
  return svg("g", { class: "not-here", "data-of": box.id },
    panel(box, { fill: "url(#no-place)", stroke: SOFT, "stroke-width": 1 }), ...face(box, `⊘ ${reason.replace(/^is below/, "below")}`));
}

function panel(box, look) {
  return svg("rect", { x: box.x, y: box.y, width: box.w, height: box.h, rx: box.radius ?? 2, ...look });
}

// The title as the box has it, as much as leaves room, and words under it.
function face(box, said) {
  const texts = box.texts ?? [];
  const large = Math.max(...texts.map((text) => text.size), 0);
  const titles = texts.filter((text) => text.size === large);
  const small = texts.find((text) => text.size < large)?.size ?? Math.max(8, large * 0.8);
  const high = small * 1.25;
  const words = broken(said, (box.w - 10) / (small * 0.5));
  const lines = [...titles].sort((one, other) => one.y - other.y);
  while (lines.length && lines.at(-1).y + words.length * high > box.y + box.h - 2) lines.pop();
  const first = lines.length ? lines.at(-1).y + high : box.y + box.h / 2 + small / 3 - ((words.length - 1) * high) / 2;
  const shown = lines.map((text) => svg("text", {
    x: text.x, y: text.y, "font-size": text.size, "font-weight": text.bold ? "bold" : undefined, fill: SOFT }, text.t));
  const left = Math.min(...titles.map((text) => text.x), box.x + box.w);
  const place = left - box.x < 18 ? { x: Math.max(left, box.x + 4) } : { x: box.x + box.w / 2, "text-anchor": "middle" };
  const why = words.map((line, at) =>
    svg("text", { ...place, y: first + at * high, "font-size": small, fill: SOFT, class: "why" }, line));
  return [inside(box, ...shown, ...why)];
}

// Words in lines of no more than so many letters.
function broken(said, most) {
  return said.split(" ").reduce((lines, word) => {
    const longer = `${lines.at(-1)} ${word}`;
    return lines.length && longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

function slot(place, words, load) {
  const size = Math.min(12, place.h / 3.2);
  const at = (line) => place.y + place.h / 2 + (line ? size * 1.15 : -size * 0.2);
  return svg("g", { class: "slot" },
    panel({ ...place, radius: 3 }, { fill: "#fff", stroke: BLUE, "stroke-width": 2, "stroke-dasharray": "6 4" }),
    inside(place,
      svg("text", { x: place.x + 8, y: at(0), "font-size": size, "font-weight": "bold", fill: "#003087" }, words),
      svg("text", { x: place.x + 8, y: at(1), "font-size": size * 0.92, fill: SOFT }, load.title)));
}

// Words that are longer than their box end at its edge.
function inside(box, ...nodes) {
  const frame = { x: box.x + 2, y: box.y, width: Math.max(0, box.w - 4), height: box.h };
  return svg("svg", { ...frame, viewBox: `${frame.x} ${frame.y} ${frame.width} ${frame.height}`, overflow: "hidden" }, ...nodes);
}

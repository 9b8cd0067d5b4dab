// Highlights the path of a finding: its boxes and lines stand out, numbered, the rest steps back.

import { joined, svg } from "./drawing.js";

const RADIUS = 9;
const PLACES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9];

// Whether a badge at a place would hide words. Letters are taken for a little wider than they are.
function hides([x, y], texts) {
  return texts.some((text) => {
    const wide = text.t.length * text.size * 0.6;
    const left = text.anchor === "middle" ? text.x - wide / 2 : text.anchor === "end" ? text.x - wide : text.x;
    const [dx, dy] = [
      Math.max(left - x, 0, x - left - wide),
      Math.max(text.y - text.size - y, 0, y - text.y - text.size * 0.25),
    ];
    return dx * dx + dy * dy < RADIUS * RADIUS;
  });
}

// On the longest stretch of a line, nearest to its middle where the badge hides no words.
function placeOn(points, texts) {
  let [best, longest] = [points.slice(0, 4), -1];
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x0, y0, x1, y1] = points.slice(at, at + 4);
    const length = Math.abs(x1 - x0) + Math.abs(y1 - y0);
    if (length > longest) [best, longest] = [[x0, y0, x1, y1], length];
  }
  const [x0, y0, x1, y1] = best;
  const places = PLACES.map((part) => [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part]);
  return places.find((place) => !hides(place, texts)) ?? places[0];
}

// Beside a box, at half its height: nothing is written there.
function besideBox({ x, y, h }) {
  return [Math.max(x - RADIUS, RADIUS), y + h / 2];
}

function wordsOf(scene) {
  return [scene.boxes, scene.lines].flatMap((all) => all.flatMap(({ texts }) => texts ?? []));
}

function badge([x, y], number) {
  return svg("g", { class: "step", "data-step": number },
    svg("circle", { cx: x, cy: y, r: RADIUS }),
    svg("text", { x, y: y + 4, "font-size": 11, "font-weight": "bold", "text-anchor": "middle" }, number));
}

function linesOf(scene, step) {
  const ends = (line) => (line.source === step.from && line.target === step.to)
    || (line.source === step.to && line.target === step.from);
  return scene.lines.map((line, at) => [line, at])
    .filter(([line]) => line.relation === step.relation && ends(line))
    .map(([, at]) => at);
}

function note(numbers, at, number) {
  numbers.set(at, [...(numbers.get(at) ?? []), number]);
}

// What of a highlight this drawing holds: boxes, and lines with the numbers of their steps.
// A step that is drawn as no line (a function in its unit) is numbered at the box it leads to.
export function highlighted(scene, highlight) {
  const ids = new Set(highlight?.boxes ?? []);
  const boxes = new Set(scene.boxes.map((box, at) => (ids.has(box.id) ? at : -1)).filter((at) => at >= 0));
  const [lines, ends] = [new Map(), new Map()];
  (highlight?.steps ?? []).forEach((step, place) => {
    const drawn = linesOf(scene, step);
    for (const at of drawn) note(lines, at, place + 1);
    const end = drawn.length ? -1 : scene.boxes.findIndex((box) => box.id === step.to);
    if (end >= 0) note(ends, end, place + 1);
  });
  return { boxes, lines, ends, any: boxes.size > 0 || lines.size > 0 };
}

export function drawHighlight(drawing, found) {
  const { scene } = drawing;
  drawing.element.classList.toggle("dimmed", found.any);
  for (const [at, node] of drawing.boxes.nodes) node.classList.toggle("lit", found.boxes.has(at));
  for (const [at, node] of drawing.lines.nodes) node.classList.toggle("lit", found.lines.has(at));
  const [halos, badges] = [[], []];
  const words = found.lines.size ? wordsOf(scene) : [];
  for (const [at, numbers] of found.lines) {
    const { points } = scene.lines[at];
    const corners = points.map((value, place) => (place % 2 ? value : `${place ? "L" : "M"}${value} `));
    halos.push(svg("path", { d: corners.join(""), class: "glow" }));
    badges.push(badge(placeOn(points, words), numbers.join(", ")));
  }
  for (const [at, numbers] of found.ends) {
    badges.push(badge(besideBox(scene.boxes[at]), numbers.join(", ")));
  }
  drawing.below.replaceChildren(...halos);
  drawing.above.replaceChildren(...badges);
}

export function frameOf(drawing, found) {
  return joined([
    ...[...found.boxes].map((at) => drawing.boxes.frames[at]),
    ...[...found.lines.keys()].map((at) => drawing.lines.frames[at]),
  ]);
}

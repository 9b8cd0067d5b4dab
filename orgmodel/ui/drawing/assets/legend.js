// The legend beside the drawing: a small sample of each style in use, and its meaning.

import { drawMark, svg, words } from "./drawing.js";

const WIDE = 34;
const HIGH = 16;

function tip(kind, x, towards, stroke) {
  const y = HIGH / 2;
  if (kind === "arrow") return [svg("path", { d: `M${x} ${y}l${-towards * 7} -4v8Z`, fill: stroke })];
  if (kind === "bar") return [svg("path", { d: `M${x} ${y - 5}v10`, stroke, "stroke-width": 2 })];
  return [];
}

function sample(entry) {
  const { stroke, fill, weight, dash } = entry;
  const picture = svg("svg", { width: WIDE, height: HIGH, viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" });
  // Marks and words of a sample are placed from its left end and its middle height.
  const placed = svg("g", { transform: `translate(2 ${HIGH / 2}) scale(1.3)` },
    ...(entry.marks ?? []).map(drawMark), ...(entry.texts ?? []).map(words));
  if (entry.sample === "line") {
    const style = { stroke, "stroke-width": weight, "stroke-dasharray": dash };
    picture.append(svg("path", { d: `M2 ${HIGH / 2}H${WIDE - 2}`, ...style }),
      ...tip(entry.start, 2, -1, stroke), ...tip(entry.end, WIDE - 2, 1, stroke));
    return picture;
  }
  if (entry.sample === "box") {
    picture.append(svg("rect", {
      x: 2, y: 1, width: WIDE - 4, height: HIGH - 2, rx: 2, fill, stroke,
      "stroke-width": weight, "stroke-dasharray": dash,
    }));
  }
  picture.append(placed);
  return picture;
}

export function drawLegend(list, entries) {
  list.replaceChildren(...entries.map((entry) => {
    const row = document.createElement("li");
    const words = document.createElement("span");
    words.textContent = entry.label;
    const shown = entry.sample || entry.marks?.length || entry.texts?.length;
    row.append(...(shown ? [sample(entry)] : []), words);
    return row;
  }));
  list.parentElement.hidden = !entries.length;
}

// The legend beside the drawing: a small sample of each style in use, and its meaning.

import { svg } from "./drawing.js";

const WIDE = 34;
const HIGH = 16;

function tip(kind, x, towards, stroke) {
  const y = HIGH / 2;
  if (kind === "arrow") return [svg("path", { d: `M${x} ${y}l${-towards * 7} -4v8Z`, fill: stroke })];
  if (kind === "bar") return [svg("path", { d: `M${x} ${y - 5}v10`, stroke, "stroke-width": 2 })];
  return [];
}

function sample(entry) {
  const { stroke, fill, weight, dash, mark } = entry;
  const picture = svg("svg", { width: WIDE, height: HIGH, viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" });
  if (entry.sample === "line") {
    const style = { stroke, "stroke-width": weight, "stroke-dasharray": dash };
    picture.append(svg("path", { d: `M2 ${HIGH / 2}H${WIDE - 2}`, ...style }),
      ...tip(entry.start, 2, -1, stroke), ...tip(entry.end, WIDE - 2, 1, stroke));
    return picture;
  }
  picture.append(svg("rect", {
    x: 2, y: 1, width: WIDE - 4, height: HIGH - 2, rx: 2, fill, stroke,
    "stroke-width": weight, "stroke-dasharray": dash,
  }));
  if (mark) {
    picture.append(svg("text", {
      x: WIDE / 2, y: 12, "font-size": 10, "font-weight": "bold", "text-anchor": "middle", fill: "#212b32",
    }, mark));
  }
  return picture;
}

export function drawLegend(list, entries) {
  list.replaceChildren(...entries.map((entry) => {
    const row = document.createElement("li");
    const words = document.createElement("span");
    words.textContent = entry.label;
    row.append(sample(entry), words);
    return row;
  }));
  list.parentElement.hidden = !entries.length;
}

// Draws a scene as SVG nodes, at the places that were laid out in Python.
// Words go in as text content and never as markup, so a name cannot run or load anything.

const NS = "http://www.w3.org/2000/svg";
const ALL_IN_DOM = 300;
const LONGEST_DASHED = 3;

export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== "") made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export function spoken(label) {
  return String(label ?? "").replaceAll("\n", ", ");
}

export function words(text) {
  return svg("text", {
    x: text.x,
    y: text.y,
    "font-size": text.size,
    "font-weight": text.bold ? "bold" : undefined,
    "font-style": text.italic ? "italic" : undefined,
    fill: text.fill ?? "#212b32",
  }, text.t);
}

// Words that begin on the page itself, not on something light: a dark page writes them light.
function onThePage(element, { x, y, size }, filled) {
  const [across, down] = [x + size / 4, y - size / 3];
  const under = filled.some((one) => one.left <= across && across <= one.right
    && one.top <= down && down <= one.bottom);
  element.classList.toggle("bare", !under);
  return element;
}

function rectangle(shape) {
  return svg("rect", {
    x: shape.x,
    y: shape.y,
    width: shape.w,
    height: shape.h,
    rx: shape.radius ?? 2,
    fill: shape.fill,
    stroke: shape.stroke,
    "stroke-width": shape.weight,
    "stroke-dasharray": shape.dash,
  });
}

function tooltip(label) {
  return label ? [svg("title", {}, spoken(label))] : [];
}

function way(points, closed) {
  const corners = [];
  for (let at = 0; at < points.length; at += 2) corners.push(`${points[at]} ${points[at + 1]}`);
  return `M${corners.join("L")}${closed ? "Z" : ""}`;
}

function drawLine(line) {
  const path = {
    d: way(line.points),
    stroke: line.stroke,
    "stroke-width": line.weight,
    "stroke-dasharray": line.dash,
    "stroke-dashoffset": line.phase,
    class: "stroke",
  };
  // A wide unseen stroke below, so that a thin line can be pointed at.
  const reach = svg("path", { d: way(line.points), class: "reach" });
  const tips = (line.tips ?? []).map((tip) =>
    svg("path", { d: way(tip, true), fill: line.stroke, class: "tip" }));
  return svg("g", {
    class: `line ${line.relation}`,
    "data-from": line.source,
    "data-to": line.target,
    "data-relation": line.relation,
  }, ...tooltip(line.label), reach, svg("path", path), ...tips);
}

// A band, pill, rule or tick: a rectangle, or a line through points.
export function drawMark(mark) {
  const look = {
    class: `mark ${mark.kind}`, fill: mark.fill, stroke: mark.stroke,
    "stroke-width": mark.weight, "stroke-dasharray": mark.dash,
  };
  if (mark.points) return svg("path", { d: way(mark.points), ...look });
  return svg("rect", { x: mark.x, y: mark.y, width: mark.w, height: mark.h, rx: mark.radius, ...look });
}

function drawBus(bus) {
  return svg("path", {
    class: "bus", "data-to": bus.manager, d: bus.runs.map((run) => way(run)).join(""),
    stroke: bus.stroke, "stroke-width": bus.weight, "stroke-dasharray": bus.dash, fill: "none",
  });
}

function drawGroup(group) {
  return svg("g", { class: `group ${group.kind}`, "data-id": group.id },
    ...tooltip(group.label), rectangle(group), ...(group.marks ?? []).map(drawMark),
    ...(group.texts ?? []).map(words));
}

function drawBox(box) {
  // Behind the box, the ring that shows selection and focus.
  const ring = svg("rect", {
    class: "ring", x: box.x - 4, y: box.y - 4, width: box.w + 8, height: box.h + 8, rx: 5,
  });
  return svg("g", { class: `box ${box.kind}`, "data-id": box.id, "aria-label": spoken(box.label) },
    ...tooltip(box.label), ring, rectangle(box),
    ...(box.marks ?? []).map(drawMark), ...(box.texts ?? []).map(words));
}

function extent(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    left = Math.min(left, points[at]);
    right = Math.max(right, points[at]);
    top = Math.min(top, points[at + 1]);
    bottom = Math.max(bottom, points[at + 1]);
  }
  return { left, top, right, bottom };
}

function frame(shape) {
  return {
    left: shape.x, top: shape.y, right: shape.x + shape.w, bottom: shape.y + shape.h,
  };
}

export function joined(frames) {
  return frames.reduce((all, one) => ({
    left: Math.min(all.left, one.left),
    top: Math.min(all.top, one.top),
    right: Math.max(all.right, one.right),
    bottom: Math.max(all.bottom, one.bottom),
  }), { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
}

function lengthOf({ left, top, right, bottom }) {
  return right - left + bottom - top;
}

function meets(one, other) {
  return one.left < other.right && one.right > other.left
    && one.top < other.bottom && one.bottom > other.top;
}

// One kind of shape: what there is of it, and which of it stands in the page just now.
class Layer {
  constructor(name, items, frames, draw, attributes = {}) {
    this.element = svg("g", { class: name, ...attributes });
    this.items = items;
    this.frames = frames;
    this.draw = draw;
    this.nodes = new Map();
  }

  show(wanted, adorn) {
    for (const [at, node] of this.nodes) {
      if (!wanted(at)) {
        node.remove();
        this.nodes.delete(at);
      }
    }
    this.items.forEach((item, at) => {
      if (this.nodes.has(at) || !wanted(at)) return;
      const node = this.draw(item);
      node.dataset.at = at;
      adorn?.(node, at);
      this.nodes.set(at, node);
      this.element.append(node);
    });
  }
}

// A scene in the page. Above three hundred boxes only those near the view stand in it, and dashed lines
// longer than three views are left out: drawing them takes longer than all the rest.
export class Drawing {
  constructor(scene) {
    this.scene = scene;
    const { boxes, lines, groups, texts } = scene;
    const buses = scene.buses ?? [];
    this.groups = new Layer("groups", groups, groups.map(frame), drawGroup);
    this.lines = new Layer("lines", lines, lines.map((line) => extent(line.points)), drawLine,
      { "aria-hidden": "true", fill: "none" });
    this.buses = new Layer("buses", buses, buses.map((bus) => extent(bus.runs.flat())), drawBus,
      { "aria-hidden": "true" });
    this.boxes = new Layer("boxes", boxes, boxes.map(frame), drawBox);
    this.below = svg("g", { class: "halo", "aria-hidden": "true" });
    this.above = svg("g", { class: "steps", "aria-hidden": "true" });
    const said = lines.flatMap((line) => line.texts ?? []).concat(texts);
    const marks = lines.flatMap((line) => line.marks ?? []).concat(scene.marks ?? []);
    const filled = [...groups, ...boxes, ...marks.filter((mark) => "w" in mark)].filter(
      ({ fill }) => fill && fill !== "none").map(frame);
    this.words = svg("g", { class: "words" }, ...marks.map(drawMark),
      ...said.map((text) => onThePage(words(text), text, filled)));
    this.element = svg("g", { class: "world" }, this.groups.element, this.below,
      this.buses.element, this.lines.element, this.boxes.element, this.words, this.above);
    this.bounds = joined([...this.groups.frames, ...this.boxes.frames, ...this.lines.frames,
      ...texts.map((text) => ({ left: text.x, top: text.y - text.size, right: text.x, bottom: text.y }))]);
    if (!boxes.length && !groups.length) {
      this.bounds = { left: 0, top: 0, right: scene.width, bottom: scene.height };
    }
  }

  // Draw what can be seen in `view` (in the scene's lengths), and the box that has the focus.
  show(view, kept, adorn) {
    const whole = this.scene.boxes.length <= ALL_IN_DOM;
    const room = { x: view.right - view.left, y: view.bottom - view.top };
    const near = {
      left: view.left - room.x / 2, right: view.right + room.x / 2,
      top: view.top - room.y / 2, bottom: view.bottom + room.y / 2,
    };
    const seen = (frames) => (at) => whole || meets(frames[at], near);
    this.groups.show(() => true);
    this.boxes.show((at) => at === kept || seen(this.boxes.frames)(at), adorn);
    this.buses.show(seen(this.buses.frames));
    const inView = seen(this.lines.frames);
    const longest = LONGEST_DASHED * Math.max(room.x, room.y);
    this.lines.show((at) => inView(at) && (whole || !this.scene.lines[at].dash || lengthOf(this.lines.frames[at]) < longest));
  }
}

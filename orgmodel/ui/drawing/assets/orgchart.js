// The chart in the page: shows a scene, and owns only pan, zoom and focus.
// Selection and highlight come from the server through orgview.js; what the user does goes
// back as numbered events.

import { Camera } from "./camera.js";
import { Drawing, spoken, svg } from "./drawing.js";
import { drawLegend } from "./legend.js";
import { drawHighlight, frameOf, highlighted } from "./highlight.js";
import { Outbox } from "./outbox.js";
import { Routes } from "./routes.js";
import { Search } from "./search.js";

const hub = (globalThis[Symbol.for("orgmodel.charts")] ??= { views: new Map(), charts: new Map(), mounts: 0 });
const remembered = new Map();
const mounted = new WeakMap();
const STEP = 80;
const A_DRAG = 4;
const PAN = { left: [STEP, 0], right: [-STEP, 0], up: [0, STEP], down: [0, -STEP] };
const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const KEYS = { "+": "in", "=": "in", "-": "out", 0: "fit", 9: "width" };

class Chart {
  constructor(root) {
    hub.mounts += 1;
    this.view = root.querySelector(".view");
    this.said = root.querySelector(".said");
    this.zoom = root.querySelector(".zoom");
    this.legend = root.querySelector(".key ul");
    this.outbox = new Outbox();
    this.camera = new Camera(() => this.#moved());
    this.search = new Search(root, (at) => this.#find(at));
    this.sheet = svg("svg", { class: "sheet" });
    this.view.append(this.sheet);
    this.selected = null;
    this.focus = 0;
    this.#listen(root);
    this.watcher = new ResizeObserver(() => this.#resized());
    this.watcher.observe(this.view);
  }

  // A new scene, or the same again; `data.key` names what is drawn, for the memory of pan and zoom.
  update(data) {
    if (data.stamp === this.stamp) return;
    const fresh = data.key !== this.key;
    this.stamp = data.stamp;
    this.key = data.key;
    this.name = data.chart;
    this.view.style.height = data.height;
    this.scene = data.scene;
    this.routes = new Routes(this.scene.boxes);
    this.drawing = new Drawing(this.scene);
    this.camera.bounds = this.drawing.bounds;
    this.sheet.replaceChildren(this.drawing.element);
    const tree = this.routes.tree;
    this.drawing.boxes.element.setAttribute("role", tree ? "tree" : "listbox");
    this.drawing.boxes.element.setAttribute("aria-label", spoken(`${this.scene.title}. ${data.hint}`));
    this.search.over(this.scene.boxes);
    drawLegend(this.legend, this.scene.legend);
    this.framed = this.framed && !fresh;
    if (fresh) this.started = undefined;
    hub.charts.set(this.name, (view) => this.show(view));
    this.focus = Math.max(0, this.#place(this.selected) ?? this.routes.first() ?? 0);
    this.#resized();
    this.show(hub.views.get(this.name));
  }

  // What the server says of the view: selection, highlight, what to say, and what it has taken.
  show(view) {
    if (!view || !this.drawing) return;
    this.outbox.acknowledge(view.ack);
    // The answer to an older click must not undo a newer one.
    if (!this.outbox.waiting.some((event) => event.type === "select")) this.selected = view.selected;
    this.highlighted = highlighted(this.scene, view.highlight);
    this.#redraw();
    if (view.highlight?.id !== this.highlightId) {
      this.highlightId = view.highlight?.id;
      this.pending = this.highlighted.any;
    }
    // Each request to look is followed once, whichever page the chart is on by then.
    if (view.look && view.look.turn !== hub.turn) {
      hub.turn = view.look.turn;
      const at = this.#place(view.look.id);
      if (at !== undefined) this.#centre(at);
    }
    this.#frameHighlight();
    if (view.say && view.say !== this.spoken) this.#say(view.say);
    this.spoken = view.say;
  }

  close() {
    this.watcher.disconnect();
    hub.charts.delete(this.name);
  }

  #place(id) {
    const at = id === null || id === undefined ? -1 : this.scene.boxes.findIndex((box) => box.id === id);
    return at < 0 ? undefined : at;
  }

  #resized() {
    const { clientWidth, clientHeight } = this.view;
    if (!clientWidth || !clientHeight || !this.drawing) return;
    // Before the style sheet has come, sizes mean nothing; this is called again when it has.
    if (getComputedStyle(this.view).overflow !== "hidden") return;
    const grown = this.camera.width !== clientWidth || this.camera.height !== clientHeight;
    this.camera.width = clientWidth;
    this.camera.height = clientHeight;
    this.sheet.setAttribute("width", clientWidth);
    this.sheet.setAttribute("height", clientHeight);
    // A page that is still being built changes the room: the eye starts anew until it has moved.
    const unmoved = grown && this.started && this.started === this.camera.place;
    if (this.framed && !unmoved) return this.#moved();
    this.framed = true;
    const before = unmoved ? undefined : remembered.get(this.key);
    if (before) {
      this.camera.set(before.x, before.y, before.zoom);
    } else {
      this.camera.start(this.#middle());
      this.started = this.camera.place;
    }
    return this.#frameHighlight();
  }

  // Where the eye should start: over the top post with most below it.
  #middle() {
    const { boxes } = this.scene;
    if (!this.routes.tree) return undefined;
    const top = this.routes.tops.reduce((best, at) =>
      (this.routes.below[at].length > this.routes.below[best].length ? at : best), this.routes.tops[0]);
    return boxes[top].x + boxes[top].w / 2;
  }

  #frameHighlight() {
    if (!this.pending || !this.framed) return;
    this.pending = false;
    this.camera.frame(frameOf(this.drawing, this.highlighted));
  }

  #moved() {
    remembered.set(this.key, this.camera.place);
    this.drawing.element.setAttribute("transform", this.camera.transform);
    this.sheet.classList.toggle("far", this.camera.place.zoom < 0.3);
    this.zoom.textContent = `${Math.round(this.camera.place.zoom * 100)}%`;
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.#redraw();
      });
    }
  }

  #redraw() {
    this.drawing.show(this.camera.seen, this.focus, (node, at) => this.#adorn(node, at));
    for (const [at, node] of this.drawing.boxes.nodes) {
      const chosen = this.scene.boxes[at].id === this.selected;
      node.classList.toggle("selected", chosen);
      node.setAttribute("aria-selected", String(chosen));
      node.setAttribute("tabindex", at === this.focus ? "0" : "-1");
    }
    if (this.highlighted) drawHighlight(this.drawing, this.highlighted);
  }

  #adorn(node, at) {
    const box = this.scene.boxes[at];
    node.setAttribute("role", this.routes.tree ? "treeitem" : "option");
    if (!this.routes.tree) return;
    const team = this.routes.team(at);
    node.setAttribute("aria-level", box.level);
    node.setAttribute("aria-setsize", team.length);
    node.setAttribute("aria-posinset", team.indexOf(at) + 1);
  }

  #select(at) {
    const box = this.scene.boxes[at];
    this.focus = at;
    this.selected = box.id;
    this.#redraw();
    this.outbox.send({ type: "select", id: box.id });
  }

  #find(at) {
    this.#centre(at);
    this.#select(at);
  }

  #centre(at) {
    this.camera.show(this.drawing.boxes.frames[at], Math.max(this.camera.place.zoom, 0.8));
  }

  #say(words) {
    this.said.textContent = words;
  }

  #go(at) {
    if (at === undefined) return;
    this.focus = at;
    this.camera.reveal(this.drawing.boxes.frames[at]);
    this.#redraw();
    this.drawing.boxes.nodes.get(at)?.focus({ preventScroll: true });
  }

  #do(action) {
    if (action === "in") this.camera.zoomBy(1.25);
    else if (action === "out") this.camera.zoomBy(0.8);
    else if (action === "fit") this.camera.fit();
    else if (action === "width") this.camera.fitWidth();
    else this.camera.pan(...PAN[action]);
  }

  #key(event) {
    const { key } = event;
    const action = event.shiftKey && ARROWS[key] ? ARROWS[key] : KEYS[key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (action) this.#do(action);
    else if (ARROWS[key]) this.#go(this.routes.next(this.focus, key));
    else if (key === "Home") this.#go(this.routes.first());
    else if (key === "End") this.#go(this.routes.last());
    else if (key === "Enter" || key === " ") this.#select(this.focus);
    else return;
    // Handled here: the page has shortcuts of its own on single keys, and scrolls on arrows.
    event.preventDefault();
    event.stopPropagation();
  }

  #listen(root) {
    root.querySelector(".bar").addEventListener("click", (event) => {
      const action = event.target.closest("button")?.dataset.do;
      if (action) this.#do(action);
    });
    this.sheet.addEventListener("keydown", (event) => this.#key(event));
    this.sheet.addEventListener("focusin", (event) => {
      const at = event.target.closest(".box")?.dataset.at;
      if (at === undefined || Number(at) === this.focus) return;
      this.focus = Number(at);
    });
    this.view.addEventListener("wheel", (event) => {
      // A plain wheel scrolls the page, as everywhere else.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = this.view.getBoundingClientRect();
      this.camera.zoomBy(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    }, { passive: false });
    this.#listenToDrags();
  }

  #listenToDrags() {
    let start = null;
    this.view.addEventListener("pointerdown", (event) => {
      if (event.button === 0) start = { x: event.clientX, y: event.clientY, moved: false, on: event.target };
    });
    this.view.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (!start.moved && Math.hypot(dx, dy) < A_DRAG) return;
      if (!start.moved) {
        start.moved = true;
        this.view.setPointerCapture(event.pointerId);
        this.view.classList.add("dragging");
      }
      this.camera.pan(dx, dy);
      [start.x, start.y] = [event.clientX, event.clientY];
    });
    const end = () => {
      this.view.classList.remove("dragging");
      start = null;
    };
    this.view.addEventListener("pointercancel", end);
    this.view.addEventListener("pointerup", () => {
      const at = start && !start.moved ? start.on.closest?.(".box")?.dataset.at : undefined;
      end();
      if (at === undefined) return;
      this.#go(Number(at));
      this.#select(Number(at));
    });
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  let chart = mounted.get(parentElement);
  if (!chart) {
    chart = new Chart(parentElement);
    mounted.set(parentElement, chart);
  }
  chart.outbox.deliver = (message) => setTriggerValue("event", message);
  chart.update(data);
  return () => {
    chart.close();
    mounted.delete(parentElement);
  };
}

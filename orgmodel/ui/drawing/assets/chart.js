// The chart in the page: shows a scene, and owns pan, zoom and focus.
// Selection and highlight come from the server through orgview.js; what the user does goes
// back as numbered events. What can be done on the drawing is in parts, each in a file of its own.
//
// A part is a class made with (chart, root). All it may have:
//   scene()            a new scene was drawn (chart.scene, chart.drawing, chart.routes are new)
//   view(data)         the server said something
//   adorn(node, at)    the node of box `at` was made
//   redraw()           boxes in the page, selection or focus changed
//   moved()            the camera moved
//   sent(event)        something was sent to the server
//   key(event)         a key on the drawing while box chart.focus has the focus; true: handled
//   press(event, at)   the pointer went down on box `at` (undefined: beside all). True takes it:
//   drag(event, start)   moved; `start` is true the first time
//   release(event)       let go after it had moved
//   cancel()             Escape, or the pointer was taken away
//   click(event, at)   pressed and released in one place; true: handled
//   open(event, at)    double click, or the menu button of the pointer or keyboard; true: handled
//   close()            the chart leaves the page
// Parts are asked in their order; the first that answers true is the last that is asked.

import { Camera } from "./camera.js";
import { Drawing, spoken, svg } from "./drawing.js";
import { drawHighlight, frameOf, highlighted } from "./highlight.js";
import { drawLegend } from "./legend.js";
import { Outbox } from "./outbox.js";
import { Routes } from "./routes.js";

export const hub = (globalThis[Symbol.for("orgmodel.charts")] ??= { views: new Map(), charts: new Map(), mounts: 0 });
const remembered = new Map();
const A_DRAG = 4;

// Sets an attribute only where it changes: in most frames of a pan nothing does.
function mark(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

export class Chart {
  constructor(root, parts) {
    hub.mounts += 1;
    this.root = root;
    this.stage = root.querySelector(".view");
    this.said = root.querySelector(".said");
    this.zoom = root.querySelector(".zoom");
    this.legend = root.querySelector(".key ul");
    this.outbox = new Outbox();
    this.camera = new Camera(() => this.#moved());
    this.sheet = svg("svg", { class: "sheet", role: "presentation" });
    this.stage.append(this.sheet);
    this.selection = [];
    this.focus = 0;
    this.told = {};
    this.parts = parts.map((Part) => new Part(this, root));
    this.#listen();
    this.watcher = new ResizeObserver(() => this.#resized());
    this.watcher.observe(this.stage);
  }

  // The id selected last: the one the panel speaks of.
  get selected() {
    return this.selection.at(-1) ?? null;
  }

  // Whether whoever is at work here may only look.
  get looks() {
    return Boolean(this.told.can?.look);
  }

  // Whether posts can be moved here: only the page Chart tells of steps to undo.
  get editable() {
    return Boolean(this.told.can) && !this.looks && Boolean(this.routes?.tree);
  }

  // A new scene, or the same again; `data.key` names what is drawn, for the memory of pan and zoom.
  update(data) {
    // Nothing is rebuilt under a pointer that drags a box: see `keepStill`.
    if (this.still) this.later = data;
    if (this.still || data.stamp === this.stamp) return;
    const fresh = data.key !== this.key;
    // The box with the keyboard's focus keeps it, wherever it stands now.
    const held = this.sheet.contains(this.root.activeElement ?? this.sheet.getRootNode().activeElement);
    const scene = JSON.parse(data.scene);
    const before = this.#nearest(scene.boxes);
    // For the parts: whose focus it was until this scene came.
    this.focusedBefore = this.scene?.boxes[this.focus]?.id;
    this.data = data;
    this.stamp = data.stamp;
    this.key = data.key;
    this.name = data.chart;
    this.stage.style.height = data.height;
    this.scene = scene;
    this.places = new Map(this.scene.boxes.map((box, at) => [box.id, at]));
    this.routes = new Routes(this.scene.boxes);
    // The pointer that is down on a box is down on it still, wherever it stands now.
    if (this.held?.id !== undefined) this.held.at = this.place(this.held.id);
    this.drawing = new Drawing(this.scene);
    this.camera.bounds = this.drawing.bounds;
    this.sheet.replaceChildren(this.drawing.element);
    const tree = this.routes.tree;
    const boxes = this.drawing.boxes.element;
    boxes.setAttribute("role", tree ? "tree" : "listbox");
    boxes.setAttribute("aria-multiselectable", "true");
    boxes.setAttribute("aria-label", spoken(`${this.scene.title}. ${data.hint}`));
    drawLegend(this.legend, this.scene.legend);
    this.framed = this.framed && !fresh;
    if (fresh) this.started = undefined;
    hub.charts.set(this.name, this);
    this.focus = this.place(held ? before : this.selected) ?? this.place(before) ?? this.routes.first() ?? 0;
    this.ask("scene");
    this.#resized();
    this.show(hub.views.get(this.name));
    if (held) this.focusBox();
  }

  // What the server says of the view: selection, highlight, what to say, and what it has taken.
  show(view) {
    if (!view || !this.drawing) return;
    this.told = view;
    this.outbox.acknowledge(view.ack);
    // The answer to an older click must not undo a newer one.
    if (!this.outbox.waiting.some((event) => event.type === "select")) {
      this.selection = view.selection ?? (view.selected ? [view.selected] : []);
    }
    this.highlighted = highlighted(this.scene, view.highlight);
    this.redraw();
    if (view.highlight?.id !== this.highlightId) {
      this.highlightId = view.highlight?.id;
      this.pending = this.highlighted.any;
    }
    this.ask("view", view);
    this.#look(view.look);
    this.#frameHighlight();
    if (view.say && view.say !== this.spoken) this.say(view.say);
    this.spoken = view.say;
  }

  // Until it is called with false, the drawing stays as it is; then it shows the newest scene. It
  // does from the press on a box until that is let go.
  keepStill(still) {
    this.still = still;
    if (still) return;
    const { later } = this;
    this.later = undefined;
    if (later) this.update(later);
    this.#look(this.told.look);
  }

  // Each request to look is followed once, whichever page the chart is on by then; not in a drag.
  #look(look) {
    if (this.still || !look || look.turn === hub.turn) return;
    const at = this.place(look.id);
    if (at === undefined) return;
    hub.turn = look.turn;
    this.bringIn(at);
  }

  close() {
    this.watcher.disconnect();
    this.outbox.close();
    hub.charts.delete(this.name);
    this.ask("close");
  }

  // Ask every part; true as soon as one answers true.
  ask(what, ...given) {
    return this.parts.some((part) => part[what]?.(...given) === true);
  }

  place(id) {
    return id === null || id === undefined ? undefined : this.places.get(id);
  }

  boxAt(event) {
    const at = event.target?.closest?.(".box")?.dataset.at;
    return at === undefined ? undefined : Number(at);
  }

  // Send what was done; returns its number, by which `view.ack` tells that it was taken.
  send(event) {
    const number = this.outbox.send(event);
    this.ask("sent", event);
    return number;
  }

  // Select ids of the scene; the last of them is the one the panel speaks of.
  select(ids) {
    this.selection = ids;
    this.redraw();
    this.send({ type: "select", id: this.selected ?? "", ids });
  }

  say(words) {
    this.said.textContent = words;
  }

  // Put the keyboard's focus on a box, moving the drawing no more than is needed.
  go(at) {
    if (at === undefined) return;
    this.focus = at;
    this.camera.reveal(this.drawing.boxes.frames[at]);
    this.redraw();
    this.focusBox();
  }

  focusBox() {
    this.drawing.boxes.nodes.get(this.focus)?.focus({ preventScroll: true });
  }

  // Show a box: as it is where it is in view and can be read, else in the middle.
  bringIn(at) {
    this.camera.bringIn(this.drawing.boxes.frames[at]);
  }

  redraw() {
    this.drawing.show(this.camera.seen, this.focus, (node, at) => this.#adorn(node, at));
    const chosen = new Set(this.selection);
    for (const [at, node] of this.drawing.boxes.nodes) {
      const is = chosen.has(this.scene.boxes[at].id);
      node.classList.toggle("selected", is);
      mark(node, "aria-selected", String(is));
      mark(node, "tabindex", at === this.focus ? "0" : "-1");
    }
    if (this.highlighted) drawHighlight(this.drawing, this.highlighted);
    this.ask("redraw");
  }

  // The id of the box with the focus, or of its nearest manager that is among new boxes.
  #nearest(boxes) {
    const there = new Set(boxes.map((box) => box.id));
    let at = this.scene ? this.focus : undefined;
    while (at !== undefined && !there.has(this.scene.boxes[at]?.id)) at = this.routes.above.get(at);
    return at === undefined ? undefined : this.scene.boxes[at].id;
  }

  #resized() {
    const { clientWidth, clientHeight } = this.stage;
    if (!clientWidth || !clientHeight || !this.drawing) return;
    // Before the style sheet has come, sizes mean nothing; this is called again when it has.
    if (getComputedStyle(this.stage).overflow !== "hidden") return;
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
      this.start();
    }
    return this.#frameHighlight();
  }

  // Look at the drawing as if it were seen for the first time.
  start() {
    this.camera.start(this.#middle());
    this.started = this.camera.place;
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

  tellZoom() {
    this.zoom.textContent = `${Math.round(this.camera.place.zoom * 100)} %`;
  }

  #moved() {
    remembered.set(this.key, this.camera.place);
    this.drawing.element.setAttribute("transform", this.camera.transform);
    this.tellZoom();
    this.ask("moved");
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.redraw();
      });
    }
  }

  #adorn(node, at) {
    const box = this.scene.boxes[at];
    node.setAttribute("role", this.routes.tree ? "treeitem" : "option");
    if (this.routes.tree) {
      const team = this.routes.team(at);
      node.setAttribute("aria-level", this.routes.depth(at));
      node.setAttribute("aria-setsize", team.length);
      node.setAttribute("aria-posinset", team.indexOf(at) + 1);
    }
    this.ask("adorn", node, at);
  }

  #listen() {
    this.sheet.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.letGo()) return this.#handled(event);
      if (this.ask("key", event)) this.#handled(event);
      return undefined;
    });
    // On the stage: a picture that listens for the focus is a stop of the Tab key by itself.
    this.stage.addEventListener("focusin", (event) => {
      const at = this.boxAt(event);
      if (at !== undefined) this.focus = at;
    });
    for (const kind of ["dblclick", "contextmenu"]) {
      this.stage.addEventListener(kind, (event) => {
        if (this.ask("open", event, this.boxAt(event))) event.preventDefault();
      });
    }
    this.#listenToPointer();
  }

  // Handled here: the page has shortcuts of its own on single keys, and scrolls on arrows.
  #handled(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  // Give what the pointer has moved so far back to where it was; whether there was anything.
  letGo() {
    const owner = this.held?.moved ? this.held.owner : undefined;
    this.held = null;
    this.stage.classList.remove("dragging");
    owner?.cancel?.();
    if (this.still) this.keepStill(false);
    return Boolean(owner);
  }

  // From here on, what the pointer does belongs to another part, as if it had moved already.
  handOver(part, event) {
    this.held.owner = part;
    this.held.moved = true;
    this.stage.setPointerCapture(event.pointerId);
    part.drag(event, true);
  }

  #listenToPointer() {
    this.stage.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.target.closest(".overlay")) return;
      const at = this.boxAt(event);
      const owner = this.parts.find((part) => part.press?.(event, at) === true);
      this.held = { x: event.clientX, y: event.clientY, at, id: this.scene.boxes[at]?.id, owner, moved: false };
      if (at !== undefined && owner) this.keepStill(true);
    });
    this.stage.addEventListener("pointermove", (event) => {
      const { held } = this;
      if (!held) return;
      // Let go where the page did not hear of it.
      if (!held.moved && !event.buttons) return void this.letGo();
      if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) < A_DRAG) return;
      const start = !held.moved;
      if (start) {
        held.moved = true;
        this.stage.setPointerCapture(event.pointerId);
      }
      held.owner?.drag?.(event, start);
    });
    this.stage.addEventListener("pointercancel", () => this.letGo());
    this.stage.addEventListener("pointerup", (event) => {
      const { held } = this;
      this.held = null;
      this.stage.classList.remove("dragging");
      if (!held) return;
      if (held.moved) held.owner?.release?.(event);
      else if (held.id === undefined || held.at !== undefined) this.ask("click", event, held.at);
      if (this.still) this.keepStill(false);
    });
  }
}

// The overview: every post of the organisation on a canvas, over the drawing. A click on a box, or
// Enter where the focus is, opens that post's line as the drawing. The tree below keeps the focus.

import { Camera } from "./camera.js";
import { hub } from "./chart.js";
import { Picture } from "./overview_picture.js";
import { Posts } from "./overview_posts.js";
import { ARROWS, KEYS, steer } from "./panning.js";

const A_DRAG = 4;
const SETTLED = 120;

export class Overview {
  constructor(chart, root) {
    this.chart = chart;
    this.camera = new Camera(() => this.#later());
    this.cover = document.createElement("div");
    this.cover.className = "overlay over";
    this.cover.hidden = true;
    this.paper = document.createElement("canvas");
    this.paper.setAttribute("aria-hidden", "true");
    this.tip = document.createElement("p");
    this.tip.className = "tip";
    this.tip.setAttribute("aria-hidden", "true");
    this.cover.append(this.paper, this.tip);
    this.words = document.createElement("p");
    this.words.className = "over-words";
    this.words.hidden = true;
    chart.stage.append(this.cover);
    chart.stage.after(this.words);
    this.button = root.querySelector('[data-do="overview"]');
    this.button?.addEventListener("click", () => this.#ask(!this.on));
    root.querySelector(".bar").addEventListener("click", (event) => this.#tool(event), { capture: true });
    this.#listen();
  }

  // Charts that the server gives no overview have no button for it.
  scene() {
    hub.lookers ??= new Map();
    hub.overviews ??= new Map();
    hub.lookers.set(this.chart.name, (data) => this.#take(data));
    this.#take(hub.overviews.get(this.chart.name));
  }

  close() {
    hub.lookers?.delete(this.chart.name);
  }

  moved() {
    if (!this.on) return;
    this.#sized();
    this.#tellZoom();
  }

  redraw() {
    const { focus } = this.chart;
    if (!this.on || focus === this.focus) return;
    this.focus = focus;
    const row = this.#focused();
    if (row !== undefined) this.camera.bringIn(this.posts.frame(row));
    this.#later();
  }

  key(event) {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { key } = event;
    if (key === "Escape") this.#ask(false);
    else if (key === "Enter") this.#open(this.#focused());
    else if (event.shiftKey && ARROWS[key]) steer(this.camera, ARROWS[key]);
    else if (KEYS[key]) steer(this.camera, KEYS[key]);
    else return false;
    return true;
  }

  get on() {
    return Boolean(this.posts);
  }

  #ask(on) {
    this.chart.send({ type: "overview", on });
    if (on) this.chart.say("Drawing the overview.");
  }

  #take(data) {
    if (this.button) {
      this.button.hidden = !data;
      this.button.setAttribute("aria-pressed", String(Boolean(data?.on)));
    }
    if (data?.stamp === this.stamp) return;
    this.stamp = data?.stamp;
    const was = this.on;
    this.posts = data?.on ? new Posts(data.overview) : undefined;
    this.picture = this.posts && new Picture(this.posts, this.paper);
    this.rows = data?.rows ?? {};
    this.cover.hidden = !this.on;
    this.words.hidden = !this.on;
    this.words.textContent = this.on ? `${data.overview.words} ${data.hint}` : "";
    this.chart.stage.classList.toggle("overview", this.on);
    this.chart.tellZoom();
    this.chart.ask("moved");
    if (!this.on) return;
    this.camera.bounds = this.posts.bounds;
    this.focus = this.chart.focus;
    this.camera.width = 0;
    this.#sized();
    if (!was) this.chart.say(data.overview.words);
  }

  #sized() {
    const { clientWidth, clientHeight } = this.chart.stage;
    if (!clientWidth || (this.camera.width === clientWidth && this.camera.height === clientHeight)) return;
    this.camera.width = clientWidth;
    this.camera.height = clientHeight;
    this.picture.size(clientWidth, clientHeight);
    this.camera.fit();
    this.fitted = this.camera.place.zoom;
  }

  // As much larger as it is than all of it on the screen.
  #tellZoom() {
    if (!this.fitted) return;
    this.chart.zoom.textContent = `${Math.round((this.camera.place.zoom / this.fitted) * 100)} %`;
  }

  #focused() {
    return this.rows[this.chart.scene.boxes[this.chart.focus]?.id];
  }

  #open(row) {
    if (row === undefined) return;
    this.chart.say(`Opening ${this.posts.title(row) || "the post"}.`);
    this.chart.send({ type: "row", turn: row });
  }

  // While it moves the picture is moved along; it is drawn sharp again when it rests.
  #later() {
    if (!this.on || this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      if (!this.on) return;
      this.#tellZoom();
      this.picture.show(this.camera.place, this.#focused(), this.pointed);
      clearTimeout(this.resting);
      if (!this.picture.sharp) {
        this.resting = setTimeout(() => {
          if (!this.on) return;
          this.picture.spoil();
          this.#later();
        }, SETTLED);
      }
    });
  }

  #tool(event) {
    const action = event.target.closest("button")?.dataset.do;
    if (this.on && steer(this.camera, action)) event.stopPropagation();
  }

  #listen() {
    const { cover } = this;
    const here = (event) => {
      const { left, top } = cover.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    cover.addEventListener("pointerdown", (event) => {
      if (event.button === 0) this.held = { x: event.clientX, y: event.clientY, moved: false };
    });
    cover.addEventListener("pointermove", (event) => {
      const { held } = this;
      if (!held) return this.#point(...here(event));
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.moved && Math.hypot(dx, dy) < A_DRAG) return undefined;
      if (!held.moved) cover.setPointerCapture(event.pointerId);
      this.held = { x: event.clientX, y: event.clientY, moved: true };
      return this.camera.pan(dx, dy);
    });
    cover.addEventListener("pointerup", (event) => {
      if (this.held && !this.held.moved) this.#open(this.#at(...here(event)));
      this.held = undefined;
    });
    cover.addEventListener("pointercancel", () => { this.held = undefined; });
    cover.addEventListener("pointerleave", () => this.#point(-1, -1));
    cover.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.camera.zoomBy(Math.exp(-event.deltaY / 300), ...here(event));
    }, { passive: false });
  }

  #at(x, y) {
    const { place } = this.camera;
    return this.posts?.at((x - place.x) / place.zoom, (y - place.y) / place.zoom);
  }

  #point(x, y) {
    const row = x < 0 ? undefined : this.#at(x, y);
    this.tip.hidden = row === undefined;
    if (row !== undefined) {
      this.tip.style.transform = `translate(${Math.min(x + 12, this.camera.width - 220)}px, ${y + 16}px)`;
    }
    if (row === this.pointed) return;
    this.pointed = row;
    this.tip.textContent = row === undefined ? "" : this.posts.spoken(row);
    this.#later();
  }
}

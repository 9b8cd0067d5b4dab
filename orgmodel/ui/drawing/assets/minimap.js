// The small map at the bottom right: all of the drawing, with a frame round what is seen. A drag or a
// click on it moves the view. By keyboard the same is done with Shift and the arrows.

const WIDE = 164;
const HIGH = 92;
const PAD = 5;
const [REACH_X, REACH_Y] = [WIDE + 10, HIGH + 10];
const LEAST_STAGE = 420;
const MOST_SEEN = 0.75;

let wanted = true;

export class MiniMap {
  constructor(chart, root) {
    this.chart = chart;
    this.map = document.createElement("div");
    this.map.className = "overlay map";
    this.map.setAttribute("aria-hidden", "true");
    this.paper = document.createElement("canvas");
    this.eye = document.createElement("i");
    this.map.append(this.paper, this.eye);
    this.map.hidden = true;
    chart.stage.append(this.map);
    this.button = root.querySelector('[data-do="map"]');
    this.button?.addEventListener("click", () => {
      wanted = !wanted;
      this.moved();
    });
    for (const kind of ["pointerdown", "pointermove"]) {
      this.map.addEventListener(kind, (event) => this.#point(event));
    }
  }

  scene() {
    const { left, top, right, bottom } = this.chart.drawing.bounds;
    const scale = Math.min((WIDE - 2 * PAD) / Math.max(right - left, 1), (HIGH - 2 * PAD) / Math.max(bottom - top, 1));
    this.scale = scale;
    this.x = (WIDE - (right - left) * scale) / 2 - left * scale;
    this.y = (HIGH - (bottom - top) * scale) / 2 - top * scale;
    this.stale = true;
  }

  view() {
    this.moved();
  }

  moved() {
    const { camera, drawing } = this.chart;
    const { left, top, right, bottom } = drawing.bounds;
    const { seen } = camera;
    // It covers what is drawn in that corner: only where a good part of the drawing cannot be seen.
    const share = (room, all) => Math.min(room / Math.max(all, 1), 1);
    const part = share(seen.right - seen.left, right - left) * share(seen.bottom - seen.top, bottom - top);
    const useful = part < MOST_SEEN && camera.width >= LEAST_STAGE;
    this.map.hidden = !wanted || !useful || this.chart.stage.classList.contains("overview");
    if (this.button) {
      this.button.setAttribute("aria-pressed", String(wanted));
      this.button.disabled = !useful;
    }
    if (this.map.hidden) return;
    this.map.classList.toggle("aside", this.#hidesLit(seen.right - REACH_X / camera.place.zoom)
      && !this.#hidesLit(seen.left));
    if (this.stale) this.#draw();
    const held = (value, most) => Math.min(Math.max(value, 0), most);
    const [x, y] = [held(seen.left * this.scale + this.x, WIDE), held(seen.top * this.scale + this.y, HIGH)];
    const wide = held(seen.right * this.scale + this.x, WIDE) - x;
    const high = held(seen.bottom * this.scale + this.y, HIGH) - y;
    this.eye.style.transform = `translate(${x}px, ${y}px)`;
    this.eye.style.width = `${Math.max(wide, 4)}px`;
    this.eye.style.height = `${Math.max(high, 4)}px`;
  }

  // Whether a box of the path that is lit would lie under the map, from this left edge on.
  #hidesLit(left) {
    const { camera, drawing, highlighted } = this.chart;
    const { seen, place } = camera;
    const [right, top] = [left + REACH_X / place.zoom, seen.bottom - REACH_Y / place.zoom];
    return [...highlighted?.boxes ?? []].some((at) => {
      const box = drawing.boxes.frames[at];
      return box.right > left && box.left < right && box.bottom > top && box.top < seen.bottom;
    });
  }

  #draw() {
    this.stale = false;
    const { scene, drawing } = this.chart;
    const dense = globalThis.devicePixelRatio || 1;
    this.paper.width = WIDE * dense;
    this.paper.height = HIGH * dense;
    const pen = this.paper.getContext("2d");
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    const forced = matchMedia("(forced-colors: active)").matches;
    scene.boxes.forEach((box, at) => {
      const { left, top, right, bottom } = drawing.boxes.frames[at];
      const frame = [left * this.scale + this.x, top * this.scale + this.y,
        Math.max((right - left) * this.scale, 1.5), Math.max((bottom - top) * this.scale, 1)];
      pen.fillStyle = forced ? "CanvasText" : box.fill;
      pen.strokeStyle = forced ? "CanvasText" : box.stroke;
      pen.lineWidth = 0.7;
      pen.fillRect(...frame);
      pen.strokeRect(...frame);
    });
  }

  #point(event) {
    if (event.type === "pointermove" && !(event.buttons & 1)) return;
    if (event.type === "pointerdown") {
      if (event.button !== 0) return;
      this.map.setPointerCapture(event.pointerId);
    }
    event.preventDefault();
    const { left, top } = this.map.getBoundingClientRect();
    const { camera } = this.chart;
    const [x, y] = [(event.clientX - left - this.x) / this.scale, (event.clientY - top - this.y) / this.scale];
    const { zoom } = camera.place;
    camera.set(camera.width / 2 - x * zoom, camera.height / 2 - y * zoom, zoom);
  }
}

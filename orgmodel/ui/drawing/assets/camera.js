// Which part of the drawing is seen, and how large: pan, zoom and fit.
// `zoom` is screen pixels to one point of the drawing; `readable` the least at which titles can be read.

const LEAST = 0.05;
const MOST = 4;
const USUAL = 1.15;
const MARGIN = 14;
const KEPT_IN_SIGHT = 80;

export class Camera {
  constructor(changed) {
    this.changed = changed;
    this.width = 0;
    this.height = 0;
    this.bounds = { left: 0, top: 0, right: 1, bottom: 1 };
    this.place = { x: 0, y: 0, zoom: USUAL };
    this.readable = 0.6;
  }

  get seen() {
    const { x, y, zoom } = this.place;
    return { left: -x / zoom, top: -y / zoom,
      right: (this.width - x) / zoom, bottom: (this.height - y) / zoom };
  }

  get transform() {
    const { x, y, zoom } = this.place;
    return `translate(${x} ${y}) scale(${zoom})`;
  }

  set(x, y, zoom) {
    const { left, top, right, bottom } = this.bounds;
    const held = (value, low, high) => Math.min(Math.max(value, Math.min(low, high)), Math.max(low, high));
    this.place = {
      x: held(x, KEPT_IN_SIGHT - right * zoom, this.width - KEPT_IN_SIGHT - left * zoom),
      y: held(y, KEPT_IN_SIGHT - bottom * zoom, this.height - KEPT_IN_SIGHT - top * zoom),
      zoom,
    };
    this.changed();
  }

  // Start readable: all of it where that can be read, else the top, `middle` in the centre.
  start(middle) {
    const { left, right } = this.bounds;
    const fit = this.#fitting(this.bounds);
    const wide = (this.width - 2 * MARGIN) / Math.max(right - left, 1);
    const usual = Math.max(this.readable, USUAL);
    if (wide >= this.readable) this.#centreOn(this.bounds, Math.min(Math.max(fit, this.readable), wide, usual), true);
    else this.set(...this.#corner(middle));
  }

  // Over the middle of a line; a drawing without one is read from its left.
  #corner(middle) {
    const zoom = middle === undefined ? this.readable : Math.max(this.readable, 0.8);
    const x = middle === undefined ? MARGIN - this.bounds.left * zoom : this.width / 2 - middle * zoom;
    return [x, MARGIN - this.bounds.top * zoom, zoom];
  }

  fit() {
    this.#centreOn(this.bounds, Math.min(this.#fitting(this.bounds), MOST), false);
  }

  fitWidth() {
    const { left, right } = this.bounds;
    const zoom = Math.min((this.width - 2 * MARGIN) / Math.max(right - left, 1), MOST);
    this.#centreOn(this.bounds, zoom, true);
  }

  // Show a part as it is if it can be read and fits, else bring it into the middle.
  frame(part) {
    if (this.place.zoom >= this.readable && this.#fitting(part) >= this.place.zoom) this.reveal(part);
    else this.#centreOn(part, Math.min(this.#fitting(part), USUAL), false);
  }

  // Show a part as it is where it is in view and can be read, else in the middle, readable.
  bringIn(part) {
    const { left, top, right, bottom } = this.seen;
    const inside = part.left >= left && part.right <= right && part.top >= top && part.bottom <= bottom;
    if (inside && this.place.zoom >= this.readable) return;
    this.#centreOn(part, Math.min(this.#fitting(part), Math.max(this.place.zoom, this.readable, 0.8), MOST), false);
  }

  // Move no more than is needed for a part to be seen.
  reveal(part) {
    const { x, y, zoom } = this.place;
    const seen = this.seen;
    const room = MARGIN / zoom;
    let [dx, dy] = [0, 0];
    if (part.left - room < seen.left) dx = seen.left - part.left + room;
    else if (part.right + room > seen.right) dx = seen.right - part.right - room;
    if (part.top - room < seen.top) dy = seen.top - part.top + room;
    else if (part.bottom + room > seen.bottom) dy = seen.bottom - part.bottom - room;
    if (dx || dy) this.set(x + dx * zoom, y + dy * zoom, zoom);
  }

  pan(dx, dy) {
    this.set(this.place.x + dx, this.place.y + dy, this.place.zoom);
  }

  // Zoom about a place on the screen, by default the middle.
  zoomBy(factor, x = this.width / 2, y = this.height / 2) {
    const least = Math.min(LEAST, this.#fitting(this.bounds));
    const zoom = Math.min(Math.max(this.place.zoom * factor, least), MOST);
    const change = zoom / this.place.zoom;
    this.set(x - (x - this.place.x) * change, y - (y - this.place.y) * change, zoom);
  }

  #fitting({ left, top, right, bottom }) {
    const wide = (this.width - 2 * MARGIN) / Math.max(right - left, 1);
    const high = (this.height - 2 * MARGIN) / Math.max(bottom - top, 1);
    return Math.min(wide, high);
  }

  #centreOn({ left, top, right, bottom }, zoom, atTop) {
    const x = this.width / 2 - ((left + right) / 2) * zoom;
    const y = atTop ? MARGIN - top * zoom : this.height / 2 - ((top + bottom) / 2) * zoom;
    this.set(x, y, zoom);
  }
}

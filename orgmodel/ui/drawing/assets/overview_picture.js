// Draws an overview on a canvas: only what is in view and large enough to be seen. The picture is
// wider than the view, so that it can be moved along while the view is panned.

import { broken } from "./lettering.js";

const AROUND = 0.25;
const LEAST = 2.2;
const LEAST_AREA = 14;
const TITLE = 11;
const STRIP = 0.11;
const HIGHEST = 0.04;
const UPPER = 2;
const WIDE = 100;
const TALL = 44;
const SLOW = 24;
const INK = "#212b32";
const RING = ["#212b32", "#ffeb3b"];

function mixed(colour, share) {
  const part = (at) => parseInt(colour.slice(at, at + 2), 16);
  return `rgb(${[1, 3, 5].map((at) => Math.round(part(at) * share + 255 * (1 - share))).join(",")})`;
}

export class Picture {
  constructor(posts, paper) {
    this.posts = posts;
    this.paper = paper;
    this.shot = document.createElement("canvas");
    this.looks = posts.sides.map(({ fill, stroke }) => ({ own: fill, line: mixed(fill, 0.45), edge: mixed(stroke, 0.55) }));
  }

  size(wide, high) {
    this.dense = Math.min(globalThis.devicePixelRatio || 1, 2);
    [this.wide, this.high] = [wide, high];
    this.paper.width = wide * this.dense;
    this.paper.height = high * this.dense;
    this.paper.style.width = `${wide}px`;
    this.paper.style.height = `${high}px`;
    this.shot.width = wide * (1 + 2 * AROUND) * this.dense;
    this.shot.height = high * (1 + 2 * AROUND) * this.dense;
    this.spoil();
  }

  spoil() {
    this.taken = undefined;
  }

  // Whether what is shown was drawn for this place and zoom.
  get sharp() {
    return this.taken?.zoom === this.place?.zoom && this.#covers();
  }

  show(place, focused, pointed) {
    this.place = place;
    if (!this.taken || (!this.sharp && !(this.cost > SLOW))) this.#take();
    const pen = this.paper.getContext("2d");
    const { taken, dense } = this;
    const grown = place.zoom / taken.zoom;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.paper.width, this.paper.height);
    const [x, y] = [place.x - taken.x * grown, place.y - taken.y * grown];
    pen.drawImage(this.shot, x * dense, y * dense, this.shot.width * grown, this.shot.height * grown);
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    if (pointed !== undefined) this.#ring(pen, pointed, [INK], 2);
    if (focused !== undefined) this.#ring(pen, focused, RING, 3);
  }

  #covers() {
    const { taken, place, wide, high } = this;
    const [dx, dy] = [place.x - taken.x, place.y - taken.y];
    return dx <= 0 && dy <= 0 && dx >= -2 * AROUND * wide && dy >= -2 * AROUND * high;
  }

  #ring(pen, row, colours, weight) {
    const { posts, place: { x, y, zoom } } = this;
    const frame = [posts.x[row] * zoom + x, posts.y[row] * zoom + y, posts.w[row] * zoom, posts.h[row] * zoom];
    colours.forEach((colour, at) => {
      const out = at * weight;
      pen.strokeStyle = colour;
      pen.lineWidth = weight;
      pen.strokeRect(frame[0] - out, frame[1] - out, frame[2] + 2 * out, frame[3] + 2 * out);
    });
  }

  #take() {
    const start = performance.now();
    const { place, wide, high, dense } = this;
    // Whole points away from the view's corner: between two points letters would be blurred.
    const [x, y] = [place.x + Math.round(AROUND * wide), place.y + Math.round(AROUND * high)];
    this.taken = { x, y, zoom: place.zoom };
    const pen = this.shot.getContext("2d");
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    pen.clearRect(0, 0, this.shot.width, this.shot.height);
    this.#titles(pen, this.#boxes(pen, wide * (1 + 2 * AROUND), high * (1 + 2 * AROUND)));
    this.cost = performance.now() - start;
  }

  // Fills the boxes in view that are large enough; the rows that have room for a title come back.
  #boxes(pen, wide, high) {
    const { posts, taken: { x, y, zoom } } = this;
    const named = [];
    let last;
    const fill = (colour, ...frame) => {
      if (colour !== last) {
        pen.fillStyle = colour;
        last = colour;
      }
      pen.fillRect(...frame);
    };
    for (let row = 0; row < posts.count;) {
      const [left, top] = [posts.x[row] * zoom + x, posts.y[row] * zoom + y];
      const [w, h] = [posts.w[row] * zoom, posts.h[row] * zoom];
      const unseen = left > wide || top > high || left + w < 0 || top + h < 0;
      if (unseen || w < LEAST || h < LEAST || w * h < LEAST_AREA) {
        row = posts.end[row];
        continue;
      }
      const look = this.looks[posts.side[row]];
      const leads = posts.end[row] > row + 1;
      const edge = Math.min(1, h / 8, w / 8);
      fill(look.edge, left, top, w, h);
      fill(leads ? look.line : look.own, left + edge, top + edge, w - 2 * edge, h - 2 * edge);
      if (w > 34 && h > TITLE) named.push({ row, left, top, w, h, leads });
      row += 1;
    }
    return named;
  }

  // Titles in their boxes or strips; those of the upper levels, and of what is large on the screen,
  // also where their strip is too low.
  #titles(pen, named) {
    const { posts } = this;
    pen.textBaseline = "top";
    pen.fillStyle = INK;
    pen.lineJoin = "round";
    pen.strokeStyle = "#fff";
    pen.lineWidth = 3;
    const highest = posts.bounds.bottom * this.taken.zoom * HIGHEST;
    const strip = (one) => (one.leads ? Math.min(one.h * STRIP, highest) : one.h);
    const large = (one) => (posts.depth[one.row] <= UPPER ? one.w > 60 : one.w > WIDE && one.h > TALL);
    const over = named.filter((one) => large(one) && strip(one) < TITLE).sort((one, other) => posts.depth[one.row] - posts.depth[other.row]);
    const taken = [];
    for (const one of over) {
      const frame = { left: one.left, top: one.top, right: one.left + one.w, bottom: one.top + TITLE * 1.5 };
      if (!taken.every((other) => apart(frame, other))) continue;
      taken.push(frame);
      this.#title(pen, one, TITLE, 1, true);
    }
    for (const one of named) {
      if (strip(one) < TITLE) continue;
      const frame = { left: one.left, top: one.top, right: one.left + one.w, bottom: one.top + strip(one) };
      if (!taken.every((other) => apart(frame, other))) continue;
      const size = one.leads ? Math.min(Math.max(strip(one) * 0.72, 10), 14) : TITLE;
      this.#title(pen, one, size, one.leads ? 1 : Math.min(Math.floor(one.h / (TITLE * 1.2)), 4), false);
    }
  }

  #title(pen, { row, left, top, w, leads }, size, most, edged) {
    const { lines } = broken(this.posts.title(row), (w - 6) / size, Math.max(most, 1), leads);
    pen.font = `${leads ? "bold " : ""}${size}px Arial, Arimo, "Liberation Sans", Helvetica, sans-serif`;
    lines.forEach((words, at) => {
      const y = top + 2 + at * size * 1.2;
      if (edged) pen.strokeText(words, left + 3, y);
      pen.fillText(words, left + 3, y);
    });
  }
}

function apart(one, other) {
  return one.left >= other.right || one.right <= other.left || one.top >= other.bottom || one.bottom <= other.top;
}

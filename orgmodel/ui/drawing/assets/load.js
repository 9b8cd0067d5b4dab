// What is being moved, and which boxes can take it: what the drawing itself tells, at once.

import { kindOf, titleOf } from "./actions.js";

const NOT_REAL = {
  gone: "is where a post was before",
  ghost: "is outside this file",
  several: "stands for several: unfold it first",
};

// Why a box is nothing that can be moved or take a post, as the end of a sentence; empty where it can.
export function standsFor(box) {
  return NOT_REAL[box.data?.merged ? "several" : kindOf(box)] ?? "";
}

export function plural(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

export class Load {
  // `given` has the title and a few words on it, where what is moved has no box.
  constructor(chart, ids, given = {}) {
    this.chart = chart;
    this.given = given;
    this.ids = this.#heads(ids);
    this.read();
  }

  // Read where it stands in the scene as it is now.
  read() {
    const { chart } = this;
    this.places = this.ids.map((id) => chart.place(id)).filter((at) => at !== undefined);
    this.moved = new Set(this.places);
    this.below = new Set();
    this.places.forEach((at) => this.#collect(at));
    this.managers = new Set(this.places.map((at) => chart.routes.above.get(at)));
    this.box = this.places.length ? chart.scene.boxes[this.places[0]] : undefined;
  }

  get title() {
    const first = this.given.title ?? (this.box ? titleOf(this.box) : this.ids[0]);
    return this.ids.length > 1 ? `${first} and ${this.ids.length - 1} more` : first;
  }

  get noun() {
    const one = this.box && kindOf(this.box) === "unit" ? "unit" : "post";
    return this.ids.length > 1 ? `${one}s` : one;
  }

  // How many posts go along, below those that are moved; undefined where that is not drawn.
  get number() {
    if (!this.box || kindOf(this.box) === "unit") return undefined;
    return this.places.reduce((sum, at) => sum + this.#under(at), 0);
  }

  get posts() {
    return this.number === undefined ? undefined : this.number + this.ids.length;
  }

  // Why the box at a place cannot take it, as the end of a sentence; empty where it can.
  refusal(at) {
    const box = this.chart.scene.boxes[at];
    if (this.moved.has(at)) return `is the ${this.noun} you move`;
    if (this.below.has(at)) return `is below the ${this.noun} you move`;
    const stands = standsFor(box);
    if (stands) return stands;
    return this.managers.size === 1 && this.managers.has(at) ? "is the manager now" : "";
  }

  // Those that go along below another that is moved are not moved for themselves.
  #heads(ids) {
    const { chart } = this;
    const chosen = new Set(ids);
    const below = (id) => {
      let at = chart.routes.above.get(chart.place(id));
      while (at !== undefined && !chosen.has(chart.scene.boxes[at].id)) at = chart.routes.above.get(at);
      return at !== undefined;
    };
    return ids.filter((id) => !below(id));
  }

  #collect(at) {
    for (const next of this.chart.routes.below[at]) {
      this.below.add(next);
      this.#collect(next);
    }
  }

  // A badge says how many posts are below a box, also where they are folded away.
  #under(at) {
    const told = /([\d,]+) posts?/.exec(this.chart.scene.boxes[at].data?.below ?? "");
    if (told) return Number(told[1].replaceAll(",", ""));
    return this.chart.routes.below[at].reduce((sum, next) => sum + 1 + this.#under(next), 0);
  }
}

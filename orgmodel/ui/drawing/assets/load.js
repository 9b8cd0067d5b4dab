// What is being moved, and which boxes can take it: what the drawing itself tells, at once.

import { belowInWords, kindOf, titleOf } from "./actions.js";

const NOT_REAL = {
  gone: "is where a post was before",
  ghost: "is outside this file",
  several: "stands for several: unfold it first",
};

// Why a box is nothing that can be moved or take a post, as the end of a sentence; empty where it can.
export function standsFor(box) {
  return NOT_REAL[kindOf(box)] ?? "";
}

// The posts that a box stands for: equal ones may be drawn as one.
function postsOf(box) {
  return JSON.parse(box?.data?.merged || "[]");
}

export class Load {
  // `given` has the title and a few words on it, where what is moved has no box.
  constructor(chart, ids, given = {}) {
    this.chart = chart;
    this.given = given;
    this.heads = this.#heads(ids);
    this.ids = this.heads.flatMap((id) => {
      const posts = postsOf(chart.scene.boxes[chart.place(id)]);
      return posts.length ? posts : [id];
    });
    this.read();
  }

  // Read where it stands in the scene as it is now.
  read() {
    const { chart } = this;
    this.places = this.heads.map((id) => chart.place(id)).filter((at) => at !== undefined);
    this.moved = new Set(this.places);
    this.below = new Set();
    this.places.forEach((at) => this.#collect(at));
    this.managers = new Set(this.places.map((at) => chart.routes.above.get(at)));
    this.box = this.places.length ? chart.scene.boxes[this.places[0]] : undefined;
  }

  get title() {
    const first = this.given.title ?? (this.box ? titleOf(this.box) : this.heads[0]);
    return this.heads.length > 1 ? `${first} and ${this.heads.length - 1} more` : first;
  }

  get noun() {
    const one = this.box && kindOf(this.box) === "unit" ? "unit" : "post";
    return this.ids.length > 1 ? `${one}s` : one;
  }

  // What goes along, in words: "with 12 posts below, 11.4 FTE".
  get along() {
    if (!this.box) return this.given.about ?? "";
    const told = this.places.map((at) => belowInWords(this.chart.scene.boxes[at])).filter(Boolean);
    if (told.length === 1) return `with ${told[0]}`;
    return told.length || this.below.size ? "with all below" : "";
  }

  // Whether a box is plainly nowhere to go: one below, the manager now, one that is not really here.
  excludes(at) {
    const gone = ["ghost", "gone"].includes(kindOf(this.chart.scene.boxes[at]));
    return gone || this.below.has(at) || (this.managers.size === 1 && this.managers.has(at));
  }

  // Why the box at a place cannot take it, as the end of a sentence; empty where it can.
  refusal(at) {
    const box = this.chart.scene.boxes[at];
    if (this.moved.has(at)) return `is the ${this.noun} you move`;
    if (this.below.has(at)) return `is below the ${this.noun} you move`;
    const stands = standsFor(box);
    if (stands) return stands;
    if (postsOf(box).length) return "stands for several posts";
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
}

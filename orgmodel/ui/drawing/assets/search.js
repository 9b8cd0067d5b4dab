// The search: over everything the organisation has, also what is folded away or has no box.
// Python looks it up, and says where each thing stands; where a page only shows a drawing, its
// boxes alone are searched, here.

import { kindOf, titleOf } from "./actions.js";
import { icon, made } from "./icons.js";
import { spoken } from "./drawing.js";

const SHOWN = 8;
const REST = 80;
const TRIES = 4;
const PATIENCE = 3000;
const KEYS = [[["↑", "↓"], "choose"], [["Enter"], "go there"], [["M"], "move it"], [["Esc"], "close"]];
// Counts up over all charts of a visit, so that no answer is taken for another's.
let turns = Date.now() % 1_000_000;

export class Search {
  constructor(chart, root) {
    this.chart = chart;
    this.root = root;
    this.field = root.querySelector(".find input");
    this.label = root.querySelector(".find label");
    this.panel = root.querySelector(".find .results");
    this.head = root.querySelector(".results .head");
    this.list = root.querySelector(".results ul");
    this.foot = root.querySelector(".results .foot");
    this.field.addEventListener("input", () => this.#look());
    this.field.addEventListener("focus", () => this.#look());
    this.field.addEventListener("blur", () => this.#close());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    // A press in the list leaves the focus in the field.
    this.panel.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const at = event.target.closest("li")?.dataset.at;
      if (at !== undefined) this.#take(Number(at));
    });
    this.#clear();
  }

  // Over everything, or only over the boxes of this drawing.
  get #everything() {
    return this.chart.told.found !== undefined;
  }

  scene() {
    this.#follow();
  }

  view(data) {
    const words = this.#everything ? "Find a post, unit, function, service" : "Find in the drawing";
    if (this.label.textContent !== words) {
      this.label.textContent = words;
      this.field.placeholder = words;
      // What was typed before the page had said what can be searched is looked for again.
      if (this.#everything && !this.panel.hidden) this.#look();
    }
    const { found } = data;
    const ack = data.ack?.[this.chart.outbox.client] ?? 0;
    if (this.awaited && found?.for === "find" && found.turn === this.turn) this.#answer(found);
    else if (this.awaited && ack >= this.seq && this.tries < TRIES) this.#ask();
    if (this.gone && ack >= this.gone.seq) {
      // What has no box is shown by the box that stands for it.
      if (data.look && data.look.turn !== this.gone.look) this.gone.id = data.look.id;
      this.gone.answered = true;
      this.#follow();
    }
  }

  key(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return false;
    this.field.focus();
    this.field.select();
    return true;
  }

  close() {
    clearTimeout(this.timer);
  }

  #clear() {
    this.rows = [];
    this.at = -1;
    this.awaited = false;
    this.wanted = undefined;
    this.chosen = false;
  }

  #look() {
    clearTimeout(this.timer);
    const text = this.field.value.trim().replace(/\s+/g, " ");
    if (!text) {
      this.#close();
      return;
    }
    if (!this.#everything) {
      this.#answer({ text, ...this.#inTheDrawing(text) });
      return;
    }
    if (this.awaited && text === this.text) return;
    turns += 1;
    [this.turn, this.text, this.awaited, this.wanted] = [turns, text, true, undefined];
    this.tries = 0;
    this.seq = Infinity;
    this.timer = setTimeout(() => this.#ask(), REST);
  }

  // Asked again where question or answer was lost, as when something was changed meanwhile.
  #ask() {
    this.tries += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.awaited) this.#ask();
    }, PATIENCE);
    this.chart.send({ type: "seek", text: this.text, turn: this.turn });
    this.seq = this.chart.outbox.number;
  }

  #inTheDrawing(text) {
    const parts = text.toLowerCase().split(" ");
    const rows = this.chart.scene.boxes.map((box) => ({
      id: box.id, what: kindOf(box), title: titleOf(box), about: box.id, where: "in the drawing",
      sought: `${spoken(box.label)} ${box.id}`.toLowerCase(),
    })).filter((row) => parts.every((part) => row.sought.includes(part)));
    const rank = (row) => (row.id.toLowerCase() === parts[0] ? 0 : row.sought.startsWith(parts[0]) ? 1 : 2);
    rows.sort((one, other) => rank(one) - rank(other));
    return { rows: rows.slice(0, SHOWN), more: Math.max(0, rows.length - SHOWN) };
  }

  #answer({ text, rows, more }) {
    this.awaited = false;
    if (this.root.activeElement !== this.field && this.field.getRootNode().activeElement !== this.field) return;
    this.rows = rows;
    this.at = rows.length ? 0 : -1;
    this.chosen = false;
    this.#draw(text, more);
    if (this.wanted) this.#take(this.at, this.wanted);
  }

  #draw(text, more) {
    const all = this.rows.length + (Number(more) || 0);
    const none = `Nothing is called “${text}”. Try one word of a title, a unit or a function.`;
    this.head.replaceChildren(all
      ? made("strong", {}, `${all} found for “${text}”`)
      : made("span", {}, none), all > 1 ? made("span", {}, "whole words first") : "");
    this.list.replaceChildren(...this.rows.map((row, place) => made("li", {
      id: `find-${place}`, role: "option", "data-at": String(place), "data-id": row.id,
    }, icon(row.what), made("span", { class: "words" }, made("strong", {}, row.title),
      row.about ? made("small", {}, row.about) : ""), made("em", {}, this.#where(row)))));
    this.list.hidden = !this.rows.length;
    const left = Number(more) ? made("span", { class: "left" }, `${more} more: type more of it.`) : "";
    this.foot.replaceChildren(left, ...this.#keys());
    this.foot.hidden = !this.rows.length;
    this.panel.hidden = false;
    this.field.setAttribute("aria-expanded", String(this.rows.length > 0));
    this.#mark();
  }

  #keys() {
    return KEYS.filter(([keys]) => keys[0] !== "M" || this.#movable).map(([keys, words]) =>
      made("span", { class: "keys" }, ...keys.map((key) => made("kbd", {}, key)), words));
  }

  get #movable() {
    return this.#everything && Boolean(this.chart.move) && !this.chart.looks;
  }

  // What is in view is known here alone.
  #where(row) {
    const at = this.chart.place(row.id);
    if (at === undefined) return row.where ?? "";
    const { left, top, right, bottom } = this.chart.camera.seen;
    const frame = this.chart.drawing.boxes.frames[at];
    const inside = frame.left >= left && frame.right <= right && frame.top >= top && frame.bottom <= bottom;
    return inside ? "in view" : "in the drawing";
  }

  #mark() {
    [...this.list.children].forEach((row, place) =>
      row.setAttribute("aria-selected", String(place === this.at)));
    if (this.at < 0) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    this.field.setAttribute("aria-activedescendant", `find-${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    // The page listens to single keys elsewhere; what is typed here is for the search only.
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.#leave();
    else if (event.key === "Enter") this.#enter("go");
    // A letter is typed, until the arrows have gone into the list: there M is a key.
    else if (event.key.toLowerCase() === "m" && this.chosen && this.#movable && !event.ctrlKey) this.#enter("move");
    else if (step && this.rows.length) {
      this.at = (this.at + step + this.rows.length) % this.rows.length;
      this.chosen = true;
      this.#mark();
    } else return;
    event.preventDefault();
  }

  // Enter before the answer waits for it.
  #enter(does) {
    if (this.awaited) this.wanted = does;
    else if (this.at >= 0) this.#take(this.at, does);
  }

  // Escape closes the list, and once more goes back to the drawing.
  #leave() {
    if (!this.panel.hidden) this.#close();
    else this.chart.focusBox();
  }

  #take(place, does = "go") {
    const row = this.rows[place];
    this.wanted = undefined;
    if (!row) return;
    const { chart } = this;
    this.#close();
    this.field.value = row.title;
    if (does === "move") {
      chart.focusBox();
      chart.move([row.id], row);
      return;
    }
    if (!this.#everything) {
      const at = chart.place(row.id);
      chart.bringIn(at);
      chart.focus = at;
      chart.select([row.id]);
      return;
    }
    chart.send({ type: "go", id: row.id });
    this.gone = { seq: chart.outbox.number, id: row.id, look: chart.told.look?.turn, answered: false };
  }

  // The focus follows to the box as soon as it is drawn, unless it has gone elsewhere.
  #follow() {
    const at = this.gone?.answered ? this.chart.place(this.gone.id) : undefined;
    if (at === undefined) return;
    this.gone = undefined;
    this.chart.focus = at;
    this.chart.redraw();
    if (this.field.getRootNode().activeElement === this.field) this.chart.focusBox();
  }

  #close() {
    clearTimeout(this.timer);
    this.#clear();
    this.panel.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}

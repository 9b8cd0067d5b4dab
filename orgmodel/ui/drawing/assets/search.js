// The search field: type a part of a title or an id, choose, and the box comes into view.

import { spoken } from "./drawing.js";

const SHOWN = 8;

export class Search {
  constructor(chart, root) {
    this.chart = chart;
    this.field = root.querySelector(".find input");
    this.list = root.querySelector(".find ul");
    this.empty = root.querySelector(".find .none");
    this.items = [];
    this.found = [];
    this.active = -1;
    this.field.addEventListener("input", () => this.#look());
    this.field.addEventListener("focus", () => this.#look());
    this.field.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("pointerdown", (event) => {
      const at = event.target.closest("li")?.dataset.at;
      if (at === undefined) return;
      event.preventDefault();
      this.#take(Number(at));
    });
  }

  scene() {
    this.items = this.chart.scene.boxes.map((box, at) => ({
      at, id: box.id, words: spoken(box.label), sought: `${spoken(box.label)} ${box.id}`.toLowerCase(),
    }));
  }

  #look() {
    const parts = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!parts.length) return this.#close();
    const fits = this.items.filter((item) => parts.every((part) => item.sought.includes(part)));
    const start = parts[0];
    const rank = (item) => (item.id.toLowerCase() === start ? 0 : item.sought.startsWith(start) ? 1 : 2);
    this.found = fits.sort((one, other) => rank(one) - rank(other)).slice(0, SHOWN);
    this.active = this.found.length ? 0 : -1;
    return this.#draw(fits.length);
  }

  #draw(number) {
    this.list.replaceChildren(...this.found.map((item, place) => {
      const row = document.createElement("li");
      row.id = `find-${place}`;
      row.role = "option";
      row.dataset.at = place;
      row.setAttribute("aria-selected", String(place === this.active));
      const [title, id] = [document.createElement("span"), document.createElement("code")];
      title.textContent = item.words;
      id.textContent = item.id;
      row.append(title, id);
      return row;
    }));
    this.list.hidden = !this.found.length;
    this.empty.textContent = this.found.length ? "" : "Nothing of that name is drawn here.";
    if (number > this.found.length) this.empty.textContent = `${number - this.found.length} more: type more of it.`;
    this.empty.hidden = !this.empty.textContent;
    this.field.setAttribute("aria-expanded", String(this.found.length > 0));
    this.#mark();
  }

  #mark() {
    [...this.list.children].forEach((row, place) =>
      row.setAttribute("aria-selected", String(place === this.active)));
    if (this.active >= 0) this.field.setAttribute("aria-activedescendant", `find-${this.active}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    // The page listens to single keys elsewhere; what is typed here is for the search only.
    event.stopPropagation();
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.active >= 0) this.#take(this.active);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (this.found.length) this.active = (this.active + step + this.found.length) % this.found.length;
      this.#mark();
      event.preventDefault();
    }
  }

  #take(place) {
    const item = this.found[place];
    this.field.value = item.words;
    this.#close();
    this.chart.bringIn(item.at);
    this.chart.focus = item.at;
    this.chart.select([item.id]);
  }

  #close() {
    this.found = [];
    this.active = -1;
    this.list.hidden = true;
    this.empty.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}

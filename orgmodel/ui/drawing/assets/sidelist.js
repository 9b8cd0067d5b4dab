// What is not in the line, and what has no box: chips over the drawing, each opens a list whose
// rows are dragged onto a box, or moved there by the button Move.

import { button, icon, made } from "./icons.js";

const LISTS = {
  outside: ["Outside the line", "Drag onto a box in the drawing, or choose Move."],
  boxless: ["Without a box", "Drag onto a box in the drawing, or choose Move."],
};

export class SideList {
  constructor(chart, root) {
    this.chart = chart;
    this.place = root.querySelector(".chips");
    this.chips = made("div", { role: "group", "aria-label": "Not in the line" });
    this.place.append(this.chips);
    this.list = made("section", { class: "overlay side", id: "side", hidden: true });
    chart.stage.append(this.list);
    this.field = root.querySelector(".find input");
    for (const place of [this.list, this.chips]) {
      place.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !this.open) return;
        event.stopPropagation();
        this.#close();
      });
    }
  }

  view(data) {
    // A box of the drawing that holds the same posts says it already.
    const drawn = this.chart.scene.boxes.some((box) => /^_*outside:$/.test(box.id));
    // The same answer comes with every message: what stands is left as it is.
    const side = JSON.stringify([data.side ?? {}, drawn, this.chart.looks]);
    if (side === this.told) return;
    this.told = side;
    this.side = data.side ?? {};
    const shown = Object.keys(LISTS).filter((name) => this.side[name]?.length && !(drawn && name === "outside"));
    this.chips.replaceChildren(...shown.map((name) => this.#chip(name)));
    this.place.hidden = !shown.length;
    if (this.open && !shown.includes(this.open)) this.#close();
    else if (this.open) this.#fill();
  }

  #chip(name) {
    const [words] = LISTS[name];
    const count = this.side.counts?.[name];
    const chip = button({
      class: "chip", "data-list": name, "aria-expanded": String(this.open === name), "aria-controls": "side",
    }, count ? `${words}: ${count}` : words, icon("next"));
    chip.addEventListener("click", () => (this.open === name ? this.#close() : this.#show(name)));
    return chip;
  }

  #show(name) {
    this.open = name;
    this.#fill();
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.#tell();
    this.list.querySelector(".close").focus();
  }

  #close() {
    const name = this.open;
    this.open = undefined;
    this.list.hidden = true;
    this.#tell();
    this.#chipOf(name)?.focus();
  }

  #chipOf(name) {
    return [...this.chips.children].find((chip) => chip.dataset.list === name);
  }

  #tell() {
    for (const chip of this.chips.children) {
      chip.setAttribute("aria-expanded", String(chip.dataset.list === this.open));
    }
  }

  #fill() {
    const [title, words] = LISTS[this.open];
    const held = this.list.getRootNode().activeElement?.dataset?.moves;
    const close = button({ class: "close", "aria-label": "Close the list", title: "Close (Esc)" }, icon("close"));
    close.addEventListener("click", () => this.#close());
    const rows = made("ul", {}, ...this.side[this.open].map((row) => this.#row(row)));
    this.list.setAttribute("aria-label", title);
    this.list.replaceChildren(made("div", { class: "head" }, made("strong", {}, title), close),
      made("p", {}, this.chart.looks ? "" : words), rows, this.#more(this.open === "boxless" ? this.side.more : this.side.more_outside));
    if (held) [...rows.querySelectorAll("button")].find((one) => one.dataset.moves === held)?.focus();
  }

  #row(row) {
    const { chart } = this;
    const moves = button({ class: "link", "data-moves": row.id, "aria-label": `Move ${row.title}` }, "Move");
    moves.hidden = !chart.move || chart.looks;
    moves.addEventListener("click", () => chart.move([row.id], row));
    const item = made("li", { "data-id": row.id, "data-takes": row.id, "data-title": row.title }, icon("grip"),
      made("div", { class: "words" }, made("strong", {}, row.title), row.about ? made("small", {}, row.about) : ""),
      moves);
    item.addEventListener("pointerdown", (event) => {
      if (chart.looks || event.button !== 0 || event.target.closest("button")) return;
      const taker = chart.take ? chart : chart.parts.find((part) => part.take);
      taker?.take(event, { ids: [row.id], title: row.title, about: row.about });
    });
    return item;
  }

  // What the list has no room for is found by search.
  #more(words) {
    if (!words) return "";
    const more = button({ class: "link more" }, words);
    more.addEventListener("click", () => {
      this.#close();
      this.field.focus();
    });
    return more;
  }
}

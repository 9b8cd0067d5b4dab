// A menu over the page: rows with a picture, words and a key.
// Arrows, Home, End and letters walk it, Enter takes a row, Escape and Tab leave it. A click
// elsewhere closes it and still does what it does there.

import { icon, made } from "./icons.js";

const EDGE = 8;
// Keys as assistive technology knows them.
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);

export class PopMenu {
  constructor(root) {
    this.root = root;
    this.watch = (event) => {
      if (!event.composedPath().includes(this.element)) this.close(false);
    };
  }

  get isOpen() {
    return Boolean(this.element);
  }

  // `name` says what the menu is of; `head` is its title and the words under it, `groups` its
  // rows: {icon, words, key, why, act}, where `why` says why a row cannot be taken now;
  // `place` is where its corner is wanted, in the window; `back` puts the focus back.
  open({ name, head, groups, place, back }) {
    this.close(false);
    this.back = back;
    this.rows = [];
    const list = made("div", { role: "menu", "aria-label": name }, ...groups.map((group) =>
      made("div", { role: "group" }, ...group.map((item) => this.#row(item)))));
    this.element = made("div", { class: "overlay menu", popover: "manual" }, head ? this.#head(head) : "", list);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("contextmenu", (event) => event.preventDefault());
    this.root.append(this.element);
    this.element.showPopover?.();
    this.#stand(place);
    window.addEventListener("pointerdown", this.watch, true);
    window.addEventListener("wheel", this.watch, true);
    window.addEventListener("resize", this.watch);
    this.#go(0);
  }

  close(back = true) {
    if (!this.element) return;
    window.removeEventListener("pointerdown", this.watch, true);
    window.removeEventListener("wheel", this.watch, true);
    window.removeEventListener("resize", this.watch);
    const { element } = this;
    this.element = undefined;
    element.remove();
    if (back) this.back?.();
  }

  #head({ title, about }) {
    return made("div", { class: "head" }, made("strong", {}, title), about ? made("span", {}, about) : "");
  }

  #row(item) {
    const words = made("span", { class: "words" }, item.words, item.why ? made("small", {}, item.why) : "");
    const row = made("div", {
      role: "menuitem", tabindex: "-1", "aria-disabled": item.why ? "true" : undefined,
      "data-do": item.name, "aria-keyshortcuts": item.hotkey && capital(item.hotkey),
    }, item.icon ? icon(item.icon) : "", words, item.key ? made("kbd", { "aria-hidden": "true" }, item.key) : "");
    const at = this.rows.length;
    this.rows.push({ ...item, row });
    row.addEventListener("click", () => this.#take(at));
    row.addEventListener("pointermove", () => {
      if (this.at !== at) this.#go(at);
    });
    return row;
  }

  // Inside the window, as near to where it is wanted as it fits.
  #stand({ x, y }) {
    const { offsetWidth, offsetHeight } = this.element;
    const held = (wanted, size, room) => Math.max(EDGE, Math.min(wanted, room - size - EDGE));
    this.element.style.left = `${held(x, offsetWidth, window.innerWidth)}px`;
    this.element.style.top = `${held(y, offsetHeight, window.innerHeight)}px`;
  }

  #go(at) {
    this.at = (at + this.rows.length) % this.rows.length;
    this.rows[this.at].row.focus({ preventScroll: false });
  }

  #take(at) {
    const { why, act } = this.rows[at];
    if (why) return;
    this.close();
    act();
  }

  #key(event) {
    // Neither the page nor the drawing takes a key that was meant for the menu.
    event.stopPropagation();
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "ArrowDown") this.#go(this.at + 1);
    else if (key === "ArrowUp") this.#go(this.at - 1);
    else if (key === "Home") this.#go(0);
    else if (key === "End") this.#go(-1);
    else if (key === "Escape" || key === "Tab") this.close();
    else if (key === "Enter" || key === " ") this.#take(this.at);
    else if (!this.#typed(key)) return;
    event.preventDefault();
  }

  #typed(key) {
    const named = this.rows.findIndex((item) => key.length > 1 && item.hotkey === key);
    if (named >= 0) {
      this.#take(named);
      return true;
    }
    if (key.length > 1) return false;
    const order = this.rows.map((_, step) => (this.at + 1 + step) % this.rows.length);
    const next = order.find((at) => this.rows[at].words.toLowerCase().startsWith(key.toLowerCase()));
    if (next !== undefined) this.#go(next);
    return true;
  }
}

// Two drawings of one pair: panned and zoomed together, and flipped, so that one lies exactly
// where the other was. On a narrow screen one of them is shown, and the flip shows the other.
//
// The server tells it `pair`: {of: the pair's name, letter, name, about}. Charts of a pair find
// each other here in the page; nothing of it goes to the server.

import { hub } from "./chart.js";

const NARROW = "(max-width: 640px)";
const pairs = (hub.pairs ??= new Map());

function made(name, words = "", attributes = {}) {
  const element = document.createElement(name);
  element.textContent = words;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

// What both drawings of a pair share.
class Shared {
  constructor() {
    this.members = new Map();
    this.together = true;
    this.flipped = false;
    this.handled = false;
    this.narrow = matchMedia(NARROW);
    this.narrow.addEventListener("change", () => this.lay());
  }

  other(member) {
    return [...this.members.values()].find((one) => one !== member);
  }

  // Put each drawing where it belongs: its own place, the other's, or out of sight.
  lay() {
    const both = [...this.members.values()];
    for (const one of both) one.place(0, 0);
    const apart = this.narrow.matches;
    for (const one of both) one.hide(apart && (one.letter === "A") === this.flipped);
    if (this.flipped && !apart && both.length === 2) {
      const [first, second] = both.map((one) => one.where());
      both[0].place(second.left - first.left, second.top - first.top);
      both[1].place(first.left - second.left, first.top - second.top);
    }
    for (const one of both) one.tell();
    // Until somebody moves them, both are seen as they open.
    if (!this.handled) for (const one of both) one.fit();
  }

  flip(from) {
    this.flipped = !this.flipped;
    const focused = from.hasFocus();
    this.lay();
    const seen = [...this.members.values()].find((one) => (one.letter === "B") === this.flipped) ?? from;
    const now = this.narrow.matches ? seen : from;
    if (focused) now.focusSame(from);
    now.chart.say(this.flipped ? `${seen.words} lies in the place of A.` : "A and B are in their own places.");
  }
}

export class Pair {
  constructor(chart, root) {
    this.chart = chart;
    this.root = root;
    this.letter = "";
  }

  view(data) {
    if (!data.pair) return;
    const { of, letter, name, about } = data.pair;
    this.words = `${letter} ${name}`;
    if (!this.shared) this.#join(of, letter);
    this.title.textContent = name;
    this.about.textContent = about;
    this.tell();
  }

  scene() {
    if (!this.shared) return;
    this.#level();
    for (const one of this.shared.members.values()) one.fit();
  }

  fit() {
    const { chart } = this;
    if (this.shared.handled || !chart.framed || !chart.stage.clientHeight) return;
    chart.start();
  }

  moved() {
    const other = this.shared?.together ? this.shared.other(this) : undefined;
    if (!other?.chart.scene || this.following || !this.chart.framed) return;
    other.#follow(this);
  }

  key(event) {
    if (!this.shared || event.key.toLowerCase() !== "f") return false;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    this.shared.flip(this);
    return true;
  }

  close() {
    if (this.shared?.members.get(this.letter) === this) this.shared.members.delete(this.letter);
    if (!this.shared?.members.size) pairs.delete(this.of);
    this.watcher?.disconnect();
  }

  // The corner of the drawing's own place.
  where() {
    return this.chart.stage.getBoundingClientRect();
  }

  place(right, down) {
    const moved = right || down ? `translate(${right}px, ${down}px)` : "";
    this.chart.stage.style.transform = moved;
    // Over what holds the other, else that would get what is pressed here.
    this.chart.stage.style.zIndex = moved ? "1" : "";
    this.head.style.transform = moved;
  }

  hide(away) {
    this.root.querySelector(".chart").classList.toggle("away", away);
    // With what the page says under it.
    const held = this.chart.stage.getRootNode().host ?? this.chart.stage;
    const pane = held.closest(`.st-key-pair-${this.letter.toLowerCase()}`);
    if (pane) pane.style.display = away ? "none" : "";
  }

  tell() {
    if (!this.shared) return;
    this.root.querySelector(".chart").classList.toggle("together", this.shared.together);
    this.tick.checked = this.shared.together;
    this.button.setAttribute("aria-pressed", String(this.shared.flipped));
  }

  hasFocus() {
    const focused = this.chart.sheet.getRootNode().activeElement;
    return Boolean(focused) && (this.chart.sheet.contains(focused) || focused === this.button);
  }

  // Put the focus where it was in the other drawing: on the box of the same id, or the button.
  focusSame(from) {
    if (from === this) return;
    const at = this.chart.place(from.chart.scene.boxes[from.chart.focus]?.id);
    if (at === undefined) this.button.focus();
    else this.chart.go(at);
  }

  #join(of, letter) {
    this.letter = letter;
    this.of = of;
    this.#build();
    if (!pairs.has(of)) pairs.set(of, new Shared());
    this.shared = pairs.get(of);
    this.shared.members.set(letter, this);
    this.#level();
    this.shared.lay();
    // The page around it is laid anew: what is flipped has to lie in the new place.
    this.watcher = new ResizeObserver(() => this.shared.lay());
    this.watcher.observe(this.chart.stage);
  }

  // Both look at as much, so that the same place in one is the same place in the other.
  #level() {
    const other = this.shared.other(this);
    if (!other?.chart.drawing || !this.chart.drawing) return;
    const [mine, others] = [this.chart.drawing.bounds, other.chart.drawing.bounds];
    const whole = {
      left: Math.min(mine.left, others.left), top: Math.min(mine.top, others.top),
      right: Math.max(mine.right, others.right), bottom: Math.max(mine.bottom, others.bottom),
    };
    this.chart.camera.bounds = whole;
    other.chart.camera.bounds = whole;
    if (this.shared.together && this.shared.handled && other.chart.framed) this.#follow(other);
  }

  #follow(other) {
    const { x, y, zoom } = other.chart.camera.place;
    this.following = true;
    this.chart.camera.set(x, y, zoom);
    this.chart.framed = true;
    if (!this.shared.handled) this.chart.started = this.chart.camera.place;
    this.following = false;
  }

  #build() {
    const chart = this.root.querySelector(".chart");
    chart.classList.add("paired", `pair-${this.letter.toLowerCase()}`);
    this.head = made("p", "", { class: "pair-head" });
    this.title = made("strong");
    this.about = made("span");
    this.head.append(made("span", this.letter, { class: `letter ${this.letter}` }), this.title, this.about);
    this.root.querySelector(".bar").prepend(this.head);
    const tools = made("div", "", { class: "pair-tools" });
    const label = made("label", "Move both together");
    this.tick = made("input", "", { type: "checkbox" });
    label.prepend(this.tick);
    this.button = made("button", "Flip A and B", { type: "button", title: "Lay B in the place of A (key F)" });
    this.button.append(made("kbd", "F", { "aria-hidden": "true" }));
    tools.append(label, this.button);
    this.root.querySelector(".bar").append(tools);
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      chart.addEventListener(kind, (event) => {
        if (event.target !== this.tick && event.target !== this.button) this.shared.handled = true;
      }, { capture: true, passive: true });
    }
    this.tick.addEventListener("change", () => {
      this.shared.together = this.tick.checked;
      this.shared.other(this)?.tell();
      if (this.shared.together) this.moved();
    });
    this.button.addEventListener("click", () => this.shared.flip(this));
  }
}

// Moving by keyboard: `m` opens a dialog that finds the new manager by typing or by arrows.

import { titleOf } from "./actions.js";
import { Forecast, inOne, nextTurn } from "./forecast.js";
import { made } from "./icons.js";
import { Load, standsFor } from "./load.js";
import { MoveList } from "./movelist.js";
import { asked, followed } from "./opening.js";

const TYPED_WITHIN = 120;

export class Moving {
  constructor(chart) {
    this.chart = chart;
    // What was typed for the same boxes is kept when the dialog is closed and opened again.
    this.typed = new Map();
    this.forecast = new Forecast(chart, (told) => this.#foretold(told));
    chart.move = (ids, given) => this.show(ids, given);
  }

  key(event) {
    const { chart } = this;
    if (event.key.toLowerCase() !== "m" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    if (!chart.editable || !chart.scene.boxes[chart.focus]) return false;
    const { id } = chart.scene.boxes[chart.focus];
    this.show(chart.selection.includes(id) ? chart.selection : [id]);
    return true;
  }

  // Ask where ids go; `given` has the title of what has no box.
  show(ids, given) {
    const { chart } = this;
    const drawn = ids.map((id) => chart.scene.boxes[chart.place(id)]).filter(Boolean);
    const reason = drawn.map((box) => standsFor(box) && `${titleOf(box)} ${standsFor(box)}.`).find(Boolean);
    if (reason) return chart.refuse(reason);
    this.load = new Load(chart, ids, given);
    this.from = chart.root.activeElement ?? chart.stage.getRootNode().activeElement;
    this.rows = undefined;
    this.#build();
    this.field.value = this.typed.get(this.#key) ?? "";
    this.dialog.showModal();
    this.field.focus();
    this.field.select();
    this.#seek();
    return undefined;
  }

  scene() {
    if (this.load) this.load.read();
  }

  view(view) {
    this.forecast.view(view);
    const { found } = view;
    if (this.load && found && found.turn === this.asked) this.#found(found);
    const open = asked(view, "move");
    if (!open || !this.chart.editable) return;
    followed(open);
    if (!this.load) this.show(open.ids, this.chart.place(open.ids[0]) === undefined ? { title: open.title } : undefined);
  }

  close() {
    this.#shut(false);
  }

  get #key() {
    return this.load.ids.join("\n");
  }

  #build() {
    const { title } = this.load;
    this.list = new MoveList((row) => this.#chosen(row), () => this.#move());
    this.field = made("input", { id: "move-to", type: "text", role: "combobox", autocomplete: "off", maxlength: 200,
      spellcheck: "false", "aria-expanded": "true", "aria-controls": "move-list", "aria-autocomplete": "list" });
    this.count = made("span", { class: "count", role: "status" });
    this.tick = made("input", { id: "move-units", type: "checkbox" });
    this.tick.checked = true;
    this.unit = made("label", { for: "move-units" });
    this.ticked = made("p", { class: "tick", hidden: true }, this.tick, this.unit);
    this.told = made("p", { role: "status" });
    this.go = made("button", { type: "button", class: "primary", "aria-disabled": "true" }, "Move");
    const cancel = made("button", { type: "button" }, "Cancel");
    const shut = made("button", { type: "button", class: "shut", "aria-label": "Close" }, "✕");
    const keys = made("p", { class: "keys" }, keysFor("choose", "↑", "↓"), keysFor("move", "Enter"),
      keysFor("back to the box", "Esc"));
    this.dialog = made("dialog", { class: "overlay move", "aria-modal": "true", "aria-labelledby": "move-title" },
      made("div", { class: "head" }, made("h2", { id: "move-title" }, `Move ${title}`), shut),
      made("p", { class: "about" }, this.load.along),
      made("label", { for: "move-to" }, "New manager: type a title, unit or function"),
      made("div", { class: "field" }, this.field, this.count), this.list.element, this.ticked,
      made("section", { class: "then", "aria-labelledby": "move-then" },
        made("h3", { id: "move-then" }, "If you move it"), this.told),
      made("div", { class: "foot" }, keys, cancel, this.go));
    this.#listen(cancel, shut);
    this.chart.stage.append(this.dialog);
  }

  #listen(cancel, shut) {
    const { dialog, field } = this;
    // The page has shortcuts of its own on single keys.
    for (const kind of ["keydown", "keyup", "keypress"]) dialog.addEventListener(kind, (event) => event.stopPropagation());
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#shut(true);
    });
    dialog.addEventListener("pointerdown", (event) => {
      if (event.target === dialog && this.#beside(event)) this.#shut(true);
    });
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.typed.set(this.#key, field.value);
      this.timer = setTimeout(() => this.#seek(), TYPED_WITHIN);
    });
    field.addEventListener("keydown", (event) => this.#keyInField(event));
    this.tick.addEventListener("change", () => this.#chosen(this.list.chosen));
    for (const button of [cancel, shut]) button.addEventListener("click", () => this.#shut(true));
    this.go.addEventListener("click", () => this.#move());
  }

  #keyInField(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.list.step(step);
    else if (event.key === "Enter") this.#move();
    else return;
    event.preventDefault();
  }

  // Whether the pointer is on the backdrop, which belongs to the dialog's element.
  #beside(event) {
    const { left, top, right, bottom } = this.dialog.getBoundingClientRect();
    return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
  }

  #seek() {
    this.asked = nextTurn();
    this.list.wait(true);
    this.count.textContent = "Looking …";
    this.chart.send({ type: "seek", text: this.field.value, id: "target", ids: this.load.ids, turn: this.asked });
  }

  #found({ turn, text, rows, more, cannot, unit, about }) {
    if (this.shown === turn) return this.list.learn(rows);
    this.shown = turn;
    this.list.wait(false);
    if (about) this.dialog.querySelector(".about").textContent = about;
    this.list.show(rows, inOne(cannot), text, more);
    const number = rows.length + (Number(more) || 0);
    this.count.textContent = text.trim() ? `${number.toLocaleString("en-GB")} found` : "Nearest first";
    this.unit.textContent = inOne(unit);
    this.ticked.hidden = !unit;
    return this.#chosen(this.list.chosen);
  }

  #chosen(row) {
    this.row = row;
    const { active } = this.list;
    if (active) this.field.setAttribute("aria-activedescendant", active);
    else this.field.removeAttribute("aria-activedescendant");
    const can = row && !row.refused;
    this.go.textContent = can ? `Move to ${row.title}` : "Move";
    this.go.setAttribute("aria-disabled", String(!can));
    this.told.textContent = row?.refused ? `${row.title}: ${inOne(row.refused)}` : "";
    if (!row) this.told.textContent = "Choose a new manager.";
    this.forecast.ask(this.load.ids, can ? row.id : "", this.#units);
  }

  get #units() {
    return this.ticked.hidden || this.tick.checked;
  }

  #foretold({ words, refused }) {
    if (this.load) this.told.textContent = refused || words;
  }

  #move() {
    const { row, load } = this;
    // What was typed last is not looked for yet: its first row is not the one that is seen.
    if (!row || row.refused || this.list.waits) return;
    this.typed.delete(this.#key);
    const on = this.#units;
    this.#shut(true);
    this.chart.put(load, row.id, on, true);
  }

  #shut(back) {
    if (!this.load) return;
    clearTimeout(this.timer);
    this.forecast.forget();
    const at = this.chart.place(this.load.heads[0]);
    this.load = undefined;
    this.dialog.close();
    this.dialog.remove();
    if (!back) return;
    // Back to the button that opened it, or to the box.
    if (this.from?.isConnected && !this.from.closest(".box")) this.from.focus();
    else if (at !== undefined) this.chart.go(at);
  }
}

function keysFor(does, ...names) {
  return made("span", {}, ...names.flatMap((name) => [made("kbd", {}, name), " "]), does);
}

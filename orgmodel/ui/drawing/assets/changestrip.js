// The strip under the drawing: the option's changes by number, each shown, taken back or given its
// reason; undo and redo; and why the last thing asked for was not done.

import { button, icon, made } from "./icons.js";
import { PopMenu } from "./popmenu.js";

const LONGEST = 500;
const SMALL = 420;
// By chart: reasons that were typed and not yet given.
const drafts = new Map();
// What makes the last refusal a thing of the past.
const ACTS = new Set(["place", "rename", "add", "vacate", "undo", "redo", "drop_change", "reason"]);

export class ChangeStrip {
  constructor(chart, root) {
    this.chart = chart;
    this.root = root;
    this.strip = root.querySelector(".strip");
    this.refused = root.querySelector(".refused");
    this.row = root.querySelector(".changes");
    this.menu = new PopMenu(root.querySelector(".chart") ?? root);
    this.acts = 0;
    this.undo = this.#step("undo", "Undo", "Ctrl Z");
    this.redo = this.#step("redo", "Redo", "Ctrl Y");
    this.watcher = new ResizeObserver(() => this.#fit());
    this.watcher.observe(this.row);
  }

  view(data) {
    const { can, changes = [], refused = [] } = data;
    if (can) this.#tell(can, changes, refused);
    // It takes room only where there is something in it.
    this.strip.hidden = !can || !(changes.length || refused.length || can.undo || can.redo);
  }

  #tell(can, changes, refused) {
    this.undo.disabled = !can.undo;
    this.redo.disabled = !can.redo;
    this.#refuse(refused);
    const told = JSON.stringify([changes, Boolean(can.look)]);
    if (told === this.told) return;
    this.told = told;
    this.changes = changes;
    this.#draw();
  }

  key(event) {
    if (this.chart.told.can === undefined || this.chart.looks || event.altKey || !(event.ctrlKey || event.metaKey)) return false;
    const key = event.key.toLowerCase();
    const type = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    if (type) this.chart.send({ type });
    return Boolean(type);
  }

  sent(event) {
    if (ACTS.has(event.type)) this.acts += 1;
  }

  close() {
    this.watcher.disconnect();
    this.menu.close(false);
  }

  #step(type, name, key) {
    const made = button({ class: "step", "aria-label": name, title: `${name} (${key})`, disabled: true }, icon(type));
    made.addEventListener("click", () => this.chart.send({ type }));
    return made;
  }

  // A refusal stands until it is closed or something else is done.
  #refuse(reasons) {
    const words = reasons.length ? `Not done: ${reasons.join(" ")}` : "";
    const closed = this.closed === `${this.acts} ${words}`;
    const shown = closed ? "" : words;
    if (shown === this.shown) return;
    this.shown = shown;
    const close = button({ "aria-label": "Close", title: "Close" }, icon("close"));
    close.addEventListener("click", () => {
      this.closed = `${this.acts} ${words}`;
      this.#refuse(reasons);
      this.chart.focusBox();
    });
    this.refused.replaceChildren(...(shown ? [made("span", {}, shown), close] : []));
  }

  #draw() {
    const { changes } = this;
    const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
    this.title = made("strong", {}, changes.length ? count : "No change yet");
    this.chips = changes.map((change) => this.#chip(change));
    this.more = button({ class: "link rest", "aria-haspopup": "menu" });
    this.more.addEventListener("click", () => this.#showAll());
    this.reason = button({ class: "link give", hidden: !changes.length || this.chart.looks },
      icon("rename"), made("span", {}, changes.at(-1)?.reason ? "Change the reason" : "Add a reason"));
    this.reason.addEventListener("click", () => this.#write(this.changes.at(-1), this.reason));
    const held = this.row.contains(this.row.getRootNode().activeElement);
    this.row.replaceChildren(this.title, ...this.chips, this.more, this.reason, this.undo, this.redo, this.form ?? "");
    this.#fit();
    if (held && !this.form) this.chart.focusBox();
  }

  #chip(change) {
    const chip = button({ class: "chip", "aria-haspopup": "menu", title: change.words },
      made("b", {}, String(change.number)), made("span", {}, change.words));
    chip.addEventListener("click", () => this.#ask(change, chip));
    return chip;
  }

  // As many as there is room for, the newest first; the others are behind "and 2 more".
  #fit() {
    if (!this.chips) return;
    for (const chip of this.chips) chip.hidden = false;
    this.more.hidden = true;
    const over = () => this.row.scrollWidth > this.row.clientWidth + 1;
    for (let hidden = 0; over() && hidden < this.chips.length - 1; hidden += 1) {
      this.chips[hidden].hidden = true;
      this.more.hidden = false;
      this.more.textContent = this.row.clientWidth < SMALL ? `+${hidden + 1}` : `and ${hidden + 1} more`;
      this.more.setAttribute("aria-label", `${this.more.textContent}: all changes`);
    }
  }

  #ask(change, from) {
    const { chart } = this;
    const first = change.ids?.[0];
    const nowhere = "Nothing of it is drawn here.";
    this.#open(from, `Change ${change.number}`, { title: `Change ${change.number}`, about: change.words }, [
      [{ name: "show", icon: "look", words: "Show it", why: first ? "" : nowhere, act: () => this.#show(change) },
        ...(chart.looks ? [] : [{ name: "drop", icon: "undo", words: "Undo only this", act: () => chart.send({ type: "drop_change", turn: change.number, id: change.key }) },
        { name: "reason", icon: "rename", words: change.reason ? "Change its reason" : "Add a reason",
          act: () => this.#write(change, from) }])],
    ]);
  }

  #showAll() {
    const rows = this.changes.map((change) => ({
      icon: "next", words: `${change.number}. ${change.words}`, act: () => this.#ask(change, this.more),
    }));
    this.#open(this.more, "All changes", { title: "All changes" }, [rows]);
  }

  #open(from, name, head, groups) {
    const { left, top } = from.getBoundingClientRect();
    this.menu.open({ name, head, groups, place: { x: left, y: top - 8 - 34 * groups.flat().length - 70 },
      back: () => from.focus() });
  }

  // The first of its boxes is gone to, also where it is folded away just now.
  #show(change) {
    this.chart.send({ type: "go", id: change.ids[0] });
  }

  // A reason typed in place; what was typed stays until it is given or left.
  #write(change, from) {
    const { number } = change;
    const place = `${this.chart.name} ${number} ${change.words}`;
    const field = made("input", { type: "text", maxlength: LONGEST, "aria-label": `Reason for change ${number}`,
      placeholder: `Why change ${number}?`, autocomplete: "off" });
    field.value = drafts.get(place) ?? change.reason ?? "";
    const leave = button({ "aria-label": "Leave it (Esc)", title: "Leave it (Esc)" }, icon("close"));
    this.form?.remove();
    this.form = made("form", { class: "why", novalidate: true }, made("b", {}, String(number)), field,
      button({ type: "submit", class: "do" }, "Save"), leave);
    const done = () => {
      drafts.delete(place);
      this.form?.remove();
      this.form = undefined;
      (from.isConnected && !from.hidden ? from : this.reason).focus();
    };
    field.addEventListener("input", () => drafts.set(place, field.value));
    leave.addEventListener("click", done);
    this.form.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") done();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = field.value.trim().replace(/\s+/g, " ");
      done();
      if (text !== (change.reason ?? "")) this.chart.send({ type: "reason", turn: number, id: change.key, text });
    });
    this.row.append(this.form);
    field.focus();
  }
}

// A title typed in place: a box's new one over its old, or that of a post to add, under its manager.
// Enter does it, Escape leaves it. What was typed stays when one looks elsewhere, also on another
// page, and comes back where the server could not do it.

import { titleOf } from "./actions.js";
import { button, icon, made } from "./icons.js";
import { widthOf } from "./lettering.js";

const LONGEST = 200;
const LEAST = 340;
const MOST = 560;
const LETTERS = 14;
const BESIDE = 160;
const HIGH = 72;
const GAP = 6;
// By chart: what is being typed, and what was typed before and left open elsewhere.
const drafts = new Map();

export class Renaming {
  constructor(chart) {
    this.chart = chart;
    this.field = made("input", { type: "text", maxlength: LONGEST, autocomplete: "off", spellcheck: "true" });
    this.does = button({ type: "submit", class: "do" });
    this.hint = made("p", { class: "hint", id: "write-hint" });
    this.field.setAttribute("aria-describedby", "write-hint");
    const leave = button({ "aria-label": "Leave it (Esc)", title: "Leave it (Esc)" }, icon("close"));
    this.form = made("form", { class: "overlay write", hidden: true, novalidate: true },
      made("div", { class: "row" }, this.field, this.does, leave), this.hint);
    chart.stage.append(this.form);
    chart.rename = (at) => this.#begin("rename", at);
    chart.addUnder = (at) => this.#begin("add", at);
    leave.addEventListener("click", () => this.#close());
    this.field.addEventListener("input", () => this.#typed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#done();
    });
    this.form.addEventListener("keydown", (event) => {
      // What is typed is for the field alone; Ctrl Z undoes letters here.
      event.stopPropagation();
      if (event.key === "Escape") this.#close();
    });
  }

  get #kept() {
    const { name } = this.chart;
    if (!drafts.has(name)) drafts.set(name, { open: undefined, left: new Map() });
    return drafts.get(name);
  }

  scene() {
    if (this.#kept.open) this.#show(this.#kept.open, false);
  }

  moved() {
    this.#stand();
  }

  redraw() {
    this.#stand();
  }

  // What was sent and refused is open again, as it was typed.
  view(data) {
    const sent = this.#kept.sent;
    const ack = data.ack?.[this.chart.outbox.client] ?? 0;
    if (!sent || ack < sent.seq) return;
    this.#kept.sent = undefined;
    if (data.refused?.length && !this.#kept.open) {
      this.#show(sent.draft, true);
      this.#say(data.refused[0]);
    }
  }

  #begin(does, at) {
    const { chart } = this;
    const box = chart.scene.boxes[at];
    const place = `${does} ${box.id}`;
    const left = this.#kept.left.get(place);
    const title = titleOf(box);
    this.#show(left ?? { place, does, id: box.id, title, text: does === "rename" ? title : "" }, true);
    if (!left) this.field.select();
  }

  #show(draft, take) {
    this.#kept.open = draft;
    const adds = draft.does === "add";
    this.field.value = draft.text;
    this.field.setAttribute("aria-label",
      adds ? `Title of the new post under ${draft.title}` : `New title of ${draft.title}`);
    this.field.setAttribute("placeholder", adds ? "Title of the new post" : "");
    this.does.textContent = adds ? "Add" : "Rename";
    this.#say("");
    this.#stand();
    if (take) this.field.focus({ preventScroll: true });
  }

  #say(fault) {
    const adds = this.#kept.open?.does === "add";
    this.field.toggleAttribute("aria-invalid", Boolean(fault));
    this.form.classList.toggle("wrong", Boolean(fault));
    this.hint.textContent = fault || `${adds ? "Enter adds it" : "Enter renames it"}, Esc leaves it.`;
  }

  #typed() {
    const { open, left } = this.#kept;
    open.text = this.field.value;
    left.set(open.place, open);
    if (this.form.classList.contains("wrong")) this.#say("");
  }

  #done() {
    const { open } = this.#kept;
    const text = this.field.value.trim().replace(/\s+/g, " ");
    if (!text) {
      this.#say("Type a title, or press Esc.");
      return;
    }
    this.#close();
    if (open.does === "rename" && text === open.title) return;
    this.chart.send({ type: open.does, id: open.id, text });
    this.#kept.sent = { seq: this.chart.outbox.number, draft: { ...open, text } };
  }

  #close() {
    const { open, left } = this.#kept;
    left.delete(open?.place);
    this.#kept.open = undefined;
    this.form.hidden = true;
    const at = this.chart.place(open?.id);
    if (at !== undefined) this.chart.focus = at;
    this.chart.redraw();
    this.chart.focusBox();
  }

  // Over the box or under it, inside the stage. A box that is folded away just now hides it.
  #stand() {
    const { open } = this.#kept;
    const { chart } = this;
    const at = open && chart.drawing ? chart.place(open.id) : undefined;
    this.form.hidden = at === undefined;
    if (at === undefined) return;
    const { x, y, zoom } = chart.camera.place;
    const frame = chart.drawing.boxes.frames[at];
    const { width, height } = chart.camera;
    // The title it has stands in it whole, beside the buttons.
    const title = Math.min(widthOf(open.title, false) * LETTERS + BESIDE, MOST);
    const wide = Math.min(Math.max((frame.right - frame.left) * zoom, LEAST, title), width - 2 * GAP);
    const left = x + frame.left * zoom + (open.does === "add" ? 2 * GAP : 0);
    const top = y + (open.does === "add" ? frame.bottom * zoom + GAP : frame.top * zoom - GAP);
    this.form.style.width = `${wide}px`;
    this.form.style.left = `${Math.max(GAP, Math.min(left, width - wide - GAP))}px`;
    this.form.style.top = `${Math.max(GAP, Math.min(top, height - HIGH - GAP))}px`;
  }
}

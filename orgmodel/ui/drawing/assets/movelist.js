// The list of the move dialog: who could take it, what that brings, and who cannot and why.

import { inOne } from "./forecast.js";
import { made } from "./icons.js";

export class MoveList {
  // `choose(row)` is called when another row is chosen, `take()` when one is pressed twice.
  constructor(choose, take) {
    this.choose = choose;
    this.list = made("ul", { id: "move-list", role: "listbox", "aria-label": "Who could take it", hidden: true });
    this.note = made("p", { class: "cannot", hidden: true });
    this.element = made("div", { class: "found" }, this.list, this.note);
    this.rows = [];
    this.at = -1;
    this.list.addEventListener("click", (event) => {
      const at = event.target.closest("li")?.dataset.at;
      if (at !== undefined) this.#choose(Number(at));
    });
    this.list.addEventListener("dblclick", () => take());
    // The focus stays in the field.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get chosen() {
    return this.rows[this.at];
  }

  get active() {
    return this.at < 0 ? undefined : `move-row-${this.at}`;
  }

  wait(waits) {
    this.waits = waits;
    this.list.setAttribute("aria-busy", String(waits));
  }

  show(rows, cannot, text, more) {
    this.rows = rows;
    this.at = rows.findIndex((row) => !row.refused);
    this.list.replaceChildren(...rows.map(drawRow));
    this.list.hidden = !rows.length;
    const none = text.trim() && !rows.length
      ? `Nothing is called “${text.trim()}”. Try one word of a title, a unit or a function.` : "";
    const left = Number(more) ? `${more} more: type more of it.` : inOne(more || "");
    this.note.replaceChildren(...[none, left, cannot && `⊘ ${cannot}`].filter(Boolean)
      .map((words) => made("span", {}, words)));
    this.note.hidden = !this.note.childElementCount;
    this.#mark();
  }

  // The same rows once more: what is known of the findings by now.
  learn(rows) {
    rows.forEach(({ findings }, at) => {
      if (findings) this.list.children[at]?.querySelector(".badge")?.replaceWith(badge(findings));
    });
  }

  step(by) {
    const { length } = this.rows;
    if (length) this.#choose(this.at < 0 && by < 0 ? length - 1 : (this.at + by + length) % length);
  }

  #choose(at) {
    this.at = at;
    this.#mark();
    this.choose(this.chosen);
  }

  #mark() {
    [...this.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === this.at)));
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }
}

function drawRow(row, at) {
  const { title, about, reports, findings, refused } = row;
  const item = made("li", { id: `move-row-${at}`, role: "option", "data-at": at, "data-id": row.id,
    "aria-disabled": refused ? "true" : undefined });
  item.append(made("span", { class: "who" }, made("b", {}, title), made("span", {}, about ?? "")));
  if (refused) item.append(made("span", { class: "why" }, `⊘ ${reports || inOne(refused)}`));
  else item.append(made("span", {}, reports ?? ""), badge(findings));
  return item;
}

// What a move does to the findings; with a sign where some come.
function badge(findings) {
  if (!findings) return made("span", { class: "badge", hidden: true });
  const more = /\badds\b|\breturns?\b|\bcannot\b/.test(findings);
  return made("span", { class: more ? "badge more" : "badge" }, more ? `⚠ ${findings}` : findings);
}

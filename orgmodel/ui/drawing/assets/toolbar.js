// The toolbar over the drawing: fold to what fits, the menu "View" for what has no room of its own,
// and the path back from a part that is opened as the drawing.

import { button, icon, made } from "./icons.js";

export class Toolbar {
  constructor(chart, root) {
    this.chart = chart;
    this.root = root;
    this.folds = root.querySelectorAll(".refold");
    this.folds[0].prepend(icon("fold"));
    root.querySelector(".find").prepend(icon("look"));
    this.path = root.querySelector(".path");
    this.opener = root.querySelector(".viewing > button");
    this.sheet = root.querySelector(".viewing > div");
    this.opener.append(icon("next"));
    this.watch = (event) => {
      if (!event.composedPath().some((one) => one.classList?.contains("viewing"))) this.#open(false);
    };
    this.opener.addEventListener("click", () => this.#open(this.sheet.hidden));
    root.querySelector(".viewing").addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.sheet.hidden) return;
      event.stopPropagation();
      this.#open(false);
      this.opener.focus();
    });
    for (const fold of this.folds) fold.addEventListener("click", () => chart.send({ type: "refold" }));
  }

  scene() {
    const path = JSON.parse(this.chart.scene.data?.path || "[]");
    // The first is the top: the whole drawing starts there, too.
    const steps = path.slice(path.length > 1 ? 1 : 0).map(({ id, title }, place, all) => (place === all.length - 1
      ? made("strong", { "aria-current": "page" }, title) : this.#step(id, title)));
    this.path.replaceChildren(...(path.length ? [this.#step("", "Whole organisation"), ...steps] : []));
    this.path.hidden = !path.length;
  }

  view(data) {
    for (const fold of this.folds) fold.hidden = data.can === undefined;
  }

  close() {
    this.#open(false);
  }

  #step(id, title) {
    const made = button({}, title, icon("next"));
    made.addEventListener("click", () => this.chart.send({ type: "root", id }));
    return made;
  }

  // A press elsewhere closes it, and still does what it does there.
  #open(open) {
    this.sheet.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    window[open ? "addEventListener" : "removeEventListener"]("pointerdown", this.watch, true);
  }
}

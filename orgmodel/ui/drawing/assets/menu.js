// The menu of a box: by its button, a right click, Shift and F10 or the menu key; and the keys
// that do the same without it.

import { headOf, rowOfKey, rowsOf, titleOf } from "./actions.js";
import { button, icon } from "./icons.js";
import { asked, followed } from "./opening.js";
import { PopMenu } from "./popmenu.js";

const SIZE = 24;
const OVER = 4;
const TOO_SMALL = 14;

export class Menu {
  constructor(chart, root) {
    this.chart = chart;
    this.menu = new PopMenu(root.querySelector(".chart") ?? root);
    // One button for the box that has the focus or is selected, one for that under the pointer.
    this.own = this.#button("0");
    this.hover = this.#button("-1");
    // Pressed, it takes no focus: that would put the other one in its place before it is let go.
    this.hover.addEventListener("mousedown", (event) => event.preventDefault());
    chart.stage.append(this.own, this.hover);
    chart.stage.addEventListener("pointerover", (event) => this.#over(event));
    chart.stage.addEventListener("pointerleave", () => this.#under(undefined));
    // After the chart knows of it, and after the focus has arrived elsewhere.
    for (const kind of ["focusin", "focusout"]) {
      chart.stage.addEventListener(kind, () => setTimeout(() => this.redraw()));
    }
  }

  // Boxes of a drawing that is only looked at have no menu.
  get #works() {
    return this.chart.told.can !== undefined;
  }

  // An open menu stays while its box stands, wherever that is now.
  scene() {
    const at = this.menu.isOpen ? this.chart.place(this.id) : undefined;
    if (at === undefined) this.menu.close(false);
    else this.chart.focus = this.of = at;
    this.asked = undefined;
    this.under = undefined;
    this.kept = undefined;
  }

  // A box that is unfolded for it may come after the request.
  view(view) {
    const { chart } = this;
    const open = asked(view, "menu");
    const at = open && this.#boxOf(open.ids[0]);
    if (at === undefined) return;
    followed(open);
    chart.stage.scrollIntoView({ block: "nearest" });
    chart.bringIn(at);
    this.#show(at);
  }

  // The box of an id, or that of several equal posts that holds it.
  #boxOf(id) {
    const { chart } = this;
    const at = chart.place(id);
    if (at !== undefined) return at;
    const found = chart.scene.boxes.findIndex((box) => JSON.parse(box.data?.merged || "[]").includes(id));
    return found < 0 ? undefined : found;
  }

  redraw() {
    if (!this.chart.drawing) return;
    this.#stand(this.own, this.#mine());
    this.#stand(this.hover, this.under === this.#mine() ? undefined : this.under);
    // While its menu is open, the box shows that it is meant.
    const asked = this.menu.isOpen ? this.chart.drawing.boxes.nodes.get(this.of) : undefined;
    if (asked !== this.asked) {
      this.asked?.classList.remove("asked");
      asked?.classList.add("asked");
      this.asked = asked;
    }
  }

  moved() {
    this.redraw();
  }

  open(event, at) {
    if (event.type !== "contextmenu" || at === undefined || !this.#works) return false;
    this.chart.letGo();
    this.#show(at, event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : undefined);
    return true;
  }

  key(event) {
    const { chart } = this;
    if (!this.#works || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      this.#show(chart.focus);
      return true;
    }
    if (event.shiftKey && event.key.length === 1 && event.key !== "+" && event.key !== "_") return false;
    if (event.key === "Backspace") return this.#back();
    const row = rowOfKey(chart, chart.focus, event.key);
    if (!row) return false;
    if (row.why) chart.say(`${row.words.replace(" …", "")}: ${row.why}`);
    else row.act();
    return true;
  }

  close() {
    this.menu.close(false);
  }

  // One level up; from right below the top, that is the whole.
  #back() {
    const path = JSON.parse(this.chart.scene.data?.path || "[]");
    if (!path.length) return false;
    this.chart.send({ type: "root", id: path.length > 2 ? path.at(-2).id : "" });
    return true;
  }

  #show(at, place) {
    const { chart } = this;
    if (at === undefined || !chart.scene.boxes[at]) return;
    this.of = at;
    this.id = chart.scene.boxes[at].id;
    chart.focus = at;
    const back = () => {
      this.redraw();
      chart.focusBox();
    };
    const head = headOf(chart, at);
    const groups = rowsOf(chart, at).map((group) => group.map((row) => ({ ...row, act: () => this.#act(row) })));
    this.menu.open({ name: `Menu of ${head.title}`, head, groups, place: place ?? this.#beside(at), back });
    chart.redraw();
  }

  // The drawing may be another by now: the row is taken of the box as it is.
  #act({ name }) {
    const now = rowsOf(this.chart, this.of).flat().find((row) => row.name === name);
    if (now && !now.why) now.act();
  }

  #beside(at) {
    const { left, top } = this.chart.stage.getBoundingClientRect();
    const { right, top: upper } = this.#seen(at);
    return { x: left + right + 8, y: top + upper };
  }

  // A box's frame in CSS pixels of the stage.
  #seen(at) {
    const { x, y, zoom } = this.chart.camera.place;
    const frame = this.chart.drawing.boxes.frames[at];
    return {
      left: x + frame.left * zoom, right: x + frame.right * zoom,
      top: y + frame.top * zoom, bottom: y + frame.bottom * zoom,
    };
  }

  #button(tabindex) {
    const made = button({ class: "overlay dots", tabindex, "aria-haspopup": "menu", hidden: true }, icon("dots"));
    made.addEventListener("click", () => this.#show(Number(made.dataset.of)));
    made.addEventListener("focus", () => {
      this.kept = Number(made.dataset.of);
    });
    made.addEventListener("blur", () => {
      this.kept = undefined;
    });
    made.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.chart.focus = Number(made.dataset.of);
      this.chart.focusBox();
    });
    return made;
  }

  // The box whose button stays: that of the focus, else the one selected last.
  #mine() {
    const { chart } = this;
    if (this.kept !== undefined) return this.kept;
    const focused = chart.sheet.getRootNode().activeElement;
    if (focused && chart.sheet.contains(focused)) return chart.focus;
    return chart.place(chart.selected);
  }

  #over(event) {
    if (event.target.closest?.(".dots")) return;
    this.#under(this.chart.held ? undefined : this.chart.boxAt(event));
  }

  #under(at) {
    if (at === this.under) return;
    this.under = at;
    this.redraw();
  }

  // On the upper right corner of a box that can be seen; never outside the stage.
  #stand(made, at) {
    const covered = this.chart.stage.classList.contains("overview");
    const box = at === undefined || covered ? undefined : this.chart.scene.boxes[at];
    const { width, height } = this.chart.camera;
    const seen = box && this.#seen(at);
    made.hidden = !seen || !this.#works || seen.bottom - seen.top < TOO_SMALL
      || seen.right < 0 || seen.left > width || seen.bottom < 0 || seen.top > height;
    if (made.hidden) return;
    const name = `Menu of ${titleOf(box)}`;
    if (made.getAttribute("aria-label") !== name) made.setAttribute("aria-label", name);
    made.title = "Menu (Shift F10)";
    made.dataset.of = at;
    // Over the corner: the letters of the box in it stay to be read.
    made.style.left = `${Math.max(0, Math.min(seen.right - SIZE / 2, width - SIZE))}px`;
    made.style.top = `${Math.max(0, Math.min(seen.top - SIZE + OVER, height - SIZE))}px`;
  }
}

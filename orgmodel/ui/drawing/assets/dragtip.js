// What follows the pointer in a drag: a card of what is moved, and a dark tip of what it brings.

import { made } from "./icons.js";

const NARROW = 480;
const OFF = 18;

export class DragTip {
  // A chart has one.
  static of(chart) {
    return (chart.dragTip ??= new DragTip(chart.stage));
  }

  constructor(stage) {
    this.stage = stage;
    this.card = made("div", { class: "drag-card", "aria-hidden": "true", hidden: true });
    this.tip = made("div", { class: "drag-tip", hidden: true });
    stage.append(this.card, this.tip);
  }

  begin(load) {
    const { along, box } = load;
    this.card.replaceChildren(made("b", {}, load.title), made("span", {}, along));
    this.card.classList.toggle("stack", Boolean(box && along) || load.ids.length > 1);
    this.card.hidden = false;
  }

  // The first of the lines is the heading; `taken` is a part of the stage to leave free.
  tell(lines, refused = false, taken = undefined) {
    this.taken = taken;
    const [head, ...rest] = lines.filter(Boolean);
    this.tip.replaceChildren(made("b", {}, refused ? `⊘ ${head}` : head),
      ...rest.map((words) => made("span", {}, words)));
    this.tip.classList.toggle("refused", refused);
    this.tip.hidden = false;
    this.#place();
  }

  // Put both beside the pointer, inside the stage.
  follow(x, y) {
    this.at = { x, y };
    const { clientWidth: wide, clientHeight: high } = this.stage;
    const { offsetWidth, offsetHeight } = this.card;
    put(this.card, between(x - offsetWidth + 24, 0, wide - offsetWidth), between(y - offsetHeight - 6, 0, high - offsetHeight));
    this.#place();
  }

  // Words that stay at the foot of the stage after a drop, until something else is done.
  leave(lines) {
    this.end();
    this.at = undefined;
    this.tell(lines, true);
    const away = new AbortController();
    const gone = () => {
      away.abort();
      if (!this.at) this.tip.hidden = true;
    };
    for (const kind of ["pointerdown", "keydown"]) {
      this.stage.addEventListener(kind, gone, { capture: true, signal: away.signal });
    }
  }

  end() {
    this.card.hidden = true;
    this.tip.hidden = true;
  }

  #place() {
    const { clientWidth: wide, clientHeight: high } = this.stage;
    const low = !this.at || wide < NARROW;
    this.tip.classList.toggle("low", low);
    if (low) return;
    const { offsetWidth, offsetHeight } = this.tip;
    const [right, left] = [this.at.x + OFF, this.at.x - OFF - offsetWidth];
    const [under, over] = [this.at.y + OFF, this.at.y - OFF - this.card.offsetHeight - offsetHeight];
    const free = ([x, y]) => x >= 0 && y >= 0 && x + offsetWidth <= wide && y + offsetHeight <= high
      && !covers(this.taken, x, y, offsetWidth, offsetHeight);
    const [x, y] = [[right, under], [left, under], [right, over], [left, over]].find(free) ?? [right, under];
    put(this.tip, between(x, 0, wide - offsetWidth), between(y, 0, high - offsetHeight));
  }
}

function covers(part, x, y, wide, high) {
  return part && x < part.right && x + wide > part.left && y < part.bottom && y + high > part.top;
}

function between(value, low, high) {
  return Math.max(low, Math.min(value, high));
}

function put(node, x, y) {
  node.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

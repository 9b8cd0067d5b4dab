// The keyboard's focus is not lost: where what had it leaves the page, such as a button that was
// pressed or a dialog that was answered, it goes to what stands in the same place then, else to
// the box of the drawing that had it last. Where a button gave way to a form: to its first field.

import { running } from "./leaving.js";

const LOOKS = 100;
const WATCHES = 50;
const OPENING = 150;
// As long as the page itself may still put the focus somewhere.
const PATIENCE = 3;
const DIALOG = '[data-testid="stDialog"], dialog[open]';
const PLACES = ".st-key-finding, .st-key-panel, .st-key-directory";
const OPENS = '[class*="-accept "]';
const FIELDS = '[class*="-accepting"] textarea';
const STOPS = 'button:not([disabled]), summary, input, [tabindex="0"]';

export class Refocus {
  constructor(chart) {
    this.chart = chart;
    this.done = new AbortController();
    const listen = (kind, act) => document.addEventListener(kind, act, { capture: true, signal: this.done.signal });
    listen("focusin", (event) => {
      [this.last] = event.composedPath();
      this.place = this.last.closest?.(PLACES);
    });
    listen("keydown", () => {
      // Whoever types or goes on is not pulled back.
      if (this.opening && document.activeElement?.matches(FIELDS)) this.#stop();
      else this.#watch();
    });
    listen("pointerdown", () => this.#stop());
    listen("click", (event) => this.#opens(event.composedPath()[0]));
  }

  close() {
    this.#stop();
    this.done.abort();
  }

  // For a while after a key: the answer to it may take what has the focus away.
  #watch() {
    this.left = WATCHES;
    this.lost = 0;
    this.timer ??= setInterval(() => this.#look(), LOOKS);
  }

  // A button that gives way to a form, in whose first field one types next.
  #opens(target) {
    if (!target?.closest?.(OPENS)?.closest(PLACES)) return;
    this.#watch();
    this.left = OPENING;
    this.opening = true;
  }

  #stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.opening = false;
  }

  #look() {
    // A server that is at work may still take away what has the focus.
    if (!running()) this.left -= 1;
    const field = this.opening && document.querySelector(FIELDS);
    if (field) {
      // Also where the page has built it anew since, or put the focus elsewhere by itself.
      if (!document.activeElement?.matches(FIELDS)) field.focus();
      if (!this.left) this.#stop();
      return;
    }
    // The button goes before the form comes: until it has come, nothing is lost.
    const gone = !this.opening && this.last && !this.last.isConnected;
    const away = gone && document.activeElement === document.body;
    this.lost = away && !document.querySelector(DIALOG) ? this.lost + 1 : 0;
    if (this.lost < PATIENCE) {
      if (!this.left) this.#stop();
      return;
    }
    this.#stop();
    const there = this.place?.isConnected ? [...this.place.querySelectorAll(STOPS)] : [];
    const next = there.find((one) => one.getClientRects().length);
    if (next) next.focus();
    else this.chart.go(this.chart.focus);
  }
}

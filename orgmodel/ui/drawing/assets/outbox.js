// What the user did, on its way to the server. The page merges messages that are sent close
// together, so each message carries everything that is not yet acknowledged, numbered. What stays
// without an answer is sent again: the server takes each number once.

import { leaving, running } from "./leaving.js";

const QUESTIONS = new Set(["foresee", "seek"]);
const ANSWERED_WITHIN = 2000;
const SOON = 300;
const MOST = 5;

export class Outbox {
  constructor() {
    const parts = crypto.getRandomValues(new Uint32Array(2));
    this.client = Array.from(parts, (part) => part.toString(36)).join("");
    this.number = 0;
    this.waiting = [];
    this.again = 0;
    this.deliver = () => {};
  }

  // Returns the number of the event. A newer question takes the place of one not answered yet.
  send(event) {
    this.number += 1;
    if (QUESTIONS.has(event.type)) this.waiting = this.waiting.filter(({ type }) => type !== event.type);
    this.waiting.push({ seq: this.number, ...event });
    this.again = 0;
    this.#post();
    return this.number;
  }

  acknowledge(ack) {
    const seq = ack?.[this.client];
    if (seq === undefined) return;
    const before = this.waiting.length;
    this.waiting = this.waiting.filter((event) => event.seq > seq);
    if (this.waiting.length === before) return;
    this.again = 0;
    // Something was taken and something is left: that is on its way, or was lost on it.
    if (this.waiting.length) this.#lookAgain(SOON);
    else clearTimeout(this.timer);
  }

  // The chart is gone: nothing more is sent.
  close() {
    clearTimeout(this.timer);
    this.waiting = [];
  }

  #post() {
    const held = leaving.under;
    if (!held) this.deliver({ client: this.client, events: this.waiting });
    this.#lookAgain(held ? SOON : ANSWERED_WITHIN);
  }

  // A server that is at work may still answer; what is held back is not lost.
  #lookAgain(after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.waiting.length) return;
      if (leaving.under || running()) this.#lookAgain(SOON);
      else if (this.again < MOST) {
        this.again += 1;
        this.#post();
      }
    }, after);
  }
}

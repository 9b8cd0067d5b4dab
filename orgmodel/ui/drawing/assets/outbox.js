// What the user did, on its way to the server. The page merges messages that are sent close
// together, so each message carries everything that is not yet acknowledged, numbered.

const QUESTIONS = new Set(["foresee", "seek"]);

export class Outbox {
  constructor() {
    const parts = crypto.getRandomValues(new Uint32Array(2));
    this.client = Array.from(parts, (part) => part.toString(36)).join("");
    this.number = 0;
    this.waiting = [];
    this.deliver = () => {};
  }

  // Returns the number of the event. A newer question takes the place of one not answered yet.
  send(event) {
    this.number += 1;
    if (QUESTIONS.has(event.type)) this.waiting = this.waiting.filter(({ type }) => type !== event.type);
    this.waiting.push({ seq: this.number, ...event });
    this.#post();
    return this.number;
  }

  acknowledge(ack) {
    const seq = ack?.[this.client];
    if (seq === undefined) return;
    const before = this.waiting.length;
    this.waiting = this.waiting.filter((event) => event.seq > seq);
    // Something was taken and something is left: what is left was lost on the way.
    if (this.waiting.length && this.waiting.length < before) this.#post();
  }

  #post() {
    this.deliver({ client: this.client, events: this.waiting });
  }
}

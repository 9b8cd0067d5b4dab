// What the user did, on its way to the server. The page merges messages that are sent close
// together, so each message carries everything that is not yet acknowledged, numbered.

export class Outbox {
  constructor() {
    const parts = crypto.getRandomValues(new Uint32Array(2));
    this.client = Array.from(parts, (part) => part.toString(36)).join("");
    this.number = 0;
    this.waiting = [];
    this.deliver = () => {};
  }

  send(event) {
    this.number += 1;
    this.waiting.push({ seq: this.number, ...event });
    this.#post();
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

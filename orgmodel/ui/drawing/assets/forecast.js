// What a move would bring, asked of the server once the choice of a target rests.

const RESTS = 150;
// Answers to an earlier visit of the page must not be taken for answers to this one.
let turn = Math.floor(Math.random() * 1e9);

export function nextTurn() {
  turn += 1;
  return turn;
}

export class Forecast {
  // `answered(words, refused)` is called for the target asked for last.
  constructor(chart, answered) {
    this.chart = chart;
    this.answered = answered;
    this.forget();
  }

  // Nothing that was foreseen holds any more.
  forget() {
    clearTimeout(this.timer);
    this.known = new Map();
    this.asked = undefined;
  }

  ask(ids, target, on = true) {
    clearTimeout(this.timer);
    const key = `${on} ${target}`;
    if (this.asked?.key === key) return;
    this.asked = undefined;
    const told = this.known.get(key);
    if (told) this.answered(told);
    else if (target) this.timer = setTimeout(() => this.#send(key, { ids, target, on }), RESTS);
  }

  view({ foreseen, ack }) {
    const { asked } = this;
    if (!asked) return;
    if (foreseen?.turn !== asked.turn) {
      // Taken but not answered: the organisation changed on the way, so it is asked once more.
      if (asked.seq <= (ack?.[this.chart.outbox.client] ?? 0) && !asked.again) this.#send(asked.key, asked.given, true);
      return;
    }
    const told = { words: inOne(foreseen.words), refused: inOne(foreseen.refused) };
    this.known.set(this.asked.key, told);
    this.asked = undefined;
    this.answered(told);
  }

  #send(key, given, again = false) {
    const turn = nextTurn();
    this.asked = { key, given, turn, again };
    this.asked.seq = this.chart.send({ type: "foresee", ...given, turn });
  }
}

// Sentences come as one text or as several.
export function inOne(words) {
  return Array.isArray(words) ? words.join(" ") : words ?? "";
}

// Tells the server how much room the drawing has, so that it can be laid out and folded for it.

import { running } from "./leaving.js";

const SETTLED = 200;
const ALIKE = 24;
const ALIKE_OF_PAIR = 0.05;
const DIALOG = '[data-testid="stDialog"]';

export class Room {
  constructor(chart) {
    this.chart = chart;
    this.told = { width: 0, height: 0 };
  }

  view() {
    this.#look();
  }

  moved() {
    this.#look();
  }

  close() {
    clearTimeout(this.timer);
  }

  // Only where the chart can be worked on or is one of a pair: elsewhere nobody asks.
  #look() {
    const { camera, stage, told } = this.chart;
    // One that is hidden has no room to tell of.
    if (!stage.clientWidth) return;
    if ((told.can === undefined && !told.pair) || !camera.width || this.#alike()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Being told runs the page anew: that would shut a dialog, or lose the click that opens one.
      if (running() || document.querySelector(DIALOG)) {
        this.#look();
        return;
      }
      if (this.#alike() || !stage.clientWidth) return;
      this.told = { width: camera.width, height: camera.height };
      this.chart.send({ type: "room", ...this.told });
    }, SETTLED);
  }

  #alike() {
    const { width, height } = this.chart.camera;
    const { pair } = this.chart.told;
    // The height of a pair follows from what is drawn.
    if (pair) return Math.abs(width - pair.wide) <= ALIKE_OF_PAIR * width || width === this.told.width;
    return Math.abs(width - this.told.width) < ALIKE && Math.abs(height - this.told.height) < ALIKE;
  }
}

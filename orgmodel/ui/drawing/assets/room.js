// Tells the server how much room the drawing has, so that it can be laid out and folded for it.

import { running } from "./leaving.js";

const SETTLED = 200;
const ALIKE = 24;
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

  // Only where the chart can be worked on: elsewhere nobody asks.
  #look() {
    const { camera, told } = this.chart;
    if (told.can === undefined || !camera.width || this.#alike()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Being told runs the page anew: that would shut a dialog, or lose the click that opens one.
      if (running() || document.querySelector(DIALOG)) {
        this.#look();
        return;
      }
      if (this.#alike()) return;
      this.told = { width: camera.width, height: camera.height };
      this.chart.send({ type: "room", ...this.told });
    }, SETTLED);
  }

  #alike() {
    const { width, height } = this.chart.camera;
    return Math.abs(width - this.told.width) < ALIKE && Math.abs(height - this.told.height) < ALIKE;
  }
}

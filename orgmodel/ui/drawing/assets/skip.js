// The first stop of the Tab key on a page with a drawing: past all else, straight to the drawing.

import { button } from "./icons.js";

const AWAY = "position:fixed;top:-6rem;left:.5rem;";
const SEEN = "position:fixed;top:.5rem;left:.5rem;z-index:10000000;padding:.5rem .75rem;border:0;"
  + "border-radius:4px;background:#ffeb3b;color:#212b32;font:600 1rem/1.5 Arial,Arimo,sans-serif;"
  + "outline:3px solid #212b32;outline-offset:-3px;";
// The charts that are mounted; the link leads to the first.
const charts = [];
let link;

export class Skip {
  constructor(chart) {
    this.chart = chart;
    charts.push(chart);
    stand();
  }

  close() {
    charts.splice(charts.indexOf(this.chart), 1);
    stand();
  }
}

function stand() {
  link ??= draw();
  if (!charts.length) link.remove();
  else if (!link.isConnected) document.body.prepend(link);
}

function draw() {
  const made = button({ style: AWAY }, "Skip to the drawing");
  made.addEventListener("focus", () => made.setAttribute("style", SEEN));
  made.addEventListener("blur", () => made.setAttribute("style", AWAY));
  made.addEventListener("click", () => {
    const [chart] = charts;
    chart.stage.scrollIntoView({ block: "nearest" });
    chart.go(chart.focus);
  });
  return made;
}

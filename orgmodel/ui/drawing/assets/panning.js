// Moving the drawing: a drag beside the boxes, the wheel with Ctrl, the keys and the tools.

const STEP = 80;
const PAN = { left: [STEP, 0], right: [-STEP, 0], up: [0, STEP], down: [0, -STEP] };
export const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
export const KEYS = { 0: "fit", 9: "width", "]": "in", "[": "out" };

// Moves a camera by the name of a tool or key; false where it is none of them.
export function steer(camera, action) {
  if (action === "in") camera.zoomBy(1.25);
  else if (action === "out") camera.zoomBy(0.8);
  else if (action === "fit") camera.fit();
  else if (action === "width") camera.fitWidth();
  else if (PAN[action]) camera.pan(...PAN[action]);
  else return false;
  return true;
}

export class Panning {
  constructor(chart, root) {
    this.chart = chart;
    this.camera = chart.camera;
    root.querySelector(".bar").addEventListener("click", (event) => {
      const action = event.target.closest("button")?.dataset.do;
      if (action) this.#do(action);
    });
    chart.stage.addEventListener("wheel", (event) => {
      // A plain wheel scrolls the page, as everywhere else.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = chart.stage.getBoundingClientRect();
      this.camera.zoomBy(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    }, { passive: false });
  }

  press(event) {
    this.from = { x: event.clientX, y: event.clientY };
    return true;
  }

  drag(event, start) {
    if (start) this.chart.stage.classList.add("dragging");
    this.camera.pan(event.clientX - this.from.x, event.clientY - this.from.y);
    this.from = { x: event.clientX, y: event.clientY };
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const action = event.shiftKey && ARROWS[event.key] ? ARROWS[event.key] : KEYS[event.key];
    if (action) this.#do(action);
    return Boolean(action);
  }

  #do(action) {
    steer(this.camera, action);
  }
}

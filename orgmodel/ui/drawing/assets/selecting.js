// Selecting boxes: a click or Enter one, Space or Ctrl and a click one more; arrows move the focus.
// Where a box has left, they lead to where it is now.

export class Selecting {
  constructor(chart) {
    this.chart = chart;
    // Show where something is now that has left its place.
    chart.follow = (id) => {
      chart.send({ type: "go", id });
      this.followed = id;
    };
  }

  scene() {
    this.#arrive();
  }

  view() {
    this.#arrive();
  }

  // The focus goes along, as soon as the server has selected the box and it is drawn.
  #arrive() {
    const { chart, followed } = this;
    const at = chart.selected === followed ? chart.place(followed) : undefined;
    if (!followed || at === undefined) return;
    this.followed = undefined;
    chart.go(at);
  }

  click(event, at) {
    if (at === undefined) return false;
    this.chart.go(at);
    this.#select(at, event.ctrlKey || event.metaKey || event.shiftKey);
    return true;
  }

  key(event) {
    const { chart } = this;
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    if (key.startsWith("Arrow")) chart.go(chart.routes.next(chart.focus, key));
    else if (key === "Home") chart.go(chart.routes.first());
    else if (key === "End") chart.go(chart.routes.last());
    else if (key === "Enter") this.#select(chart.focus, false);
    else if (key === " ") this.#select(chart.focus, true);
    else return false;
    return true;
  }

  #select(at, more) {
    const { chart } = this;
    const { id, data } = chart.scene.boxes[at];
    chart.focus = at;
    if (data?.went) {
      chart.follow(data.went);
      return;
    }
    const others = chart.selection.filter((one) => one !== id);
    if (!more) chart.select([id]);
    else chart.select(chart.selection.includes(id) ? others : [...others, id]);
  }
}

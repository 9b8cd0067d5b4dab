// Where an arrow key leads: along the line in a tree, else to the nearest box that way.

const DEEPEST = 1000;

export class Routes {
  constructor(boxes) {
    this.boxes = boxes;
    this.tree = boxes.length > 0 && boxes.every((box) => box.level !== undefined);
    this.above = new Map();
    this.below = boxes.map(() => []);
    this.tops = [];
    if (this.tree) this.#grow();
  }

  #grow() {
    const place = new Map();
    this.boxes.forEach((box, at) => { if (!place.has(box.id)) place.set(box.id, at); });
    this.boxes.forEach((box, at) => {
      const parent = box.parent === undefined ? undefined : place.get(box.parent);
      if (parent === undefined) this.tops.push(at);
      else {
        this.above.set(at, parent);
        this.below[parent].push(at);
      }
    });
  }

  team(at) {
    const parent = this.above.get(at);
    return parent === undefined ? this.tops : this.below[parent];
  }

  // How deep it stands, a top at 1: also of what has no level of its own, such as "2 more heads".
  depth(at) {
    let deep = 1;
    for (let up = this.above.get(at); up !== undefined && deep < DEEPEST; up = this.above.get(up)) deep += 1;
    return deep;
  }

  first() {
    return this.tree ? this.tops[0] : 0;
  }

  last() {
    if (!this.tree) return this.boxes.length - 1;
    let at = this.tops.at(-1);
    while (this.below[at].length) at = this.below[at].at(-1);
    return at;
  }

  next(at, key) {
    return this.tree ? this.#along(at, key) : this.#nearest(at, key);
  }

  #along(at, key) {
    if (key === "ArrowUp") return this.above.get(at);
    if (key === "ArrowDown") return this.below[at][0];
    const step = key === "ArrowRight" ? 1 : -1;
    const team = this.team(at);
    const beside = team[team.indexOf(at) + step];
    if (beside !== undefined) return beside;
    return this.#cousin(at, step);
  }

  // Past the end of a team, the nearest post of the next team that stands as deep.
  #cousin(at, step) {
    const deep = this.depth(at);
    const row = this.boxes.map((_, place) => place).filter((place) => this.depth(place) === deep);
    return row[row.indexOf(at) + step];
  }

  #nearest(at, key) {
    const middle = (box) => [box.x + box.w / 2, box.y + box.h / 2];
    const [x, y] = middle(this.boxes[at]);
    const away = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    let [best, least] = [undefined, Infinity];
    this.boxes.forEach((box, place) => {
      const [bx, by] = middle(box);
      const ahead = (bx - x) * away[0] + (by - y) * away[1];
      const aside = Math.abs((bx - x) * away[1]) + Math.abs((by - y) * away[0]);
      if (place !== at && ahead > 1 && ahead + 2 * aside < least) [best, least] = [place, ahead + 2 * aside];
    });
    return best;
  }
}

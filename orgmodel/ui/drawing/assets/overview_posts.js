// The posts of an overview as the server sent them: where each stands, below whom, and its title.
// A post comes before its line, so that a line is a run of rows.

function bytes(packed) {
  return Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)).buffer;
}

export class Posts {
  constructor(data) {
    this.count = data.posts;
    this.x = new Float32Array(bytes(data.x));
    this.y = new Float32Array(bytes(data.y));
    this.w = new Float32Array(bytes(data.w));
    this.h = new Float32Array(bytes(data.h));
    this.parent = new Int32Array(bytes(data.parent));
    this.side = new Int32Array(bytes(data.side));
    this.titled = new Int32Array(bytes(data.title));
    this.titles = data.titles.split("\n");
    this.sides = data.sides;
    this.end = new Int32Array(this.count);
    this.depth = new Int32Array(this.count);
    this.#grow();
  }

  #grow() {
    const { parent, end, depth, count } = this;
    for (let row = 0; row < count; row += 1) {
      end[row] = row + 1;
      depth[row] = parent[row] < 0 ? 0 : depth[parent[row]] + 1;
    }
    let [right, bottom] = [1, 1];
    for (let row = count - 1; row >= 0; row -= 1) {
      if (parent[row] >= 0) end[parent[row]] = Math.max(end[parent[row]], end[row]);
      else {
        right = Math.max(right, this.x[row] + this.w[row]);
        bottom = Math.max(bottom, this.y[row] + this.h[row]);
      }
    }
    this.bounds = { left: 0, top: 0, right, bottom };
  }

  frame(row) {
    const [x, y] = [this.x[row], this.y[row]];
    return { left: x, top: y, right: x + this.w[row], bottom: y + this.h[row] };
  }

  // The lowest box at a place.
  at(x, y) {
    let found;
    for (let row = 0; row < this.count;) {
      const inside = x >= this.x[row] && x < this.x[row] + this.w[row]
        && y >= this.y[row] && y < this.y[row] + this.h[row];
      if (inside) found = row;
      row = inside ? row + 1 : this.end[row];
    }
    return found;
  }

  title(row) {
    return this.titles[this.titled[row]] ?? "";
  }

  spoken(row) {
    const below = this.end[row] - row - 1;
    const line = below ? `${below.toLocaleString("en-GB")} below it` : "nobody below it";
    return `${this.title(row) || "Its title is not shown here: open it"} · ${line} · ${this.sides[this.side[row]].words}`;
  }
}

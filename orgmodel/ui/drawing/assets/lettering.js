// How wide words are, and how they are broken into lines: in lengths of the letters' own size.

const SIZE = 100;
const known = [new Map(), new Map()];
let pen;

export function widthOf(words, bold) {
  const widths = known[bold ? 1 : 0];
  let wide = widths.get(words);
  if (wide === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${bold ? "bold " : ""}${SIZE}px Arial, Arimo, "Liberation Sans", Helvetica, sans-serif`;
    wide = pen.measureText(words).width / SIZE;
    widths.set(words, wide);
  }
  return wide;
}

// The words, or as much of them as fits with "…"; empty where that would be under four letters.
export function shortened(words, room, bold) {
  if (widthOf(words, bold) <= room) return words;
  const rest = room - widthOf("…", bold);
  let [fits, wide] = [0, 0];
  for (const letter of words) {
    wide += widthOf(letter, bold);
    if (wide > rest) break;
    fits += letter.length;
  }
  return fits < 4 ? "" : `${words.slice(0, fits).trimEnd()}…`;
}

// At most `most` lines of `room`; `whole` says whether nothing was left out. None: no room.
export function broken(words, room, most, bold) {
  const lines = [];
  const parts = words.split(" ");
  while (parts.length && lines.length < most) {
    let line = parts.shift();
    while (parts.length && widthOf(`${line} ${parts[0]}`, bold) <= room) line += ` ${parts.shift()}`;
    lines.push(line);
  }
  if (!lines.length) return { lines, whole: false };
  if (parts.length) lines.push(`${lines.pop()} ${parts.join(" ")}`);
  const cut = lines.map((line) => shortened(line, room, bold));
  const whole = !parts.length && cut.every((line, at) => line === lines[at]);
  const full = cut.findIndex((line) => !line);
  return { lines: full < 0 ? cut : cut.slice(0, full), whole };
}

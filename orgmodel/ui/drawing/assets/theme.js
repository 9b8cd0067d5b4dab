// Whether the page is dark: the chart's own colours follow. Boxes stay light, with dark words.

const DARK = 0.4;

function lightness(colour) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillStyle = colour;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(pen.fillStyle.slice(at, at + 2), 16) / 255);
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

export function dress(root) {
  const chart = root.querySelector(".chart");
  const background = getComputedStyle(chart).getPropertyValue("--st-background-color").trim();
  chart.classList.toggle("dark", Boolean(background) && lightness(background) < DARK);
}

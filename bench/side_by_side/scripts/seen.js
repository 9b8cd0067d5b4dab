// What the drawn chart holds: sizes of its words, its edges, and the corners of each line.
() => {
  const svg = document.querySelector("#chart svg");
  const shown = [...svg.querySelectorAll("text, foreignObject *")]
    .filter((item) => [...item.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  const scale = (item) => (item.closest("text") ?? item.closest("foreignObject")).getScreenCTM().a;
  const sizes = shown.map((item) => parseFloat(getComputedStyle(item).fontSize) * scale(item));
  const boxes = [...svg.querySelectorAll("rect, polygon, foreignObject, path, text")]
    .filter((item) => item.getAttribute("class") !== "ground" && !item.closest("defs, marker"))
    .map((item) => item.getBoundingClientRect())
    .filter((box) => box.width + box.height > 0);

  // The corners of a path of straight stretches; a curve is followed in small steps.
  const corners = (path) => {
    const way = path.getAttribute("d");
    if (/^[\sMHVL\d.,-]+$/.test(way)) {
      const points = [];
      for (const [, command, numbers] of way.matchAll(/([MHVL])([^MHVL]*)/g)) {
        const given = numbers.match(/-?[\d.]+/g).map(Number);
        const last = points.at(-1) ?? { x: 0, y: 0 };
        if (command === "H") points.push({ x: given[0], y: last.y });
        else if (command === "V") points.push({ x: last.x, y: given[0] });
        else for (let at = 0; at < given.length; at += 2) points.push({ x: given[at], y: given[at + 1] });
      }
      return points.map((point) => new DOMPoint(point.x, point.y));
    }
    const length = path.getTotalLength();
    return [...Array(121).keys()].map((at) => path.getPointAtLength(length * at / 120));
  };
  const lines = [...svg.querySelectorAll("path.line, path.link, path.flowchart-link, g.edge > path")]
    .map((path) => corners(path).map((point) => point.matrixTransform(path.getScreenCTM())))
    .map((points) => points.map((point) => [point.x, point.y]));
  return {
    sizes,
    lines,
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

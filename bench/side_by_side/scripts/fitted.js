// Put the chart in the middle of a white sheet over the page, so many times its size.
({ width, height, zoom }) => {
  const svg = document.querySelector("#chart svg");
  const at = svg.getBoundingClientRect();
  const sheet = document.createElement("div");
  sheet.style.cssText = "position:fixed;left:0;top:0;overflow:hidden;background:#fff;z-index:9";
  sheet.style.width = `${width}px`;
  sheet.style.height = `${height}px`;
  const chart = document.createElement("div");
  chart.style.position = "absolute";
  chart.style.transformOrigin = "0 0";
  chart.style.left = `${(width - (zoom.right - zoom.left) * zoom.by) / 2}px`;
  chart.style.top = `${(height - (zoom.bottom - zoom.top) * zoom.by) / 2}px`;
  const away = `translate(${at.left - zoom.left}px, ${at.top - zoom.top}px)`;
  chart.style.transform = `scale(${zoom.by}) ${away}`;
  Object.assign(svg.style, {
    overflow: "visible", maxWidth: "none", width: `${at.width}px`, height: `${at.height}px`,
  });
  chart.append(svg);
  sheet.append(chart);
  document.body.append(sheet);
}

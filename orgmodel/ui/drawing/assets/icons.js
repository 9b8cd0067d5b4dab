// Small pictures for buttons and rows, drawn as strokes on a field of 16 by 16.

import { svg } from "./drawing.js";

const PERSON = "M8 2.4a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2M3 14c0-3 2.1-4.7 5-4.7s5 1.7 5 4.7";
const PENCIL = "M2.8 13.2l.8-3.2 7-7 2.4 2.4-7 7zM9 4.6L11.4 7";
const WAYS = {
  add: "M8 3v10M3 8h10",
  change: "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6M8 7.4v3.6M8 5v.2",
  close: "M4 4l8 8M12 4l-8 8",
  depends: "M6.8 9.2a2.6 2.6 0 0 0 3.8 0l2.2-2.3a2.6 2.6 0 0 0-3.7-3.7l-1 1"
    + "M9.2 6.8a2.6 2.6 0 0 0-3.8 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l1-1",
  dots: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  fold: "M4.5 2.5L8 6l3.5-3.5M4.5 13.5L8 10l3.5 3.5",
  function: "M3 4h10M3 8h10M3 12h6",
  grip: "M6 3h.01M10 3h.01M6 8h.01M10 8h.01M6 13h.01M10 13h.01",
  look: "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3L14 14",
  merge: "M14 8h-4c-2 0-2-4-5-4H2M10 8c-2 0-2 4-5 4H2",
  move: "M8 1.8v12.4M1.8 8h12.4M6.2 3.6L8 1.8l1.8 1.8M6.2 12.4L8 14.2l1.8-1.8"
    + "M3.6 6.2L1.8 8l1.8 1.8M12.4 6.2L14.2 8l-1.8 1.8",
  next: "M6 3l5 5-5 5",
  open: "M6.5 3H3v10h10V9.5M9 3h4v4M13 3L7.5 8.5",
  partner: "M2 13.5V5.8L8 2.5l6 3.3v7.7zM6 13.5V9.2h4v4.3",
  person: PERSON,
  post: PERSON,
  redo: "M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H9",
  remove: "M3 4.5h10M6 4.5V2.8h4v1.7M4.2 4.5l.6 9h6.4l.6-9M6.8 7v4.2M9.2 7v4.2",
  rename: PENCIL,
  service: "M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M5.5 8.2l1.8 1.8 3.2-3.6",
  split: "M2 8h4c2 0 2-4 5-4h3M6 8c2 0 2 4 5 4h3",
  undo: "M6 3L3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7",
  unfold: "M4.5 6L8 2.5 11.5 6M4.5 10L8 13.5l3.5-3.5",
  unit: "M2 12.8V3.6h4l1.4 1.7H14v7.5z",
};
const DOTTED = new Set(["dots", "grip"]);

export function icon(name) {
  return svg("svg", { class: "icon", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("path", {
      d: WAYS[name] ?? WAYS.unit, fill: "none", stroke: "currentColor",
      "stroke-width": DOTTED.has(name) ? 2.2 : 1.5, "stroke-linecap": "round", "stroke-linejoin": "round",
    }));
}

// An HTML element with its attributes and what it holds; words go in as text.
export function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return element;
}

// A button that sends no form.
export function button(attributes, ...children) {
  return made("button", { type: "button", ...attributes }, ...children);
}

// The chart as Streamlit mounts it: one chart for each place in the page, made of its parts.

import { ChangeMarks } from "./changemarks.js";
import { ChangeStrip } from "./changestrip.js";
import { Chart } from "./chart.js";
import { Dragging } from "./dragging.js";
import { Folding } from "./folding.js";
import { Labels } from "./labels.js";
import { Menu } from "./menu.js";
import { MiniMap } from "./minimap.js";
import { Moving } from "./moving.js";
import { Overview } from "./overview.js";
import { Pair } from "./pair.js";
import { Panning } from "./panning.js";
import { Placed } from "./placed.js";
import { Refocus } from "./refocus.js";
import { Renaming } from "./renaming.js";
import { Room } from "./room.js";
import { Search } from "./search.js";
import { Selecting } from "./selecting.js";
import { SideList } from "./sidelist.js";
import { Skip } from "./skip.js";
import { Steady } from "./steady.js";
import { dress } from "./theme.js";
import { Toolbar } from "./toolbar.js";

// In the order in which they are asked: panning takes whatever no other part wants.
const PARTS = [
  Skip,
  Refocus,
  Toolbar,
  Labels,
  ChangeMarks,
  Steady,
  MiniMap,
  Room,
  Search,
  Renaming,
  SideList,
  ChangeStrip,
  Overview,
  Folding,
  Placed,
  Moving,
  Menu,
  Selecting,
  Pair,
  Dragging,
  Panning,
];
const mounted = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let chart = mounted.get(parentElement);
  if (!chart) {
    chart = new Chart(parentElement, PARTS);
    mounted.set(parentElement, chart);
  }
  chart.outbox.deliver = (message) => setTriggerValue("event", message);
  dress(parentElement);
  chart.update(data);
  return () => {
    chart.close();
    mounted.delete(parentElement);
  };
}

// What can be done with a box: the rows of its menu and the keys that do the same.

import { spoken } from "./drawing.js";

const NO_POST = "It is named as a manager, but is no post in the data.";
const LEFT = "It is no longer here.";
const REMOVED = "It was removed.";
const SEVERAL = "It stands for several posts. Unfold it to work on one.";
const GROUP = "It stands for several posts. Change its details to say how many are left.";
const NOBODY = "Nobody is below it.";

// The title of a box as its data has it: the first words it shows, without what is written after.
export function titleOf(box) {
  if (box.data?.title) return box.data.title;
  const bold = (box.texts ?? []).filter((text) => text.bold);
  const shown = bold.filter((text) => text.size === bold[0].size).map((text) => text.t).join(" ");
  const label = String(box.label ?? "");
  if (shown && label.startsWith(shown)) return shown;
  return spoken(label.split("\n")[0]).split(", ")[0];
}

// "post", "several", "ghost", "gone", or another kind of thing: "unit", "function", "service" ….
export function kindOf(box) {
  const kinds = String(box.kind ?? "").split(" ");
  if (box.data?.gone) return "gone";
  if (kinds.includes("ghost")) return "ghost";
  if (kinds.includes("more")) return "several";
  return kinds[0] || "post";
}

// "+3 posts · 3 FTE" as a sentence has it: "3 posts below, 3 FTE".
export function belowInWords(box) {
  const [posts, ...others] = String(box.data?.below ?? "").replace(/^\+/, "").split(" · ");
  return posts ? [`${posts} below`, ...others].join(", ") : "";
}

// Why nothing of the data is behind a box, where that is so.
function unreal({ kind }) {
  return { ghost: NO_POST, gone: LEFT, several: SEVERAL }[kind] ?? "";
}

function ask(text) {
  return ({ chart, ids, id }) => chart.send({ type: "ask", text, ids, id });
}

function foldable({ box, below }) {
  return Boolean(box.data?.fold) || !below;
}

function howMany({ box }) {
  return String(box.data?.below ?? "").replace(/^\+/, "").split(" · ")[0] || "the team";
}

const isPost = ({ kind }) => ["post", "ghost", "gone", "several"].includes(kind);
const isThing = ({ kind }) => !["ghost", "gone", "several"].includes(kind);

// Each: its name, icon, key as shown and as the browser tells it, whether it is offered for a box,
// its words, why it cannot be done, and what it does. `many`: it acts on all that is selected.
const FOLLOW = {
  name: "follow", icon: "look", key: "Enter", offered: ({ kind }) => kind === "gone",
  words: () => "Show it where it is now", why: ({ box }) => (box.data?.went ? "" : REMOVED),
  act: ({ chart, box }) => chart.follow(box.data.went),
};
const ADD = {
  name: "add", icon: "add", key: "A", hotkey: "a", offered: (one) => isPost(one) || one.kind === "unit",
  words: ({ kind }) => (kind === "unit" ? "Add a post in it" : "Add a post under it"), why: unreal, act: ({ chart, at }) => chart.addUnder(at),
};
const RENAME = {
  name: "rename", icon: "rename", key: "F2", hotkey: "F2",
  offered: () => true, words: () => "Rename here", why: unreal,
  act: ({ chart, at }) => chart.rename(at),
};
const CHANGE = {
  name: "change", icon: "change", key: "E", hotkey: "e", offered: isThing,
  words: () => "Change details …", act: ask("change"),
};
const MOVE = {
  name: "move", icon: "move", key: "M", hotkey: "m", many: true, offered: ({ chart }) => Boolean(chart.move),
  words: () => "Move …", why: unreal, act: ({ chart, ids }) => chart.move(ids),
};
const SPLIT = {
  name: "split", icon: "split", key: "S", hotkey: "s",
  offered: ({ kind }) => kind === "post" || kind === "unit",
  words: () => "Split into two …", act: ask("split"),
};
const MERGE = {
  name: "merge", icon: "merge", key: "G", hotkey: "g", many: true,
  offered: ({ kind }) => kind === "post" || kind === "unit",
  words: ({ ids }) => (ids.length > 1 ? "Merge them …" : "Merge with …"), act: ask("merge"),
};
const VACATE = {
  name: "vacate", icon: "person", key: "V", hotkey: "v",
  offered: ({ kind, vacant }) => kind === "post" && !vacant, words: () => "Make vacant",
  why: ({ box }) => (box.data?.["post-kind"] === "post_group" ? GROUP : ""),
  act: ({ chart, id }) => chart.send({ type: "vacate", id }),
};
const RECORD = {
  name: "record", icon: "person", key: "V", hotkey: "v",
  offered: ({ kind, vacant }) => kind === "post" && vacant, words: () => "Record a holder …",
  act: ask("record"),
};
const UNFOLD = {
  name: "unfold", icon: "unfold", key: "+", hotkey: "+",
  offered: (one) => isPost(one) && foldable(one) && one.box.data?.fold !== "open",
  words: (one) => (one.box.data?.fold ? `Unfold ${howMany(one)}` : "Unfold"),
  why: ({ box }) => (box.data?.fold ? "" : NOBODY),
  act: ({ chart, id }) => chart.send({ type: "fold", id, on: false }),
};
const FOLD = {
  name: "fold", icon: "fold", key: "−", hotkey: "-", offered: ({ box }) => box.data?.fold === "open",
  words: (one) => `Fold ${howMany(one)}`, act: ({ chart, id }) => chart.send({ type: "fold", id, on: true }),
};
const OPEN = {
  name: "root", icon: "open", key: "O", hotkey: "o", offered: ({ kind }) => kind === "post",
  words: () => "Open as the drawing", why: ({ box, below }) => (box.data?.fold || below ? "" : NOBODY),
  act: ({ chart, id }) => chart.send({ type: "root", id }),
};
const UNIT = {
  name: "unit", icon: "unit", key: "U", hotkey: "u", offered: isThing,
  words: ({ kind }) => (kind === "unit" ? "Open this unit" : "Open its unit"),
  why: ({ kind, box }) => (kind === "post" && !box.data?.unit ? "It works in no unit." : ""),
  act: ask("unit"),
};
const DEPENDS = {
  name: "depends", icon: "depends", key: "D", hotkey: "d", many: true, offered: isThing,
  words: ({ ids }) => (ids.length > 1 ? "What depends on them" : "What depends on it"), act: ask("depends"),
};
const REMOVE = {
  name: "remove", icon: "remove", key: "Del", hotkey: "Delete", many: true, offered: () => true,
  words: () => "Remove …", why: unreal, act: ask("remove"),
};
// What changes nothing.
const LOOKING = new Set([FOLLOW, UNFOLD, FOLD, OPEN, UNIT, DEPENDS]);
const GROUPS = [
  [FOLLOW], [ADD, RENAME, CHANGE, MOVE], [SPLIT, MERGE, VACATE, RECORD], [UNFOLD, FOLD, OPEN, UNIT, DEPENDS], [REMOVE],
];

// What of the drawing is meant: the box, all that are selected with it, or, of equal posts drawn as
// one, those posts.
function asked(chart, at) {
  const box = chart.scene.boxes[at];
  const merged = JSON.parse(box.data?.merged || "[]");
  const chosen = chart.selection.includes(box.id) && chart.selection.length > 1;
  const all = chosen || merged.length > 1;
  const ids = chosen ? [...chart.selection] : merged.length > 1 ? merged : [box.id];
  const kind = kindOf(box);
  return {
    chart, at, box, kind, id: box.id, ids, all, chosen,
    vacant: String(box.kind).split(" ").includes("vacant"),
    below: chart.routes.tree ? chart.routes.below[at].length : 0,
  };
}

// The rows of a box's menu, in groups; of several selected boxes those that act on all.
export function rowsOf(chart, at) {
  const one = asked(chart, at);
  const row = (action) => ({
    name: action.name, icon: action.icon, key: action.key, hotkey: action.hotkey,
    words: action.words(one), why: action.why?.(one) ?? "", act: () => action.act(one),
  });
  const allowed = (action) => !chart.looks || LOOKING.has(action);
  const offered = (action) => allowed(action) && action.offered(one) && (!one.all || action.many);
  return GROUPS.map((group) => group.filter(offered).map(row)).filter((group) => group.length);
}

// The row that a key on a box stands for.
export function rowOfKey(chart, at, key) {
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  const alike = { "=": "+", _: "-", "−": "-" };
  return rowsOf(chart, at).flat().find((row) => row.hotkey === (alike[wanted] ?? wanted));
}

// How many things a menu is about, or its one thing, and what is below it.
export function headOf(chart, at) {
  const one = asked(chart, at);
  if (one.chosen) return { title: `${one.ids.length} boxes selected`, about: "" };
  const { data, texts } = one.box;
  const facts = (texts ?? []).filter((text) => !text.bold && text.t !== data?.below && text.t.length > 1).map((text) => text.t);
  return { title: titleOf(one.box), about: [...facts, data?.gone, belowInWords(one.box)].filter(Boolean).join(" · ") };
}

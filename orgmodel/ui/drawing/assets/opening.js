// What a button of the page asks the drawing to open: `{what, ids, turn, title}`.

import { hub } from "./chart.js";

// The request where it is for this part and not followed yet. What was followed is kept for all
// charts of a visit: one that is mounted anew opens nothing again.
export function asked(view, what) {
  const { open } = view;
  return open && open.what === what && open.turn !== hub.opened ? open : undefined;
}

export function followed(open) {
  hub.opened = open.turn;
}

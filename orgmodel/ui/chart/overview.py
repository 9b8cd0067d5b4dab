"""The overview of every post: asked for, sent, and a post's line opened from it."""

from __future__ import annotations

from typing import Any

from orgmodel.chart.folding.overview import Overview, overview
from orgmodel.ui.drawing.component import Scene
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import BY_CONTENT, Work

_CACHED = 4
_HINT = (
    "Point at a box for its title; a click opens its line as the drawing. By keyboard the arrows "
    "move in the drawing that lies below, Enter opens the line of the post they are at, Escape "
    "goes back. Search finds any other post. The colours are those of the sides."
)


def turn(event: ChartEvent) -> None:
    """Show every post, or the drawing again."""
    state.show_overview(event.on)


def open_row(event: ChartEvent) -> None:
    """Draw from the post in this row of the overview down."""
    work = state.work()
    if work is None:
        return
    ids = _overview(work).ids
    if 0 <= event.turn < len(ids):
        state.show_overview(False)
        state.put_folds(state.folds_from(ids[event.turn]))
        state.select(ids[event.turn], into_view=True)


def told_of_overview(work: Work, scene: Scene) -> dict[str, Any]:
    """As `orgover.js` hands it on: `on`, and while it is, the overview itself.

    `rows` says in which row the posts of the drawing stand; `stamp` changes with anything in it.
    """
    if not state.overview():
        return {"on": False, "stamp": ""}
    found = _overview(work)
    rows = {name: row for row, name in enumerate(found.ids) if name in scene.ids}
    return {
        "on": True,
        "stamp": f"{work.digest}/{scene.stamp}",
        "overview": found.message,
        "rows": rows,
        "hint": _HINT,
    }


@kept(_CACHED, hash_funcs=BY_CONTENT)
def _overview(work: Work) -> Overview:
    return overview(work.organisation)

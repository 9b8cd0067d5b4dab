"""Two drawings of one pair side by side: panned and zoomed together, and flipped."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from orgmodel.chart.folding.folds import Folds
from orgmodel.model.words import counted
from orgmodel.ui.compare.pair_scene import pair_scenes
from orgmodel.ui.compare.side import Side
from orgmodel.ui.drawing import component
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.shared.brackets import without_ids
from orgmodel.ui.shared.escaping import escape
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

_PAIR, _FOLDS, _WIDE = "compare", "om.compare.folds", "om.compare.wide"
_USUAL, _HIGH = 667.0, 610.0
_LISTED = 6
_NARROWEST, _ALIKE, _AROUND = 200.0, 0.05, 30.0
_MARKS = {
    "number": '<i class="om-number">1</i> number of the change',
    "changed": '<i class="om-changed"></i> new, moved or changed',
    "gone": '<i class="om-gone"></i> was here before',
    "warned": '<i class="om-warned">!</i> new warning',
}
_PLACES = "What is in both stands in the same place. Dotted lines are drawn in the Chart."


def show_pair(work: Work, first: Side, second: Side) -> None:
    """Draw A and B; what is selected or folded in one is so in the other."""
    folds = _folds(work)
    drawn = pair_scenes(work, first, second, folds)
    with st.container(key="pair-panes", horizontal=True, gap="medium"):
        for side, scene in zip((first, second), drawn.scenes, strict=True):
            with st.container(key=f"pair-{side.letter.lower()}", width="stretch"):
                component.show(
                    scene,
                    name=f"{_PAIR}.{side.letter}",
                    on_select=state.select,
                    on_event=partial(_do, work),
                    height=f"{drawn.height}px",
                    told={"pair": _told(side, folds)},
                )
                st.html(_changes(work, side))
    said = [words for kind, words in _MARKS.items() if kind in drawn.marks]
    items = "".join(f"<span>{words}</span>" for words in (*said, _PLACES))
    st.html(f'<p class="om-marks">{items}</p>')


def _changes(work: Work, side: Side) -> str:
    """What the numbers on the boxes mean; of many changes the first."""
    names, scenario = work.baseline.names, side.option.scenario
    known = {**names, **side.found.option.model.names}
    said = [without_ids(words, known) for words in scenario.describe(names)]
    if not said:
        return f'<p class="om-does">{side.letter} changes nothing.</p>'
    items = "".join(f"<li>{escape(words)}</li>" for words in said[:_LISTED])
    more = len(said) - _LISTED
    rest = f"<p>and {more} more, all listed below the figures</p>" if more > 0 else ""
    label = f"What {side.letter} changes, by the numbers on the boxes"
    title = f'<p class="om-of">{side.letter} {escape(side.name)}</p>'
    return f'<div class="om-does">{title}<ol aria-label="{label}">{items}</ol>{rest}</div>'


def _told(side: Side, folds: Folds) -> dict[str, Any]:
    about = "" if side.is_opened else counted(len(side.option.changes), "change")
    return {
        "of": _PAIR,
        "letter": side.letter,
        "name": side.name,
        "about": about,
        "wide": folds.room[0] + _AROUND,
    }


def _do(work: Work, event: ChartEvent) -> None:
    """Fold and unfold in both drawings, and lay both out for the room of one."""
    folds = _folds(work)
    if event.type == "refold":
        folds = folds.refold()
    elif event.type == "fold" and event.id:
        folds = folds.fold(event.id) if event.on else folds.unfold((event.id,))
    elif event.type == "room":
        _note_room(event.width)
        return
    state.choose(_key(work), folds)


def _note_room(wide: float) -> None:
    if wide >= _NARROWEST and abs(wide - state.chosen(_WIDE, _USUAL)) > _ALIKE * wide:
        state.choose(_WIDE, wide)


def _folds(work: Work) -> Folds:
    found: Folds = state.chosen(_key(work), Folds())
    return replace(found, room=(state.chosen(_WIDE, _USUAL) - _AROUND, _HIGH))


def _key(work: Work) -> str:
    return f"{_FOLDS}.{work.opened.digest}"

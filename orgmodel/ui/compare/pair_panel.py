"""Two drawings of one pair side by side: panned and zoomed together, and flipped."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from orgmodel.chart.folding.folds import Folds
from orgmodel.model.words import counted
from orgmodel.ui.compare.pair_scene import pair_scenes
from orgmodel.ui.compare.side import Side
from orgmodel.ui.drawing import component
from orgmodel.ui.drawing.events import Event
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_PAIR, _FOLDS = "compare", "om.compare.folds"
_LEGEND = (
    '<p class="om-marks"><span><i class="om-number">1</i> number of the change</span>'
    '<span><i class="om-changed"></i> changed</span>'
    '<span><i class="om-gone"></i> was here, is gone</span>'
    '<span><i class="om-warned">!</i> new warning</span>'
    "<span>Directorates keep their column in both. Dotted lines are drawn in the Chart.</span></p>"
)


def show_pair(work: Work, first: Side, second: Side) -> None:
    """Draw A and B; what is selected or folded in one is so in the other."""
    scenes = pair_scenes(work, first, second, _folds(work))
    with st.container(key="pair-panes", horizontal=True, gap="medium"):
        for side, scene in zip((first, second), scenes, strict=True):
            with st.container(key=f"pair-{side.letter.lower()}", width="stretch"):
                component.show(
                    scene,
                    name=f"{_PAIR}.{side.letter}",
                    on_select=state.select,
                    on_event=partial(_do, work),
                    height="22rem",
                    told={"pair": _told(side)},
                )
    st.html(_LEGEND)


def _told(side: Side) -> dict[str, Any]:
    about = "" if side.is_opened else counted(len(side.option.changes), "change")
    return {"of": _PAIR, "letter": side.letter, "name": side.name, "about": about}


def _do(work: Work, event: Event) -> None:
    """Fold and unfold in both drawings; nothing else is done here."""
    folds = _folds(work)
    if event.type == "refold":
        folds = folds.refold()
    elif event.type == "fold" and event.id:
        folds = folds.fold(event.id) if event.on else folds.unfold((event.id,))
    state.choose(_key(work), folds)


def _folds(work: Work) -> Folds:
    found: Folds = state.chosen(_key(work), Folds())
    return found


def _key(work: Work) -> str:
    return f"{_FOLDS}.{work.opened.digest}"

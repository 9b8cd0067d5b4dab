"""Which body of several is drawn: all as one, or one with its own Board."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from orgmodel.chart.views.posts.seats import tops_of_bodies
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import Work

BODY = "om.body"
_ALL = ""


def show_body_choice(work: Work) -> None:
    """Let one choose the body to draw; nothing where the data has one.

    It says what is drawn, also where another way than this led there: from a post of no body's
    top down, all of them are meant again.
    """
    tops = _tops(work)
    if not tops:
        return
    root = state.folds().root
    state.choose(BODY, root if root in tops else _ALL)
    st.selectbox(
        "Bodies",
        [_ALL, *tops],
        format_func=lambda top: f"Body: {legible(tops[top])}" if top else "Bodies: all as one",
        key=BODY,
        width=260,
        label_visibility="collapsed",
        on_change=_draw,
        help="Draw every body in one drawing, or one of them with its own Board.",
    )


def _tops(work: Work) -> Mapping[str, str]:
    """The top of each body's line with the body's name; none where there is one body."""
    return tops_of_bodies(work.organisation) if work.organisation.bodies else {}


def _draw() -> None:
    state.put_folds(state.folds_from(str(state.chosen(BODY) or _ALL)))

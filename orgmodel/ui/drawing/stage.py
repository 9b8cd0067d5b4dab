"""A drawing on a page: the scene in the chart component, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from orgmodel.chart.folding.folds import Folds
from orgmodel.errors import OrgmodelError, PackError
from orgmodel.rules.result import CheckResult
from orgmodel.ui.drawing import component
from orgmodel.ui.drawing.component import Highlight, Scene, nothing
from orgmodel.ui.drawing.drawings import Choice, scene_of
from orgmodel.ui.drawing.events import ChartEvent
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace.work import Work

NOTHING: frozenset[str] = frozenset()


def no_highlight(_scene: Scene) -> None:
    """No highlight."""


def no_overview(_scene: Scene) -> None:
    """No overview is offered."""


def show_drawing(
    work: Work,
    choice: Choice,
    *,
    name: str,
    on_select: Callable[[str], None],
    say: str | Callable[[], str],
    height: str,
    on_event: Callable[[ChartEvent], None] = nothing,
    on_selection: Callable[[], None] | None = None,
    told: Mapping[str, Any] = MappingProxyType({}),
    highlight: Callable[[Scene], Highlight | None] = no_highlight,
    result: CheckResult | None = None,
    overview: Callable[[Scene], Mapping[str, Any] | None] = no_overview,
    folds: Folds | None = None,
    warned: Mapping[str, int] = MappingProxyType({}),
    otherwise: str = "",
) -> frozenset[str]:
    """Show a drawing and return the ids in it; none where it cannot be drawn.

    `highlight` says what of the scene is highlighted; `result` is the check by the choice's
    rules, whose findings are marked; `overview` gives that of every post; `folds` how the whole
    organisation is folded, where it can be, and `warned` how many new warnings there are of ids;
    `otherwise` is said where the data does not hold what the view shows, in place of the reason
    by its files; the others are those of `component.show`.
    """
    try:
        scene = scene_of(work, choice, result, folds, warned)
    except OrgmodelError as error:
        if otherwise and not isinstance(error, PackError):
            st.info(otherwise, icon=":material/info:")
            return NOTHING
        faults = error.faults if isinstance(error, PackError) else (str(error),)
        listed = "\n".join(f"- {escaped(fault)}" for fault in faults)
        st.error(f"This view cannot be drawn:\n\n{listed}", icon=":material/error:")
        return NOTHING
    if not scene.ids:
        st.info(
            "There is nothing to draw here: the data names nothing that this view shows. The page "
            "Data lists what was read.",
            icon=":material/info:",
        )
        return NOTHING
    component.show(
        scene,
        name=name,
        on_select=on_select,
        on_event=on_event,
        on_selection=on_selection,
        told=told,
        highlight=highlight(scene),
        say=say,
        height=height,
        overview=overview(scene),
    )
    return scene.ids

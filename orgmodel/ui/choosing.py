"""The row of choices over the chart: view, unit, levels, colour."""

from __future__ import annotations

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.chart.views.request import COLOURS
from orgmodel.ui import state
from orgmodel.ui.drawings import Choice
from orgmodel.ui.state import Work

VIEWS = {
    "organisation": "Whole organisation",
    "unit": "One unit",
    "centre": "Three at the centre",
    "separation": "Separation",
}
_COLOUR_NAMES = {
    "side": "Side",
    "kind": "Kind of unit",
    "directorate": "Directorate",
    "none": "No colour",
}
_FIRST_KINDS = ("directorate", "division", "department")


def show_choices(work: Work) -> Choice:
    """Draw the widgets, always the same ones, and return what they are set to."""
    organisation = work.organisation
    units, levels = units_to_choose(organisation), levels_to_choose(organisation)
    state.keep_choice(state.UNIT, units)
    state.keep_choice(state.DEPTH, levels)
    view = st.segmented_control(
        "View",
        list(VIEWS),
        format_func=lambda name: VIEWS[name],
        key=state.VIEW,
        required=True,
        default=None if state.chosen(state.VIEW) else "organisation",
        persist_state="session",
        help="The whole line; one unit with what it owns and depends on; the lay, executive and "
        "clinical lines at the centre; or the sides that must be kept apart.",
    )
    view = view or "organisation"
    unit = st.selectbox(
        "Unit",
        units,
        format_func=lambda name: organisation.names.get(name, name),
        key=state.UNIT,
        disabled=view != "unit" or not units,
        persist_state="session",
        width=230,
        help="Which unit the view One unit draws.",
    )
    depth = st.selectbox(
        "Levels",
        levels,
        format_func=lambda number: "All" if number == 0 else f"Top {number}",
        key=state.DEPTH,
        disabled=view != "organisation",
        persist_state="session",
        width=110,
        help="How many levels of the line are drawn. Level 1 is the top.",
    )
    colour = st.selectbox(
        "Colour by",
        COLOURS,
        format_func=lambda name: _COLOUR_NAMES[name],
        key=state.COLOUR,
        disabled=view not in ("organisation", "unit"),
        persist_state="session",
        width=150,
        help="What a box's colour, border and letter stand for. The side is what a unit is "
        "declared to be: commissioning, provider, neutral or trust.",
    )
    if view == "unit" and unit is None:
        view = "organisation"
    return Choice(
        view,
        unit if view == "unit" else None,
        depth or None if view == "organisation" else None,
        colour if view in ("organisation", "unit") else "side",
    )


def units_to_choose(organisation: Organisation) -> tuple[str, ...]:
    """The units: directorates first, then the others that something belongs to."""
    units = organisation.units
    kinds = dict(zip(units["id"], units["kind"], strict=True))
    names = [name for name in kinds if name]
    return tuple(sorted(names, key=lambda name: (_rank(kinds[name]), names.index(name))))


def levels_to_choose(organisation: Organisation) -> tuple[int, ...]:
    """0 for all levels, then each depth short of all."""
    depth = organisation.hierarchy.depth
    layers = int(depth.max()) + 1 if len(depth) else 1
    return (0, *range(1, layers))


def _rank(kind: str) -> int:
    return _FIRST_KINDS.index(kind) if kind in _FIRST_KINDS else len(_FIRST_KINDS)

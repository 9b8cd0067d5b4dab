"""The row of choices over the chart: view, unit, levels, colour."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.chart.chart import VIEWS
from orgmodel.chart.found import VIEWS_FOLDER, what_it_shows
from orgmodel.chart.views.parts.request import COLOURS, ROWS, ColourBy, RowsBy
from orgmodel.model.organisation import OrganisationModel
from orgmodel.ui.drawing.drawings import Choice
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_WHOLE = "organisation"
_COLOUR_NAMES = {
    "side": "Side",
    "kind": "Kind of unit",
    "directorate": "Directorate",
    "band": "Band",
    "vacancy": "Vacancy",
    "cost": "Cost",
    "span": "Direct reports",
    "change": "What changes",
    "none": "No colour",
}
_ROW_NAMES = {"depth": "By level", "band": "By band"}
_FIRST_KINDS = ("directorate", "division", "department")


def show_choices(work: Work) -> Choice:
    """Draw the view, and the choices that this view has; return what they are set to."""
    offered = views_to_choose()
    view = st.segmented_control(
        "View",
        list(offered),
        format_func=lambda name: offered[name],
        key=state.VIEW,
        required=True,
        default=None if state.chosen(state.VIEW) else _WHOLE,
        persist_state="session",
        on_change=_draw_the_unit_selected,
        help="  \n".join(
            f"{title}: {what_it_shows(VIEWS_FOLDER, name)}" for name, title in offered.items()
        ),
    )
    view = view or _WHOLE
    if "unit" in VIEWS[view].needs and not len(work.organisation.unit_tree):
        view = _WHOLE
    needs, takes = VIEWS[view].needs, VIEWS[view].takes
    return Choice(
        view,
        _choose_unit(work.organisation) if "unit" in needs else None,
        _choose_depth(work.organisation) if "depth" in takes else None,
        _choose_colour() if "colour" in takes else "side",
        rows=_choose_rows(work.organisation) if "rows" in takes else "depth",
    )


def unit_of(organisation: Organisation, identifier: str) -> str:
    """The unit that an id is, heads or sits in; empty where the data names none."""
    if organisation.table_of.get(identifier) == "units":
        return identifier
    return next(iter(organisation.headed.get(identifier, ())), organisation.home(identifier))


def _draw_the_unit_selected() -> None:
    """Where one unit is to be drawn and a box is selected, it is that of the box."""
    work, selected = state.work(), state.selected()
    if work is None or selected is None or state.chosen(state.VIEW) != "unit":
        return
    unit = unit_of(work.organisation, selected)
    if unit in units_to_choose(work.organisation):
        state.choose(state.UNIT, unit)


def views_to_choose() -> Mapping[str, str]:
    """The views that have a title, in their order, with it."""
    titled = {name: view for name, view in VIEWS.items() if view.title}
    return {name: titled[name].title for name in sorted(titled, key=lambda n: titled[n].order)}


def _choose_unit(organisation: Organisation) -> str:
    units = units_to_choose(organisation)
    state.keep_choice(state.UNIT, units)
    unit = st.selectbox(
        "Unit",
        units,
        format_func=lambda name: organisation.names.get(name, name),
        key=state.UNIT,
        persist_state="session",
        width=340,
        help="Which unit is drawn: directorates first, then the others.",
    )
    return unit or units[0]


def _choose_depth(organisation: Organisation) -> int | None:
    levels = levels_to_choose(organisation)
    state.keep_choice(state.DEPTH, levels)
    depth = st.selectbox(
        "Levels",
        levels,
        format_func=lambda number: "All" if number == 0 else f"Top {number}",
        key=state.DEPTH,
        persist_state="session",
        width=130,
        help="How many levels of the line are drawn. Level 1 is the top.",
    )
    return depth or None


def _choose_colour() -> ColourBy:
    colour = st.selectbox(
        "Colour by",
        COLOURS,
        format_func=lambda name: _COLOUR_NAMES[name],
        key=state.COLOUR,
        persist_state="session",
        width=180,
        help="What a box's colour, border and letter stand for. The side is what a unit is "
        "declared to be: commissioning, provider, neutral or trust.",
    )
    return colour or "side"


def _choose_rows(organisation: Organisation) -> RowsBy:
    """By depth, without a choice, where no post has a band."""
    if not any(map(str.strip, organisation.cells.column("posts", "band"))):
        return "depth"
    rows = st.selectbox(
        "Rows",
        ROWS,
        format_func=_ROW_NAMES.__getitem__,
        key=state.ROWS,
        persist_state="session",
        width=150,
        help="What stands in one row: posts as far below the top, or posts of one band. By band, "
        "each box says how many posts are below it.",
    )
    return rows or "depth"


def units_to_choose(organisation: OrganisationModel) -> tuple[str, ...]:
    """The units: directorates first, then the others that something belongs to."""
    kind = organisation.cells.cell
    return tuple(sorted(organisation.unit_tree.ids, key=lambda name: _rank(kind(name, "kind"))))


def levels_to_choose(organisation: Organisation) -> tuple[int, ...]:
    """0 for all levels, then each depth short of all."""
    line = organisation.hierarchy if len(organisation.hierarchy) else organisation.unit_tree
    depth = line.depth
    layers = int(depth.max()) + 1 if len(depth) else 1
    return (0, *range(1, layers))


def _rank(kind: str) -> int:
    return _FIRST_KINDS.index(kind) if kind in _FIRST_KINDS else len(_FIRST_KINDS)

"""The row of choices over the chart: view, unit, what boxes say, colour, rows."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from orgmodel.api import Organisation
from orgmodel.chart.chart import VIEWS, fields_of
from orgmodel.chart.views.parts.request import COLOURS, ROWS, SPAN_TARGET, ColourBy, RowsBy
from orgmodel.model.organisation import OrganisationModel
from orgmodel.ui.drawing.drawings import Choice
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.targets import targets
from orgmodel.ui.workspace.work import Work

WHOLE = "organisation"
_COLOUR_NAMES = {
    "side": "side",
    "kind": "kind of unit",
    "directorate": "directorate",
    "band": "band",
    "vacancy": "vacancy",
    "cost": "cost",
    "span": "direct reports",
    "change": "what changes",
    "none": "none",
}
FIELD_NAMES: Mapping[str, str] = {
    "unit": "Unit",
    "fte": "Working time",
    "band": "Band",
    "cost": "Cost",
    "holder": "Holder's name",
    "span": "Direct reports",
    "below": "All posts below",
    "vacancy": "Vacancy",
}
_SPAN = "largest_span"
_ROW_NAMES = {"depth": "by level", "band": "by band"}
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
        default=None if state.chosen(state.VIEW) else WHOLE,
        persist_state="session",
        on_change=_draw_the_unit_selected,
        label_visibility="collapsed",
    )
    view = view or WHOLE
    if "unit" in VIEWS[view].needs and not len(work.organisation.unit_tree):
        view = WHOLE
    needs, takes = VIEWS[view].needs, VIEWS[view].takes
    return Choice(
        view,
        _choose_unit(work.organisation) if "unit" in needs else None,
        colour=_choose_colour(work) if "colour" in takes else "side",
        rows=_choose_rows(work.organisation) if "rows" in takes else "depth",
        show=_choose_fields(work.organisation) if view == WHOLE else None,
        span_target=span_target(work),
    )


def unit_of(organisation: Organisation, identifier: str) -> str:
    """The unit that an id is, heads or sits in; empty where the data names none."""
    if organisation.table_of.get(identifier) == "units":
        return identifier
    return next(iter(organisation.headed.get(identifier, ())), organisation.home_of(identifier))


def _draw_the_unit_selected() -> None:
    """Where one unit is to be drawn and a box is selected, it is that of the box."""
    work, selected = state.work(), state.selected()
    if work is None or selected is None or state.chosen(state.VIEW) != "unit":
        return
    unit = unit_of(work.organisation, selected)
    if unit in units_to_choose(work.organisation):
        state.choose(state.UNIT, unit)


def span_target(work: Work) -> int:
    """The most direct reports that a post should have: the target that is set, else 8."""
    found = targets(work).get(_SPAN)
    return int(found.most) if found else SPAN_TARGET


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
        format_func=lambda name: legible(organisation.names.get(name, name)),
        key=state.UNIT,
        persist_state="session",
        width=340,
        label_visibility="collapsed",
    )
    return unit or units[0]


def _choose_fields(organisation: Organisation) -> tuple[str, ...] | None:
    """What boxes say beside the title; None for what suits the data."""
    if not len(organisation.hierarchy):
        return None
    offered = fields_of(organisation)
    state.keep_choices(state.SHOW, offered)
    with st.popover("Boxes show", help="What each box says beside its title."):
        fields = st.multiselect(
            "Boxes show",
            offered,
            format_func=lambda name: FIELD_NAMES.get(name, name),
            placeholder="What suits the data",
            key=state.SHOW,
            persist_state="session",
            help="With nothing chosen: the unit, vacancies, and working time and band where most "
            "posts have them. Columns of your own come last. The holder is a person's name.",
        )
    return tuple(fields) or None


def _choose_colour(work: Work) -> ColourBy:
    offered = [name for name in COLOURS if name != "change" or work.option]
    state.keep_choice(state.COLOUR, tuple(offered))
    colour = st.selectbox(
        "Colour by",
        offered,
        format_func=lambda name: f"Colour: {_COLOUR_NAMES[name]}",
        key=state.COLOUR,
        persist_state="session",
        width=190,
        label_visibility="collapsed",
    )
    return colour or "side"


def _choose_rows(organisation: Organisation) -> RowsBy:
    """By depth, without a choice, where no post has a band."""
    if not any(map(str.strip, organisation.cells.column("posts", "band"))):
        return "depth"
    rows = st.selectbox(
        "Rows",
        ROWS,
        format_func=lambda name: f"Rows: {_ROW_NAMES[name]}",
        key=state.ROWS,
        persist_state="session",
        width=160,
        label_visibility="collapsed",
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

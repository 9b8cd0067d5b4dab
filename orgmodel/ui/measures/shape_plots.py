"""The shape of the organisation in plots, each with its table."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from orgmodel.chart.plots import of_measures
from orgmodel.chart.plots.of_measures import LAYERED
from orgmodel.measures import Measures
from orgmodel.measures.costs import COMPUTED
from orgmodel.measures.director_balance import CRITERIA
from orgmodel.model.words import capital
from orgmodel.ui.measures.plot import picture, show_plot
from orgmodel.ui.shared.table import columns_in_words
from orgmodel.ui.workspace import state

_LAYERS = {
    "layer": "Layer",
    "rows": "Posts and groups",
    "posts": "Posts",
    "fte": "FTE",
    "cost": "Cost",
}
_MANAGERS = {
    "title": "Manager",
    "layer": "Layer",
    "span": "Direct reports",
    "span_posts": "The same in posts",
    "span_people": "The same in people",
    "line_rows": "Posts in the line",
}
_DIRECTORS = {"title": "Director", **CRITERIA}
_UNITS = {
    "name": "Unit",
    "unit_rows": "Posts",
    "unit_fte": "FTE",
    "unit_vacancy": "Vacant",
    "unit_cost": "Cost",
    "line_cost": "Its head's line",
    "cost_difference": "Apart",
}


def show_shape(measures: Measures) -> None:
    """Pyramid, spans, balance and cost, two beside each other where there is room."""
    with st.grid(2, min_column_width=520, gap="medium"):
        with st.container(border=True, key="plot.pyramid"):
            _show_pyramid(measures)
        with st.container(border=True, key="plot.spans"):
            _show_spans(measures)
        with st.container(border=True, key="plot.balance"):
            _show_balance(measures)
        with st.container(border=True, key="plot.cost"):
            _show_cost(measures)


def _show_pyramid(measures: Measures) -> None:
    st.subheader("Pyramid by layer", anchor=False)
    st.markdown(
        "Layer 1 is the top of the largest line; lay and clinical lines are beside it."
        f"{_outside(measures)}"
    )
    known = of_measures.known_layers(measures) or ("rows",)
    of = _choose("What is counted", known, LAYERED, "om.pyramid")
    show_plot(
        picture(of_measures.pyramid, measures, of),
        columns_in_words(measures.layers, _LAYERS),
        name="layers",
        missing="The data has no line: no post reports to another.",
    )


def _outside(measures: Measures) -> str:
    """How many posts and groups the pyramid leaves out, whatever the reason."""
    every = measures["post_rows"].value if "post_rows" in measures.by_id else None
    inside = measures.layers["rows"].sum() if len(measures.layers) else 0
    if not every or not inside or every <= inside:
        return ""
    return f" {every - inside:,.0f} of {every:,.0f} posts and groups are not in that line."


def _show_spans(measures: Measures) -> None:
    st.subheader("Spans", anchor=False)
    st.markdown("How many managers have how many direct reports. Dotted lines never count.")
    show_plot(
        picture(of_measures.spans, measures),
        columns_in_words(measures.managers, _MANAGERS),
        name="managers",
        missing="The data names no manager: no post has a direct report.",
    )


def _show_balance(measures: Measures) -> None:
    st.subheader("Balance between directors", anchor=False)
    known = of_measures.known_criteria(measures) or ("functions",)
    # What is nought of every director says nothing: it is not what one sees first.
    known = tuple(sorted(known, key=lambda name: not (measures.directors[name] > 0).any()))
    criterion = _choose("What is compared", known, CRITERIA, "om.balance")
    st.markdown(_spread(measures, criterion))
    show_plot(
        picture(of_measures.balance, measures, criterion),
        columns_in_words(measures.directors, _DIRECTORS),
        name="directors",
        missing="The data names no director: no head of a directorate, no report of the top.",
    )


def _show_cost(measures: Measures) -> None:
    st.subheader("Cost by directorate", anchor=False)
    how = (
        "given, else computed from pay.csv"
        if COMPUTED in measures.by_id
        else "as the data gives it; nothing is added"
    )
    st.markdown(
        f"The cost of each director's line, {how}. The table "
        "sets each unit beside its head's line: the two differ where posts sit in one and "
        "report into another."
    )
    show_plot(
        picture(of_measures.cost, measures),
        columns_in_words(measures.units, _UNITS),
        name="units",
        missing="**Not known:** the data gives no director's line a full cost. It is drawn once "
        "every post of a line has a cost.",
    )


def _spread(measures: Measures, criterion: str) -> str:
    table: pd.DataFrame = measures.balance
    row = table[table["criterion"] == criterion]
    about = "How evenly directors carry the work: the criterion of Brent's paper of 2007."
    if not len(row) or pd.isna(row["cv"].iloc[0]):
        return f"{about} The spread is not known."
    return (
        f"{about} They differ by **{row['cv'].iloc[0]:.2f}** of the mean (the coefficient of "
        "variation; 0 is an even share)."
    )


def _choose(label: str, known: tuple[str, ...], words: Mapping[str, str], key: str) -> str:
    state.keep_choice(key, known)
    chosen: str | None = st.segmented_control(
        label,
        list(known),
        format_func=lambda name: capital(words[name]),
        key=key,
        required=True,
        default=None if state.chosen(key) else known[0],
        persist_state="session",
    )
    return chosen or known[0]

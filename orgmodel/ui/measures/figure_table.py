"""Figures of the whole organisation, each beside the rule by which it was counted."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from orgmodel.chart.plots.plot_frame import UNKNOWN, figure
from orgmodel.measures import Measure, Measures
from orgmodel.measures.costs import COMPUTED, PARTLY
from orgmodel.text.measures import SECTIONS
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.table import show_csv
from orgmodel.ui.shared.text_table import text_table

_HEADLINES = ("post_rows", "layers", "average_span", "largest_span", "fte", "vacancy_rate", "cost")
_SHORT = {"post_rows": "Posts and groups", "fte": "Funded FTE"}


def show_headlines(measures: Measures) -> None:
    """The figures that are asked for first; one that is unknown says so."""
    found = [measures[name] for name in _HEADLINES if name in measures.by_id]
    partly = "cost" if COMPUTED in measures.by_id else ""
    with st.grid(len(found), min_column_width=165, gap="small"):
        for item in found:
            unit = "%" if item.unit == "%" and item.value is not None else ""
            st.metric(
                _SHORT.get(item.id, item.name) + (f", {PARTLY}" if item.id == partly else ""),
                figure(item.value) + unit,
                border=True,
                help=escaped(f"{item.rule} [{item.known}]"),
            )


def show_figures(measures: Measures) -> None:
    """Every figure by subject: value, counting rule, what it rests on, source."""
    for title, found in by_subject(measures):
        st.subheader(title, anchor=False)
        rows = [
            (escaped(f.name), _value(f), escaped(f.rule), escaped(f.known), escaped(f.source))
            for f in found
        ]
        names = ["Figure", "Value", "How it is counted", "What it rests on", "Source"]
        st.table(text_table(rows, names), border="horizontal", hide_index=True, alt=title)
    show_csv(measures.to_frame, name="measures", label="Download every figure (CSV)")


def by_subject(measures: Measures) -> Iterator[tuple[str, list[Measure]]]:
    """The figures under their subjects; any other at the end."""
    left = dict(measures.by_id)
    for title, names in SECTIONS.items():
        found = [left.pop(name) for name in names if name in left]
        if found:
            yield title, found
    if left:
        yield "Other figures", list(left.values())


def _value(item: Measure) -> str:
    if item.value is None:
        return f":gray-badge[{UNKNOWN}]"
    unit = item.unit.removesuffix("s") if item.value == 1 else item.unit
    return f"**{escaped(figure(item.value))}** {escaped(unit)}"

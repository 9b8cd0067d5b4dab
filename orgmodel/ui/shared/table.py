"""A table on a page, with the same rows to download as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from orgmodel.chart.plots.plot_frame import figure
from orgmodel.ui.shared.escaping import csv_bytes, escaped, legible_cells

_IN_FULL, _SORTED_FROM = 120, 8


def show_table(
    frame: pd.DataFrame, *, title: str, name: str, download_only: Sequence[str] = ()
) -> None:
    """Columns named in words, unknown figures as such; `title` is what it is a table of.

    A long table is shown as a grid to scroll in, which sorts by a click on a column; another
    has a choice of what it is sorted by. The download has every row, and the columns that are
    for it alone.
    """
    shown = frame.drop(columns=list(download_only))
    if len(frame) <= _IN_FULL:
        words = _as_chosen(shown, title, name).map(cell).map(escaped)
        st.table(words, border="horizontal", hide_index=True, alt=title)
    else:
        st.dataframe(legible_cells(shown.map(cell)), hide_index=True, alt=title, key=f"{name}.rows")
    show_csv(frame, name=name)


def _as_chosen(frame: pd.DataFrame, title: str, name: str) -> pd.DataFrame:
    """The rows in the order that is chosen over the table; of few rows as they are."""
    if len(frame) < _SORTED_FROM:
        return frame
    orders = {_AS_LISTED: ("", True)}
    for column in frame.columns:
        first, last = _ENDS[pd.api.types.is_numeric_dtype(frame[column])]
        orders |= {f"{column}, {first}": (column, True), f"{column}, {last}": (column, False)}
    chosen = st.selectbox(
        f"{title}: sorted by", list(orders), key=f"{name}.sorted", width=360, filter_mode="contains"
    )
    return in_order_of(frame, *orders.get(chosen or "", ("", True)))


def in_order_of(frame: pd.DataFrame, column: str, rising: bool) -> pd.DataFrame:
    """The rows sorted by a column, what is not known last; without a column as they are."""
    if not column:
        return frame
    return frame.sort_values(
        column, ascending=rising, kind="stable", na_position="last", key=_without_case
    )


def _without_case(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values):
        return values
    return values.map(lambda value: None if pd.isna(value) else str(value).casefold())


_AS_LISTED = "as listed"
_ENDS = {True: ("smallest first", "largest first"), False: ("A to Z", "Z to A")}


def show_csv(frame: pd.DataFrame, *, name: str, label: str = "Download as CSV") -> None:
    """A button that downloads the rows; an unknown figure is an empty cell there."""
    st.download_button(
        label,
        lambda: csv_bytes(frame),
        f"{name}.csv",
        "text/csv",
        key=f"{name}.csv",
        icon=":material/download:",
        on_click="ignore",
    )


def columns_in_words(frame: pd.DataFrame, words: Mapping[str, str]) -> pd.DataFrame:
    """The columns that have words, in the order of the words, under them."""
    shown = [name for name in words if name in frame.columns]
    return frame[shown].rename(columns=dict(words))


def cell(value: object) -> str:
    """A cell in words: figures with their thousands, a missing one as not known."""
    if value is None or value is pd.NA or value != value:
        return figure(None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return figure(float(value))  # type: ignore[arg-type]

"""A table on a page, with the same rows to download as CSV."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from orgmodel.chart.plots.plot_frame import figure
from orgmodel.ui.shared.escaping import csv_bytes, escaped

_IN_FULL = 120


def show_table(frame: pd.DataFrame, *, title: str, name: str) -> None:
    """Columns named in words, unknown figures as such; `title` is what it is a table of.

    A long table is shown as a grid to scroll in. The download has every row.
    """
    if len(frame) <= _IN_FULL:
        words = frame.map(cell).map(escaped)
        st.table(words, border="horizontal", hide_index=True, alt=title)
    else:
        st.dataframe(frame.map(cell), hide_index=True, alt=title, key=f"{name}.rows")
    show_csv(frame, name=name)


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

"""A table on a page, with the same rows to download as CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import pyarrow as pa
import streamlit as st

from orgmodel.chart.plots.plot_frame import figure
from orgmodel.model.kept import of_tables
from orgmodel.ui.shared.escaping import csv_bytes, escaped, legible
from orgmodel.ui.shared.text_table import text_table

_IN_FULL, _SORTED_FROM = 120, 8
_NO_ORDER = ("", True)


def show_table(
    frame: pd.DataFrame, *, title: str, name: str, download_only: Sequence[str] = ()
) -> None:
    """Columns named in words, unknown figures as such; `title` is what it is a table of.

    A long table is shown as a grid to scroll in, which sorts by a click on a column; another
    has a choice of what it is sorted by. The download has every row, and the columns that are
    for it alone.
    """
    hidden = tuple(download_only)
    if len(frame) <= _IN_FULL:
        order = _chosen_order(frame, hidden, title, name)
        words = _in_words(frame, hidden, order, escaped)
        st.table(words, border="horizontal", hide_index=True, alt=title)
    else:
        words = _in_words(frame, hidden, _NO_ORDER, legible)
        st.dataframe(words, hide_index=True, alt=title, key=f"{name}.rows")
    show_csv(lambda: frame, name=name)


def _chosen_order(
    frame: pd.DataFrame, hidden: tuple[str, ...], title: str, name: str
) -> tuple[str, bool]:
    """The column and direction that are chosen over the table; none where it has few rows."""
    if len(frame) < _SORTED_FROM:
        return _NO_ORDER
    orders = {_AS_LISTED: _NO_ORDER}
    for column, kind in frame.dtypes.items():
        if column not in hidden:
            first, last = _ENDS[pd.api.types.is_numeric_dtype(kind)]
            orders[f"{column}, {first}"] = (str(column), True)
            orders[f"{column}, {last}"] = (str(column), False)
    chosen = st.selectbox(
        f"{title}: sorted by", list(orders), key=f"{name}.sorted", width=360, filter_mode="contains"
    )
    return orders.get(chosen or "", _NO_ORDER)


def _in_words(
    frame: pd.DataFrame,
    hidden: tuple[str, ...],
    order: tuple[str, bool],
    written: Callable[[str], str],
) -> pa.Table:
    """The rows in words, made once for each frame and order."""
    kept, key = of_tables(frame), (_in_words, hidden, order)
    if key not in kept:
        rows = in_order_of(frame, *order)
        columns = [str(name) for name in frame.columns if name not in hidden]
        cells = ([written(cell(one)) for one in rows[name].tolist()] for name in columns)
        kept[key] = text_table(zip(*cells, strict=True), columns)
    found: pa.Table = kept[key]
    return found


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


def show_csv(
    rows: Callable[[], pd.DataFrame], *, name: str, label: str = "Download as CSV"
) -> None:
    """A button that downloads the rows, made when it is pressed; an unknown figure is an empty
    cell there."""
    st.download_button(
        label,
        lambda: csv_bytes(rows()),
        f"{name}.csv",
        "text/csv",
        key=f"{name}.csv",
        icon=":material/download:",
        on_click="ignore",
    )


def columns_in_words(frame: pd.DataFrame, words: Mapping[str, str]) -> pd.DataFrame:
    """The columns that have words, in the order of the words, under them; once a frame."""
    kept, key = of_tables(frame), (columns_in_words, *words.items())
    if key not in kept:
        shown = [name for name in words if name in frame.columns]
        kept[key] = frame[shown].rename(columns=dict(words))
    found: pd.DataFrame = kept[key]
    return found


def cell(value: object) -> str:
    """A cell in words: figures with their thousands, a missing one as not known."""
    if value is None or value is pd.NA or value != value:
        return figure(None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return figure(float(value))  # type: ignore[arg-type]

"""Faults of the data as a table: file, row, column, value, and what to do."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.model.faults import Problem
from orgmodel.ui.shared.escaping import csv_bytes, escaped, legible_cells

_IN_FULL, _MOST = 40, 5_000
_WRONG, _CODE = "What is wrong and what to do", "Code"
_COLUMNS = ("File", "Row", "Column", "Value", _WRONG, _CODE)


def show_problem_table(problems: tuple[Problem, ...], *, title: str, name: str) -> None:
    """The table with its download. Rows count as a spreadsheet does: the header is row 1.

    Many rows are shown as a grid to scroll in. The code of a fault is in the download alone.
    """
    table = frame_of(problems)
    shown = table.drop(columns=_CODE)
    st.subheader(title)
    if len(problems) <= _IN_FULL:
        st.table(shown.map(escaped), border="horizontal", hide_index=True, alt=title)
    else:
        if len(table) > _MOST:
            st.markdown(f"The first {_MOST:,} are listed; the download has all.")
        st.dataframe(
            legible_cells(shown.head(_MOST)),
            hide_index=True,
            alt=title,
            key=f"{name}.rows",
            column_config={_WRONG: st.column_config.TextColumn(width=760)},
        )
    st.download_button(
        "Download this list (CSV)",
        lambda: csv_bytes(table),
        f"{name}.csv",
        "text/csv",
        key=f"{name}.csv",
        icon=":material/download:",
        on_click="ignore",
    )


def frame_of(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """One row a problem."""
    rows = [
        (p.file, "" if p.row is None else str(p.row), p.column or "", p.value, p.message, p.code)
        for p in problems
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))

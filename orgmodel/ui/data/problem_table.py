"""Faults of the data as a table: file, row, column, value, and what to do."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.model.faults import Problem
from orgmodel.ui.shared.escaping import csv_bytes, escaped, legible
from orgmodel.ui.shared.text_table import text_table

_IN_FULL, _MOST = 40, 5_000
_WRONG = "What is wrong and what to do"
_COLUMNS = ("File", "Row", "Column", "Value", _WRONG, "Code")


def show_problem_table(problems: tuple[Problem, ...], *, title: str, name: str) -> None:
    """The table with its download. Rows count as a spreadsheet does: the header is row 1.

    Many rows are shown as a grid to scroll in. The code of a fault is in the download alone.
    """
    rows = [cells[:-1] for cells in map(_cells, problems[:_MOST])]
    st.subheader(title)
    if len(problems) <= _IN_FULL:
        table = text_table((tuple(map(escaped, cells)) for cells in rows), _COLUMNS[:-1])
        st.table(table, border="horizontal", hide_index=True, alt=title)
    else:
        if len(problems) > _MOST:
            st.markdown(f"The first {_MOST:,} are listed; the download has all.")
        st.dataframe(
            text_table((tuple(map(legible, cells)) for cells in rows), _COLUMNS[:-1]),
            hide_index=True,
            alt=title,
            key=f"{name}.rows",
            column_config={_WRONG: st.column_config.TextColumn(width=760)},
        )
    st.download_button(
        "Download this list (CSV)",
        lambda: csv_bytes(frame_of(problems)),
        f"{name}.csv",
        "text/csv",
        key=f"{name}.csv",
        icon=":material/download:",
        on_click="ignore",
    )


def frame_of(problems: tuple[Problem, ...]) -> pd.DataFrame:
    """One row a problem."""
    return pd.DataFrame(map(_cells, problems), columns=list(_COLUMNS))


def _cells(problem: Problem) -> tuple[str, ...]:
    row = "" if problem.row is None else str(problem.row)
    column = problem.column or ""
    return (problem.file, row, column, problem.value, problem.message, problem.code)

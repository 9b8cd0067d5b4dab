"""The tables of the open organisation, as they were read."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import streamlit as st

from orgmodel.api import Organisation
from orgmodel.model.columns import Table
from orgmodel.model.kept import of_tables
from orgmodel.model.schema import BY_NAME, TABLES
from orgmodel.model.words import counted
from orgmodel.ui.data.template_files import all_templates, may_hold, needed, template
from orgmodel.ui.shared.escaping import escaped, legible_cells
from orgmodel.ui.shared.text_table import text_table
from orgmodel.ui.workspace import state

_NAMES_SHOWN = "om.people.names"
_MOST = 5_000
"""Rows that are sent to the browser at the most."""


def show_tables(organisation: Organisation) -> None:
    """Choose a table and read it, rows numbered as in a spreadsheet."""
    name = st.selectbox(
        "Table",
        [table.name for table in TABLES],
        format_func=_in_words,
        key=state.TABLE,
        width=320,
        help="The files of the organisation. Only posts.csv is required; for bodies without posts, "
        "units.csv alone.",
    )
    table = BY_NAME[name or "posts"]
    frame, hidden = organisation.tables[table.name], ""
    if table.name == "people" and not st.toggle(
        "Show names of people",
        key=_NAMES_SHOWN,
        help="Off by default: charts and findings speak of posts, never of named people.",
    ):
        hidden = "name"
    if frame.empty:
        st.markdown(f"{table.meaning}. The data has no {table.file}, or no rows in it.")
        return
    more = f" The first {_MOST:,} are listed." if len(frame) > _MOST else ""
    rows = counted(len(frame), "row")
    st.markdown(f"{table.meaning}. {rows}; empty columns are left out.{more}")
    st.dataframe(filled(frame, hidden), key=f"table.{table.name}", alt=f"The rows of {table.file}")


def _in_words(name: str) -> str:
    """`Posts (posts.csv)`."""
    return f"{name.capitalize()} ({BY_NAME[name].file})"


def filled(frame: pd.DataFrame, hidden: str = "") -> pd.DataFrame:
    """The first rows, without columns in which every cell is empty, and without the one that is
    hidden; the index is the row number. Made once for each table."""
    kept, key = of_tables(frame), (filled, hidden)
    if key not in kept:
        used = [name for name in frame.columns if name != hidden and (frame[name] != "").any()]
        kept[key] = legible_cells(frame[used].head(_MOST)).rename_axis("row")
    found: pd.DataFrame = kept[key]
    return found


def show_format() -> None:
    """The templates to download, and the meaning of every column."""
    st.download_button(
        "Download all templates (zip)",
        all_templates(),
        "orgmodel-templates.zip",
        "application/zip",
        key="templates.zip",
        icon=":material/download:",
        on_click="ignore",
        help="Every file with its header row, and columns.csv, which explains each column.",
    )
    name = st.selectbox(
        "What the columns of a file mean",
        [table.name for table in TABLES],
        format_func=_in_words,
        key="om.format",
        width=320,
    )
    table = BY_NAME[name or "posts"]
    st.markdown(f"{table.meaning}.")
    st.table(_meanings(table), border="horizontal", hide_index=True, alt=f"Columns of {table.file}")
    st.download_button(
        f"Download the template of {table.file}",
        template(table),
        table.file,
        "text/csv",
        key=f"template.{table.name}",
        icon=":material/download:",
        on_click="ignore",
    )


def _meanings(table: Table) -> pa.Table:
    rows = (
        tuple(map(escaped, (column.name, needed(column), column.meaning, may_hold(column))))
        for column in table.columns
    )
    return text_table(rows, ("Column", "Needed", "Meaning", "May hold"))

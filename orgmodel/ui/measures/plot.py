"""A plot on a page: the picture with its text alternative, and its table to open."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.svg import to_svg
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.shared.table import show_table


def show_plot(drawing: Drawing | None, table: pd.DataFrame, *, name: str, missing: str) -> None:
    """The picture, or `missing`: what the data does not say. Then the table, where it has rows."""
    if drawing is None:
        st.info(missing, icon=":material/help:")
    else:
        st.image(to_svg(drawing), width="stretch", alt=legible(drawing.description))
    if len(table):
        title = drawing.title if drawing else name
        with st.expander("The figures as a table", key=f"{name}.table"):
            show_table(table, title=title, name=name)

"""Page: the words, how things are counted, the keyboard, accessibility, privacy."""

from __future__ import annotations

import streamlit as st

from orgmodel.measures import Measures
from orgmodel.ui.data.dropping import PRIVACY
from orgmodel.ui.measures.measured import measured
from orgmodel.ui.shared import glossary
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.text_table import text_table
from orgmodel.ui.workspace import state

_COLUMNS = ("Measure", "Value", "Unit", "Counting rule", "What is known")


def page() -> None:
    """Draw the page."""
    st.header("The words used here")
    words = text_table(glossary.WORDS.items(), ("Word", "What it means"))
    st.table(
        words, border="horizontal", hide_index=True, width="content", alt="Words and their meaning"
    )
    st.header("Reading and steering a drawing")
    st.markdown(glossary.DRAWING)
    st.table(
        text_table(glossary.KEYS.items(), ("Key", "What it does")),
        border="horizontal",
        hide_index=True,
        width="content",
        alt="Keys of the drawing",
    )
    with st.expander("How each figure is counted (for analysts)", key="counted"):
        _show_measures()
    st.header("Privacy")
    st.markdown(PRIVACY)
    st.header("Accessibility statement")
    st.markdown(glossary.ACCESSIBILITY)


def _show_measures() -> None:
    work = state.work()
    if work is None:
        st.markdown("Open an organisation to see its measures, each with its counting rule.")
        return
    st.markdown(
        f"For {escaped(work.organisation.name)} as it is open now. A figure that the data cannot "
        "give is left empty, with what is missing."
    )
    found = measured(work).measures
    if found is not None:
        table = text_table(_rows(found), _COLUMNS)
        st.table(table, border="horizontal", hide_index=True, alt="Measures and their rules")


def _rows(found: Measures) -> list[list[str]]:
    told = (figure.to_dict() for figure in found.figures)
    return [
        [
            *map(escaped, (one["name"], _figure(one["value"]), one["unit"])),
            *map(escaped, (one["rule"], one["known"])),
        ]
        for one in told
    ]


def _figure(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


page()

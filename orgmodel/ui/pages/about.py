"""Page: the words, how things are counted, the keyboard, accessibility, privacy."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from orgmodel.ui.data.dropping import PRIVACY
from orgmodel.ui.shared import glossary
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.work import BY_CONTENT, Work


def page() -> None:
    """Draw the page."""
    st.header("The words used here")
    words = pd.DataFrame(glossary.WORDS.items(), columns=["Word", "What it means"])
    st.table(
        words, border="horizontal", hide_index=True, width="content", alt="Words and their meaning"
    )
    st.header("Reading and steering a drawing")
    st.markdown(glossary.DRAWING)
    st.table(
        pd.DataFrame(glossary.KEYS.items(), columns=["Key", "What it does"]),
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
    st.table(_measures(work), border="horizontal", hide_index=True, alt="Measures and their rules")


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_CONTENT)
def _measures(work: Work) -> pd.DataFrame:
    found = work.organisation.measures().to_dict()["measures"].values()
    rows = [
        (item["name"], _figure(item["value"]), item["unit"], item["rule"], item["known"])
        for item in found
    ]
    columns = ["Measure", "Value", "Unit", "Counting rule", "What is known"]
    return pd.DataFrame(rows, columns=columns).map(escaped)


def _figure(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


page()

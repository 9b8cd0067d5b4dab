"""What the thresholds in use flag; none of them is universal, and each says whose it is."""

from __future__ import annotations

import streamlit as st

from orgmodel.measures import Measures
from orgmodel.ui.shared.table import columns_in_words, show_table

_WORDS = {
    "severity": "Weight",
    "title": "Of",
    "value": "Figure",
    "words": "What is flagged",
    "source": "Whose threshold",
}
_WEIGHTS = {"warning": "Warning", "info": "For information"}


def show_flags(measures: Measures) -> None:
    """One row a figure that a threshold flags, or that none does."""
    st.markdown(
        "Each threshold is one that people quote, and whoever prepares the data can set others. "
        "The same organisation passes one and fails another: a flag is a question, not a fault."
    )
    flags = measures.flags
    if not len(flags):
        st.markdown("No threshold in use flags anything that the data states.")
        return
    rows = flags.assign(
        title=flags["title"].where(flags["title"] != "", "the whole"),
        severity=flags["severity"].map(_WEIGHTS),
    )
    show_table(columns_in_words(rows, _WORDS), title="What thresholds flag", name="flags")

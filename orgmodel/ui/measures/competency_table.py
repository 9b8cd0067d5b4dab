"""Competencies required against held, by unit; people are never named here."""

from __future__ import annotations

import streamlit as st

from orgmodel.measures import Measures
from orgmodel.measures.competencies import STATES
from orgmodel.ui.shared.table import columns_in_words, show_table

_NEED = {
    "title": "Post",
    "competency": "Competency",
    "required": "Level required",
    "held": "Level held",
    "state": "What is known",
}


def show_competencies(measures: Measures) -> None:
    """Gaps by competency, and each need that is known not to be met."""
    found = measures.competencies
    if not len(found.needs):
        st.markdown("Not known: the data names no competency that a post requires.")
        return
    states = {name: name.capitalize() for name in STATES}
    words = {"competency": "Competency", "needs": "Posts that need it", "gaps": "Gaps", **states}
    show_table(columns_in_words(found.by_competency, words), title="Competencies", name="needs")
    gaps = found.gaps
    if len(gaps):
        rows = gaps.assign(state=gaps["state"].map(STATES))
        with st.expander(f"Each gap by post: {len(gaps)}", key="gaps.table"):
            show_table(columns_in_words(rows, _NEED), title="Gaps by post", name="gaps")

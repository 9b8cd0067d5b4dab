"""Why the last thing that was asked for was not done."""

from __future__ import annotations

import streamlit as st

from orgmodel.model.words import sentence
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing, keeping


def show_refusal() -> None:
    """Why the last change was not made; nothing where it was."""
    reasons = editing.refusal()
    # What others did meanwhile is told over the page, with what can be done.
    if reasons and keeping.meanwhile() is None:
        lines = "\n".join(f"- {escaped(sentence(reason))}" for reason in reasons)
        st.error(f"**Not done. Everything is as it was.**\n\n{lines}", icon=":material/block:")

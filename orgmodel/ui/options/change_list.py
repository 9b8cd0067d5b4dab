"""The changes of an option in plain words, each with a button that takes it out."""

from __future__ import annotations

import streamlit as st

from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import editing
from orgmodel.ui.workspace.state import Work


def show_changes(work: Work) -> None:
    """Draw the list, or say how to begin."""
    option = work.option
    if option is None or not option.changes:
        st.header("No changes yet", anchor=False)
        st.markdown(
            "Choose above what you want to do, or select a box in the drawing. Each change is "
            "checked at once, and can be undone."
            if option
            else "This is the organisation as it was opened. Make a change above: that starts an "
            "option. Or press **Open** for an option that ships with the data, or a scenario file."
        )
        return
    st.header(f"Changes: {len(option.changes)}", anchor=False)
    for place, words in enumerate(option.scenario.describe(work.baseline.names)):
        with st.container(key=f"changed.{place}", horizontal=True, gap="xsmall"):
            st.markdown(f"{place + 1}\\. {escaped(words)}", width=255)
            st.button(
                f"Remove {place + 1}",
                key=f"changed.{place}.remove",
                type="tertiary",
                help="Take this change out; Undo brings it back.",
                on_click=editing.drop,
                args=(place,),
                width="content",
            )

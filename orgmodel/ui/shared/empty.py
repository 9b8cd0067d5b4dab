"""What a page shows when there is no organisation to show."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from orgmodel.ui.shared.escaping import escaped


def show_nothing_open() -> None:
    """Say that nothing is open, and where to open something."""
    st.info(
        "No organisation is open. Go to the page Data: open sample data, or drop your own staff "
        "list. Titles and managers are enough.",
        icon=":material/folder_open:",
    )


def show_faults_of_rules(faults: Iterable[str]) -> None:
    """Say why rules could not be checked, a line a fault."""
    listed = "\n".join(f"- {escaped(fault)}" for fault in faults)
    st.error(f"These rules could not be checked:\n\n{listed}", icon=":material/error:")

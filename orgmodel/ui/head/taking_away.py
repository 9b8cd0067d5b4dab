"""What "Download" in the head row opens: the drawing on paper, the Board pack, the files."""

from __future__ import annotations

import streamlit as st

from orgmodel.ui.compare.pack_panel import open_pack
from orgmodel.ui.drawing.drawings import Choice
from orgmodel.ui.drawing.paper_dialog import show_paper
from orgmodel.ui.shared.page_files import page_file
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.asking import Asked, Download, answered, asked
from orgmodel.ui.workspace.leading import lead_to

_WORKSPACE = page_file("workspace")


def show_taking_away() -> None:
    """Open what was asked for and no drawing of the page has answered yet."""
    work, wanted = state.work(), asked()
    if work is None or wanted is None:
        return
    show_paper(work, Choice("organisation"), key="head")
    open_pack(work)
    if wanted == Asked(Download.FILES):
        answered()
        lead_to("workspace")
        st.switch_page(_WORKSPACE)

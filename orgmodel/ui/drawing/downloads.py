"""The download menu: the drawing as it is chosen, on paper or as on screen."""

from __future__ import annotations

import streamlit as st

from orgmodel.chart.file_formats import file_formats
from orgmodel.model.words import counted
from orgmodel.ui.drawing.drawings import Choice, file_of, pages_of
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

_PAPERS = {"a4": "A4 landscape", "a3": "A3 landscape", "screen": "One large sheet"}


def show_downloads(work: Work, choice: Choice, *, key: str = "chart") -> None:
    """Draw the menu. Each file is made when its button is pressed."""
    menu = st.popover(
        "Download", icon=":material/download:", key=f"{key}.download", on_change="rerun"
    )
    if not menu.open:
        return
    with menu:
        paper = st.radio(
            "Paper",
            list(_PAPERS),
            format_func=lambda name: _PAPERS[name],
            key=f"{state.PAPER}.{key}",
            help="On A4 and A3 the text is never smaller than 8 pt; a drawing that does not fit "
            "is cut into whole sub-charts, one a page.",
        )
        pages = pages_of(work, choice, paper)
        st.markdown(f"{counted(pages, 'page')}.")
        with st.container(horizontal=True, gap="small"):
            for kind in file_formats().values():
                zipped = pages > 1 and not kind.one_file
                st.download_button(
                    kind.title,
                    file_of(work, choice, paper, kind.suffix),
                    f"{choice.unit or choice.view}{kind.suffix}{'.zip' if zipped else ''}",
                    "application/zip" if zipped else kind.media_type,
                    key=f"{key}.download{kind.suffix}",
                    on_click="ignore",
                    help=kind.meaning + (" One file a page, in a zip." if zipped else ""),
                )

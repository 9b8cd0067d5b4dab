"""Page: options tried out: changes made one by one, with what they move and break."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from orgmodel.chart.views.parts.change_rows import WAS
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.rules.finding import Finding
from orgmodel.ui.compare.compared import Compared, compared
from orgmodel.ui.drawing.component import Highlight, Scene
from orgmodel.ui.drawing.drawings import Choice, differs
from orgmodel.ui.drawing.stage import no_highlight, show_drawing
from orgmodel.ui.findings.checks import highlight_of_finding
from orgmodel.ui.options.change_form import show_form, show_refusal
from orgmodel.ui.options.change_list import show_changes
from orgmodel.ui.options.option_bar import show_bar
from orgmodel.ui.options.option_files import show_files, show_text
from orgmodel.ui.options.saved_options import show_offer
from orgmodel.ui.options.start_change import show_starts
from orgmodel.ui.options.verdict import show_findings, show_first_path, verdict
from orgmodel.ui.shared.empty import show_faults_of_rules, show_nothing_open
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work

VIEW = "om.option.view"
VIEWS = {
    "changes": "What changes",
    "organisation": "Whole organisation",
    "separation": "Separation",
}


def page() -> None:
    """Draw the page."""
    work = state.work()
    if work is None:
        show_nothing_open()
        return
    with st.container(key="offer"):
        show_offer(work)
    with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        show_bar(work)
        show_files(work)
    found = compared(work, work.option) if work.option else None
    with st.container(key="stage", horizontal=True, gap="medium"):
        with st.container(key="change", width=350, gap="small"):
            with st.container(key="form", gap="small"):
                st.header("Make a change", anchor=False)
                show_form(work.organisation)
                with st.container(key="refusal"):
                    show_refusal()
            with st.container(key="changes", gap="xsmall"):
                show_changes(work)
        with st.container(key="drawing", gap="small"):
            with st.container(key="verdict"):
                _show_verdict(found)
            with st.container(
                key="views", horizontal=True, gap="small", vertical_alignment="center"
            ):
                choice = _choose_view(work, _opened(found.result if found else None))
                if found and found.result:
                    show_first_path(found.result, name="verdict")
            with st.container(
                key="starts", horizontal=True, gap="small", vertical_alignment="center"
            ):
                show_starts(work)
            show_drawing(
                work,
                choice,
                name="options",
                on_select=_select,
                highlight=_highlight(work, found.result if found else None),
                say=_said(work, found),
                height="max(24rem, calc(100vh - 26rem))",
            )
    with st.container(key="findings"):
        if found and found.result:
            show_findings(found.result, name="found")
    show_text(work)
    st.markdown(
        ":small[Your options are kept for this visit, and in this browser's own storage on this "
        "computer until you delete them, so that a reload or a lost connection loses nothing.]"
    )


def _choose_view(work: Work, finding: Finding | None) -> Choice:
    view = st.segmented_control(
        "Drawing",
        list(VIEWS),
        format_func=lambda name: VIEWS[name],
        key=VIEW,
        required=True,
        default=None if state.chosen(VIEW) else "changes",
        persist_state="session",
        label_visibility="collapsed",
    )
    if view in (None, "changes") and (finding or not differs(work)):
        # The view of changes draws only what changed: nothing, or not the ends of a path.
        return Choice("organisation")
    return Choice(view or "changes")


def _show_verdict(found: Compared | None) -> None:
    """The line that says at once what the changes break or put right."""
    if found is None:
        st.markdown("As opened: no change is made, so nothing new is broken.")
    elif found.result is None:
        show_faults_of_rules(found.faults)
    else:
        st.markdown(verdict(found.result))


def _highlight(work: Work, found: OptionComparison | None) -> Callable[[Scene], Highlight | None]:
    finding = _opened(found)
    if finding is None:
        return no_highlight
    return partial(highlight_of_finding, work.organisation, finding)


def _opened(found: OptionComparison | None) -> Finding | None:
    if found is None:
        return None
    return next((f for f in (*found.new, *found.fixed) if f.id == state.finding()), None)


def _said(work: Work, found: Compared | None) -> str:
    name = state.selected()
    ends = work.organisation.line_tops
    words = work.organisation.names.get(name, name) if name else ""
    words = ends.ghost_title(words) if name in ends.ghosts else words
    selected = f"Selected: {words}. What can be done with it is over the drawing." if name else ""
    if found and found.result:
        if _opened(found.result):
            return "The path of the open finding is lit up in the drawing, its steps numbered."
        new, fixed = len(found.result.new), len(found.result.fixed)
        return f"{new} new and {fixed} fixed findings. {selected}"
    return selected


def _select(identifier: str) -> None:
    """Select what a box stands for: as it was before, it is the thing itself."""
    state.select(plain_id(identifier))


def plain_id(identifier: str) -> str:
    """The id that a box of the view of changes stands for."""
    return identifier.removesuffix(WAS)


page()

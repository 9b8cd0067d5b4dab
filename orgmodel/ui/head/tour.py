"""The way round for a first visit: six steps, each on the page that it tells of.

It is offered until it is taken or left; after that no more in this visit.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from orgmodel.ui.shared.page_files import page_file
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.asking import asked

_STEP, _LEFT = "om.tour.step", "om.tour.left"


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: the act in a word or three, how, the page it is done on, and what to look at."""

    title: str
    short: str
    page: str
    words: str


TOUR = (
    TourStep(
        "Open a list",
        "Excel, CSV or a folder",
        page_file("data"),
        "On the page Data, drop a staff list: titles and managers are enough. Each column is named "
        "with you, and what is wrong is mended on the way. Or open sample data: Brent is open now.",
    ),
    TourStep(
        "Look at the chart",
        "fold, find, read",
        page_file("chart"),
        "Every post stands under the one it reports to. A letter and a colour say on which side "
        "it works. Select a box: beside the drawing stands what the data says of it.",
    ),
    TourStep(
        "Check the separation",
        "who buys, who provides",
        page_file("separation"),
        "Are those who buy services apart from those who provide them? Each finding shows the "
        "path that proves it, and what would put it right. What is not known is said.",
    ),
    TourStep(
        "Try a change",
        "drag a post or a team",
        page_file("chart"),
        "Drag a box to another manager, or open its menu. That starts an option; the data stays "
        "as it was opened. What is saved, broken or cleared stands there at once; Undo takes it "
        "back.",
    ),
    TourStep(
        "Compare",
        "options side by side",
        page_file("compare"),
        "Two options, or before and after: what differs in posts, cost, people and findings.",
    ),
    TourStep(
        "Take the pack",
        "for your Board paper",
        page_file("workspace"),
        "Download, at the right of every page, puts the drawing on paper or makes the Board pack: "
        "paper, slides and tables. Workspace keeps your options and saves them.",
    ),
)


def start() -> None:
    """Begin at the first step."""
    state.choose(_STEP, 1)


def leave() -> None:
    """Do not offer the tour any more in this visit."""
    state.choose(_STEP, 0)
    state.choose(_LEFT, True)


def is_offered() -> bool:
    """Whether the tour was neither taken nor left, and nothing was changed yet."""
    work = state.work()
    return not state.chosen(_LEFT, False) and not (work and work.options)


def show_offer() -> None:
    """A button that begins the tour, beside one that wants it no more."""
    if not is_offered():
        return
    begun = st.button(
        "First time here? Show me round", key="tour.start", type="tertiary", on_click=start
    )
    if begun:
        st.switch_page(TOUR[0].page)
    st.button(
        "No, thank you", key="tour.never", type="tertiary", icon=":material/close:", on_click=leave
    )


def show_again() -> None:
    """The button on Start, for whoever left the tour too."""
    begun = st.button(
        "Show me round, 2 minutes", key="tour.again", icon=":material/explore:", on_click=start
    )
    if begun:
        st.switch_page(TOUR[0].page)


def show_tour() -> None:
    """The step that the tour is at; nothing where it is not under way."""
    number = state.chosen(_STEP, 0)
    if number and asked() is None:
        title = f"{number} of {len(TOUR)}: {TOUR[number - 1].title}"
        st.dialog(title, width="small", position="right", on_dismiss=leave)(_show_step)(number)


def _show_step(number: int) -> None:
    st.markdown(TOUR[number - 1].words)
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
        left = st.button("Leave the tour", key="tour.leave", type="tertiary", on_click=leave)
        back = st.button("Back", key="tour.back", disabled=number == 1)
        last = number == len(TOUR)
        onward = st.button("To the chart" if last else "Next", key="tour.next", type="primary")
    if left:
        st.rerun()
    if onward and last:
        leave()
        st.switch_page(page_file("chart"))
    if back or onward:
        further = number + (1 if onward else -1)
        state.choose(_STEP, further)
        st.switch_page(TOUR[further - 1].page)

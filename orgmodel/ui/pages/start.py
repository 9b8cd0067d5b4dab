"""Page: where a visit begins: work to go on with, sample data, or one's own list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.store.sql.people import Listed
from orgmodel.ui.head import tour
from orgmodel.ui.head.keeping_words import show_not_opened
from orgmodel.ui.head.style import STYLE
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.sharing.others import PLACE as OTHERS
from orgmodel.ui.sharing.others import others, show_each
from orgmodel.ui.sharing.refusals import show_refused
from orgmodel.ui.workspace import library, state
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.work import Work

_CHART, _DATA, _WORKSPACE = "chart", "data", "workspace"
_SAVED = 3


def page() -> None:
    """Draw the page."""
    st.html(STYLE)
    show_not_opened()
    st.title("See your organisation. Try it another way.", anchor=False)
    st.markdown(
        "orgmodel draws who reports to whom, checks that those who buy services stay apart from "
        "those who provide them, and shows what each change would cost, mend or break."
    )
    with st.grid(3, min_column_width=280, gap="medium", key="cards"):
        for number, card in enumerate(_cards()):
            with st.container(border=True, height="stretch"):
                card(number == 0)
    st.header("How it goes", anchor=False)
    with st.grid(len(tour.TOUR), min_column_width=160, gap="small", key="steps"):
        for number, step in enumerate(tour.TOUR, 1):
            st.markdown(f"**{number}. {step.title}**  \n:small[{step.short}]")
    tour.show_again()
    st.markdown(
        ":material/lock: What you open stays on this server. No other service is called, and "
        "names of people are drawn only if you ask."
    )


def _cards() -> list[Callable[[bool], None]]:
    """The cards in order: work there is to go on with comes first."""
    work, saved = state.work(), _saved()
    go_on = partial(_continue, saved)
    if (work and work.options) or saved:
        return [go_on, _sample, _own]
    return [_sample, _own, go_on]


def _saved() -> tuple[Listed, ...]:
    """The workspaces that are not open, the last changed first; none where they cannot be read."""
    try:
        return others(state.work())
    except OrgmodelError:
        return ()


def _sample(first: bool) -> None:
    samples = library.samples()
    if not samples:
        st.header("Try it with sample data", anchor=False)
        st.markdown("No sample data lies beside this installation. Open your own list.")
        return
    sample, *others = samples
    st.header("Try it with Brent" if sample.name == "brent" else "Try it", anchor=False)
    st.markdown(
        "A real reorganisation of 2007: a primary care trust with eight directorates and the "
        "options its Board looked at. Nothing to prepare."
        if sample.name == "brent"
        else escaped(sample.source)
    )
    st.button(
        f"Open {escaped(sample.title)}",
        key="start.sample",
        type="primary" if first else "secondary",
        on_click=_open,
        args=(sample.name,),
    )
    if others:
        st.markdown(f":small[{counted(len(others), 'other sample')} on the page Data.]")


def _open(name: str) -> None:
    work = state.work()
    if work is None or work.opened.origin != library.origin_of_sample(name):
        state.open_work(library.open_sample(name))
    lead_to(_CHART)


def _own(first: bool) -> None:
    st.header("Open my staff list", anchor=False)
    st.markdown(
        "An Excel or CSV list with titles and managers is enough. We ask what each column is and "
        "offer to mend what is wrong."
    )
    st.button(
        "Choose a file",
        key="start.own",
        type="primary" if first else "secondary",
        on_click=lead_to,
        args=(_DATA,),
    )
    st.markdown(":small[Up to 20 MB.]")


def _continue(saved: Sequence[Listed], first: bool) -> None:
    work = state.work()
    st.header("Continue my work", anchor=False)
    show_refused(OTHERS)
    if work is not None and work.options:
        _show_open(work)
    elif not saved:
        st.markdown(
            "Nothing to go on with yet: a change on the chart starts an option. What you do is "
            "kept by itself, and is listed here from then on."
        )
    open_now = bool(work and work.options)
    show_each(saved[:_SAVED], "start.saved", first=first and not open_now)
    if not open_now or len(saved) > _SAVED:
        st.button(
            "All in Workspace" if saved else "To Workspace",
            key="start.workspace",
            type="tertiary",
            on_click=lead_to,
            args=(_WORKSPACE,),
        )


def _show_open(work: Work) -> None:
    """What is open now, and the button that goes on with it."""
    option = work.option or work.options[-1]
    changes = counted(len(option.changes), "change")
    st.markdown(f"**{escaped(option.name)}**: {changes}, draft.")
    st.button("Continue", key="start.continue", type="primary", on_click=lead_to, args=(_CHART,))
    options = counted(len(work.options), "option")
    st.markdown(f":small[{escaped(work.baseline.name)} · {options}]")


page()

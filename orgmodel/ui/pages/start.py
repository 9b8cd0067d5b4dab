"""Page: where a visit begins: work to go on with, sample data, or one's own list."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.ui.head import tour
from orgmodel.ui.head.style import STYLE
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import library, state
from orgmodel.ui.workspace.leading import lead_to

_CHART, _DATA, _WORKSPACE = "chart", "data", "workspace"


def page() -> None:
    """Draw the page."""
    st.html(STYLE)
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
    work = state.work()
    if work and work.options:
        return [_continue, _sample, _own]
    return [_sample, _own, _continue]


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


def _continue(first: bool) -> None:
    work = state.work()
    st.header("Continue my work", anchor=False)
    if work is None or not work.options:
        st.markdown(
            "Nothing to go on with yet: a change on the chart starts an option. Options that this "
            "browser keeps from an earlier visit are offered in Workspace."
        )
    else:
        option = work.option or work.options[-1]
        changes = counted(len(option.changes), "change")
        st.markdown(f"**{escaped(option.name)}**: {changes}, draft.")
    st.button(
        "Continue" if first else "To Workspace",
        key="start.continue",
        type="primary" if first else "secondary",
        on_click=lead_to,
        args=(_CHART if first else _WORKSPACE,),
    )
    if work and work.options:
        options = counted(len(work.options), "option")
        st.markdown(f":small[{escaped(work.baseline.name)} · {options}]")


page()

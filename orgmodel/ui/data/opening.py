"""What can be opened without an import: sample data; and why files were refused."""

from __future__ import annotations

import streamlit as st

from orgmodel.model.faults import Problem
from orgmodel.model.faults.repeated import how_many
from orgmodel.model.words import counted
from orgmodel.ui.data.problem_table import show_problem_table
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import library, state


def show_samples() -> None:
    """Each sample organisation, with a button that opens it and where it comes from."""
    work = state.work()
    open_now = work.opened.origin if work else ""
    samples = library.samples()
    if not samples:
        st.markdown("No sample data lies beside this installation. Upload your own files.")
        return
    for sample in samples:
        current = open_now == library.origin_of_sample(sample.name)
        title = escaped(sample.title)
        with st.container(key=f"sample.{sample.name}", gap="xxsmall"):
            st.button(
                f"{title}, open now" if current else f"Open {title}",
                key=f"sample.open.{sample.name}",
                icon=":material/check:" if current else ":material/folder_open:",
                disabled=current,
                on_click=_open_sample,
                args=(sample.name,),
            )
            st.markdown(f":small[:gray[{escaped(library.source_in_words(sample.source))}]]")


def show_refused() -> None:
    """Why the last files were not opened; what was open stays so."""
    unreadable = state.unreadable_upload()
    if unreadable is None:
        return
    st.error(
        f"**Nothing was opened, and what was open is still open.** {escaped(unreadable.message)}",
        icon=":material/error:",
    )
    if len(unreadable.problems) > 1:
        show_problems(unreadable.problems, name="refused")


def show_problems(problems: tuple[Problem, ...], *, name: str) -> None:
    """Faults and what is only worth knowing, each with file, row, column and value."""
    faults = tuple(problem for problem in problems if problem.fault)
    notes = tuple(problem for problem in problems if not problem.fault)
    if faults:
        title = f"{counted(how_many(faults), 'fault')} to put right"
        show_problem_table(faults, title=title, name=name)
    if notes:
        words = f"{counted(sum(note.times for note in notes), 'thing')} worth knowing, not a fault"
        with st.expander(f"{words} (for analysts)", key=f"{name}.worth"):
            show_problem_table(notes, title=words, name=f"{name}.told")


def _open_sample(name: str) -> None:
    state.open_work(library.open_sample(name))

"""Opening an organisation: sample data, or a visitor's own files."""

from __future__ import annotations

import streamlit as st

from orgmodel.errors import DataError
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted
from orgmodel.ui.data.problem_table import show_problem_table
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import library, state

_MEGABYTES = 20
_NEEDED = (
    "Choose the files of one folder together (posts.csv and any of the others), a zip of the "
    "folder, or a single CSV of posts with the columns id, title and reports_to; bodies without "
    "posts are units.csv alone. Text in UTF-8."
)
PRIVACY = (
    "Nothing you upload leaves this server: no other service is called, files are held in memory "
    "only and dropped after at most eight hours, and names of people are never drawn."
)


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
            st.markdown(f":small[:gray[{escaped(sample.source)}]]")


def show_upload() -> None:
    """The upload form; what cannot be read leaves the open organisation as it is."""
    st.markdown(
        "One CSV of posts with the columns `id`, `title` and `reports_to` is enough. For more, "
        "choose all files of a folder together, or a zip of it: the templates are below."
    )
    with st.form("upload", clear_on_submit=True, border=True):
        st.file_uploader(
            "Your files: CSV, a zip of a folder, organisation.toml",
            type=["csv", "zip", "toml"],
            accept_multiple_files=True,
            key=state.UPLOAD,
            max_upload_size=_MEGABYTES,
            help=_NEEDED,
        )
        st.markdown(f":material/lock: {PRIVACY}")
        st.form_submit_button(
            "Open these files", type="primary", icon=":material/upload:", on_click=_open_upload
        )
    unreadable = state.unreadable_upload()
    if unreadable:
        st.error(
            "**Nothing was opened, and what was open is still open.** "
            f"{escaped(unreadable.message)}",
            icon=":material/error:",
        )
        show_problems(unreadable.problems, name="refused")


def show_problems(problems: tuple[Problem, ...], *, name: str) -> None:
    """Faults and what is only worth knowing, each with file, row, column and value."""
    faults = tuple(problem for problem in problems if problem.fault)
    notes = tuple(problem for problem in problems if not problem.fault)
    if faults:
        show_problem_table(faults, title=f"{counted(len(faults), 'fault')} to put right", name=name)
    if notes:
        words = f"{counted(len(notes), 'thing')} worth knowing, not a fault"
        show_problem_table(notes, title=words, name=f"{name}.told")


def _open_sample(name: str) -> None:
    state.open_work(library.open_sample(name))


def _open_upload() -> None:
    files = {file.name: file.getvalue() for file in state.chosen(state.UPLOAD, [])}
    if not files:
        state.note_unreadable_upload(f"No file was chosen. {_NEEDED}", ())
        return
    first = next(iter(files)).rsplit(".", 1)[0]
    try:
        opened = library.open_files(files, first if len(files) == 1 else "Uploaded organisation")
    except DataError as error:
        found = tuple(p for p in error.problems if isinstance(p, Problem))
        state.note_unreadable_upload(str(error), found)
        return
    state.open_work(opened)
    faults = sum(problem.fault for problem in opened.organisation.problems)
    said = f"{counted(faults, 'fault')} found; see the list." if faults else "No faults found."
    st.toast(f"Opened {escaped(opened.organisation.name)}. {said}", icon=":material/folder_open:")

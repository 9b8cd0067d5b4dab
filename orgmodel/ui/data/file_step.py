"""Step 1 of an import: the files, and what they were taken for."""

from __future__ import annotations

import streamlit as st

from orgmodel.model.words import counted
from orgmodel.ui.data.dropping import PRIVACY, show_upload, take_as
from orgmodel.ui.data.forms import forms, show_faults_of_packages, show_refused_as
from orgmodel.ui.data.frame import HeadButton, go_to, show_head, show_steps, start_again
from orgmodel.ui.data.opening import show_refused
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.acting import acting
from orgmodel.ui.workspace.importing import TABLE, ImportStep, StaffImport


def show_file(work: StaffImport) -> None:
    """The files with their sizes, what they were taken for, and a place to drop others."""
    onwards = ImportStep.COLUMNS if work.form == TABLE else ImportStep.REPAIRS
    show_head(
        "Your files",
        "What you dropped, and what it was taken for.",
        [start_again(), HeadButton("import.next", "Continue", go_to, (onwards,), primary=True)],
    )
    show_steps(work)
    with st.container(border=True):
        for name, content in work.contents:
            st.markdown(f":material/description: **{escaped(name)}**, {_size(len(content))}")
        for told in work.told:
            st.markdown(f":material/info: {escaped(told)}")
        known = forms()
        st.radio(
            "It was taken for",
            list(known),
            format_func=lambda form: escaped(known[form]),
            help="Another choice begins anew with the same files.",
            **acting("import.form", work.form, _take_for),
        )
        show_faults_of_packages()
    st.subheader("Other files in their place", anchor=False)
    show_upload("Drop other files here, or choose them")
    show_refused()
    show_refused_as()
    st.markdown(f":material/lock: {PRIVACY}")


def _size(size: int) -> str:
    return counted(max(1, round(size / 1024)), "kB", "kB")


def _take_for(form: str) -> None:
    work = state.staff_import()
    if work is not None:
        take_as(work.contents, form)

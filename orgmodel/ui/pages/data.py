"""Page: open an organisation, read its faults and its tables, download templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from orgmodel.ui.data.columns_step import show_columns
from orgmodel.ui.data.data_tables import show_format, show_tables
from orgmodel.ui.data.dropping import PRIVACY, TAKES, show_upload, take_as
from orgmodel.ui.data.file_step import show_file
from orgmodel.ui.data.forms import show_refused_as
from orgmodel.ui.data.frame import go_to, show_look
from orgmodel.ui.data.opening import show_problems, show_refused, show_samples
from orgmodel.ui.data.repairs_step import show_repairs
from orgmodel.ui.data.role_list import show_role_list
from orgmodel.ui.data.sides_step import show_sides
from orgmodel.ui.head.first_look import AHEAD
from orgmodel.ui.several.acts import gathering
from orgmodel.ui.several.page_part import show_several, show_way_in
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.shared.page_files import page_file
from orgmodel.ui.sharing.newer import show_newer_question
from orgmodel.ui.workspace import arriving, library, state
from orgmodel.ui.workspace.importing import TABLE, ImportStep, StaffImport
from orgmodel.ui.workspace.leading import lead_to
from orgmodel.ui.workspace.work import Work

_CHART = page_file("chart")
_STEPS: Mapping[ImportStep, Callable[[StaffImport], None]] = {
    ImportStep.FILE: show_file,
    ImportStep.COLUMNS: show_columns,
    ImportStep.REPAIRS: show_repairs,
    ImportStep.SIDES: partial(show_sides, ahead=AHEAD),
}


def page() -> None:
    """Draw the page."""
    coming = state.staff_import()
    show_look()
    if arriving.arrived() is not None:
        show_newer_question()
        return
    if coming is not None and coming.step == ImportStep.OPENING:
        state.put_staff_import(replace(coming, step=ImportStep.OPENED))
        lead_to("chart")
        st.switch_page(_CHART)
    if coming is not None and coming.step in _STEPS:
        _STEPS[coming.step](coming)
        return
    several = gathering()
    if several is not None:
        show_several(several)
        return
    work = state.work()
    own, samples = st.columns([3, 2], gap="large")
    with own:
        st.header("Open your own data")
        st.markdown(
            "Drop the list you have: a staff list from any system, as Excel or CSV. What each "
            "column is, and what has to be mended, is asked on the way; a data folder is opened "
            "at once."
        )
        show_refused()
        show_refused_as()
        show_upload()
        st.markdown(f":small[{TAKES}]")
        if coming is not None:
            _show_way_back()
        st.markdown(f":material/lock: {PRIVACY}")
        show_way_in()
    with samples:
        st.header("Or open sample data")
        show_samples()
    if work is not None:
        _show_open(work)
    with st.expander("Templates to fill in, and what their columns mean", key="templates"):
        show_format()


def _show_way_back() -> None:
    coming = state.staff_import()
    if coming is not None:
        st.button(
            f"Back to the import of {escaped(coming.files[0])}",
            key="import.reopen",
            icon=":material/arrow_back:",
            on_click=go_to,
            args=(ImportStep.REPAIRS,),
        )


def _show_open(work: Work) -> None:
    organisation = work.organisation
    st.header(f"Faults in {escaped(organisation.name)}")
    if not work.opened.origin.startswith(library.SAMPLE):
        st.markdown(f"{escaped(work.opened.origin)}.")
    for note in work.opened.notes:
        st.markdown(f":material/info: {escaped(note)}")
    if not any(problem.fault for problem in organisation.problems):
        st.success(
            "No faults: every post and unit is told apart from the others, every line ends at a "
            "top post, and every cell could be read.",
            icon=":material/check_circle:",
        )
    else:
        st.markdown(
            "The organisation is drawn all the same, as far as it can be read. Put these right in "
            "your files and upload them again; rows count as in a spreadsheet, the header is row 1."
        )
        files = state.kept_files()
        if files:
            st.button(
                "Mend them here",
                key="import.mend",
                icon=":material/build:",
                on_click=take_as,
                args=(files, TABLE),
            )
    show_problems(organisation.problems, name="faults")
    show_role_list(work)
    with st.expander("The tables as they were read (for analysts)", key="tables"):
        show_tables(organisation)


page()

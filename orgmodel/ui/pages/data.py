"""Page: open an organisation, read its faults and its tables, download templates."""

from __future__ import annotations

import streamlit as st

from orgmodel.ui.data.data_tables import show_format, show_tables
from orgmodel.ui.data.opening import show_problems, show_samples, show_upload
from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state
from orgmodel.ui.workspace.state import Work


def page() -> None:
    """Draw the page."""
    work = state.work()
    own, samples = st.columns([3, 2], gap="large")
    with own:
        st.header("Open your own data")
        show_upload()
    with samples:
        st.header("Or open sample data")
        show_samples()
    if work is not None:
        _show_open(work)
    st.header("Templates and what the columns mean")
    show_format()


def _show_open(work: Work) -> None:
    organisation = work.organisation
    st.header(f"Faults in {escaped(organisation.name)}")
    st.markdown(f"{escaped(work.opened.origin)}.")
    for note in work.opened.notes:
        st.markdown(f":material/info: {escaped(note)}")
    if not any(problem.fault for problem in organisation.problems):
        st.success(
            "No faults: every id is known and unique, every line ends at a top, and every cell "
            "holds what its column allows.",
            icon=":material/check_circle:",
        )
    else:
        st.markdown(
            "The organisation is drawn all the same, as far as it can be read. Put these right in "
            "your files and upload them again; rows count as in a spreadsheet, the header is row 1."
        )
    show_problems(organisation.problems, name="faults")
    st.header("Tables")
    show_tables(organisation)


page()

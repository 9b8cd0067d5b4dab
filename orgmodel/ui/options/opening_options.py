"""Options that come in: those that ship with the data, and those that were saved."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from orgmodel.errors import OrgmodelError
from orgmodel.files.bounds.limits import SHARED_SERVER
from orgmodel.files.bounds.weighing import weigh
from orgmodel.ui.shared.escaping import legible
from orgmodel.ui.workspace import editing, state
from orgmodel.ui.workspace.acting import acting, taking
from orgmodel.ui.workspace.offered import options_offered
from orgmodel.ui.workspace.work import Work

EXAMPLE, FILE = "om.option.example", "om.option.file"
_MEGABYTES = 1


def show_opening(work: Work) -> None:
    """Options that ship with the data, and a place to drop one that was saved."""
    examples = options_offered(work)
    if examples:
        st.selectbox(
            "Open an option that ships with this data",
            list(examples),
            index=None,
            format_func=lambda name: legible(examples[name].name),
            placeholder=f"Choose one of {len(examples)}",
            filter_mode="contains",
            **acting(EXAMPLE, None, _open_example),
        )
    st.file_uploader(
        "Open an option that was saved",
        max_upload_size=_MEGABYTES,
        **taking(FILE, _open_file),
        help="A file that “Save this option” gave you, here or elsewhere, on the same data.",
    )


def _open_example(name: str | None) -> None:
    work = state.work()
    if work and name in (found := options_offered(work)):
        editing.add(found[name])


def _open_file(file: UploadedFile) -> None:
    if not file.name.lower().endswith(".toml"):
        editing.refuse(
            f"{file.name} is not a saved option. Choose a file that “Save this option” gave you: "
            "its name ends in .toml."
        )
        return
    try:
        weigh(((file.name, file.getvalue()),), SHARED_SERVER)
    except OrgmodelError as error:
        editing.refuse(str(error))
    else:
        editing.add_file(file.getvalue(), file.name)

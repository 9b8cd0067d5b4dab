"""The bar over the page Workspace: the option's name, opening and copying."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from orgmodel.changes.scenario import Scenario
from orgmodel.errors import OrgmodelError
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.ui.workspace import editing, library, state
from orgmodel.ui.workspace.option import LONGEST_NAME
from orgmodel.ui.workspace.state import Work

EXAMPLE, FILE = "om.option.example", "om.option.file"
_MEGABYTES = 1


def show_bar(work: Work) -> None:
    """Draw the bar; every part of it is always there."""
    _name(work)
    st.button(
        "New",
        key="option.new",
        icon=":material/add:",
        on_click=editing.begin,
        help="Start another option from the organisation as opened.",
    )
    _open_menu(work)
    _more_menu(work)


def _name(work: Work) -> None:
    option = work.option
    key = f"om.option.name.{option.key if option else ''}"
    state.choose(key, option.name if option else "")
    st.text_input(
        "Its name",
        key=key,
        max_chars=LONGEST_NAME,
        disabled=option is None,
        placeholder="Named with the first change" if option is None else "",
        width=200,
        on_change=lambda: editing.rename(state.chosen(key, "")),
    )


def _open_menu(work: Work) -> None:
    menu = st.popover(
        "Open", icon=":material/folder_open:", key="option.open", on_change="rerun", width="content"
    )
    if not menu.open:
        return
    with menu:
        examples = examples_of(work)
        if examples:
            st.selectbox(
                "Options that ship with this data",
                list(examples),
                index=None,
                format_func=lambda name: examples[name].name,
                key=EXAMPLE,
                placeholder=f"Choose one of {len(examples)}",
                on_change=_open_example,
            )
        st.file_uploader(
            "A scenario file (TOML)",
            type=["toml"],
            key=f"{FILE}.{len(work.options)}",
            max_upload_size=_MEGABYTES,
            on_change=_open_file,
            args=(f"{FILE}.{len(work.options)}",),
            help="One that was downloaded here, or written for `orgmodel compare`.",
        )


def _more_menu(work: Work) -> None:
    menu = st.popover("More", key="option.more", on_change="rerun", width="content")
    if not menu.open:
        return
    with menu:
        st.button(
            "Copy this option",
            key="option.copy",
            icon=":material/content_copy:",
            disabled=work.option is None,
            on_click=editing.duplicate,
        )
        st.button(
            "Delete this option",
            key="option.delete",
            icon=":material/delete:",
            disabled=work.option is None,
            on_click=editing.delete,
        )


def _open_example() -> None:
    work = state.work()
    name = state.chosen(EXAMPLE)
    if work and name in (found := examples_of(work)):
        editing.add(found[name])
    state.choose(EXAMPLE, None)


def _open_file(key: str) -> None:
    file = state.chosen(key)
    if file is not None:
        editing.add_file(file.getvalue(), file.name)


def examples_of(work: Work) -> dict[str, Scenario]:
    """The scenarios that ship with the opened sample, by file name; none beside an upload."""
    folder = work.baseline.folder
    if not folder or work.opened.origin != library.origin_of_sample(Path(folder).name):
        return {}
    return _examples(folder)


@st.cache_resource(show_spinner=False)
def _examples(folder: str) -> dict[str, Scenario]:
    found = {}
    for place in sorted((Path(folder) / "scenarios").glob("*.toml")):
        if place.name.startswith("option-set"):
            continue
        try:
            found[place.name] = read_scenario_file(place)
        except OrgmodelError:
            continue
    return found

"""An option as files: the scenario, the same in Python, and the changed organisation."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import streamlit as st

from orgmodel.changes.python_form import to_python
from orgmodel.changes.scenario import Scenario
from orgmodel.files.exporters import SCENARIO_FILE, folder_files
from orgmodel.files.scenario_file import to_toml
from orgmodel.ui.drawing.drawings import Choice, differs
from orgmodel.ui.drawing.paper_dialog import show_paper_button
from orgmodel.ui.shared.zipped import zipped
from orgmodel.ui.workspace.state import Work

_NO_FILE_NAME = re.compile(r"[^a-z0-9]+")
_WRAPPED = "white-space: pre-wrap; overflow-wrap: anywhere"
_HINT = "Loads back here, and replays with `orgmodel compare DATA FILE`."


def stem_of(name: str) -> str:
    """A name as the stem of a file."""
    return _NO_FILE_NAME.sub("-", name.lower()).strip("-")[:60] or "scenario"


def python_of(scenario: Scenario, folder: str) -> str:
    """A script that makes the option and compares it."""
    return (
        "import orgmodel as om\n\n"
        f"baseline = om.load({folder!r})  # the folder of your data\n"
        f"scenario = {to_python(scenario)}"
        "print(om.compare(baseline, scenario).to_frame())\n"
    )


def folder_of(work: Work) -> str:
    """What a script on the analyst's machine would load."""
    return f"data/{Path(work.baseline.folder).name}" if work.baseline.folder else "my_data"


def show_files(work: Work) -> None:
    """The scenario file, always in sight, and a menu of the other forms."""
    option = work.option
    scenario = option.scenario if option else Scenario("Do nothing")
    stem = stem_of(scenario.name)
    st.download_button(
        "Scenario file",
        to_toml(scenario).encode(),
        f"{stem}.toml",
        "application/toml",
        key="option.toml",
        icon=":material/download:",
        disabled=option is None,
        on_click="ignore",
        help=_HINT,
    )
    menu = st.popover("Other files", key="option.files", on_change="rerun", disabled=option is None)
    if not menu.open or option is None:
        return
    with menu:
        st.download_button(
            "The same in Python",
            python_of(scenario, folder_of(work)).encode(),
            f"{stem}.py",
            "text/x-python",
            key="option.python",
            on_click="ignore",
            help="A script that makes this option and compares it with the data.",
        )
        organisation = work.organisation
        own = {SCENARIO_FILE: to_toml(scenario).encode()}
        st.download_button(
            "Changed organisation (zip of CSV)",
            lambda: zipped({**folder_files(organisation), **own}, stem),
            f"{stem}.zip",
            "application/zip",
            key="option.zip",
            on_click="ignore",
            help="The same tables with the changes made; it opens on the page Data.",
        )
        if differs(work):
            show_paper_button(work, Choice("changes"), key="option", label="Changes on paper")


def show_text(work: Work) -> None:
    """The scenario file as text, to copy even where a download no longer answers."""
    option = work.option
    if option is None:
        return
    with st.expander("The list of changes as text (TOML)", key="option.text"):
        st.markdown("Copy this, save it as a file ending in .toml, and it opens again here.")
        # No element that the browser would have to fetch first: the server may be gone by then.
        st.html(f"<pre style='{_WRAPPED}'>{escape(to_toml(option.scenario))}</pre>")

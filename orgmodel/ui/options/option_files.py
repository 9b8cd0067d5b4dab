"""An option as files: the scenario, the same in Python, and the changed organisation."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from orgmodel.changes.python_form import to_python
from orgmodel.changes.scenario import Scenario
from orgmodel.files.exporters import SCENARIO_FILE, folder_files
from orgmodel.files.scenario_file import to_toml
from orgmodel.ui.drawing.drawings import Choice, differs
from orgmodel.ui.drawing.paper_dialog import show_paper_button
from orgmodel.ui.shared.escaping import escape
from orgmodel.ui.shared.zipped import zipped
from orgmodel.ui.workspace.work import Work

_NO_FILE_NAME = re.compile(r"[^a-z0-9]+")
_WRAPPED = "white-space: pre-wrap; overflow-wrap: anywhere"
_HINT = "A saved option replays with `orgmodel compare DATA FILE`."


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
    """The option to save, always in sight, and folded the forms that analysts work with."""
    option = work.option
    scenario = option.scenario if option else Scenario("Do nothing")
    stem = stem_of(scenario.name)
    st.download_button(
        "Save this option",
        to_toml(scenario).encode(),
        f"{stem}.toml",
        "application/toml",
        key="option.toml",
        icon=":material/download:",
        disabled=option is None,
        on_click="ignore",
        help="One file with its changes. It opens here again, on the same data.",
    )
    if option is None:
        return
    if differs(work):
        show_paper_button(work, Choice("changes"), key="option", label="Changes on paper")
    organisation = work.organisation
    own = {SCENARIO_FILE: to_toml(scenario).encode()}
    with st.expander("For analysts", key="option.analysts"):
        st.download_button(
            "The changed organisation (CSV, zip)",
            lambda: zipped({**folder_files(organisation), **own}, stem),
            f"{stem}.zip",
            "application/zip",
            key="option.zip",
            on_click="ignore",
            help="The same tables with the changes made; it opens on the page Data.",
        )
        st.download_button(
            "The same in Python",
            python_of(scenario, folder_of(work)).encode(),
            f"{stem}.py",
            "text/x-python",
            key="option.python",
            on_click="ignore",
            help="A script that makes this option and compares it with the data.",
        )
        st.markdown(f":small[{_HINT}]")


def show_text(work: Work) -> None:
    """The saved option as text, to copy even where a download no longer answers."""
    option = work.option
    if option is None:
        return
    with st.expander("The changes as text, for analysts", key="option.text"):
        st.markdown("Copy this, save it as a file ending in .toml, and it opens again here.")
        # No element that the browser would have to fetch first: the server may be gone by then.
        st.html(f"<pre style='{_WRAPPED}'>{escape(to_toml(option.scenario))}</pre>")

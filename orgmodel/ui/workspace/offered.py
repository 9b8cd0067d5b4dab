"""Options that are offered with the data that is open: they ship with it, or came along with it."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path

import streamlit as st

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import Scenario
from orgmodel.errors import OrgmodelError
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.joining.options import Options, options_in
from orgmodel.ui.workspace import keeping, library
from orgmodel.ui.workspace.loaded import Content
from orgmodel.ui.workspace.who import who
from orgmodel.ui.workspace.work import Work

_START, _END = "option ", ".toml"
_KEPT, _LONGEST = 64, 150
_UNFIT = re.compile(r"[/\\\x00-\x1f\x7f-\x9f]")
"""What no name of a file that is kept may hold; a zip may have anything."""


def options_offered(work: Work) -> dict[str, Scenario]:
    """The options that ship with the opened sample, or came with the bodies that were opened as
    one, by file name; none beside any other data."""
    folder = work.baseline.folder
    if folder and work.opened.origin == library.origin_of_sample(Path(folder).name):
        return _shipped(folder)
    kept = work.kept
    if kept is None or kept.baseline is None:
        return {}
    names = kept.baseline.brought.items()
    files = tuple(sorted((n, sha) for n, sha in names if n.startswith(_START) and n.endswith(_END)))
    try:
        return _of_files(files, partial(keeping.store().content, kept.id, who()))
    except OrgmodelError:
        return {}


def as_brought(options: Options) -> dict[str, bytes]:
    """Options as files that are kept beside the data that they are offered with."""
    found: dict[str, bytes] = {}
    for name, option in options.items():
        plain = _UNFIT.sub("-", name.removesuffix(_END))[:_LONGEST]
        file = f"{_START}{plain}{_END}"
        file = f"{_START}{plain}-{len(found)}{_END}" if file in found else file
        found[file] = to_toml(option).encode()
    return found


@st.cache_resource(show_spinner=False)
def _shipped(folder: str) -> dict[str, Scenario]:
    return dict(options_in(folder).options)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _of_files(files: tuple[tuple[str, str], ...], _content: Content) -> dict[str, Scenario]:
    found = {}
    for name, sha in files:
        bare = name.removeprefix(_START)
        content = _content(sha)
        with suppress(ScenarioError):
            found[bare] = parse_scenario(content, bare.removesuffix(_END))
    return found

"""Options beside the organisation as opened, compared once for each content."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import Comparison, OptionComparison, compare_one
from orgmodel.errors import PackError
from orgmodel.ui.workspace.applied import digest_of
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.option import Option, hash_of
from orgmodel.ui.workspace.state import Work

_KEPT = 128


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, or why the rules could not be checked, a sentence each."""

    result: OptionComparison | None
    faults: tuple[str, ...] = ()


def compared(work: Work, option: Option) -> Compared:
    """One option beside doing nothing, by the rule packs the organisation names."""
    try:
        return Compared(_compared(_content(work.opened, option), work.opened, option.scenario))
    except PackError as error:
        return Compared(None, error.faults)


def comparison(work: Work, options: tuple[Option, ...]) -> Comparison:
    """Several options beside doing nothing. Raises `PackError`."""
    found = tuple(_compared(_content(work.opened, o), work.opened, o.scenario) for o in options)
    return Comparison(_base(work.opened.digest, work.opened), found)


def _content(opened: Opened, option: Option) -> str:
    """Of an option without changes too: its name stands in the comparison."""
    return f"{digest_of(opened, option.scenario)}/{hash_of(option.scenario)}"


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _compared(content: str, _opened: Opened, _scenario: Scenario) -> OptionComparison:  # noqa: ARG001
    return compare_one(_base(_opened.digest, _opened), _scenario)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _base(digest: str, _opened: Opened) -> Assessed:  # noqa: ARG001
    return Assessed.of(_opened.organisation, None)

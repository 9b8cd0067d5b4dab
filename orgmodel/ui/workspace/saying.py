"""What is said of a press once it is done, on whichever page stands after it.

A toast of the press itself goes with the page that it leads away from, so the words are kept
until a page stands.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.workspace import state

_SAID = "om.said"


@dataclass(frozen=True, slots=True)
class _Said:
    """Words in Markdown with an icon; what went wrong stands longer."""

    words: str
    icon: str
    is_warning: bool


def say(words: str, icon: str, *, is_warning: bool = False) -> None:
    """Say this, in Markdown, on the page that stands after the press."""
    said = _Said(words, f":material/{icon}:", is_warning)
    state.choose(_SAID, (*state.chosen(_SAID, ()), said))


def say_not_kept(reason: str) -> None:
    """Say that what was opened is not kept, and why."""
    say(f"Opened, but not kept: {escaped(reason)}", "warning", is_warning=True)


def show_said() -> None:
    """Show what is to be said, now that a page stands."""
    for said in state.chosen(_SAID, ()):
        st.toast(said.words, icon=said.icon, duration="long" if said.is_warning else "short")
    state.choose(_SAID, ())

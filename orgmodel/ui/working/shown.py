"""Work under way on the page: what it is at, how long it takes so far, and a way to cancel it.

The work belongs to the visit: it goes on while something else is clicked, and is found again where
it is shown. Only *Cancel* gives it up.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import streamlit as st

from orgmodel.ui.shared.escaping import escaped
from orgmodel.ui.working.crew import CREW, Running
from orgmodel.ui.working.task import TaskLimits
from orgmodel.ui.workspace import state

_PULSE = 0.5
_KEY = "om.working"


def begin(name: str, work: Callable[..., Any], *given: Any, limits: TaskLimits) -> None:
    """Begin work under a name of this visit; what is under way by that name is given up."""
    forget(name)
    state.choose(f"{_KEY}.{name}", CREW.begin(work, *given, limits=limits))


def under_way(name: str) -> bool:
    """Whether there is work by that name that nobody has taken the result of."""
    return _running(name) is not None


def forget(name: str) -> None:
    """Give up the work by that name."""
    running = _running(name)
    if running is not None:
        running.cancel()
        state.choose(f"{_KEY}.{name}", None)


def shown(name: str, title: str, on_cancel: Callable[[], None] | None = None) -> Any:
    """Show the work until it is done; what came of it, once.

    A click elsewhere ends the showing, not the work. Raises the work's `OrgmodelError`.
    """
    running = _running(name)
    if running is None:
        raise KeyError(name)
    place = st.empty()
    if not running.wait(_PULSE):
        with place.container(key=f"working.{name}"):
            _show(name, title, running, on_cancel)
    place.empty()
    state.choose(f"{_KEY}.{name}", None)
    return running.result()


def _show(name: str, title: str, running: Running, on_cancel: Callable[[], None] | None) -> None:
    status = st.status(title, expanded=True)
    with status:
        st.button(
            "Cancel",
            key=f"working.{name}.cancel",
            icon=":material/close:",
            on_click=_cancel,
            args=(name, on_cancel),
        )
    while not running.wait(_PULSE):
        seconds = round(time.monotonic() - running.begun)
        # Telling the step is also where a newer request of the visitor is let in.
        status.update(label=f"{title}: {escaped(running.step)} ({seconds} s)")


def _cancel(name: str, on_cancel: Callable[[], None] | None) -> None:
    forget(name)
    if on_cancel is not None:
        on_cancel()


def _running(name: str) -> Running | None:
    found: Running | None = state.chosen(f"{_KEY}.{name}")
    return found

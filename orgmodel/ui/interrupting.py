"""What was clicked is carried out to its end, and before anything that was clicked after it.

Streamlit stops a run as soon as a newer request comes, at any use of the session, also inside the
function that a button calls; and it begins the newer run beside the older, in a thread of its own.
A press would be lost or half done: noted as taken and never carried out. See
docs/decisions/0024-clicks-carried-out-whole.md.
"""

from __future__ import annotations

import threading
from functools import wraps
from typing import Any
from weakref import WeakValueDictionary

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.state.safe_session_state import SafeSessionState

_WHOLE = "_orgmodel_whole"


class _Turn:
    """Who holds it works on the session; the others wait."""

    def __init__(self) -> None:
        self.lock = threading.RLock()


_turns: WeakValueDictionary[str, _Turn] = WeakValueDictionary()
_finding = threading.Lock()


def _turn_of(session: str) -> _Turn:
    with _finding:
        found = _turns.get(session)
        if found is None:
            found = _turns[session] = _Turn()
        return found


def carry_out_whole() -> None:
    """Let no newer request stop what a click has begun, or begin before it is done.

    Holds for the process from then on. Drawing the page is given up for a newer request as before.
    """
    carried_out = SafeSessionState.on_script_will_rerun
    if hasattr(carried_out, _WHOLE):
        return

    @wraps(carried_out)
    def uninterrupted(self: SafeSessionState, *given: Any, **named: Any) -> None:
        runner = getattr(self._yield_callback, "__self__", None)
        if not isinstance(runner, ScriptRunner):
            carried_out(self, *given, **named)
            return
        turn = _turn_of(runner._session_id)
        with turn.lock:
            before = runner._execing
            runner._execing = False
            try:
                carried_out(self, *given, **named)
            finally:
                runner._execing = before

    setattr(uninterrupted, _WHOLE, True)
    SafeSessionState.on_script_will_rerun = uninterrupted  # type: ignore[method-assign]

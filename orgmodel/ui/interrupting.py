"""What was clicked is carried out to its end, before anything that was clicked after it.

Streamlit stops a run as soon as a newer request comes: at any use of the session, also inside the
function that a button calls. A press would be lost, or be half done: noted as taken and never
carried out. See docs/decisions/0024-clicks-carried-out-whole.md.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.state.safe_session_state import SafeSessionState

_WHOLE = "_orgmodel_whole"


def carry_out_whole() -> None:
    """Let no newer request stop what a click has begun; drawing the page it may stop as before.

    Holds for the process from then on, and only together with `runner.fastReruns = false`: else
    the newer request begins beside the older one, in a thread of its own.
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
        before = runner._execing
        runner._execing = False
        try:
            carried_out(self, *given, **named)
        finally:
            runner._execing = before

    setattr(uninterrupted, _WHOLE, True)
    SafeSessionState.on_script_will_rerun = uninterrupted  # type: ignore[method-assign]

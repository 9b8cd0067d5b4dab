"""What is clicked on a page that is no longer anybody's does nothing but show that it is locked.

Streamlit calls what a click calls, and draws a part of a page alone, without running the page from
its beginning, where it is asked whether the visit may see anything. So it is asked here as well.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx
from streamlit.runtime.state.safe_session_state import SafeSessionState

from orgmodel.ui.login.gate import BUTTON, locked

_ASKS_FIRST = "_orgmodel_asks_first"


def lock_clicks() -> None:
    """Ask before anything that is clicked is carried out. Holds for the process from then on."""
    carried_out = SafeSessionState.on_script_will_rerun
    if hasattr(carried_out, _ASKS_FIRST):
        return

    @wraps(carried_out)
    def asks_first(
        self: SafeSessionState, fresh: WidgetStates | None, *given: Any, **named: Any
    ) -> None:
        if fresh is None or not locked():
            carried_out(self, fresh, *given, **named)
            return
        context = get_script_run_ctx()
        if context is not None and context.fragment_ids_this_run:
            raise RerunException(
                RerunData(
                    query_string=context.query_string, page_script_hash=context.page_script_hash
                )
            )
        carried_out(self, _only_log_in(fresh), *given, **named)

    setattr(asks_first, _ASKS_FIRST, True)
    SafeSessionState.on_script_will_rerun = asks_first  # type: ignore[method-assign, assignment]


def _only_log_in(fresh: WidgetStates) -> WidgetStates:
    """What the buttons say that log in, and nothing else of what a browser sends."""
    mine = [state for state in fresh.widgets if f"-{BUTTON}." in state.id]
    return WidgetStates(widgets=mine)

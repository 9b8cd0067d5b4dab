"""What a run asks for again and again, asked for once in it and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

T = TypeVar("T")

_HELD = "_orgmodel_once_a_run"


def once_a_run(about: Hashable, ask: Callable[[], T]) -> T:
    """What `ask` gives, the same for the rest of this run; outside of one it is asked each time.

    It belongs to the one visit. Only for what nothing in the run itself changes.
    """
    held = _held()
    if held is None:
        return ask()
    if about not in held:
        held[about] = ask()
    found: T = held[about]
    return found


def _held() -> dict[Hashable, Any] | None:
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return None
    # Streamlit uses a context again for a run that follows at once; its cursors are new in each.
    cursors, held = getattr(context, _HELD, (None, {}))
    if cursors is not context.cursors:
        held = {}
        setattr(context, _HELD, (context.cursors, held))
    return held

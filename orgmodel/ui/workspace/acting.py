"""Controls that act when they are set: what somebody chose is carried out once.

Each message of the browser says what every control is set to. Where the page sets one to something
else, a message that was sent before that came still says what it was set to before: nobody chose
that. A control that the page sets to something else is therefore another one from then on, with a
number of its own, and one that stands no more is not listened to. See
docs/decisions/0043-a-choice-is-taken-once.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import streamlit as st

from orgmodel.ui.workspace import state

_CONTROLS = "om.acting"
_REMEMBERED = 4
"""Numbers of a control before its last, of which a late message is known to be one."""
_MEANWHILE = "Not done: this was changed meanwhile. Look at it again, then choose."

_Control = tuple[int, Any, tuple[Any, ...]]
"""The number of a control, what it is set to, and what those of the numbers before were."""


def acting(
    name: str,
    shows: Any,
    act: Callable[..., object],
    *given: Any,
    among: Collection[Any] | None = None,
) -> dict[str, Any]:
    """The key, and what is done at a change, of a control that shows `shows`.

    `act` is called with what was chosen and `given`, once for each choice. `among` is what a list
    offers whose words can change: a late message may name what is called something else by now.
    """
    number, set_to, before = _control(name) or (0, shows, ())
    if set_to != shows:
        number, before = number + 1, (*before, set_to)[-_REMEMBERED:]
    _put(name, (number, shows, before))
    key = key_of(name, number)
    if not state.is_set(key):
        state.choose(key, shows)
    return {"key": key, "on_change": _set, "args": (name, number, among, act, *given)}


def taking(name: str, act: Callable[..., object], *given: Any) -> dict[str, Any]:
    """As `acting`, of a place to drop files: `act` is called with them, and it is empty again."""
    number, _, _ = _control(name) or (0, None, ())
    return {
        "key": f"{name}.{number}",
        "on_change": _dropped,
        "args": (name, number, act, *given),
    }


def key_of(name: str, number: int) -> str:
    """The key of a control with a number."""
    return f"{name}.{number}" if number else name


def _set(
    name: str,
    number: int,
    among: Collection[Any] | None,
    act: Callable[..., object],
    *given: Any,
) -> None:
    found = _control(name)
    if found is None:
        return
    now, set_to, before = found
    value = state.chosen(key_of(name, number))
    if number != now:
        if _was_chosen(value, number - now, before):
            st.toast(_MEANWHILE, icon=":material/info:")
    elif value != set_to:
        _put(name, (now, value, before))
        chosen = value if isinstance(value, list) else [value]
        if among is None or all(one in among for one in chosen):
            act(value, *given)


def _was_chosen(value: Any, back: int, before: Sequence[Any]) -> bool:
    """Whether somebody set a control that stands no more; of long ago that is not known."""
    return -len(before) <= back < 0 and value != before[back]


def _dropped(name: str, number: int, act: Callable[..., object], *given: Any) -> None:
    found = state.chosen(f"{name}.{number}")
    if not found or number != (_control(name) or (0, None, ()))[0]:
        return
    _put(name, (number + 1, None, ()))
    act(found, *given)


def _control(name: str) -> _Control | None:
    found: _Control | None = state.chosen(_CONTROLS, {}).get(name)
    return found


def _put(name: str, control: _Control) -> None:
    """Note a control; nothing is written where it is known so."""
    known: dict[str, _Control] = state.chosen(_CONTROLS, {})
    if known.get(name) != control:
        state.choose(_CONTROLS, {**known, name: control})

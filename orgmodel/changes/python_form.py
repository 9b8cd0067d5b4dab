"""A scenario as the Python that builds it."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from orgmodel.changes.change import Change
from orgmodel.changes.scenario import Scenario

# How many of its first keys a method takes by position, where it is more than the subject.
_BY_POSITION = {
    "add-link": 3,
    "remove-link": 3,
    "update-link": 3,
    "appoint": 2,
    "end-appointment": 2,
}


def to_python(scenario: Scenario) -> str:
    """An expression that makes the same scenario, for a notebook or a script.

    It needs `import orgmodel as om` before it.
    """
    about = "".join(
        f", {key}={getattr(scenario, key)!r}"
        for key in ("option", "source", "note")
        if getattr(scenario, key)
    )
    lines = [f"om.Scenario({scenario.name!r}{about})"]
    lines += [f"    .{_call(change)}" for change in scenario.changes]
    return "(\n    " + "\n".join(lines) + "\n)\n" if len(lines) > 1 else lines[0] + "\n"


def _call(change: Change) -> str:
    keys = change.to_dict()
    verb = keys.pop("do")
    first = [keys.pop(name) for name in list(keys)[: _BY_POSITION.get(verb, 1)]]
    given = [repr(value) for value in first]
    named = {name: value for name, value in keys.items() if name.isidentifier()}
    given += [f"{_name(name)}={value!r}" for name, value in named.items()]
    odd: dict[str, Any] = {name: value for name, value in keys.items() if name not in named}
    given += [f"**{odd!r}"] if odd else []
    return f"{verb.replace('-', '_')}({', '.join(given)})"


def _name(name: str) -> str:
    """A key as a Python argument: a word of the language takes an underscore after it."""
    return f"{name}_" if iskeyword(name) else name

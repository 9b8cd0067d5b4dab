"""A scenario as the Python that builds it."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from orgmodel.changes.change import Change
from orgmodel.changes.scenario import Scenario


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
    lines += [f"    .costing_once({_keys(one.to_dict())})" for one in scenario.one_off]
    lines += [f"    .{_call(change)}" for change in scenario.changes]
    lines += [f"    .accept({_keys(one.to_dict())})" for one in scenario.accepted]
    return "(\n    " + "\n".join(lines) + "\n)\n" if len(lines) > 1 else lines[0] + "\n"


def _call(change: Change) -> str:
    keys = change.to_dict()
    verb = keys.pop("do")
    given = [repr(keys.pop(name)) for name in change.subject.keys]
    named = {name: value for name, value in keys.items() if name.isidentifier()}
    given += [f"{_name(name)}={value!r}" for name, value in named.items()]
    odd: dict[str, Any] = {name: value for name, value in keys.items() if name not in named}
    given += [f"**{odd!r}"] if odd else []
    return f"{verb.replace('-', '_')}({', '.join(given)})"


def _keys(given: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in given.items())


def _name(name: str) -> str:
    """A key as a Python argument: a word of the language takes an underscore after it."""
    return f"{name}_" if iskeyword(name) else name

"""Every verb of a scenario, found in `changes/verbs/`, and how a change is read from keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from orgmodel.changes import verbs
from orgmodel.changes.change import Change
from orgmodel.model.words import did_you_mean, near

_ORDER = ("posts", "units", "functions", "services", "links", "appointments")
"""Verbs are documented and offered in this order of what they are about; others come last."""


def _found() -> Iterator[type[Change]]:
    """The classes with a verb: file by file, in a file as they stand there."""
    files = [module.name for module in iter_modules(verbs.__path__)]
    for file in sorted(files, key=(*_ORDER, *files).index):
        module = import_module(f"{verbs.__name__}.{file}")
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, Change) and found.do:
                yield found


VERBS: Mapping[str, type[Change]] = MappingProxyType({change.do: change for change in _found()})
"""By verb, in order."""


def read_change(given: Mapping[str, Any], faults: list[str]) -> Change | None:
    """The change of these keys and values, or None; every fault is added to `faults`."""
    verb = given.get("do")
    if not isinstance(verb, str) or verb not in VERBS:
        advice = did_you_mean(near(str(verb), VERBS)) or f" The verbs are {', '.join(VERBS)}."
        what = f'there is no verb "{verb}"' if verb else "it has no verb (do)"
        faults.append(f"{what}.{advice}")
        return None
    return VERBS[verb].read({name: v for name, v in given.items() if name != "do"}, faults)

"""Which things each change of an option touches, by the ids that it names as its subject."""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.changes.change import Change
from orgmodel.model.cells import Cells
from orgmodel.ui.workspace.work import Work


def touched(work: Work) -> Mapping[str, str]:
    """Post, unit or other id → the numbers of the option's changes that touch it: `1,3`."""
    found: dict[str, list[str]] = {}
    cells = work.organisation.cells
    for number, change in enumerate(work.option.changes if work.option else (), 1):
        for name in dict.fromkeys(_stands(cells, one) for one in subjects(change)):
            found.setdefault(name, []).append(str(number))
    return {name: ",".join(numbers) for name, numbers in found.items() if name}


def subjects(change: Change) -> tuple[str, ...]:
    """The ids that a change is about, and those that it makes of them."""
    names: list[str] = []
    for key in (*change.subject.keys, "into"):
        given = getattr(change, key, None) or ()
        for one in (given,) if isinstance(given, str) else given:
            name = one if isinstance(one, str) else getattr(one, change.subject.keys[0], "")
            names += [name] if isinstance(name, str) and name else []
    return tuple(dict.fromkeys(names))


def _stands(cells: Cells, name: str) -> str:
    """The owner of a function, since it has no box; anything else itself."""
    return cells.cell(name, "owner") if cells.table_of(name) == "functions" else name

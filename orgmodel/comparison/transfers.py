"""The function transfer matrix: what work goes from which unit to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orgmodel.comparison.differences import Differences
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True, slots=True)
class Transfer:
    """Functions that go from one unit to another; empty ends are new and ended work."""

    was: str
    now: str
    functions: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in JSON; null for a new function's start and an ended one's end."""
        return {"from": self.was or None, "to": self.now or None, "functions": list(self.functions)}


def transfers(
    before: OrganisationModel, after: OrganisationModel, found: Differences
) -> tuple[Transfer, ...]:
    """The cells of the matrix that are not empty, in the order of the functions.

    The unit of a function that a post owns is the post's home, else the post itself.
    """
    cells: dict[tuple[str, str], list[str]] = {}
    for move in found.functions.moved:
        cells.setdefault((_unit(before, move.was), _unit(after, move.now)), []).append(move.id)
    for name, row in found.functions.removed.items():
        cells.setdefault((_unit(before, row.get("owner", "")), ""), []).append(name)
    for name, row in found.functions.added.items():
        cells.setdefault(("", _unit(after, row.get("owner", ""))), []).append(name)
    return tuple(Transfer(was, now, tuple(names)) for (was, now), names in cells.items())


def _unit(model: OrganisationModel, owner: str) -> str:
    return model.home_of(owner) or owner

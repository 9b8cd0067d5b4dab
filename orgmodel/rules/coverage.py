"""What no rule looked at, and which rules had nothing to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from orgmodel.model.cells import Cells
from orgmodel.model.schema import ID_TABLES
from orgmodel.rules.rule_result import RuleResult

_BODY_KINDS = ("board", "committee", "group", "panel")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ids that no rule looked at, in file order, and how many there are of each.

    `bodies` are the units with a seat, a roster, or a kind such as board or committee; they
    are among the `units` too. `rules` are those that had nothing to look at.
    """

    posts: tuple[str, ...]
    units: tuple[str, ...]
    bodies: tuple[str, ...]
    functions: tuple[str, ...]
    rules: tuple[str, ...]
    of: tuple[tuple[str, int], ...]

    def to_dict(self) -> dict[str, Any]:
        """As in JSON: for each table the ids, and how many rows there are."""
        names = ("posts", "units", "bodies", "functions", "rules")
        whole = dict(self.of)
        return {
            name: {"of": whole[name], "not_looked_at": list(getattr(self, name))} for name in names
        }


def coverage(cells: Cells, results: Iterable[RuleResult]) -> Coverage:
    """What these results leave out of the organisation with these cells."""
    results = tuple(results)
    looked_at = {id(result.seen): result.seen for result in results}  # rules may share a set
    seen: set[str] = set().union(*looked_at.values())
    tables = {name: cells.column(name, "id") for name in ("posts", "units", "functions")}
    tables["bodies"] = list(_bodies(cells))
    left = {
        table: tuple(dict.fromkeys(name for name in ids if name and name not in seen))
        for table, ids in tables.items()
    }
    idle = tuple(result.key for result in results if not result.seen and not result.findings)
    counts = (
        *(
            (name, len(cells.rows(name)) if name in ID_TABLES else len(ids))
            for name, ids in tables.items()
        ),
        ("rules", len(results)),
    )
    return Coverage(**left, rules=idle, of=counts)


def _bodies(cells: Cells) -> Iterator[str]:
    seated = set(cells.column("memberships", "body"))
    rows = cells.pairs("units", "id", "kind", "roster")
    return (name for name, kind, roster in rows if name in seated or roster or kind in _BODY_KINDS)

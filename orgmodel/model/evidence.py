"""Where a statement is written: a row of a file or a change, and one relation as proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from orgmodel.model.schema import BY_NAME


class Origin(NamedTuple):
    """Where a cell came from: a row of a file (the header is row 1), or change `change`.

    Of what a change took away `removed` is true, and `change` is the one that did.
    """

    file: str | None = None
    row: int | None = None
    change: int | None = None
    removed: bool = False

    def words(self) -> str:
        """`links.csv row 12`, `change 2` or `removed by change 2`."""
        if self.removed:
            return f"removed by change {self.change}"
        return f"change {self.change}" if self.change else f"{self.file} row {self.row}"


@dataclass(frozen=True, slots=True)
class Origins:
    """Where every cell came from, beside the tables.

    The row labels of a table are the spreadsheet rows of its file. `changes` overrides
    them: (table, label, column) → number of the change; column "" stands for the row. `days`
    has the day on which each change takes effect that says one.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[tuple[str, int, str], int] = field(default_factory=dict)
    days: Mapping[int, str] = field(default_factory=dict)

    def of(self, table: str, label: int, column: str = "") -> Origin:
        """Origin of one cell, or of the row when no column is named."""
        made = self.changes.get((table, label, column)) or self.changes.get((table, label, ""))
        if made:
            return Origin(change=made)
        return Origin(file=self.files.get(table, BY_NAME[table].file), row=int(label))


class Step(NamedTuple):
    """One relation on the way that proves a finding, and where it is written.

    `source` is the paragraph the data gives for it; `basis` how sure it is.
    """

    start: str
    relation: str
    end: str
    origin: Origin
    source: str = ""
    basis: str = ""

    @property
    def file(self) -> str | None:
        """The file it is written in; None where a change made it."""
        return self.origin.file

    @property
    def row(self) -> int | None:
        """The row of the file, the header being row 1."""
        return self.origin.row

    @property
    def change(self) -> int | None:
        """The number of the change that made it, or took it away."""
        return self.origin.change

    def to_dict(self) -> dict[str, Any]:
        """As in JSON: file and row, or the number of the change; `basis` where it is known.

        `removed` is true of a relation that the change took away.
        """
        place: dict[str, Any] = (
            {"change": self.origin.change}
            if self.origin.change
            else {"file": self.origin.file, "row": self.origin.row}
        )
        if self.origin.removed:
            place["removed"] = True
        ends = {"from": self.start, "relation": self.relation, "to": self.end}
        basis = {"basis": self.basis} if self.basis else {}
        return {**ends, **place, "source": self.source, **basis}


BASES = ("stated", "inferred", "conditional", "template", "fixture")
"""From the surest basis of a row to the weakest."""


def weakest_first(steps: Iterable[Step]) -> tuple[Step, ...]:
    """These steps by their basis, the weakest first; those that give none last."""
    place = {basis: number for number, basis in enumerate(reversed(BASES))}
    return tuple(sorted(steps, key=lambda step: place.get(step.basis, len(place))))


def weakest(steps: Iterable[Step]) -> str:
    """The weakest basis that any of these gives; empty where none gives one."""
    given = {step.basis for step in steps}
    return next((basis for basis in reversed(BASES) if basis in given), "")

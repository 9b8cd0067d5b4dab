"""What a change is: an immutable value that says what it does and gives its edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self

from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Edit
from orgmodel.changes.form import Form, Subject
from orgmodel.changes.key import Record, key
from orgmodel.model.appointments import day_words
from orgmodel.model.numbers import day
from orgmodel.model.toml import shown
from orgmodel.model.words import called, listed

Names = Mapping[str, str]
_WORDS: Names = {"fte": "FTE"}


@dataclass(frozen=True, kw_only=True)
class Change(Record):
    """One edit of an organisation.

    A verb is declared once, as a class of it in `changes/verbs/`, in the file named for the
    table that it is about. Files, builder, forms, the Python form and docs/scenarios.md (its
    docstring and the meaning of its keys) come from there. `reason` says why; it is kept with
    the change and touches no data. `on` is the day it takes effect, as yyyy-mm-dd: a change
    without one holds from the start.
    """

    do: ClassVar[str] = ""
    """The verb, as in a scenario file."""
    subject: ClassVar[Subject]
    """What it is about."""
    form: ClassVar[Form]
    """Its form in a manager's words."""

    _common: ClassVar[tuple[str, ...]] = ("reason", "on")

    reason: str | None = key(
        "Why this change is made; kept with it, not written to the data", label="Why"
    )
    on: str | None = key(
        "The day it takes effect, such as 2027-04-01; empty: from the start",
        kind="date",
        label="Takes effect on",
    )

    @classmethod
    def read(cls, given: Mapping[str, Any], faults: list[str]) -> Self | None:
        """The change of these keys and values, or None; every fault is added to `faults`."""
        found = super().read(given, faults)
        if found is None or found.on is None:
            return found
        if not found.on.strip():
            return replace(found, on=None)
        if (known := day(found.on)) is None:
            faults.append(f'"on" must be a day, such as 2027-04-01, not {shown(found.on)}.')
            return None
        return replace(found, on=known.isoformat())

    def told(self, names: Names) -> str:
        """As `describe`, with the day it takes effect: `…, from 1 April 2027`."""
        from_then = f", from {day_words(date.fromisoformat(self.on))}" if self.on else ""
        return f"{self.describe(names)}{from_then}"

    def describe(self, names: Names) -> str:
        """The change as a sentence without full stop; `names` gives each id its words."""
        raise NotImplementedError

    def edits(self, draft: Draft) -> Iterator[Edit]:
        """The edits that make the change. Raises `Refused` where it cannot be made."""
        raise NotImplementedError

    def introduces(self) -> Mapping[str, str]:
        """The ids that the change brings in, each with its words."""
        return {}

    def line_taken_from(self) -> tuple[str, ...]:
        """The posts whose manager others take over; none where the change names who manages."""
        return ()

    def to_dict(self) -> dict[str, Any]:
        """The change as a file has it."""
        return {"do": self.do, **super().to_dict()}


def all_called(names: Names, identifiers: tuple[str, ...]) -> str:
    """Several ids in words: `Buyer (dir_buy), nurse and payroll`."""
    return listed(called(names, identifier) for identifier in identifiers)


def cells_in_words(cells: tuple[tuple[str, str], ...], names: Names) -> str:
    """`band 8a, FTE 0.6, unit Finance (fin)`; an emptied cell reads as such."""
    said = ((_WORDS.get(column, column), value) for column, value in cells)
    return ", ".join(
        (f"{word} {called(names, value) if word == 'unit' else value}" if value else f"no {word}")
        for word, value in said
    )

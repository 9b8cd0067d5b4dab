"""A change that takes effect before one that it depends on: which one that is, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from orgmodel.changes.change import Change
from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft, MadeEdit
from orgmodel.changes.phases import DatedChange
from orgmodel.changes.soundness import make_edits
from orgmodel.changes.tops import tops_after
from orgmodel.model.appointments import day_words


def make(draft: Draft, change: Change, number: int) -> list[MadeEdit]:
    """Make one change in a draft, and give what was made. Raises `Refused`; then nothing is."""
    edits = list(change.edits(draft))
    made = make_edits(draft, edits, number)
    draft.tops = tops_after(draft, edits, change.line_taken_from())
    if change.on:
        draft.days[number] = change.on
    return made


def too_early(
    draft: Draft,
    refused: DatedChange,
    missing: str,
    every: Iterable[DatedChange],
    names: Mapping[str, str],
) -> str:
    """That a change was refused because it leans on one of a later day; empty where it does not.

    `missing` is the id that it lacked; `every` the changes of the scenario in order.
    """
    later = [one for one in every if one.day > refused.day]
    needed = next((one for one in later if missing in one.change.introduces()), None)
    needed = needed or _needed(draft, refused.change, later)
    if needed is None:
        return ""
    said = needed.change.describe({**names, **needed.change.introduces()})
    own = f"takes effect on {_words(refused.day)}" if refused.day else "has no day, so it is first"
    return (
        f" It depends on change {needed.number} ({needed.change.do}: {said}), of "
        f"{_words(needed.day)}, and {own}. Give it that day or a later one (on), or change "
        f"{needed.number} an earlier one."
    )


def _needed(draft: Draft, change: Change, later: Sequence[DatedChange]) -> DatedChange | None:
    """The later change after which this one can be made; the draft is left as it was."""
    mark, made = draft.mark(), list[MadeEdit]()
    try:
        for one in later:
            try:
                made += make(draft, one.change, one.number)
            except Refused:
                continue
            try:
                made += make(draft, change, 1)
            except Refused:
                continue
            return one
        return None
    finally:
        draft.back_to(mark, made)


def _words(day: str) -> str:
    return day_words(date.fromisoformat(day))

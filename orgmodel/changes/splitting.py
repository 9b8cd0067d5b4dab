"""Splitting a post or unit: a row for each part, and what belongs to it shared out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgmodel.changes.conflict import Refused
from orgmodel.changes.draft import Draft
from orgmodel.changes.edit import Add, Drop, Edit
from orgmodel.changes.key import Held, Record
from orgmodel.changes.replacement import replace_ids
from orgmodel.changes.sourced_edits import (
    put_cells,
    put_reference,
    that_differ,
    with_source,
)
from orgmodel.model.numbers import amount, decimal_text

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    """One of what a post or unit is split into."""

    @property
    def identifier(self) -> str:
        """Its id."""
        return next(str(value) for key, value in self.items() if key.new)

    def given(self) -> Iterator[tuple[Held, str]]:
        """What goes to it: the rows it is one of, and its name there."""
        for key, values in self.items():
            if key.held is not None:
                yield from ((key.held, value) for value in values)


def keeper_of(old: str, parts: Sequence[Part]) -> str:
    """The id of the part that keeps what no part is given: the old id, else the first.

    Raises `Refused` where there are fewer than two parts, or two of one id.
    """
    ids = [part.identifier for part in parts]
    if len(set(ids)) < max(2, len(ids)):
        raise Refused("it needs two parts or more, each with an id of its own.")
    return old if old in ids else ids[0]


def split(
    draft: Draft,
    table: str,
    old: str,
    parts: Sequence[tuple[Part, Mapping[str, str]]],
    keeper: str,
) -> Iterator[Edit]:
    """Edits that make parts with these cells of the row `old` of a table.

    The part with the old id keeps its row; what no part is given goes to `keeper`. Raises
    `Refused` where a part is given what does not belong to `old`.
    """
    label = draft.label(table, old)
    row = draft.table(table).row(label)
    for part, cells in parts:
        if part.identifier == old:
            yield from put_cells(draft, table, label, that_differ(table, row, cells))
        else:
            yield Add(table, with_source(draft, table, cells))
    shared_out: set[tuple[str, int]] = set()
    for part, _ in parts:
        yield from _give(draft, old, part, shared_out)
    if keeper != old:
        yield from replace_ids(draft, table, {old: keeper}, leave_out={*shared_out, (table, label)})
        yield Drop(table, label, keeper)


def _give(draft: Draft, old: str, part: Part, shared_out: set[tuple[str, int]]) -> Iterator[Edit]:
    """What a part is given names it in place of `old`; each row is noted in `shared_out`."""
    for held, name in part.given():
        rows = draft.table(held.table)
        named = rows.find(held.names, name)
        label = next((n for n in named if rows.cell(n, held.column) == old), None)
        if label is None or (held.table, label) in shared_out:
            reason = f"{name} does not {held.does} {old}, or is given twice."
            raise Refused(reason, missing="" if named else name)
        shared_out.add((held.table, label))
        if part.identifier != old:
            yield from put_reference(draft, (held.table, label, held.column), part.identifier)


def divided(total: str, given: Sequence[str | None], name: str) -> list[str]:
    """A total over parts: what is given stands, the rest is divided equally to the hundredth.

    The last part without a figure of its own takes what rounding leaves. Raises `Refused`
    where the given parts are more than the total, which goes by `name`.
    """
    whole = amount(total)
    if whole is None or all(part is not None for part in given):
        return [part or "" for part in given]
    rest = whole - sum((amount(part) or Decimal(0) for part in given if part), Decimal(0))
    if rest < 0:
        raise Refused(
            f"the {name} of its parts is more than its {name}, {total}. Give every part its {name}."
        )
    open_parts = sum(part is None for part in given)
    share = (rest / open_parts).quantize(_HUNDREDTH)
    out = []
    for part in given:
        if part is not None:
            out.append(part)
            continue
        open_parts -= 1
        out.append(decimal_text(share if open_parts else rest))
        rest -= share
    return out

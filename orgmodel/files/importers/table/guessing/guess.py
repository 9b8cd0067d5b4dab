"""Which column of a sheet is which of our fields, how certainly, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from orgmodel.files.importers.table.coded import Coded
from orgmodel.files.importers.table.fields import BY_NAME, KEEP, LEAVE_OUT, LEVEL, MANY, UNIT_LEVEL
from orgmodel.files.importers.table.guessing.columns import (
    GUESS,
    LIKELY,
    SURE,
    Chosen,
    DraftMapping,
    SheetColumn,
    columns_of,
)
from orgmodel.files.importers.table.guessing.content import content_of
from orgmodel.files.importers.table.guessing.levels import choose_levels
from orgmodel.files.importers.table.guessing.line import choose_line
from orgmodel.files.importers.table.guessing.single import choose_by_content, choose_single
from orgmodel.files.importers.table.guessing.units import choose_units
from orgmodel.files.importers.table.guessing.vocabulary import Meaning
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.model.words import did_you_mean, near

_PERSONAL = "personal, and not needed"


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column: what it was taken for, how certainly (sure, likely, guess), why, and samples."""

    heading: str
    use: str
    certainty: str
    reason: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoneColumn:
    """A column that a saved mapping names and the file does not have, and what may be meant."""

    heading: str
    use: str
    meant: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The column in a sentence, with what may be meant."""
        use = (BY_NAME.get(self.use) or MANY[self.use]).label
        told = f'The file has no column "{self.heading}", which the mapping uses for "{use}".'
        return told + did_you_mean(self.meant)


@dataclass(frozen=True)
class Guess:
    """What each column was taken for, in the order of the sheet, and that as a mapping.

    `gone` are columns of a saved mapping that the file does not have; they are not in `mapping`.
    The cells of `personal` columns look like names or e-mails of persons.
    """

    columns: tuple[ColumnGuess, ...]
    mapping: TableMapping
    gone: tuple[GoneColumn, ...] = ()
    personal: frozenset[str] = frozenset()


def guess_columns(cells: pd.DataFrame, coded: Mapping[str, Coded] | None = None) -> Guess:
    """Guess from headings and cells which column is which of our fields.

    `coded` are the columns by their different texts, where they are known already.
    """
    columns = _columns(cells, coded)
    draft = _chosen(columns, ())
    return Guess(_told(draft), _mapping(draft, TableMapping()), (), _personal(columns))


def guessed_again(
    cells: pd.DataFrame, mapping: TableMapping, coded: Mapping[str, Coded] | None = None
) -> Guess:
    """A saved mapping on another file: its columns as it says, new ones guessed, gone ones told."""
    columns = _columns(cells, coded)
    here = {column.heading for column in columns}
    gone = [heading for heading in mapping.headings if heading not in here]
    held = {column.place: use for column in columns if (use := mapping.of(column.heading))}
    taken = {use for use in held.values() if use in BY_NAME or use in MANY}
    draft = _chosen([_given(column, held, taken) for column in columns], ())
    for place, use in held.items():
        draft.chosen[place] = Chosen(use, SURE, "as in the mapping")
    new = [column.heading for column in columns if column.place not in held]
    guess = Guess(_told(draft), _mapping(draft, mapping), (), _personal(columns))
    told = [GoneColumn(heading, mapping.of(heading), near(heading, new)) for heading in gone]
    by_use = {one.use: one.heading for one in guess.columns if one.heading in new}
    return replace(
        guess,
        gone=tuple(
            one
            if one.meant or one.use not in by_use or one.use not in BY_NAME
            # A new column that was taken for the same field is what is meant, however it is spelt.
            else replace(one, meant=(by_use[one.use],))
            for one in told
        ),
    )


def _given(column: SheetColumn, held: dict[int, str], taken: set[str]) -> SheetColumn:
    """A column that the mapping names means that alone; the others mean nothing that is taken."""
    if column.place in held:
        return replace(column, means=(Meaning(held[column.place], 9),))
    closed = {use for use in taken if use in BY_NAME}
    # A further level may come in, but no second way of naming units or managers.
    closed |= {UNIT_LEVEL} if "unit" in taken else set()
    closed |= {"unit"} if UNIT_LEVEL in taken else set()
    closed |= {LEVEL} if "reports_to" in taken else set()
    closed |= {"reports_to"} if LEVEL in taken else set()
    left = tuple(one for one in column.means if one.use not in closed)
    # Of a known heading whose use is taken it stays known that it is a heading.
    return replace(column, means=left or (column.means and (Meaning(KEEP, 2),)))


def _columns(cells: pd.DataFrame, coded: Mapping[str, Coded] | None) -> tuple[SheetColumn, ...]:
    if coded is None:
        places = range(cells.shape[1])
        contents = [content_of(Coded.of(_text(cells.iloc[:, place]))) for place in places]
    else:
        contents = [content_of(coded[str(heading)]) for heading in cells.columns]
    return columns_of([str(heading) for heading in cells.columns], contents)


def _text(cells: pd.Series) -> pd.Series:
    return cells if isinstance(cells.dtype, pd.StringDtype) else cells.astype("str").fillna("")


def _chosen(columns: Sequence[SheetColumn], taken: Sequence[str]) -> DraftMapping:
    draft = DraftMapping(columns, taken)
    _leave_out_personal(draft)
    if any(column.content.filled for column in columns):
        _leave_out_empty(draft)
    choose_line(draft)
    choose_levels(draft)
    choose_units(draft)
    choose_single(draft)
    choose_by_content(draft)
    _rest(draft)
    return draft


def _leave_out_personal(draft: DraftMapping) -> None:
    for column in draft.free:
        content = column.content
        if column.weight(LEAVE_OUT) and column.weight("holder_id", "id", "email") == 0:
            draft.choose(column, LEAVE_OUT, SURE, _PERSONAL)
        elif content.share("honorific") > 0.5:
            draft.choose(column, LEAVE_OUT, LIKELY, "Mr, Mrs, Dr: not needed")
        elif content.share("personal") > 0.6 and not column.weight("id", "holder_id"):
            draft.choose(column, LEAVE_OUT, GUESS, "looks personal, and not needed")


def _leave_out_empty(draft: DraftMapping) -> None:
    managers = [column for column in draft.free if column.weight("reports_to") > 1]
    for column in draft.free:
        if not column.content.filled and managers != [column]:
            draft.choose(column, LEAVE_OUT, SURE, "empty")


def _personal(columns: Sequence[SheetColumn]) -> frozenset[str]:
    return frozenset(
        column.heading for column in columns if column.named or column.content.share("email") > 0.5
    )


def _rest(draft: DraftMapping) -> None:
    for column in draft.free:
        draft.choose(column, *_left(draft, column))


def _left(draft: DraftMapping, column: SheetColumn) -> tuple[str, str, str]:
    if not column.content.filled:
        return LEAVE_OUT, LIKELY, "empty"
    if column.content.share("email") > 0.5 or column.weight("first_name", "last_name", "email"):
        return LEAVE_OUT, SURE, _PERSONAL
    if column.weight("holder") > 1 and column.named:
        return LEAVE_OUT, SURE, _PERSONAL
    if column.content.share("name") >= 0.8 and column.content.different > 1:
        return LEAVE_OUT, GUESS, "looks like names of persons, and no use known"
    if column.unknown:
        return KEEP, GUESS, "kept beside, no use known"
    for meaning in column.means:
        other = draft.column_of(meaning.use) if meaning.use in BY_NAME else None
        if other:
            return KEEP, LIKELY, f"kept beside: {other.heading} is used for it"
    return KEEP, SURE, "kept beside"


def _told(draft: DraftMapping) -> tuple[ColumnGuess, ...]:
    return tuple(
        ColumnGuess(column.heading, one.use, one.certainty, one.reason, column.content.samples)
        for column in draft.columns
        for one in (draft.chosen[column.place],)
    )


def _mapping(draft: DraftMapping, saved: TableMapping) -> TableMapping:
    columns: dict[str, str] = {}
    many: dict[str, list[str]] = {}
    # Levels come in the order in which they were chosen: from the top down, outermost first.
    for place, one in draft.chosen.items():
        heading = draft.columns[place].heading
        if one.use in MANY:
            many.setdefault(one.use, []).append(heading)
        else:
            columns.setdefault(one.use, heading)
    kept = {
        use: [one.heading for one in draft.columns if draft.chosen[one.place].use == use]
        for use in (KEEP, LEAVE_OUT)
        if use in many
    }
    many.update(kept)
    known = saved.columns.get("reports_to") in columns.values()
    by = saved.manager_by if known else draft.manager_by or saved.manager_by
    return replace(
        saved,
        columns=MappingProxyType(columns),
        many=MappingProxyType({use: tuple(headings) for use, headings in many.items()}),
        manager_by=by,
        unit_path=saved.unit_path or draft.unit_path,
    )

"""A staff list on its way in: what was dropped, what was agreed so far, and what comes of it.

Files are read once for each content, and an organisation is built once for each mapping, set of
repairs and corrections, so that a page drawn again costs neither; a worker may do either, and what
it made is taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property

from orgmodel.errors import OrgmodelError
from orgmodel.files.importers.base import ColumnUse, Correction, ImportOutcome, Options
from orgmodel.files.importers.found import importer
from orgmodel.files.importers.opened import opened
from orgmodel.files.importers.table.built import built
from orgmodel.files.importers.table.mapping import FILE as MAPPING
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.files.importers.table.prepared import Prepared, column_uses, prepared
from orgmodel.ui.shared.memory import give_back
from orgmodel.ui.workspace import worked_out

TABLE, ORGANOGRAM = "table", "organogram"
READ, OUTCOME = "read", "outcome"
"""Kinds of what is kept of a list (`worked_out`)."""


class ImportStep(IntEnum):
    """The steps of an import, in their order; the last two once its organisation is opened."""

    FILE = 1
    COLUMNS = 2
    REPAIRS = 3
    SIDES = 4
    OPENING = 5
    OPENED = 6


@dataclass(frozen=True, slots=True)
class Mend:
    """Cells that were put right by hand with one press, and what that was, in words."""

    key: str
    words: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class Given:
    """What was said about units and roles: nothing else of what is suggested counts.

    `directorates` are the units asked about, None for those that are suggested. `confirmed` are
    units, and `confirmed_roles` roles, of which what is suggested or chosen counts. `packs` are
    rule packs switched on or off.
    """

    directorates: tuple[str, ...] | None = None
    confirmed: frozenset[str] = frozenset()
    sides: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    confirmed_roles: frozenset[str] = frozenset()
    packs: Mapping[str, bool] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """What the answers are known by."""
        said = (
            self.directorates,
            sorted(self.confirmed),
            sorted(self.sides.items()),
            sorted(self.heads.items()),
            sorted(self.roles.items()),
            sorted(self.confirmed_roles),
            sorted(self.packs.items()),
        )
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class StaffImport:
    """Files on their way in, and everything that was agreed for them so far.

    `form` is the format they were taken for. `mapping` says what each column is; an organogram
    has none. `switches` are repairs switched on or off, `mends` cells put right by hand, `left`
    the faults that are left as they are. `told` is what is to be said of the files themselves;
    `given` what was said of units and roles.
    """

    contents: tuple[tuple[str, bytes], ...]
    form: str = TABLE
    step: ImportStep = ImportStep.COLUMNS
    sheet: str = ""
    mapping: TableMapping | None = None
    switches: Mapping[str, bool] = field(default_factory=dict)
    mends: tuple[Mend, ...] = ()
    left: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    given: Given = field(default_factory=Given)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files."""
        return tuple(name for name, _ in self.contents)

    @cached_property
    def digest(self) -> str:
        """What the files, and the sheet that is read of them, are known by."""
        whole = hashlib.sha256(f"{self.form}\0{self.sheet}\0".encode())
        for name, content in self.contents:
            whole.update(f"{name}\0{len(content)}\0".encode())
            whole.update(content)
        return whole.hexdigest()[:16]

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Every cell put right by hand, later ones last."""
        return tuple(one for mend in self.mends for one in mend.corrections)

    def mending(self, mend: Mend) -> StaffImport:
        """With cells put right by hand; those of an earlier mend of the same key are gone."""
        others = tuple(one for one in self.mends if one.key != mend.key)
        return replace(self, mends=(*others, mend) if mend.corrections else others)

    def switching(self, name: str, *, on: bool) -> StaffImport:
        """With a repair switched on or off."""
        return replace(self, switches={**self.switches, name: on})

    @cached_property
    def agreed(self) -> TableMapping:
        """The mapping with the repairs that were switched."""
        return (self.mapping or TableMapping()).repairing(self.switches)

    @cached_property
    def key(self) -> str:
        """What the outcome is known by."""
        said = repr((self.agreed.to_toml(), sorted(self.switches.items()), self.corrections))
        return f"{self.digest}.{hashlib.sha256(said.encode()).hexdigest()[:16]}"

    def opened_as(self, answers: str) -> str:
        """What the organisation is known by that is opened with answers of this key."""
        return f"{self.key}.{answers}"


def begun(contents: Sequence[tuple[str, bytes]], form: str, *words: str) -> StaffImport:
    """An import of files, with the columns guessed; `words` say what they were taken for, and more.

    `DataError` where nothing can be read. A mapping.toml that cannot be used is passed over,
    and that is told.
    """
    new = StaffImport(tuple(contents), form, told=tuple(filter(None, words)))
    if form != TABLE:
        new = replace(new, step=ImportStep.REPAIRS)
        outcome_of(new)
        return new
    return with_columns(new)


def with_columns(work: StaffImport) -> StaffImport:
    """With the guess of its columns as its mapping."""
    try:
        return replace(work, mapping=prepared_of(work).mapping)
    except OrgmodelError as error:
        others = without_mapping(work.contents)
        if len(others) == len(work.contents):
            raise
        told = (*work.told, passed_over(error))
        return with_columns(replace(work, contents=others, told=told))


def without_mapping(contents: Sequence[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    """The files but for a mapping.toml among them."""
    return tuple(one for one in contents if one[0] != MAPPING)


def passed_over(error: OrgmodelError) -> str:
    """What is told of a mapping.toml that cannot be used."""
    return f"{MAPPING} was passed over, and the columns were guessed: {error}"


def prepared_of(work: StaffImport) -> Prepared:
    """The files read, and their columns guessed. `DataError` where nothing can be read."""
    return worked_out.worked_out(READ, work.digest, lambda: _prepared(work))


def outcome_of(work: StaffImport) -> ImportOutcome:
    """What comes of the files as agreed so far; raises why, where it was given up."""
    read = prepared_of(work) if work.form == TABLE else None
    return worked_out.worked_out(OUTCOME, work.key, lambda: outcome_made(work, read))


def outcome_made(work: StaffImport, read: Prepared | None) -> ImportOutcome:
    """What comes of files, made anew; `read` is the list in them, None of other files."""
    if read is not None:
        outcome = built(read, work.agreed, work.corrections)
        give_back()
        return outcome
    on = tuple(name for name, wanted in work.switches.items() if wanted)
    off = tuple(name for name, wanted in work.switches.items() if not wanted)
    options = Options(repairs=on, without=off, corrections=work.corrections)
    return importer(work.form).read(work.contents, options)


def take_read(work: StaffImport, read: Prepared) -> None:
    """Take what a worker read of files, before it is asked for."""
    worked_out.keep(READ, work.digest, read)


def take_outcome(work: StaffImport, outcome: ImportOutcome) -> None:
    """Take what a worker made of a list, before it is asked for."""
    worked_out.keep(OUTCOME, work.key, outcome)


def asked_once(outcome: ImportOutcome) -> ImportOutcome:
    """The outcome for one question: what its model works out to answer is not kept with it.

    Names, holders and lines of a large list take more memory than the list itself.
    """
    return replace(outcome, model=replace(outcome.model))


def _prepared(work: StaffImport) -> Prepared:
    read = prepared(opened(work.contents), Options(sheet=work.sheet))
    give_back()
    return read


def uses_of(work: StaffImport) -> tuple[ColumnUse, ...]:
    """What each column of the list is used for, and how sure that is."""
    return column_uses(prepared_of(work), work.mapping or TableMapping())

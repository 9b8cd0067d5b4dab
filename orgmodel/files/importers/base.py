"""What an importer is: other people's files in, an organisation with a report on them out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from orgmodel.errors import UnknownNameError
from orgmodel.files.importers.opened import opened, opened_paths, passed_over
from orgmodel.files.importers.repaired import RepairedCells
from orgmodel.model.faults import Problem
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, near

Contents = Sequence[tuple[str, bytes]]
"""Files by name, each with its bytes, in the order in which they were given."""

TAKES = ("map", "mapping", "sheet", "on")
"""The options beside repairs that a format may take, by the name that a command line gives them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell put right by hand: the file's row, our column, and what it is to hold.

    The column `top` with any value makes the post of the row a top post.
    """

    file: str
    row: int
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Options:
    """How to import.

    `repairs` are those asked for by name, `without` those switched off. `mapping` is the text of
    a mapping.toml, `maps` pairs of our column and theirs, put over it; `sheet` and `on` (a day)
    go before what the mapping says. `corrections` are cells put right by hand.
    """

    repairs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    mapping: bytes | None = None
    maps: tuple[tuple[str, str], ...] = ()
    sheet: str = ""
    on: str = ""
    corrections: tuple[Correction, ...] = ()


NO_OPTIONS = Options()

_ONE_OF = (
    ("people in posts", "person in post"),
    *((f"{word}s", word) for word in ("group", "post", "unit", "line")),
    ("people", "person"),
)
"""Of one thing that was made, how its count says it: the first that stands in the words."""


@dataclass(frozen=True, slots=True)
class RepairOffer:
    """A repair, the number of rows it mends or would mend, and whether it was done.

    `examples` are a few cells as "before → after", of the columns `headings`; `safe` is whether
    it is done unless switched off, because it changes neither posts nor lines, or cannot be wrong.
    """

    name: str
    meaning: str
    rows: int
    done: bool
    examples: tuple[str, ...] = ()
    safe: bool = False
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column of the file, and what it was taken for.

    `use` is the name a mapping has for it, `label` what a form calls it; `certainty` says in a
    word or two how sure that is, `reason` why, and `samples` are a few of its cells. Where it is
    `personal`, its cells name persons, and only the folder's own report shows any.
    """

    heading: str
    use: str
    label: str
    certainty: str
    reason: str = ""
    samples: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True)
class ImportOutcome:
    """What an import gives: the organisation, what is wrong or was got round, and repairs.

    `problems` name the file's own rows and columns. Those of `kept` are faults of the files that
    the tables no longer show, such as rows of one post that disagree: the folder keeps them in
    import-report.csv, so that `validate` tells them still. `repaired` are the cells that repairs
    changed (`.frame`: a row a cell). `counts` says how many of what were made of the files, and
    `rows` how many rows hold anything and what became of them: the first number is the sum of
    the others. `columns` are those of a list whose headings are anybody's. `extra` are files of
    the folder beside the tables, such as mapping.toml.
    """

    model: OrganisationModel
    problems: tuple[Problem, ...]
    repairs: tuple[RepairOffer, ...]
    counts: tuple[tuple[str, int], ...]
    repaired: RepairedCells = field(default_factory=RepairedCells)
    kept: tuple[Problem, ...] = ()
    extra: Mapping[str, bytes] = field(default_factory=dict)
    columns: tuple[ColumnUse, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()

    @property
    def made(self) -> tuple[str, ...]:
        """What was made, in words: `181 posts`, `1 unit`."""
        return tuple(
            f"{number:,} {_of_one(words) if number == 1 else words}"
            for words, number in self.counts
            if number
        )

    def nameless_examples(self, offer: RepairOffer) -> tuple[str, ...]:
        """A repair's examples; none where they may name somebody."""
        hidden = {column.heading for column in self.columns if column.personal}
        return offer.examples if hidden.isdisjoint(offer.headings) else ()


def _of_one(words: str) -> str:
    many, one = min(
        (pair for pair in _ONE_OF if pair[0] in words), key=lambda pair: words.index(pair[0])
    )
    return words.replace(many, one, 1)


class Importer(ABC):
    """A kind of file that becomes an organisation.

    An importer lies in a folder of its name; `IMPORTER` in the folder's `importer.py` is it,
    and nothing else has to name it.
    """

    files: ClassVar[str]
    """The files it takes, as the command line writes arguments."""

    about: ClassVar[str]
    """What these files are, and in which order they are given."""

    takes: ClassVar[tuple[str, ...]] = ()
    """Those of `TAKES` that it takes; the others have no meaning for these files."""

    @property
    @abstractmethod
    def repairs(self) -> Mapping[str, str]:
        """The repairs that may be asked for, each with what it does."""

    def read(self, contents: Contents, options: Options = NO_OPTIONS) -> ImportOutcome:
        """The organisation of these files, with what is wrong with them; of a zip those in it.

        Raises `DataError` where one cannot be read, and `UnknownNameError` for a repair that
        does not exist.
        """
        for name in (*options.repairs, *options.without):
            if name not in self.repairs:
                meant = did_you_mean(near(name, self.repairs))
                known = ", ".join(self.repairs)
                raise UnknownNameError(f'there is no repair "{name}".{meant} Repairs: {known}.')
        return self._read(opened(contents), options)

    def read_files(self, paths: Iterable[Path], options: Options = NO_OPTIONS) -> ImportOutcome:
        """As `read`, of files on disk; of a folder the lists in it."""
        given = tuple(paths)
        outcome = self.read(opened_paths(given), options)
        return replace(outcome, problems=(*passed_over(given), *outcome.problems))

    @abstractmethod
    def _read(self, contents: Contents, options: Options) -> ImportOutcome:
        """The organisation of these files, the repairs being known ones."""

"""The columns of a list while it is guessed what each is for: taken ones and free ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.files.importers.table.fields import BY_NAME
from orgmodel.files.importers.table.guessing.content import Content
from orgmodel.files.importers.table.guessing.spelling import plain_words
from orgmodel.files.importers.table.guessing.vocabulary import Meaning, meanings

SURE, LIKELY, GUESS = "sure", "likely", "guess"


@dataclass(frozen=True)
class SheetColumn:
    """A column: its place in the sheet, its heading, what that may mean, and what it holds."""

    place: int
    heading: str
    content: Content
    means: tuple[Meaning, ...]

    @cached_property
    def words(self) -> str:
        """The plain words of the heading."""
        return plain_words(self.heading)

    @property
    def unknown(self) -> bool:
        """Whether the heading says nothing to us."""
        return not self.means

    def weight(self, *uses: str) -> int:
        """How near the heading's words come to the nearest of these uses; 0 where they do not."""
        return max((one.weight for one in self.means if one.use in uses), default=0)

    def by(self, use: str) -> str:
        """What the heading says it holds, as this use."""
        return next((one.by for one in self.means if one.use == use), "")

    @property
    def named(self) -> bool:
        """Whether it holds names of persons, as most of its different values look."""
        return self.content.share("name") >= 0.6


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a column was taken for, how certainly, and why."""

    use: str
    certainty: str
    reason: str


class DraftMapping:
    """The columns, and what has been chosen for each so far."""

    def __init__(self, columns: Sequence[SheetColumn], taken: Iterable[str] = ()) -> None:
        self.columns = tuple(columns)
        self.chosen: dict[int, Chosen] = {}
        self._taken = set(taken)
        self.manager_by = ""
        self.unit_path = ""

    @property
    def free(self) -> tuple[SheetColumn, ...]:
        """The columns for which nothing has been chosen."""
        return tuple(column for column in self.columns if column.place not in self.chosen)

    def open(self, use: str) -> bool:
        """Whether a field has no column yet."""
        return use not in self._taken

    def choose(self, column: SheetColumn, use: str, certainty: str, reason: str) -> None:
        """Take a column for a use; a field has one column."""
        self.chosen[column.place] = Chosen(use, certainty, reason)
        if use in BY_NAME:
            self._taken.add(use)

    def column_of(self, use: str) -> SheetColumn | None:
        """The column that was chosen for a field."""
        return next(
            (
                column
                for column in self.columns
                if column.place in self.chosen and self.chosen[column.place].use == use
            ),
            None,
        )


def columns_of(headings: Sequence[str], contents: Sequence[Content]) -> tuple[SheetColumn, ...]:
    """The columns of a sheet."""
    return tuple(
        SheetColumn(place, heading, content, meanings(heading))
        for place, (heading, content) in enumerate(zip(headings, contents, strict=True))
    )

"""The rows of a staff list in columns of ours: what repairs mend and posts are built from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from orgmodel.files.importers.repaired import CellChanges
from orgmodel.files.importers.table.coded import Coded, Flags, Ints
from orgmodel.files.importers.table.fields import KEEP, LEVEL, UNIT_LEVEL
from orgmodel.files.importers.table.mapping import TableMapping
from orgmodel.files.importers.table.source import Source

TOP, WORD, PART_OF, JOINT = "top", "reports_to_note", "part_of", "joint"
"""Columns that repairs add: "yes" for a post that reports to nobody; the word for a manager who
is not known; what a row adds to the first row of its number; "yes" where a cell names several
holders, with a semicolon between them."""
LEVEL_HOLDER = "level_holders"
"""With a number after it the column of who holds the post that the level of that number names."""
_KEPT = f"{KEEP} "


@dataclass(frozen=True, eq=False)
class StaffList:
    """Rows as text under our own columns, with the file and spreadsheet row of each.

    `cells` has a column for each field that the mapping names, `levels 1` … and
    `unit_levels 1` … for those, and `keep HEADING` for what is carried along; its index counts
    from 0. `headings` gives each column's heading in the file.
    """

    cells: pd.DataFrame
    files: tuple[str, ...]
    file_codes: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    headings: Mapping[str, str]
    mapping: TableMapping
    _coded: dict[str, Coded] = field(default_factory=dict)
    _among: dict[tuple[str, str], Ints] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, column: str) -> bool:
        return column in self.cells.columns

    def column(self, name: str) -> pd.Series:
        """A column; empty cells where the list has none of it."""
        if name in self.cells.columns:
            return self.cells[name]
        return pd.Series("", index=self.cells.index, dtype="str")

    def coded(self, name: str) -> Coded:
        """A column by its different texts, kept once it was asked for."""
        if name not in self._coded:
            self._coded[name] = Coded.of(self.column(name))
        return self._coded[name]

    def among(self, name: str, other: str) -> Ints:
        """For each different text of a column its place among those of another; -1 for none."""
        if (name, other) not in self._among:
            self._among[name, other] = self.coded(name).among(self.coded(other))
        return self._among[name, other]

    def filled(self, name: str) -> Flags:
        """Whether each row has anything in a column."""
        if name not in self.cells.columns:
            return np.zeros(len(self), dtype=np.bool_)
        found: Flags = (self.cells[name] != "").to_numpy(dtype=bool)
        return found

    def putting(self, **columns: pd.Series) -> StaffList:
        """With other columns in place of those of these names, or beside them."""
        known = {name: coded for name, coded in self._coded.items() if name not in columns}
        among = {pair: found for pair, found in self._among.items() if not columns.keys() & {*pair}}
        return replace(self, cells=self.cells.assign(**columns), _coded=known, _among=among)

    def only(self, rows: Flags) -> StaffList:
        """The rows that are flagged."""
        if rows.all():
            return self
        return replace(
            self,
            cells=self.cells[rows].reset_index(drop=True),
            file_codes=self.file_codes[rows],
            rows=self.rows[rows],
            _coded={},
            _among={},
        )

    def file_of(self, place: int) -> str:
        """The file of a row."""
        return self.files[int(self.file_codes[place])]

    def heading(self, column: str) -> str:
        """How the file heads a column."""
        return self.headings.get(column, column)

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns that are carried along."""
        return tuple(name for name in self.cells.columns if name.startswith(_KEPT))

    def numbered(self, name: str) -> tuple[str, ...]:
        """The columns `levels 1`, `levels 2` … or `unit_levels 1` …, in their order."""
        return tuple(column for column in self.cells.columns if column.startswith(f"{name} "))

    def changes(self, repair: str, column: str, after: pd.Series, at: Flags) -> CellChanges:
        """What became of a column's cells where flagged."""
        before = self.column(column)
        files = pd.Series(pd.Categorical.from_codes(self.file_codes[at], self.files))
        return CellChanges(
            repair, self.heading(column), files, self.rows[at], before[at], after[at]
        )


def staff_list(sources: Sequence[Source], mapping: TableMapping) -> StaffList:
    """The rows of lists under our columns; a list may lack some of the headings."""
    headings = _columns(mapping)
    # Among the files there may be tables of units or links alone, and no list.
    frames = [_under(source.cells, headings) for source in sources] or [pd.DataFrame()]
    cells = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True).fillna("")
    codes = np.repeat(np.arange(len(sources)), [len(source.cells) for source in sources])
    rows = [source.cells.index.to_numpy(dtype=np.int64) for source in sources]
    coded: dict[str, Coded] = {}
    if len(sources) == 1:
        index = cells.reset_index(drop=True).index
        known = {name: sources[0].coded[title] for name, title in headings.items() if name in cells}
        coded = {name: replace(one, index=index) for name, one in known.items()}
    return StaffList(
        cells.reset_index(drop=True),
        tuple(source.place for source in sources),
        codes,
        np.concatenate(rows) if rows else np.array([], dtype=np.int64),
        headings,
        mapping,
        coded,
    )


def _columns(mapping: TableMapping) -> dict[str, str]:
    """Column of a staff list → heading."""
    headings = dict(mapping.columns)
    for name in (LEVEL, UNIT_LEVEL):
        for number, heading in enumerate(mapping.many.get(name, ()), 1):
            headings[f"{name} {number}"] = heading
    return {**headings, **{f"{_KEPT}{title}": title for title in mapping.many.get(KEEP, ())}}


def _under(cells: pd.DataFrame, headings: Mapping[str, str]) -> pd.DataFrame:
    found = {name: cells[title] for name, title in headings.items() if title in cells.columns}
    return pd.DataFrame(found, index=cells.index)

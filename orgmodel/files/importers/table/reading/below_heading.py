"""A grid to the rows below its heading, with every other row told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from orgmodel.errors import OrgmodelError
from orgmodel.files.folder.csv_table import unique_names
from orgmodel.files.folder.quick_rows import as_frame
from orgmodel.files.importers.table.reading.grid import Grid, first_filled, names_of
from orgmodel.files.importers.table.reading.heading import (
    LOOKED_AT,
    HeadingRow,
    Known,
    find_heading,
    is_comment,
)
from orgmodel.files.importers.table.reading.left_out import left_out
from orgmodel.files.importers.table.reading.merged import filled_down
from orgmodel.files.importers.table.source import Source
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted

_LONGEST = 300


@dataclass(frozen=True)
class HeadedGrid:
    """A grid, and where its headings are."""

    grid: Grid
    heading: HeadingRow

    @property
    def rows(self) -> int:
        """The rows below the headings."""
        return len(self.grid.rows) - self.below

    @property
    def below(self) -> int:
        """The place of the first row below the headings."""
        if self.heading.place is None:
            return 0
        last = self.heading.second if self.heading.second is not None else self.heading.place
        return last + 1


def headed(grid: Grid, known: Known, header: int | None = None) -> HeadedGrid:
    """The grid with its headings found, or those in the row `header`."""
    if header is None:
        return HeadedGrid(grid, find_heading(grid.first(LOOKED_AT), known))
    places = np.flatnonzero(grid.rows == header)
    if not len(places):
        raise OrgmodelError(
            f"{grid.place}: row {header} holds nothing, so the headings cannot be there. Name the "
            "row that they stand in, as the spreadsheet counts."
        )
    place = int(places[0])
    return HeadedGrid(grid, find_heading(grid.first(place + 2), known, place))


def source_of(
    found: HeadedGrid, kind: str, notes: Iterable[Problem] = (), others: Sequence[str] = ()
) -> Source:
    """The rows below the headings as a source; `notes` are told beside its own."""
    grid, heading = found.grid, found.heading
    below, place = found.below, heading.place
    raw = grid.at(np.array([place]))[0] if place is not None else []
    above = grid.first(place or 0)
    lone = [cells[0] for row in above if len(cells := [c.strip() for c in row if c.strip()]) == 1]
    tell = _Teller(grid)
    told = _above(tell, above, heading)
    gone: set[int] = set(range(below)) - {place}
    for some in left_out(grid, below, raw, lone):
        told.append(tell.rows(some.places, f"{some.what}, not read as part of the list"))
        gone |= set(some.places)
    keep = np.ones(len(grid.rows), dtype=bool)
    keep[list(gone | ({place} if place is not None else set()))] = False
    rows = grid.rows[keep]
    cells, merged = filled_down(_kept(grid.cells, keep), rows, grid.merges)
    told += tell.of_file(merged)
    frame = _frame(cells, rows, heading.names, grid.width)
    if place is None:
        words = (
            "no row holds headings, so the columns are called “column 1” and so on, and every row "
            "was read. Add a row of headings, or say what each column is."
        )
        told.append(tell.told(None, words))
    told += _beyond(tell, rows, len(raw) or grid.width) + _stray(tell, rows) + _blank(tell)
    return Source(
        grid.file,
        grid.sheet,
        frame,
        int(grid.rows[place]) if place is not None else 0,
        len(grid.rows),
        (*grid.notes, *told, *notes),
        kind,
        tuple(others),
        tuple(int(row) for row in grid.rows[sorted(gone)]),
    )


def _kept(cells: pa.Table, keep: np.ndarray) -> pa.Table:
    """The rows to keep; where they are all those from one on, without copying them."""
    first = int(keep.argmax()) if keep.any() else len(keep)
    return cells.slice(first) if keep[first:].all() else cells.filter(pa.array(keep))


class _Teller:
    """Words about rows of a grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    def told(self, row: int | None, words: str, value: str = "", *, fault: bool = False) -> Problem:
        return Problem("unreadable", self.grid.place, row, None, value, words, fault=fault)

    def rows(self, places: Sequence[int], what: str) -> Problem:
        """That rows are something else than the list, with the text of the first of them."""
        numbers = self.grid.rows[list(places)].tolist()
        texts = [_text(row) for row in self.grid.at(np.array(places[:3]))]
        more = f" and {len(places) - 3:,} more" if len(places) > 3 else ""
        which = "" if len(numbers) == 1 else f" (rows {ranges(numbers)})"
        words = f"{what}{which}: {', '.join(f'“{text}”' for text in texts)}{more}."
        return self.told(numbers[0], words)

    def of_file(self, words: str) -> list[Problem]:
        return [self.told(None, words)] if words else []


def _text(row: Sequence[str]) -> str:
    words = " | ".join(" ".join(cell.split()) for cell in row if cell.strip())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def ranges(numbers: Sequence[int]) -> str:
    """Row numbers in words: `3 to 5, 9, 14`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in runs)


def _above(tell: _Teller, above: Sequence[Sequence[str]], heading: HeadingRow) -> list[Problem]:
    if heading.place is None:
        return []
    told = []
    comments = [place for place, row in enumerate(above) if _begins_as_comment(row)]
    titles = [place for place in range(heading.place) if place not in set(comments)]
    if comments:
        told.append(tell.rows(comments, "comments above the headings, not read"))
    if titles:
        told.append(tell.rows(titles, "above the headings, not read"))
    if heading.second is not None:
        told.append(tell.rows([heading.second], "a second row of headings, not a post"))
    return told


def _begins_as_comment(row: Sequence[str]) -> bool:
    first = next((cell for cell in row if cell.strip()), "")
    return is_comment(first) or first.lstrip().startswith("# ")


def _frame(cells: pa.Table, rows: np.ndarray, names: Sequence[str], width: int) -> pd.DataFrame:
    titles = [*names, *[""] * (width - len(names))][:width]
    if not all(titles):
        filled = [
            bool(title) or any(len(places) for _, places, _ in first_filled(cells.select([place])))
            for place, title in enumerate(titles)
        ]
    else:
        filled = [True] * width
    unique = unique_names(titles)
    kept = [place for place, is_filled in enumerate(filled) if is_filled]
    frame = as_frame(cells.select([names_of(width)[place] for place in kept]))
    frame.columns = pd.Index([unique[place] for place in kept], dtype="str")
    frame.index = pd.Index(rows, dtype="int64", name="row")
    return frame


def _beyond(tell: _Teller, rows: np.ndarray, wide: int) -> list[Problem]:
    """The cells of rows that are longer than the headings."""
    grid = tell.grid
    if not grid.surplus:
        return []
    in_list = set(rows.tolist())
    found = []
    for number, cells in sorted(grid.surplus.items()):
        if number not in in_list:
            continue
        text = _text(cells)
        words = (
            f"the row has {counted(grid.width + len(cells), 'cell')}, the headings {wide}: a cell "
            'that holds the separator needs quotation marks around it, as in "Finance, IT". '
            f"The cells beyond were not read: {text}"
        )
        found.append(tell.told(number, words, " | ".join(cells), fault=True))
    return found


def _stray(tell: _Teller, rows: np.ndarray) -> list[Problem]:
    words = (
        "a quotation mark in this row is never closed, so it was read as a letter. Close it, or "
        "leave it out."
    )
    in_list = set(rows.tolist()) if tell.grid.stray else set()
    return [
        tell.told(number, words, fault=True)
        for number in sorted(tell.grid.stray)
        if number in in_list
    ]


def _blank(tell: _Teller) -> list[Problem]:
    blank = tell.grid.blank
    if not blank or blank[0] > (tell.grid.rows[-1] if len(tell.grid.rows) else 0) + 1_000_000:
        return []
    words = (
        f"{counted(len(blank), 'blank row')} {'was' if len(blank) == 1 else 'were'} passed over "
        f"({blank[0]} to {blank[-1]})."
    )
    return [tell.told(blank[0], words)]

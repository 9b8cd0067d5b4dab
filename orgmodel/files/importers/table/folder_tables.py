"""Tables of a data folder among the files: kept as they are, their dates and numbers mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from orgmodel.files.importers.repaired import CellChanges
from orgmodel.files.importers.table.amounts import is_plain, plain_amount, plain_count
from orgmodel.files.importers.table.coded import Coded
from orgmodel.files.importers.table.days import month_first, plain_day
from orgmodel.files.importers.table.source import Source
from orgmodel.model.columns import Column, Table
from orgmodel.model.numbers import DAY
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import spelt

_REPAIR_OF = {"date": "dates", "number": "fte", "whole": "count", "choice": "trim"}


@dataclass(frozen=True, eq=False)
class FolderTable:
    """A table with its cells mended, and what was changed."""

    frame: pd.DataFrame
    changes: tuple[CellChanges, ...]


def folder_table(source: Source, switches: Mapping[str, bool]) -> FolderTable:
    """The table that a sheet is: cells trimmed, its days, numbers and choices as they are held."""
    return mended_columns(source.cells, BY_NAME[source.kind], source.place, switches)


def mended_columns(
    frame: pd.DataFrame, table: Table, place: str, switches: Mapping[str, bool]
) -> FolderTable:
    """The declared columns of a table mended by their kinds; others are left as they are."""
    changes: list[CellChanges] = []
    put: dict[str, pd.Series] = {}
    american = month_first(_written_days(frame, table))
    for column in table.columns:
        if column.name not in frame.columns:
            continue
        cells = frame[column.name]
        for repair, mend in _mends(column, american=american):
            if not switches.get(repair, True):
                continue
            after, at = Coded.of(cells).mended(mend)
            if at.any():
                files = pd.Series(np.full(int(at.sum()), place, dtype=object), dtype="str")
                rows = frame.index.to_numpy(dtype=np.int64)[at]
                changes.append(CellChanges(repair, column.name, files, rows, cells[at], after[at]))
                cells = after
        put[column.name] = cells
    return FolderTable(frame.assign(**put), tuple(changes))


def _written_days(frame: pd.DataFrame, table: Table) -> list[str]:
    """Every day of the table that is not as the data holds it."""
    dates = [c.name for c in table.columns if c.kind == "date" and c.name in frame.columns]
    cells = [frame[name][~frame[name].str.fullmatch(DAY)] for name in dates]
    return [text for column in cells for text in column.unique().tolist()]


def _mends(column: Column, *, american: bool) -> Sequence[tuple[str, Callable[[str], str]]]:
    trim: tuple[str, Callable[[str], str]] = ("trim", str.strip)
    name = "cost" if column.name == "cost" else _REPAIR_OF.get(column.kind, "")
    if column.kind == "date":
        return (trim, (name, lambda cell: plain_day(cell, american=american)))
    if column.kind == "number":
        money = column.name == "cost"
        return (trim, (name, lambda cell: _amount(cell, money=money)))
    if column.kind == "whole":
        return (trim, (name, lambda cell: cell if _is_whole(cell) else plain_count(cell)))
    if column.kind == "choice":
        allowed = {spelt(word): word for word in column.allowed}
        return (trim, (name, lambda cell: allowed.get(spelt(cell), cell)))
    return (trim,)


def _amount(cell: str, *, money: bool) -> str:
    if not cell or is_plain(cell):
        return cell
    return plain_amount(cell, ".", money=money, parts=not money)


def _is_whole(cell: str) -> bool:
    return not cell or (cell.isascii() and cell.isdigit())

"""A last row without a word that holds nothing but the sums of the columns above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

import numpy as np

from orgmodel.files.importers.table.amounts import plain_amount
from orgmodel.files.importers.table.reading.grid import Grid
from orgmodel.model.numbers import amount

_MEASURED = re.compile(
    r"\b(?:f\.?t\.?e|w\.?t\.?e|cost|salar|pay|budget|amount|head ?count|number|count|establishment|"
    r"posts|hours|total)|£",
    re.IGNORECASE,
)
_NEAR = Decimal("0.01")


def unlabelled_total(
    grid: Grid, below: int, heading: Sequence[str], gone: Collection[int]
) -> tuple[int, ...]:
    """The place of such a row, rows that are `gone` aside; none where there is none."""
    left = np.array([at for at in range(below, len(grid.rows)) if at not in gone], dtype=np.int64)
    if len(left) < 3:
        return ()
    last = [cell.strip() for cell in grid.at(left[-1:])[0]]
    filled = [at for at, cell in enumerate(last) if cell]
    if not filled or not all(
        at < len(heading) and _MEASURED.search(heading[at]) and last[at][-1:] != "%"
        for at in filled
    ):
        return ()
    sums = all(_adds_up(last[at], _above(grid, at, left[:-1])) for at in filled)
    return (int(left[-1]),) if sums else ()


def _above(grid: Grid, column: int, places: np.ndarray) -> list[str]:
    return [str(cell) for cell in grid.cells.column(column).take(places).to_pylist()]


def _adds_up(total: str, cells: Sequence[str]) -> bool:
    """Whether a figure is the sum of two or more others."""
    wanted = _figure(total)
    found = [figure for cell in cells if cell.strip() and (figure := _figure(cell)) is not None]
    return wanted is not None and len(found) > 1 and abs(sum(found) - wanted) <= _NEAR


def _figure(cell: str) -> Decimal | None:
    return amount(plain_amount(cell.strip(), ".", money=True))

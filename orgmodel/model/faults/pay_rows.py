"""Faults of pay.csv between its rows: a band twice in a year, years of two forms, no such body."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from orgmodel.model.columns import Table
from orgmodel.model.faults.problem import Problem
from orgmodel.model.pay.reading import PayYear, pay_year
from orgmodel.model.pay.scales import band_key
from orgmodel.model.words import did_you_mean, listed, near


def pay_problems(table: Table, frame: pd.DataFrame, bodies: Collection[str]) -> Iterator[Problem]:
    """The faults, row by row; a year that cannot be read is told with its cell."""
    seen: dict[tuple[str, PayYear, str], int] = {}
    first: tuple[int, PayYear] | None = None
    cells = (frame[name].tolist() for name in ("band", "year", "body"))
    for label, band, text, body in zip(frame.index.tolist(), *cells, strict=True):
        if body and body.strip() not in bodies:
            yield _no_body(table, label, body, bodies)
        year = pay_year(text)
        if year is None or not band.strip():
            continue
        first = first or (label, year)
        if year.from_april != first[1].from_april:
            yield _of_two_forms(table, label, text, first)
        place = seen.setdefault((band_key(band), year, body.strip()), label)
        if place != label:
            message = (
                f'"{band}" has a scale for {year.words} in row {place} already, so that it has no '
                "one cost in that year. Leave one of them."
            )
            yield Problem("duplicate-id", table.file, label, "band", band, message)


def _of_two_forms(table: Table, label: int, text: str, first: tuple[int, PayYear]) -> Problem:
    row, year = first
    begins, other = ("from 1 April", "from January")[:: 1 if not year.from_april else -1]
    message = (
        f'"{text}" is a year {begins}, and row {row} has one {other}, "{year.words}": a day would '
        "lie in both. Write every year of the file in one form."
    )
    return Problem("not-allowed", table.file, label, "year", text, message)


def _no_body(table: Table, label: int, body: str, bodies: Collection[str]) -> Problem:
    known = (
        f"{did_you_mean(near(body, bodies))} There is: {listed(sorted(bodies))}."
        if bodies
        else " organisation.toml has no [roles.NAME]. Leave the cell empty: it holds for all posts."
    )
    message = f'no body "{body}".{known}'
    return Problem("unknown-id", table.file, label, "body", body, message)

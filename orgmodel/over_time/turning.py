"""The days on which posts, units and appointments begin, and those after they have ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from orgmodel.model import numbers
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.set_aside import DATED
from orgmodel.model.words import titled

_ONE = timedelta(days=1)
_TITLES = {"posts": "title", "units": "name"}
APPOINTMENTS = "appointments"
_TABLES = (*DATED, APPOINTMENTS)


class Turn(NamedTuple):
    """What begins on a day, or has ended the day before, in words."""

    day: date
    words: str


def turns(model: OrganisationModel) -> Iterator[Turn]:
    """Every beginning and end that the rows say, of what is in force and what is not.

    A row that ends before it begins holds on no day, so nothing turns with it.
    """
    every = model.set_aside.joined(model.tables)
    for table in _TABLES:
        frame = every[table]
        dated = frame[(frame["start"] != "") | (frame["end"] != "")]
        for row in dated.to_dict("records"):
            start, end = numbers.day(row["start"]), numbers.day(row["end"])
            if start and end and end < start:
                continue
            begins, ended = _words(model, table, row)
            if start:
                yield Turn(start, begins)
            if end and end < date.max:
                yield Turn(end + _ONE, ended)


def _words(model: OrganisationModel, table: str, row: dict[str, str]) -> tuple[str, str]:
    """What is said where a row begins, and where it has ended. A person goes by id alone."""
    if table == APPOINTMENTS:
        post = titled(model.names.get(row["post"], ""), row["post"])
        return f"{row['person']} takes up {post}", f"{row['person']} has left {post}"
    what = titled(row[_TITLES[table]], row["id"])
    return f"{what} begins", f"{what} has ended"

"""The days on which posts, units and appointments begin, and those after they have ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from orgmodel.model import numbers
from orgmodel.model.kept import texts
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called, titled

_ONE = timedelta(days=1)
_NAMED = {
    "posts": ("id", "title"),
    "units": ("id", "name"),
    "appointments": ("person", "post"),
}
"""The tables whose rows begin and end, and the columns that say of what."""


class Turn(NamedTuple):
    """What begins on a day, or has ended the day before, in words."""

    day: date
    words: str


def turns(model: OrganisationModel) -> Iterator[Turn]:
    """Every beginning and end that the rows say, of what is in force and what is not.

    A row that ends before it begins holds on no day, so nothing turns with it.
    """
    every = model.set_aside.joined(model.tables)
    for table, named in _NAMED.items():
        frame = every[table]
        days = zip(texts(frame["start"]), texts(frame["end"]), strict=True)
        dated = [(place, *both) for place, both in enumerate(days) if any(both)]
        one, other = (texts(frame[column]) for column in named) if dated else ((), ())
        for place, first, last in dated:
            start, end = numbers.day(first), numbers.day(last)
            if start and end and end < start:
                continue
            begins, ended = _words(model, table, one[place], other[place])
            if start:
                yield Turn(start, begins)
            if end and end < date.max:
                yield Turn(end + _ONE, ended)


def _words(model: OrganisationModel, table: str, one: str, other: str) -> tuple[str, str]:
    """What is said where a row begins, and where it has ended. A person goes by id alone."""
    if table == "appointments":
        post = called(model.names, other)
        return f"{one} takes up {post}", f"{one} has left {post}"
    what = titled(other, one)
    return f"{what} begins", f"{what} has ended"

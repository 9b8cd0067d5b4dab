"""What was worked out from a column or a table, kept for as long as that is there.

Most of an option's tables are those of the organisation as it was opened, the very same objects,
and most columns of a table that a change touches are those of the table before. A column's cells
are one Arrow array, which never changes, and tables are read-only. So what follows from one alone
is worked out once, for whoever holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Generic, TypeVar
from weakref import ref

import pandas as pd

S = TypeVar("S")
T = TypeVar("T")


class OfColumn(Generic[T]):
    """A function of a column's cells, worked out once for each array of cells.

    It must not depend on the row labels, and nobody may change what it gives.
    """

    def __init__(self, make: Callable[[pd.Series], T]) -> None:
        self._make = make
        self._made: _Made = {}

    def __call__(self, cells: pd.Series) -> T:
        """What is made of a column's cells."""
        as_arrow = getattr(cells.array, "__arrow_array__", None)
        if as_arrow is None:
            return self._make(cells)
        found: T = _of(self._made, (as_arrow(),), lambda: self._make(cells))
        return found


class OfTwoColumns(Generic[T]):
    """A function of two columns' cells, worked out once for each pair of arrays of cells.

    It must not depend on the row labels, and nobody may change what it gives.
    """

    def __init__(self, make: Callable[[pd.Series, pd.Series], T]) -> None:
        self._make = make
        self._made: _Made = {}

    def __call__(self, cells: pd.Series, others: pd.Series) -> T:
        """What is made of two columns' cells."""
        both = [getattr(one.array, "__arrow_array__", None) for one in (cells, others)]
        if None in both:
            return self._make(cells, others)
        sources = tuple(as_arrow() for as_arrow in both if as_arrow is not None)
        found: T = _of(self._made, sources, lambda: self._make(cells, others))
        return found


class OfObject(Generic[S, T]):
    """A function of an object that never changes, worked out once for each such object.

    What it gives does not hold the object, and nobody may change it.
    """

    def __init__(self, make: Callable[[S], T]) -> None:
        self._make = make
        self._made: _Made = {}

    def __call__(self, given: S) -> T:
        """What is made of an object."""
        found: T = _of(self._made, (given,), lambda: self._make(given))
        return found

    def take(self, given: S, made: T) -> None:
        """Keep what was made of the very same content elsewhere, where nothing was made here."""
        _of(self._made, (given,), lambda: made)


texts: OfColumn[list[str]] = OfColumn(lambda cells: cells.tolist())
"""A column's cells as a list."""

Kept = dict[Hashable, Any]


def of_tables(*tables: pd.DataFrame) -> Kept:
    """What was put here by whoever asked for these same tables; gone when one of them is.

    What is put here follows from these tables and its key alone, and holds none of them.
    """
    found: Kept = _of(_OF_TABLES, tables, dict)
    return found


WORDED_BY = ("id", "title", "name", "beneficiary", "kind")
"""The columns that a table's ids and the words for them are made of."""


def keep_of_columns(
    before: pd.DataFrame, after: pd.DataFrame, changed: Mapping[str, list[str]]
) -> None:
    """What was kept of a table holds of another that differs from it in some columns alone.

    `changed` has their cells; rows and their labels are the same.
    """
    known, kept = of_tables(before), of_tables(after)
    for key, value in known.items():
        if isinstance(key, tuple) and key[0] == "column" and key[1] not in changed:
            kept[key] = value
    for column, cells in changed.items():
        kept["column", column] = cells
    lasting = ["labels"]
    if "id" not in changed:
        lasting.append("rows")
    if changed.keys().isdisjoint(WORDED_BY):
        lasting.append("words")
    kept.update({key: known[key] for key in lasting if key in known})


def carry_over(before: object, after: object, *names: str) -> None:
    """Let `after` have what was worked out once for `before`, where that holds of it too."""
    vars(after).update({name: getattr(before, name) for name in names})


LASTING = (
    *("hierarchy", "head_of", "headed", "declared", "home_places", "homes"),
    *("cells", "names", "table_of", "_unit_cells", "_sides"),
)
"""What an organisation works out of its tables, whatever the day is."""


def hand_on(before: object, after: object, names: Iterable[str]) -> None:
    """Let `after` have what was worked out for `before` already, of what holds of it too."""
    known = vars(before)
    vars(after).update({name: known[name] for name in names if name in known})


def known_of(one: object, names: Iterable[str]) -> dict[str, Any]:
    """What was worked out for it already, of these names: to be taken along where it is sent."""
    return {name: vars(one)[name] for name in names if name in vars(one)}


def take_known(one: object, known: Mapping[str, Any]) -> None:
    """Let it have what was worked out for the very same content elsewhere."""
    vars(one).update(known)


_Made = dict[tuple[int, ...], tuple[tuple[ref[Any], ...], Any]]
_OF_TABLES: _Made = {}


def _of(made: _Made, sources: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """What was made of these very objects, made now where it was not yet."""
    key = tuple(map(id, sources))
    found = made.get(key)
    if found is None or any(a() is not b for a, b in zip(found[0], sources, strict=True)):

        def forget(gone: ref[Any]) -> None:
            entry = made.get(key)
            if entry is not None and any(one is gone for one in entry[0]):
                made.pop(key, None)

        found = tuple(ref(one, forget) for one in sources), make()
        made[key] = found
    return found[1]

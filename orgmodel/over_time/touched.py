"""What of an organisation is otherwise on one day than on another, facet by facet.

`rules/reads.py` says what the facets are. A rule has to be looked at anew only where one that it
reads is otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from orgmodel.comparison.sweep.facets import MADE_OF, NAMED_BY, TOLD
from orgmodel.model.appointments import held_rows, later_rows
from orgmodel.model.kept import WORDED_BY
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.pay.scales import scales_of
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.set_aside import DATED
from orgmodel.rules.reads import DAYS, EVERY_LINK, IDS

_HELD = "appointments.*"
_PAY = "pay"


class Touched:
    """Which facets differ between two states of one organisation."""

    def __init__(self, before: OrganisationModel, after: OrganisationModel) -> None:
        self._before, self._after = before, after
        self._known: dict[str, bool] = {}
        self._asked: dict[frozenset[str], bool] = {}
        self._tables = {
            name: (before.tables[name], after.tables[name])
            for name in after.tables
            if before.tables[name] is not after.tables[name]
        }

    @property
    def days(self) -> tuple[str, str]:
        """The day before and the day after, as yyyy-mm-dd."""
        return self._before.day, self._after.day

    def any_of(self, facets: frozenset[str]) -> bool:
        """Whether one of these facets is otherwise, or what things are called."""
        if facets not in self._asked:
            self._asked[facets] = self._is("words") or any(map(self._is, facets))
        return self._asked[facets]

    def _is(self, facet: str) -> bool:
        if facet not in self._known:
            self._known[facet] = self._found(facet)
        return self._known[facet]

    def _found(self, facet: str) -> bool:
        if facet in MADE_OF:
            return any(map(self._is, MADE_OF[facet]))
        if facet in _WHOLE:
            return _WHOLE[facet](self)
        if facet.startswith("~"):
            return self._links(facet.removeprefix("~"))
        table, _, column = facet.partition(".")
        if column == "*":
            return self._rows(table)
        return self._column(table, column)

    def _ids(self) -> bool:
        rows = ((name, "id") for name in ID_TABLES)
        days = ((name, column) for name in DATED for column in ("start", "end"))
        return any(self._column(*one) for one in (*rows, *days))

    def _words(self) -> bool:
        return any(self._column(name, column) for name in ID_TABLES for column in WORDED_BY)

    def _tops(self) -> bool:
        return self._before.tops != self._after.tops

    def _days(self) -> bool:
        return (self._before.day != self._after.day and self._after.has_days) or self._anything()

    def _anything(self) -> bool:
        return self._is("tops") or self._is(_HELD) or any(map(self._rows, self._tables))

    def _held(self) -> bool:
        """Whether appointments hold, or are still to come, that did not, or were not, before."""
        if self._rows("appointments"):
            return True
        rows, days = self._after.tables["appointments"], (self._before.day, self._after.day)
        return any(
            bool((of(rows, days[0]) != of(rows, days[1])).any()) for of in (held_rows, later_rows)
        )

    def _pay(self) -> bool:
        """Whether other scales of pay count, of a table that differs or of another year."""
        if self._rows(_PAY):
            return True
        was, now = (
            scales_of(one.tables[_PAY], one.costing, date.fromisoformat(one.day))
            for one in (self._before, self._after)
        )
        return was != now

    def _links(self, relation: str) -> bool:
        """Whether links or seats of one relation differ; of all of them for `*`."""
        for table, column in NAMED_BY.items():
            if table not in self._tables:
                continue
            one, other = self._tables[table]
            if f"~{relation}" != EVERY_LINK:
                one, other = one[one[column] == relation], other[other[column] == relation]
            if not _same(one, other):
                return True
        return False

    def _rows(self, table: str) -> bool:
        return table in self._tables and not _same(*self._tables[table])

    def _column(self, table: str, column: str) -> bool:
        if table not in self._tables:
            return False
        one, other = self._tables[table]
        if column not in one.columns or column not in other.columns:
            return (column in one.columns) != (column in other.columns)
        return not one[column].equals(other[column])


_WHOLE: Mapping[str, Callable[[Touched], bool]] = {
    IDS: Touched._ids,
    "words": Touched._words,
    "tops": Touched._tops,
    DAYS: Touched._days,
    "*": Touched._anything,
    _HELD: Touched._held,
    f"{_PAY}.*": Touched._pay,
}


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two tables say the same; what is told of a row apart."""
    columns = [name for name in one.columns if name not in TOLD]
    if columns != [name for name in other.columns if name not in TOLD]:
        return False
    return bool(one[columns].equals(other[columns]))

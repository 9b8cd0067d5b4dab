"""How an option differs from the baseline, facet by facet: the same key, the same content.

`rules/reads.py` says what the facets are. A key is None where an option has what the baseline
has; two options of one baseline with equal keys hold the same there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from orgmodel.changes.draft import Draft
from orgmodel.changes.draft_table import DraftTable
from orgmodel.model.schema import ID_TABLES, TABLES
from orgmodel.model.set_aside import DATED
from orgmodel.rules.reads import DAYS, EVERY_LINK, HOME, IDS, MANAGED, SIDES

Key = Hashable
Derived = Callable[[str, "Facets"], Key]
"""Gives the key of `sides` or `home`, which is worked out of other facets."""

MADE_OF = {
    SIDES: (
        IDS,
        "posts.reports_to",
        "tops",
        "posts.unit",
        "units.parent",
        "units.side",
        "units.head",
        "units.kind",
        "~chairs",
    ),
    MANAGED: (IDS, "posts.reports_to", "tops"),
    HOME: (IDS, "posts.reports_to", "posts.unit", "units.parent", "units.head"),
}
"""What sides, homes and who is managed are worked out of."""
_ON_OTHER_DAYS = ("appointments.*", *dict.fromkeys((*MADE_OF[SIDES], *MADE_OF[HOME])))
"""What decides how things are on a day on which other rows are in force."""
NAMED_BY = {"links": "relation", "memberships": "role"}
TOLD = frozenset(
    column.name
    for table in TABLES
    for column in table.columns
    if column.name in ("source", "note") or column.name.endswith(("_source", "_basis", "_note"))
) | {"basis"}
"""Columns that tell of a row, and that no verdict turns on."""
_DAYS = tuple((table, column) for table in (*DATED, "appointments") for column in ("start", "end"))


class Facets:
    """The keys of one state of a draft, each worked out when it is asked for, once."""

    def __init__(self, draft: Draft, derived: Derived, *, has_days: bool) -> None:
        self.draft = draft
        self._touched = draft.touched()
        self._derived = derived
        self._has_days = has_days
        self._known: dict[str, Key] = {}

    def of(self, facets: Iterable[str]) -> tuple[tuple[str, Key], ...]:
        """The facets that are not as in the baseline, each with its key."""
        return tuple((facet, key) for facet in facets if (key := self.key(facet)) is not None)

    def key(self, facet: str) -> Key:
        """The key of a facet; None where it is as in the baseline."""
        if facet not in self._known:
            self._known[facet] = self._found(facet)
        return self._known[facet]

    def _found(self, facet: str) -> Key:
        if facet in MADE_OF:
            return self._derived(facet, self)
        if facet == "tops":
            same = self.draft.tops == self.draft.model.tops
            return None if same else ("tops", self.draft.tops)
        if not self._touched:
            return None
        if facet == IDS:
            columns = ((name, "id") for name in ID_TABLES)
            found = self._any((*columns, *(at for at in _DAYS if at[0] in DATED)))
            # Who plays a role that a merged post played depends on what it was merged into.
            return found and (found, tuple(sorted(self.draft.heirs.items())))
        if facet == DAYS:
            dated = self._has_days or self._any(_DAYS) is not None
            return (self.of(_ON_OTHER_DAYS) if dated else ()) or None
        if facet == "*":
            return self._whole(self._touched)
        if facet.startswith("~"):
            return self._relation(facet)
        table, _, column = facet.partition(".")
        return self._whole([table]) if column == "*" else self._any([(table, column)])

    def _any(self, columns: Iterable[tuple[str, str]]) -> Key:
        found = []
        for table, column in columns:
            rows = self._touched.get(table)
            key = None if rows is None else rows.difference(column)
            if key is not None:
                found.append((table, column, key))
        return tuple(found) or None

    def _whole(self, tables: Iterable[str]) -> Key:
        return self._rows(tables, lambda rows, _table: rows.differences(TOLD))

    def _relation(self, facet: str) -> Key:
        if facet == EVERY_LINK:
            return self._whole(NAMED_BY)
        relation = facet.removeprefix("~")
        return self._rows(
            NAMED_BY, lambda rows, table: rows.differences(TOLD, (NAMED_BY[table], relation))
        )

    def _rows(self, tables: Iterable[str], differing: Callable[[DraftTable, str], Key]) -> Key:
        found = []
        for table in tables:
            rows = self._touched.get(table)
            key = None if rows is None else differing(rows, table)
            if key is not None:
                found.append((table, key))
        return tuple(found) or None

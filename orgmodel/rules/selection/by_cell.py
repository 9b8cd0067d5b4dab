"""Properties that a cell tells: kind, table, provision, and of posts title, band and status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from orgmodel.model.evidence import Step
from orgmodel.model.kept import OfColumn, texts
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import did_you_mean, near
from orgmodel.rules.reads import HOLDERS
from orgmodel.rules.selection.property import Ids, Proof, Property
from orgmodel.rules.selection.wildcard import Searched, bare
from orgmodel.rules.view import View

_VACANT = "vacant"


def _by_kind(cells: pd.Series) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, kind in enumerate(texts(cells)):
        if kind:
            found.setdefault(bare(kind), []).append(place)
    return found


_of_kind: OfColumn[Mapping[str, list[int]]] = OfColumn(_by_kind)
"""Kind → where in the column it stands."""


def _kind(view: View, kind: str) -> Iterator[str]:
    wanted = bare(kind)
    for table in ("units", "posts", "functions"):
        ids = view.column(table, "id")
        places = _of_kind(view.model.tables[table]["kind"]).get(wanted, ())
        yield from (ids[place] for place in places)


def _table(view: View, table: str) -> Iterator[str]:
    return filter(None, view.column(table, "id"))


def _no_table(table: str) -> str:
    if table in ID_TABLES:
        return ""
    advice = did_you_mean(near(table, ID_TABLES))
    return f'no table "{table}" in "{{}}".{advice} Known: {", ".join(ID_TABLES)}'


def _provision(view: View, provision: str) -> Iterator[str]:
    rows = view.pairs("services", "id", "provision")
    return (name for name, of in rows if of == provision)


_searched: OfColumn[Searched] = OfColumn(lambda cells: Searched(cells.tolist()))


def _places(view: View, table: str, column: str) -> Searched:
    """The texts of a column, to be searched."""
    frame = view.model.tables[table]
    return _searched(frame[column]) if column in frame.columns else Searched([""] * len(frame))


def _fitting(column: str) -> Ids:
    """The posts whose cell in a column fits a pattern."""
    return lambda view, pattern: _ids(view, "posts", _places(view, "posts", column).places(pattern))


def _blank(column: str) -> Ids:
    """The posts whose cell in a column is empty: it may be anything."""
    return lambda view, _: _ids(view, "posts", _places(view, "posts", column).blank)


def _named(view: View, pattern: str) -> Iterator[str]:
    return _ids(view, "units", _places(view, "units", "name").places(pattern))


def _ids(view: View, table: str, places: Iterable[int]) -> Iterator[str]:
    """The ids at these places of a table; a row may have none."""
    ids = view.column(table, "id")
    return (ids[place] for place in places if ids[place])


_STATUS_FITS, _STATUS_BLANK = _fitting("status"), _blank("status")


def _status(view: View, status: str) -> Iterator[str]:
    if bare(status) != _VACANT:
        yield from _STATUS_FITS(view, status)
        return
    vacant = view.model.vacant
    yield from (post for post in view.column("posts", "id") if post in vacant)


def _status_unsure(view: View, status: str) -> Iterator[str]:
    """Posts without a status; of these, who has a holder on the day is not vacant."""
    held = view.model.holders if bare(status) == _VACANT else {}
    return (post for post in _STATUS_BLANK(view, status) if post not in held)


def _cell_of(column: str) -> Proof:
    def proof(view: View, _value: str, identifier: str) -> tuple[Step, ...]:
        return view.cell_step(identifier, column)

    return proof


KIND = Property(
    "K",
    "units, posts and functions of kind K",
    "committee",
    _kind,
    ("units.kind", "posts.kind", "functions.kind"),
    "what is of kind {} (column kind)",
    "anything of kind {}",
    "of kind {}",
    proof=_cell_of("kind"),
)
TABLE = Property(
    "T",
    "every row of a table with ids (posts, units, people, functions, services, decisions)",
    "posts",
    _table,
    (),
    "which rows there are in {}.csv",
    "any of the {}",
    "of {}.csv",
    fault=_no_table,
)
PROVISION = Property(
    "V",
    "services so provided",
    "internal",
    _provision,
    ("services.provision",),
    "which services are {} (services.csv, column provision)",
    "any {} service",
    "that is {}",
    proof=_cell_of("provision"),
)
TITLED = Property(
    "PATTERN",
    "posts whose title fits",
    "head of *",
    _fitting("title"),
    ("posts.title",),
    "which posts are titled “{}” (posts.csv, column title)",
    "a post titled “{}”",
    "titled “{}”",
    unsure=_blank("title"),
    unknown="the title of {} (posts.csv, column title)",
    proof=_cell_of("title"),
)
NAMED = Property(
    "PATTERN",
    "units whose name fits",
    "*audit*",
    _named,
    ("units.name",),
    "which units are called “{}” (units.csv, column name)",
    "a unit called “{}”",
    "called “{}”",
    proof=_cell_of("name"),
)
BAND = Property(
    "PATTERN",
    "posts whose band fits",
    "8*",
    _fitting("band"),
    ("posts.band",),
    "which posts are of band {} (posts.csv, column band)",
    "a post of band {}",
    "of band {}",
    unsure=_blank("band"),
    unknown="the band of {} (posts.csv, column band)",
    proof=_cell_of("band"),
)
STATUS = Property(
    "PATTERN",
    "posts whose status fits; `status:vacant` those that are vacant on the day, in whatever words",
    "vacant",
    _status,
    HOLDERS,
    "which posts have the status {} (posts.csv, column status)",
    "a post of status {}",
    "of status {}",
    unsure=_status_unsure,
    unknown="the status of {} (posts.csv, column status)",
    proof=_cell_of("status"),
)

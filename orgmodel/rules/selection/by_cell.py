"""Properties that a cell tells: kind, table, provision, and of posts title, band and status."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.evidence import Step
from orgmodel.model.schema import ID_TABLES
from orgmodel.model.words import did_you_mean, near
from orgmodel.rules.reads import HOLDERS
from orgmodel.rules.selection.property import Ids, Proof, Property
from orgmodel.rules.selection.wildcard import bare, fits
from orgmodel.rules.view import View

_VACANT = "vacant"


def _kind(view: View, kind: str) -> Iterator[str]:
    for table in ("units", "posts", "functions"):
        yield from (name for name, of in view.pairs(table, "id", "kind") if of == kind)


def _table(view: View, table: str) -> Iterator[str]:
    return (name for name in view.column(table, "id") if name)


def _no_table(table: str) -> str:
    if table in ID_TABLES:
        return ""
    advice = did_you_mean(near(table, ID_TABLES))
    return f'no table "{table}" in "{{}}".{advice} Known: {", ".join(ID_TABLES)}'


def _provision(view: View, provision: str) -> Iterator[str]:
    rows = view.pairs("services", "id", "provision")
    return (name for name, of in rows if of == provision)


def _fitting(column: str) -> Ids:
    """The posts whose cell in a column fits a pattern."""

    def find(view: View, pattern: str) -> Iterator[str]:
        fit = fits(pattern)
        return (post for post, cell in _cells(view, column) if cell and fit(cell))

    return find


def _blank(column: str) -> Ids:
    """The posts whose cell in a column is empty: it may be anything."""
    return lambda view, _: (post for post, cell in _cells(view, column) if not cell)


def _named(view: View, pattern: str) -> Iterator[str]:
    fit = fits(pattern)
    rows = view.pairs("units", "id", "name")
    return (unit for unit, name in rows if unit and name.strip() and fit(name.strip()))


def _cells(view: View, column: str) -> Iterator[tuple[str, str]]:
    """Each post with its cell, without outer spaces."""
    return ((post, cell.strip()) for post, cell in view.pairs("posts", "id", column) if post)


_STATUS_FITS, _STATUS_BLANK = _fitting("status"), _blank("status")


def _status(view: View, status: str) -> Iterator[str]:
    if bare(status) != _VACANT:
        yield from _STATUS_FITS(view, status)
        return
    vacant = view.model.vacant
    yield from (post for post, _ in _cells(view, "status") if post in vacant)


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

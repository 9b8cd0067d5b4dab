"""What rules ask of the rows of an organisation by whom they name, gathered once for all packs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from orgmodel.model.cells import Cells
from orgmodel.model.edges import Edge, Edges
from orgmodel.model.kept import OfColumn, OfObject, texts
from orgmodel.model.numbers import day, likely_day
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import MEMBERSHIP_RELATIONS


def _posts(cells: Cells) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for post, unit in cells.pairs("posts", "id", "unit"):
        found.setdefault(unit, []).append(post)
    return found


def _persons(links: Edges) -> Mapping[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in (*links.edges("holds"), *links.appointed_later):
        found.setdefault(edge.start, []).append(edge)
    return found


def _appointed(links: Edges) -> frozenset[str]:
    return frozenset(edge.start for edge in links.appointed)


def _half_seats(cells: Cells) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for body, member, role in cells.pairs("memberships", "body", "member", "role"):
        if body and (not member or role not in MEMBERSHIP_RELATIONS):
            found.setdefault(body, []).append(member)
    return found


def _nameless(cells: Cells) -> frozenset[str]:
    every = cells.pairs("appointments", "person", "post", "end")
    return frozenset(post for person, post, end in every if not person and not end)


def _half_links(cells: Cells) -> tuple[tuple[str, str, str], ...]:
    every = cells.pairs("links", "from", "relation", "to")
    return tuple((a, relation, b) for a, relation, b in every if not (a and relation and b))


_other_days: OfColumn[Mapping[str, date]] = OfColumn(
    lambda cells: {
        cell: likely
        for cell in set(texts(cells))
        if day(cell) is None and (likely := likely_day(cell)) is not None
    }
)
"""The cells of a column that are days in another form, with the day that is likely meant."""


def _likely_not_held(model: OrganisationModel) -> Mapping[int, str]:
    rows, found = model.tables["appointments"], dict[int, str]()
    firsts, lasts = _other_days(rows["start"]), _other_days(rows["end"])
    if not firsts and not lasts:
        return found
    today = date.fromisoformat(model.day)
    columns = (texts(rows[name]) for name in ("person", "post", "start", "end"))
    for label, person, post, start, end in zip(rows.index.tolist(), *columns, strict=True):
        if firsts.get(start, today) > today or lasts.get(end, today) < today:
            origin = model.origins.of("appointments", label)
            found[label] = f"{person} has {post} ({origin.words()}: a day in another form)"
    return found


def _surely_held(model: OrganisationModel) -> OrganisationModel:
    rows = model.tables["appointments"]
    return model.with_tables({"appointments": rows.drop(index=[*likely_not_held(model)])})


posts_by_unit: OfObject[Cells, Mapping[str, list[str]]] = OfObject(_posts)
"""Unit → the posts that sit in it."""
by_person: OfObject[Edges, Mapping[str, list[Edge]]] = OfObject(_persons)
"""Person → the appointments that hold on the day, then those that begin later."""
ever_appointed: OfObject[Edges, frozenset[str]] = OfObject(_appointed)
"""Everybody whom appointments.csv names, whenever."""
half_seats: OfObject[Cells, Mapping[str, list[str]]] = OfObject(_half_seats)
"""Body → the members, known or not, of rows that do not say who sits on it, or as what."""
likely_not_held: OfObject[OrganisationModel, Mapping[int, str]] = OfObject(_likely_not_held)
"""The rows of appointments.csv of which a day is in another form, `31/12/2020`, and that do not
hold as that is likely meant → who has what, in words. They count as held, as no day says else."""
surely_held: OfObject[OrganisationModel, OrganisationModel] = OfObject(_surely_held)
"""The organisation without these rows."""
nameless: OfObject[Cells, frozenset[str]] = OfObject(_nameless)
"""The posts with an appointment without an end that does not say whose it is."""
half_links: OfObject[Cells, tuple[tuple[str, str, str], ...]] = OfObject(_half_links)
"""The links that lack an end or do not say what they are."""

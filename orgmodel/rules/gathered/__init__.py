"""What rules ask of the rows of an organisation by whom they name, gathered once for all packs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from orgmodel.model.cells import Cells
from orgmodel.model.edges import Edge, Edges
from orgmodel.model.kept import OfObject
from orgmodel.model.relations import MEMBERSHIP_RELATIONS, SEATS
from orgmodel.model.schema import ID_TABLES


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


def _elsewhere(links: Edges) -> tuple[Edge, ...]:
    posts = links.cells.rows("posts")
    return tuple(edge for edge in links.appointed if edge.end not in posts)


def _seated(links: Edges) -> frozenset[str]:
    return frozenset(end for relation in SEATS for end in links.ends(relation)[1])


def _ids(cells: Cells) -> Mapping[str, None]:
    every = (cells.column(table, "id") for table in ID_TABLES)
    return dict.fromkeys(filter(None, chain.from_iterable(every)))


every_id: OfObject[Cells, Mapping[str, None]] = OfObject(_ids)
"""Every id of the data, table by table."""
posts_by_unit: OfObject[Cells, Mapping[str, list[str]]] = OfObject(_posts)
"""Unit → the posts that sit in it."""
by_person: OfObject[Edges, Mapping[str, list[Edge]]] = OfObject(_persons)
"""Person → the appointments that hold on the day, then those that begin later."""
ever_appointed: OfObject[Edges, frozenset[str]] = OfObject(_appointed)
"""Everybody whom appointments.csv names, whenever."""
half_seats: OfObject[Cells, Mapping[str, list[str]]] = OfObject(_half_seats)
"""Body → the members, known or not, of rows that do not say who sits on it, or as what."""
nameless: OfObject[Cells, frozenset[str]] = OfObject(_nameless)
"""The posts with an appointment without an end that does not say whose it is."""
half_links: OfObject[Cells, tuple[tuple[str, str, str], ...]] = OfObject(_half_links)
"""The links that lack an end or do not say what they are."""
appointed_elsewhere: OfObject[Edges, tuple[Edge, ...]] = OfObject(_elsewhere)
"""The appointments, whenever, to what is no post of the data."""
seated_bodies: OfObject[Edges, frozenset[str]] = OfObject(_seated)
"""Every body on which somebody has a full seat."""

"""What the data says of one id: its place in the line, its links, functions and seats.

Each statement carries where it is written and how sure it is. No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise

import pandas as pd

from orgmodel.api import Organisation
from orgmodel.model.edges import Edge
from orgmodel.model.line_tops import NOBODY
from orgmodel.model.relations import MEMBERSHIP_RELATIONS, SYMMETRIC_RELATIONS, verb
from orgmodel.model.words import capital, sentence

_KINDS = {
    "posts": "post",
    "units": "unit",
    "people": "person",
    "functions": "function",
    "services": "service",
    "decisions": "decision",
}
_SEATS = frozenset(MEMBERSHIP_RELATIONS)
_TOLD_ELSEWHERE = frozenset({"reports_to", "heads"}) | _SEATS
_OWN_PLACE = frozenset({"part_of", "owns"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: the id it names, in words, and where it is written.

    `source` is the paragraph the data gives; `basis` how sure it is; `place` file and row.
    """

    id: str
    words: str
    source: str
    basis: str
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements of one relation under one heading, such as "Is accountable to"."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is said of one id.

    `line` runs from the id's manager to the top, or to what stands for a manager who is not
    in the data, or not known; `manager` says to whom a post reports. `reports` are its direct
    reports; `own` is its row, None of a manager without one; `leads` are the dossiers of the
    units it heads.
    """

    id: str
    title: str
    what: str
    kind: str
    side: str
    own: Fact | None
    unit: Fact | None = None
    line: tuple[Fact, ...] = ()
    reports: tuple[Fact, ...] = ()
    heads: Fact | None = None
    functions: tuple[Fact, ...] = ()
    seats: tuple[Statements, ...] = ()
    links: tuple[Statements, ...] = ()
    leads: tuple[Dossier, ...] = ()
    vacant: bool = False
    manager: str = ""


def dossier(organisation: Organisation, identifier: str) -> Dossier | None:
    """What is said of an id; None where the organisation has no such id.

    A manager whom posts name and who is not in the data has one, and so have those who are not
    known, by the id that stands for them in drawings.
    """
    found = _plain_dossier(organisation, identifier) or _ghost(organisation, identifier)
    if found is None or found.what != "post":
        return found
    parts = (_plain_dossier(organisation, unit) for unit in organisation.headed.get(identifier, ()))
    return replace(found, leads=tuple(part for part in parts if part is not None))


def without_people(organisation: Organisation, found: Dossier) -> Dossier:
    """The same without what names a person: who holds a post is told apart, and on purpose."""

    def plain(groups: tuple[Statements, ...]) -> tuple[Statements, ...]:
        kept = (
            replace(
                group,
                facts=tuple(f for f in group.facts if organisation.table_of.get(f.id) != "people"),
            )
            for group in groups
        )
        return tuple(group for group in kept if group.facts)

    return replace(
        found,
        links=plain(found.links),
        seats=plain(found.seats),
        leads=tuple(without_people(organisation, part) for part in found.leads),
    )


def _plain_dossier(organisation: Organisation, identifier: str) -> Dossier | None:
    row = organisation.row_of(identifier)
    if row is None:
        return None
    table = organisation.table_of[identifier]
    out, into = organisation.edges.out(identifier), organisation.edges.into(identifier)
    facts_out = partial(_facts, organisation, out, "end")
    facts_into = partial(_facts, organisation, into, "start")
    return Dossier(
        id=identifier,
        title=organisation.names.get(identifier, identifier),
        what=_KINDS[table],
        kind=str(row.get("kind", "")).replace("_", " "),
        side=organisation.sides.get(identifier, ""),
        own=_own(organisation, table, row),
        unit=next(iter(facts_out({"part_of"})), None),
        line=_line(organisation, identifier) if table == "posts" else (),
        reports=facts_into({"reports_to"}),
        heads=next(iter(facts_into({"heads"})), None),
        functions=facts_out({"owns"}),
        seats=_groups(organisation, out, into, lambda relation, _: relation in _SEATS),
        links=_groups(organisation, out, into, _is_link),
        vacant=identifier in organisation.vacant,
        manager=_manager(organisation, identifier) if table == "posts" else "",
    )


def _ghost(organisation: Organisation, identifier: str) -> Dossier | None:
    """The reports of a manager who is not in the data, or of all who are not known."""
    ends = organisation.line_tops
    if identifier not in ends.ghosts:
        return None
    known = identifier != ends.not_known_id
    reports = tuple(_fact_of_row(organisation, post, post) for post in ends.ghosts[identifier])
    what = "not in the data" if known else "not known"
    title = ends.ghost_title(identifier)
    return Dossier(identifier, title, what, "", "", own=None, reports=reports)


def _fact_of_row(organisation: Organisation, other: str, post: str) -> Fact:
    """What the cell reports_to of a post says, or leaves open: a statement about `other`."""
    label = organisation.cells.labels("posts")[organisation.cells.rows("posts")[post]]
    place = organisation.origins.of("posts", label, "reports_to").words()
    ends = organisation.line_tops
    words = ends.ghost_title(other) if other in ends.ghosts else organisation.names[other]
    return Fact(other, words, "", "", place)


def _is_link(relation: str, outward: bool) -> bool:
    """Relations told under "Links": not its line, its own unit, its seats, what it owns."""
    return relation not in _TOLD_ELSEWHERE and not (outward and relation in _OWN_PLACE)


def _facts(
    organisation: Organisation, edges: Iterable[Edge], other: str, relations: set[str]
) -> tuple[Fact, ...]:
    return tuple(
        _fact(organisation, edge, getattr(edge, other))
        for edge in edges
        if edge.relation in relations
    )


def _line(organisation: Organisation, identifier: str) -> tuple[Fact, ...]:
    """The managers up to the top, each with where the step to it is written."""
    hierarchy = organisation.hierarchy
    if identifier not in hierarchy.index:
        return ()
    chain = hierarchy.chain(identifier)
    steps = []
    for post, manager in pairwise(chain):
        written = (edge for edge in organisation.edges.out(post) if edge.relation == "reports_to")
        steps += [_fact(organisation, edge, manager) for edge in islice(written, 1)]
    ghost = organisation.line_tops.ghost_of.get(chain[-1])
    if ghost:
        steps.append(_fact_of_row(organisation, ghost, chain[-1]))
    return tuple(steps)


def _manager(organisation: Organisation, identifier: str) -> str:
    """To whom a post reports, as a sentence."""
    if identifier not in organisation.hierarchy.index:
        return ""
    said = organisation.words_of_manager(identifier)
    return sentence(f"{said}: a top post" if said == NOBODY else said)


def _groups(
    organisation: Organisation,
    out: Iterable[Edge],
    into: Iterable[Edge],
    wanted: Callable[[str, bool], bool],
) -> tuple[Statements, ...]:
    """Statements by relation: those made of the id first, then those made of others."""
    groups: dict[str, list[Fact]] = {}
    for edge in out:
        if wanted(edge.relation, True):
            groups.setdefault(verb(edge.relation), []).append(_fact(organisation, edge, edge.end))
    for edge in into:
        if wanted(edge.relation, False):
            same = edge.relation in SYMMETRIC_RELATIONS
            heading = verb(edge.relation) + ("" if same else " it")
            groups.setdefault(heading, []).append(_fact(organisation, edge, edge.start))
    return tuple(Statements(capital(heading), tuple(facts)) for heading, facts in groups.items())


def _fact(organisation: Organisation, edge: Edge, other: str) -> Fact:
    """A relation as a statement that names its other end."""
    place = organisation.origins.of(edge.table, edge.label, edge.column).words()
    words = organisation.names.get(other, other)
    return Fact(other, words, edge.source, edge.basis, place, edge.note)


def _own(organisation: Organisation, table: str, row: pd.Series) -> Fact:
    source, basis, note = (str(row.get(name, "")) for name in ("source", "basis", "note"))
    place = organisation.origins.of(table, int(str(row.name))).words()
    return Fact(str(row["id"]), organisation.names.get(row["id"], ""), source, basis, place, note)

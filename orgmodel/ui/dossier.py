"""What the data says of one id: its place in the line, its links, functions and seats.

Each statement carries where it is written and how sure it is. No Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from orgmodel.api import Organisation
from orgmodel.relation_words import verb
from orgmodel.schema import MEMBERSHIP_RELATIONS, SYMMETRIC_RELATIONS

_KINDS = {
    "posts": "post",
    "units": "unit",
    "people": "person",
    "functions": "function",
    "services": "service",
    "decisions": "decision",
}
_SEATS = frozenset(MEMBERSHIP_RELATIONS)
_TOLD_ELSEWHERE = frozenset({"reports_to", "owns", "heads"}) | _SEATS


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
class Group:
    """Statements of one relation under one heading, such as "Is accountable to"."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is said of one id.

    `line` runs from the id's manager to the top; `reports` are its direct reports; `own` is
    its row; `leads` are the dossiers of the units it heads.
    """

    id: str
    title: str
    what: str
    kind: str
    side: str
    own: Fact
    unit: Fact | None = None
    line: tuple[Fact, ...] = ()
    reports: tuple[Fact, ...] = ()
    heads: Fact | None = None
    functions: tuple[Fact, ...] = ()
    seats: tuple[Group, ...] = ()
    links: tuple[Group, ...] = ()
    leads: tuple[Dossier, ...] = ()
    holders: int = 0
    vacant: bool = False


def dossier(organisation: Organisation, identifier: str) -> Dossier | None:
    """What is said of an id; None where the organisation has no such id."""
    found = _plain_dossier(organisation, identifier)
    if found is None or found.what != "post":
        return found
    led = [unit for unit, head in organisation.head_of.items() if head == identifier]
    parts = (_plain_dossier(organisation, unit) for unit in led)
    return replace(found, leads=tuple(part for part in parts if part is not None))


def _plain_dossier(organisation: Organisation, identifier: str) -> Dossier | None:
    row = organisation.row(identifier)
    if row is None:
        return None
    table = organisation.table_of[identifier]
    edges = _edges_at(organisation, identifier)
    out, into = edges[edges["from"] == identifier], edges[edges["to"] == identifier]
    line = _line(organisation, identifier) if table == "posts" else ()
    return Dossier(
        id=identifier,
        title=organisation.names.get(identifier, identifier),
        what=_KINDS[table],
        kind=str(row.get("kind", "")).replace("_", " "),
        side=organisation.sides.get(identifier, ""),
        own=_own(organisation, table, row),
        unit=next(iter(_facts(organisation, out[out["relation"] == "part_of"], "to")), None),
        line=line,
        reports=_facts(organisation, into[into["relation"] == "reports_to"], "from"),
        heads=next(iter(_facts(organisation, into[into["relation"] == "heads"], "from")), None),
        functions=_facts(organisation, out[out["relation"] == "owns"], "to"),
        seats=_groups(organisation, edges[edges["relation"].isin(_SEATS)], identifier),
        links=_groups(organisation, _links(edges, identifier), identifier),
        holders=int((organisation.appointments["post"] == identifier).sum()),
        vacant=str(row.get("status", "")).casefold() == "vacant",
    )


def _edges_at(organisation: Organisation, identifier: str) -> pd.DataFrame:
    edges = organisation.edges
    return edges[(edges["from"] == identifier) | (edges["to"] == identifier)]


def _links(edges: pd.DataFrame, identifier: str) -> pd.DataFrame:
    """Relations that are told under "Links": not its line, its own unit, what it owns."""
    elsewhere = edges["relation"].isin(_TOLD_ELSEWHERE)
    own_unit = (edges["relation"] == "part_of") & (edges["from"] == identifier)
    return edges[~elsewhere & ~own_unit]


def _line(organisation: Organisation, identifier: str) -> tuple[Fact, ...]:
    """The managers up to the top, each with where the step to it is written."""
    hierarchy = organisation.hierarchy
    if identifier not in hierarchy.index:
        return ()
    chain = hierarchy.chain(identifier)
    edges = organisation.edges
    steps = edges[(edges["relation"] == "reports_to") & edges["from"].isin(chain[:-1])]
    first = steps.drop_duplicates("from").set_index("from", drop=False)
    upward = [post for post in chain[:-1] if post in first.index]
    return _facts(organisation, first.loc[upward], "to")


def _groups(organisation: Organisation, edges: pd.DataFrame, identifier: str) -> tuple[Group, ...]:
    """Statements by relation: those made of the id first, then those made of others."""
    groups: dict[str, list[Fact]] = {}
    for end, ending in (("to", ""), ("from", " it")):
        near = "from" if end == "to" else "to"
        rows = edges[edges[near] == identifier]
        for relation in dict.fromkeys(rows["relation"]):
            symmetric = relation in SYMMETRIC_RELATIONS
            heading = verb(relation) + ("" if symmetric else ending)
            facts = _facts(organisation, rows[rows["relation"] == relation], end)
            groups.setdefault(heading, []).extend(facts)
    return tuple(Group(_capital(heading), tuple(facts)) for heading, facts in groups.items())


def _facts(organisation: Organisation, rows: pd.DataFrame, end: str) -> tuple[Fact, ...]:
    columns = (end, "table", "label", "column", "source", "basis", "note")
    made = []
    for other, table, label, column, source, basis, note in zip(
        *(rows[name] for name in columns), strict=True
    ):
        place = organisation.origins.of(table, label, column).words()
        words = organisation.names.get(other, other)
        made.append(Fact(other, words, source, basis, place, note))
    return tuple(made)


def _own(organisation: Organisation, table: str, row: pd.Series) -> Fact:
    label = int(str(row.name))
    cells: Iterable[str] = (str(row.get(name, "")) for name in ("source", "basis", "note"))
    source, basis, note = cells
    place = organisation.origins.of(table, label).words()
    return Fact(str(row["id"]), organisation.names.get(row["id"], ""), source, basis, place, note)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

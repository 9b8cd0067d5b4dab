"""What the data says of one unit: what belongs to it, and each of its links in words.

A link is a row of links.csv or memberships.csv with the unit, a unit inside it, a post at home
there or one of its functions as an end; each is one statement, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.chart.teams.line_sizes import LineSizes
from orgmodel.model import numbers
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import (
    MEMBERSHIP_RELATIONS,
    RELATIONS,
    SYMMETRIC_RELATIONS,
    passive,
    verb,
)
from orgmodel.model.words import counted, listed

_NOT_LINKS = frozenset({"reports_to", "part_of", "heads", "owns", "holds"})
_ORDER: Mapping[str, int] = {relation.name: at for at, relation in enumerate(RELATIONS)}
_SEAT_WORDS = {
    "chairs": "chair",
    "member_of": "members",
    "coopted_to": "co-opted",
    "attends": "in attendance",
}
_POSTS_NAMED = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One row in words under a heading: whom it names, through which part of the unit, how sure.

    `part` is empty where the row names the unit itself; `order` is the place of its heading.
    """

    heading: str
    other: str
    words: str
    part: str
    basis: str
    order: tuple[int, str]


@dataclass(frozen=True)
class UnitFacts:
    """A unit: its teams, posts and functions, and every link of it in words.

    `gets`, `shares` and `acts` are links with others: from them, both ways, and to them.
    `seats` are who sits on it and on bodies inside it; `within` links between its own parts.
    """

    model: OrganisationModel
    unit: str
    teams: tuple[str, ...]
    posts: tuple[str, ...]
    functions: tuple[str, ...]
    gets: tuple[Statement, ...]
    shares: tuple[Statement, ...]
    acts: tuple[Statement, ...]
    seats: tuple[Statement, ...]
    within: tuple[Statement, ...]

    @property
    def name(self) -> str:
        """What the unit is called."""
        return self.model.names[self.unit]

    @property
    def head(self) -> str:
        """The post that heads it; empty where the data names none."""
        head = self.model.head_of.get(self.unit, "")
        return head if head in self.model.hierarchy.index else ""

    @cached_property
    def sizes(self) -> LineSizes:
        """How many posts each row stands for, as far as the data says."""
        return LineSizes(self.model)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Function → the part of the unit that is responsible for it."""
        owned = self.model.cells.pairs("functions", "id", "owner")
        return {function: owner for function, owner in owned if function in set(self.functions)}


def unit_facts(model: OrganisationModel, unit: str) -> UnitFacts:
    """All that the data says of a unit, in an order that no order of rows decides."""
    teams = _inner_units(model, unit)
    posts = _posts(model, {unit, *teams})
    head = model.head_of.get(unit, "")
    if head in model.hierarchy.index and head not in posts:
        posts = (head, *posts)
    parts = {unit, *teams, *posts}
    owned = model.cells.pairs("functions", "id", "owner")
    functions = tuple(dict.fromkeys(function for function, owner in owned if owner in parts))
    own = {*parts, *functions}
    found: dict[str, list[Statement]] = {
        name: [] for name in ("gets", "shares", "acts", "seats", "within")
    }
    for edge in model.edges.all():
        if edge.relation in _NOT_LINKS or not (edge.start in own or edge.end in own):
            continue
        place, statement = _stated(model, unit, own, edge)
        found[place].append(statement)
    given = {name: tuple(sorted(said, key=_in_order)) for name, said in found.items()}
    return UnitFacts(model, unit, tuple(teams), posts, functions, **given)


def _inner_units(model: OrganisationModel, unit: str) -> list[str]:
    """Units inside it, at any depth, each before those inside it."""
    found: list[str] = []
    waiting = list(reversed(model.unit_tree.children(unit)))
    while waiting:
        inner = waiting.pop()
        found.append(inner)
        waiting += reversed(model.unit_tree.children(inner))
    return found


def _posts(model: OrganisationModel, units: Collection[str]) -> tuple[str, ...]:
    return tuple(post for post in model.hierarchy.ids if model.homes[post] in units)


def _stated(
    model: OrganisationModel, unit: str, own: Collection[str], edge: Edge
) -> tuple[str, Statement]:
    """Where a row is told, and its words."""
    units = model.unit_tree.index
    if edge.relation in MEMBERSHIP_RELATIONS and edge.end in own and edge.end in units:
        body = "" if edge.end == unit else model.names[edge.end]
        seat = _SEAT_WORDS[edge.relation]
        heading = f"{seat} of {body}" if body else seat
        return "seats", _statement(model, edge, heading, edge.start, "")
    if edge.start in own and edge.end in own:
        to = _called(model, edge.end)
        return "within", _statement(model, edge, verb(edge.relation), edge.start, to)
    outward = edge.start in own
    inner, other = (edge.start, edge.end) if outward else (edge.end, edge.start)
    part = "" if inner == unit else _called(model, inner)
    if edge.relation in SYMMETRIC_RELATIONS:
        return "shares", _statement(model, edge, verb(edge.relation), other, part)
    if outward:
        return "acts", _statement(model, edge, verb(edge.relation), other, part)
    return "gets", _statement(model, edge, passive(edge.relation), other, part)


def _statement(
    model: OrganisationModel, edge: Edge, heading: str, other: str, part: str
) -> Statement:
    order = _ORDER.get(edge.relation, len(_ORDER)), heading
    known = other if other in model.table_of else ""
    return Statement(heading, known, _called(model, other), part, edge.basis, order)


def _in_order(one: Statement) -> tuple[tuple[int, str], str, str, str, str]:
    return one.order, one.words.casefold(), one.part, one.basis, one.other


def _called(model: OrganisationModel, identifier: str) -> str:
    """A name; a function with its code, a person by the posts held rather than by name."""
    name = model.names.get(identifier, identifier)
    table = model.table_of.get(identifier, "")
    if table == "functions":
        return f"{identifier} {name}"
    if table == "people":
        held = dict.fromkeys(
            post for post, persons in model.holders.items() if identifier in persons
        )
        titles = listed((model.names.get(post, post) for post in held), _POSTS_NAMED, between=";")
        return f"{identifier} ({titles})" if titles else identifier
    return name


def counts(facts: UnitFacts) -> tuple[str, ...]:
    """`2 teams`, `17 functions`, `3 posts`, `2.6 FTE`, of what the data has of each."""
    teams, functions = len(facts.teams), len(facts.functions)
    return tuple(
        word
        for word in (
            _teams(facts.model, facts.teams) if teams else "",
            counted(functions, "function") if functions else "",
            *_posts_and_fte(facts),
        )
        if word
    )


def _teams(model: OrganisationModel, teams: Collection[str]) -> str:
    kinds = {model.cells.cell(team, "kind") for team in teams}
    return counted(len(teams), "team" if kinds <= {"team", ""} else "unit") + (
        "" if kinds <= {"team", ""} else " inside it"
    )


def _posts_and_fte(facts: UnitFacts) -> tuple[str, str]:
    """`39 posts, 18 groups`, and their FTE where every one's is known."""
    if not facts.posts:
        return "", ""
    counts = [facts.sizes.own_count(post) for post in facts.posts]
    known, groups = sum(count or 0 for count in counts), counts.count(None)
    parts = [counted(known, "post")] if known or not groups else []
    said = ", ".join([*parts, counted(groups, "group")] if groups else parts)
    amounts = [numbers.amount(facts.model.cells.cell(post, "fte")) for post in facts.posts]
    if any(amount is None for amount in amounts):
        return said, ""
    return said, f"{float(sum(amount for amount in amounts if amount is not None)):,g} FTE"

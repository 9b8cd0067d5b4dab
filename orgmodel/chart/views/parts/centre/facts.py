"""What the data states of the centre: who stands where, each row between them, and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from orgmodel.chart.views.parts.centre.roles import (
    APPROVALS,
    BOARD,
    CHAIR,
    CHIEF,
    CLINICAL_CHAIR,
    COMMITTEE,
    GROUPS,
    MEDICAL,
    TEAM,
    CentreRoles,
    centre_roles,
)
from orgmodel.chart.views.parts.relation_words import relation_words
from orgmodel.chart.views.parts.request import Outcomes
from orgmodel.model.edges import Edge
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import MEMBERSHIP_RELATIONS, RELATIONS, SYMMETRIC_RELATIONS
from orgmodel.model.words import plain
from orgmodel.rules.pack import Rule
from orgmodel.rules.rule_result import RuleResult

_COLUMNS = frozenset({"part_of", "heads", "owns", "holds"})
# The rules about the posts and lines that are drawn; how bodies are composed and how they
# decide is told by the check, and here only where it is broken.
ABOUT_LINES = (
    "R20",
    "R21",
    "R22",
    "R23",
    "R24",
    "R26",
    "R27",
    "R35",
    "R35-holders",
    "R36",
    "R40",
)
_ORDER = {relation.name: at for at, relation in enumerate(RELATIONS)}
DIRECTOR, MEMBER, BODY, GROUP = "director", "member", "body", "group"
Triple = tuple[str, str, str]
"""From, relation, to."""


@dataclass(frozen=True, slots=True)
class CentreRow:
    """One row of the data between two places, or from one of them to a body outside.

    `start` and `end` are the ids drawn, `via` says why where the row names another ("their
    directorate", "the holder"); `rule` is the rule that asks for it.
    """

    start: str
    relation: str
    end: str
    basis: str
    via: str
    rule: RuleResult | None
    words: str

    @property
    def both_ways(self) -> bool:
        """Whether the relation reads the same from either end."""
        return self.relation in SYMMETRIC_RELATIONS


@dataclass(frozen=True)
class CentreFacts:
    """The centre of an organisation, and what the rules say of it.

    `place` says of each drawn id where it stands: a role, or director, member, body or group.
    """

    model: OrganisationModel
    roles: CentreRoles
    place: Mapping[str, str]
    directors: tuple[str, ...]
    members: tuple[str, ...]
    rows: tuple[CentreRow, ...]
    outside: tuple[CentreRow, ...]
    rules: tuple[RuleResult, ...]
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, identifier: str) -> str:
        """What an id is called."""
        return self.model.names.get(identifier, identifier)

    def at(self, *places: str) -> tuple[str, ...]:
        """The ids that stand in these places, in the order they were found."""
        return tuple(one for one, place in self.place.items() if place in places)

    def between(self, one: str, other: str) -> tuple[CentreRow, ...]:
        """The rows between two ids, in either direction."""
        return tuple(row for row in self.rows if {row.start, row.end} == {one, other})

    def seat(self, member: str) -> CentreRow | None:
        """The seat of a member on the committee."""
        committee = self.roles.get(COMMITTEE)
        seats = (r for r in self.rows if r.start == member and r.end == committee)
        return next((row for row in seats if row.relation in MEMBERSHIP_RELATIONS), None)


def centre_facts(model: OrganisationModel, outcomes: Outcomes) -> CentreFacts:
    """Who is at the centre, and each row of the data about them."""
    pack = outcomes.pack
    roles = centre_roles(model, pack.roles)
    directors, members = _directors(model, roles), _members(model, roles)
    place = _places(model, roles, directors, members)
    rules = tuple(
        rule
        for rule in outcomes.result.rules
        if rule.pack == pack.name and (rule.id in ABOUT_LINES or rule.outcome == "fail")
    )
    by_id = {rule.id: rule for rule in rules}
    asked = [rule for rule in pack.rules if rule.id in ABOUT_LINES]
    rule_of: dict[Triple, RuleResult] = {}
    ends: dict[str, dict[str, None]] = {}
    for rule in asked:
        for start, relation, end in _asked(rule, CHAIR):
            one, other = roles.get(start) or model.role(start), roles.get(end) or model.role(end)
            if rule.id in by_id:
                rule_of.setdefault((one, relation, other), by_id[rule.id])
            for drawn in (one, other):
                ends.setdefault(drawn, {})[rule.id] = None
    rows, outside = _rows(model, place, roles, rule_of)
    return CentreFacts(
        model,
        roles,
        place,
        directors,
        members,
        tuple(rows),
        tuple(outside),
        rules,
        {one: tuple(ids) for one, ids in ends.items()},
    )


def _asked(rule: Rule, chair: str) -> Iterator[Triple]:
    """The rows that a rule asks for, between roles."""
    given = rule.parameters
    if rule.kind == "required_link":
        yield from (tuple(link) for link in given["links"])
    elif rule.kind == "seat":
        yield given["who"], "member_of", given["body"]
    elif rule.kind == "in_line_of":
        yield given["post"], "reports_to", given["manager"]
    elif rule.kind == "constituted_body":
        yield chair, "chairs", given["body"]
    elif rule.kind == "members_linked":
        yield "pec_clinical", given["relation"], given["to"]


def _directors(model: OrganisationModel, roles: CentreRoles) -> tuple[str, ...]:
    """Who reports to the chief executive, the medical director first."""
    line, chief = model.hierarchy, roles.get(CHIEF)
    reports = list(line.children(chief)) if chief in line.index else []
    named = {roles.get(CHAIR), roles.get(CLINICAL_CHAIR)}
    medical = medical_director(model, roles, reports)
    found = [post for post in reports if post not in named]
    return tuple(sorted(found, key=lambda post: post != medical))


def medical_director(model: OrganisationModel, roles: CentreRoles, reports: Sequence[str]) -> str:
    """The medical director among the reports; empty where none is known."""
    known = roles.get(MEDICAL)
    if known in reports:
        return known
    called = [post for post in reports if "medical director" in plain(model.names[post])]
    return called[0] if len(called) == 1 else ""


def _members(model: OrganisationModel, roles: CentreRoles) -> tuple[str, ...]:
    """Who sits on the committee, in any capacity, its chair first, each once."""
    seats = model.edges.to(roles.get(COMMITTEE), *MEMBERSHIP_RELATIONS)
    order = {name: at for at, name in enumerate(MEMBERSHIP_RELATIONS)}
    seats = sorted(seats, key=lambda edge: order[edge.relation])
    return tuple(dict.fromkeys(edge.start for edge in seats))


def _places(
    model: OrganisationModel,
    roles: CentreRoles,
    directors: Sequence[str],
    members: Sequence[str],
) -> dict[str, str]:
    """Each id that is drawn, and where."""
    place: dict[str, str] = {}
    for role in (BOARD, CHAIR, CHIEF, CLINICAL_CHAIR, TEAM, COMMITTEE):
        if roles.get(role):
            place[roles.get(role)] = role
    for one in directors:
        place.setdefault(one, DIRECTOR)
    for one in members:
        place.setdefault(one, MEMBER)
    for edge in model.edges.to(roles.get(BOARD), "chairs", "member_of"):
        place.setdefault(edge.start, "board member")
    for role in APPROVALS:
        if roles.get(role):
            place.setdefault(roles.get(role), BODY)
    linked = {roles.get(COMMITTEE), *(roles.get(role) for role in APPROVALS)} - {""}
    for role in GROUPS:
        group = roles.get(role)
        ends = {e.end for e in model.edges.out(group)} | {e.start for e in model.edges.into(group)}
        if group and ends & linked:
            place.setdefault(group, GROUP)
    return place


def _rows(
    model: OrganisationModel,
    place: Mapping[str, str],
    roles: CentreRoles,
    rule_of: Mapping[Triple, RuleResult],
) -> tuple[list[CentreRow], list[CentreRow]]:
    """Rows between two places, and rows of the posts with bodies outside the picture."""
    rows: list[CentreRow] = []
    outside: list[CentreRow] = []
    stands = _standing_for(model, place)
    posts = {one for one in place if one in model.hierarchy.index and place[one] != MEMBER}
    bodies = {roles.get(role) for role in (BOARD, TEAM, COMMITTEE)}
    for edge in model.edges.all():
        if edge.relation in _COLUMNS:
            continue
        starts, ends = stands.get(edge.start, ()), stands.get(edge.end, ())
        for start, why_start in starts:
            for end, why_end in ends:
                if start != end and not (why_start and why_end):
                    rows.append(_row(model, edge, start, end, why_start or why_end, rule_of))
        if (bool(starts) != bool(ends)) and edge.relation != "reports_to":
            own, other = (edge.start, edge.end) if starts else (edge.end, edge.start)
            other_is_body = other in model.unit_tree.index
            if own in place and other_is_body and _worth_saying(edge, own in posts, own in bodies):
                outside.append(_row(model, edge, edge.start, edge.end, "", rule_of))
    return _in_order(model, _each_once(rows)), _in_order(model, _each_once(outside))


def _in_order(model: OrganisationModel, rows: Sequence[CentreRow]) -> list[CentreRow]:
    """By relation, then by names, so that no order of rows decides."""

    def key(row: CentreRow) -> tuple[int, str, str, str, str]:
        names = (model.names.get(row.start, row.start), model.names.get(row.end, row.end))
        return _ORDER.get(row.relation, len(_ORDER)), *names, row.start, row.end

    return sorted(rows, key=key)


def _worth_saying(edge: Edge, of_post: bool, of_body: bool) -> bool:
    """Seats and accountability of the posts, and whatever is said of the bodies."""
    return of_body or (of_post and edge.relation in (*MEMBERSHIP_RELATIONS, "accountable_to"))


def _standing_for(
    model: OrganisationModel, place: Mapping[str, str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Id → the drawn ids that its rows are drawn from, and why where it is not the id itself."""
    found: dict[str, list[tuple[str, str]]] = {one: [(one, "")] for one in place}
    for one, where in place.items():
        if where == DIRECTOR:
            for unit in model.headed.get(one, ()):
                if unit not in place:
                    found.setdefault(unit, []).append((one, "directorate"))
        for person in model.holders.get(one, ()):
            if person not in place:
                found.setdefault(person, []).append((one, "holder"))
    return {one: tuple(each) for one, each in found.items()}


def _row(
    model: OrganisationModel,
    edge: Edge,
    start: str,
    end: str,
    via: str,
    rule_of: Mapping[Triple, RuleResult],
) -> CentreRow:
    rule = rule_of.get((start, edge.relation, end))
    if rule is None and edge.relation in SYMMETRIC_RELATIONS:
        rule = rule_of.get((end, edge.relation, start))
    words = relation_words(model.names, edge.start, edge.relation, edge.end, edge.basis)
    if via == "holder":
        words = relation_words(model.names, start, edge.relation, end)
        words = f"{words} (through its holder{', ' + edge.basis if edge.basis else ''})"
    return CentreRow(start, edge.relation, end, edge.basis, via, rule, words)


def _each_once(rows: Sequence[CentreRow]) -> list[CentreRow]:
    """Of rows that say the same of the same two, the most direct and surest."""
    found: dict[tuple[str, str, str], CentreRow] = {}
    for row in rows:
        ends = sorted((row.start, row.end)) if row.both_ways else [row.start, row.end]
        key = (ends[0], row.relation, ends[1])
        known = found.setdefault(key, row)
        found[key] = min(known, row, key=_surest)
    return list(found.values())


def _surest(row: CentreRow) -> tuple[bool, bool, str, str]:
    return row.via != "", row.basis not in ("", "stated"), row.basis, row.start

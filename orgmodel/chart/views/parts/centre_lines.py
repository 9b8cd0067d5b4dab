"""The lines of the centre view: those the data states, and those the guidance expects.

Nothing is drawn that no source says: a stated line comes from the data, an expected one
from a rule of the pack; there is no line from the chief executive to the PCT chair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.layout.lane_ways import Wire, trunk
from orgmodel.chart.views.parts.relation_words import (
    basis_words,
    line_data,
    relation_words,
    surest_first,
)
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import SYMMETRIC_RELATIONS
from orgmodel.rules.pack import Rule
from orgmodel.rules.rule_result import RuleResult

_DRAWN = frozenset(
    {
        "reports_to",
        "accountable_to",
        "works_closely_with",
        "committee_of",
        "delegates_to",
        "chairs",
        "member_of",
        "coopted_to",
        "approves_plans_of",
        "approves_cases_of",
        "meets_with",
    }
)
_SHARED = ("reports_to", "member_of", "accountable_to")
Triple = tuple[str, str, str]
"""From, relation, to."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A relation that a rule asks for, between ids or the roles of posts not in the data."""

    link: Triple
    rule: str


@dataclass(frozen=True, slots=True)
class _Stated:
    """A relation of the data between two boxes, in words, and how sure it is."""

    link: Triple
    label: str
    basis: str


def expected(model: OrganisationModel, rules: Sequence[Rule], chair: str) -> tuple[Expected, ...]:
    """What the rules ask to be there. `chair` is the role that chairs a constituted body."""
    return tuple(
        Expected((model.role(start), relation, model.role(end)), rule.id)
        for rule in rules
        for start, relation, end in _asked(rule, chair)
    )


def _asked(rule: Rule, chair: str) -> Iterator[Triple]:
    given = rule.parameters
    if rule.kind == "required_link":
        yield from (tuple(link) for link in given["links"])
    elif rule.kind == "seat":
        yield given["who"], "member_of", given["body"]
    elif rule.kind == "in_line_of":
        yield given["post"], "reports_to", given["manager"]
    elif rule.kind == "constituted_body":
        yield chair, "chairs", given["body"]


def wires(
    model: OrganisationModel,
    drawn: frozenset[str],
    asked: Sequence[Expected],
    outcomes: Mapping[str, RuleResult],
) -> tuple[Wire, ...]:
    """Stated lines between drawn boxes, then the expected ones that the data lacks."""
    rule_of: dict[Triple, str] = {}
    for item in asked:
        rule_of.setdefault(item.link, item.rule)
    found: list[Wire] = []
    there: set[Triple] = set()
    for stated in _stated(model, drawn):
        ways = _both_ways(stated.link)
        there |= ways
        rule = next((rule_of[way] for way in sorted(ways) if way in rule_of), "")
        found.append(_stated_wire(stated, rule))
    for item in asked:
        if item.link not in there and drawn.issuperset({item.link[0], item.link[2]}):
            there |= _both_ways(item.link)
            found.append(_expected_wire(model, item, outcomes))
    return tuple(found)


def _stated_wire(stated: _Stated, rule: str) -> Wire:
    start, relation, end = stated.link
    style = line_style(relation, stated.basis)
    in_line = relation == "reports_to"
    shared = in_line or (relation in _SHARED and not rule)
    return Wire(
        start,
        end,
        relation,
        stated.label,
        style,
        trunk(end, style.name) if shared else "",
        rule,
        in_line,
        line_data(stated.basis, rule),
    )


def _expected_wire(
    model: OrganisationModel, item: Expected, outcomes: Mapping[str, RuleResult]
) -> Wire:
    start, relation, end = item.link
    outcome = outcomes[item.rule].outcome.replace("_", " ") if item.rule in outcomes else ""
    said = relation_words(model.names, start, relation, end)
    return Wire(
        start,
        end,
        relation,
        f"{said}: expected by {item.rule}, {outcome}",
        line_style(relation, state="expected"),
        tag=item.rule,
        data=(("expected", "yes"), ("rule", item.rule)),
    )


def _both_ways(link: Triple) -> set[Triple]:
    start, relation, end = link
    return {link, (end, relation, start)} if relation in SYMMETRIC_RELATIONS else {link}


def _stated(model: OrganisationModel, drawn: frozenset[str]) -> Iterator[_Stated]:
    """Relations of the data; a person's seat is drawn from the post the person holds.

    Of the same relation said twice, that of the post itself and the surest is drawn.
    """
    posts_of = _posts_held(model, drawn)
    found: dict[Triple, tuple[bool, str, Triple]] = {}
    for edge in model.edges.all():
        if edge.relation not in _DRAWN or edge.end not in drawn:
            continue
        for place in [edge.start] if edge.start in drawn else posts_of.get(edge.start, ()):
            link = (place, edge.relation, edge.end)
            if place != edge.end:
                said = place != edge.start, edge.basis, link
                key = min(_both_ways(link))
                found[key] = min(found.setdefault(key, said), said, key=_directest_first)
    for by_holder, basis, link in found.values():
        words = relation_words(model.names, *link)
        through = " (through its holder)" if by_holder else ""
        yield _Stated(link, f"{words}{through}{basis_words(basis)}", basis)


def _directest_first(said: tuple[bool, str, Triple]) -> tuple[bool, tuple[bool, str], Triple]:
    by_holder, basis, link = said
    return by_holder, surest_first(basis), link


def _posts_held(model: OrganisationModel, drawn: frozenset[str]) -> dict[str, list[str]]:
    """Person → the drawn posts that the person holds on the day."""
    found: dict[str, list[str]] = {}
    for post, persons in model.holders.items():
        for person in persons if post in drawn else ():
            found.setdefault(person, []).append(post)
    return found

"""The lines of the centre view: those the data states, and those the guidance expects.

Nothing is drawn that no source says: a stated line comes from the data, an expected one
from a rule of the pack; there is no line from the chief executive to the PCT chair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.layout.lanes import Wire, trunk
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.relations import SYMMETRIC_RELATIONS, verb
from orgmodel.rules.pack import Rule
from orgmodel.rules.rule_result import RuleResult

DRAWN = (
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
)
_SHARED = ("reports_to", "member_of", "accountable_to")
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """A relation that a rule asks for, between ids or the roles of posts not in the data."""

    link: Triple
    rule: str


def expected(model: OrganisationModel, rules: Sequence[Rule], chair: str) -> tuple[Expected, ...]:
    """What the rules ask to be there. `chair` is the role that chairs a constituted body."""
    return tuple(
        Expected((model.role(start), relation, model.role(end)), rule.id)
        for rule in rules
        for start, relation, end in _asked(rule, chair)
    )


def _asked(rule: Rule, chair: str) -> Iterator[Triple]:
    told = rule.parameters
    if rule.kind == "required_link":
        yield from (tuple(link) for link in told["links"])
    elif rule.kind == "seat":
        yield told["who"], "member_of", told["body"]
    elif rule.kind == "in_line_of":
        yield told["post"], "reports_to", told["manager"]
    elif rule.kind == "constituted_body":
        yield chair, "chairs", told["body"]


def wires(
    model: OrganisationModel,
    drawn: frozenset[str],
    asked: Sequence[Expected],
    outcomes: Mapping[str, RuleResult],
) -> tuple[Wire, ...]:
    """Stated lines between drawn boxes, then the expected ones that the data lacks."""
    stated = list(_stated(model, drawn))
    rule_of: dict[Triple, str] = {}
    for item in asked:
        rule_of.setdefault(item.link, item.rule)
    done: list[Wire] = []
    there: set[Triple] = set()
    for link, label, basis in stated:
        there |= _both_ways(link)
        rule = next((rule_of[way] for way in _both_ways(link) if way in rule_of), "")
        style = line_style(link[1], basis)
        shared = trunk(link[2], style.name) if link[1] in _SHARED and not rule else ""
        if link[1] == "reports_to":
            shared = trunk(link[2], style.name)
        done.append(
            Wire(
                *_ends(link),
                label,
                style,
                shared,
                rule,
                link[1] == "reports_to",
                _data(basis, rule),
            )
        )
    for item in asked:
        ends = {item.link[0], item.link[2]}
        if item.link in there or not ends <= drawn:
            continue
        there |= _both_ways(item.link)
        style = line_style(item.link[1], state="expected")
        outcome = outcomes[item.rule].outcome.replace("_", " ") if item.rule in outcomes else ""
        label = f"{_sentence(model, item.link)}: expected by {item.rule}, {outcome}"
        done.append(
            Wire(
                *_ends(item.link),
                label,
                style,
                "",
                item.rule,
                False,
                (("expected", "yes"), ("rule", item.rule)),
            )
        )
    return tuple(done)


def _ends(link: Triple) -> tuple[str, str, str]:
    start, relation, end = link
    return start, end, relation


def _data(basis: str, rule: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in (("basis", basis), ("rule", rule)) if value)


def _both_ways(link: Triple) -> set[Triple]:
    start, relation, end = link
    return {link, (end, relation, start)} if relation in SYMMETRIC_RELATIONS else {link}


def _stated(model: OrganisationModel, drawn: frozenset[str]) -> Iterator[tuple[Triple, str, str]]:
    """Relations of the data; a person's seat is drawn from the post the person holds."""
    held: dict[str, list[str]] = {}
    edges = model.edges.frame()
    rows = list(zip(edges["from"], edges["relation"], edges["to"], edges["basis"], strict=True))
    for start, relation, end, _ in rows:
        if relation == "holds" and end in drawn:
            held.setdefault(start, []).append(end)
    said: set[Triple] = set()
    for start, relation, end, basis in rows:
        if relation not in DRAWN or end not in drawn:
            continue
        for place in [start] if start in drawn else held.get(start, []):
            link = (place, relation, end)
            if place == end or _both_ways(link) & said:
                continue
            said.add(link)
            through = " (through its holder)" if place != start else ""
            how = f" ({basis})" if basis not in ("", "stated") else ""
            yield link, f"{_sentence(model, link)}{through}{how}", basis


def _sentence(model: OrganisationModel, link: Triple) -> str:
    start, relation, end = link
    return f"{model.names.get(start, start)} {verb(relation)} {model.names.get(end, end)}"

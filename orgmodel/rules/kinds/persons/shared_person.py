"""Shared person: nobody holds posts or seats on both sides.

Two managed posts on opposite sides are a breach of the rule's severity. A seat, an interest
or a post outside the line (an office, a practice) beside something of the other side is a
declared interest: a warning, because a clinician on a committee must go on practising.
Seats that come with a post are a question about the body, not the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()


def look(view: View, rule: Rule) -> Observation:
    """Look at everyone with more than one post, seat or interest."""
    interests = Interests(view).declared
    roles = Counter(view.links.ends("holds")[0])
    for relation in SEATS:
        seated = view.links.ends(relation)[0]
        roles.update(who for who in seated if view.table_of(who) == "people")
    if not roles:
        return Observation(missing="who holds any post (appointments.csv)")
    roles.update({who: len(steps) for who, steps in interests.items()})
    findings, unsided = [], list[str]()
    for person in (who for who, number in roles.items() if number > 1):
        edges = view.links_from(person, "holds", *SEATS)
        finding = _finding(view, rule, person, edges, interests.get(person, []))
        if finding:
            findings.append(finding)
        else:
            unsided += _open(view, [e.end for e in edges])
    missing = ""
    if unsided:
        missing = f"which side {view.some_names(unsided)} is on (units.csv, column side)"
    return Observation(tuple(findings), frozenset(roles), missing or view.lacks_sides())


def _open(view: View, held: list[str]) -> Iterator[str]:
    """What has no side, where a side of it could make a breach."""
    unknown = [name for name in held if not view.side(name)]
    sided = any(view.sided(name) for name in held)
    return iter(unknown if len(unknown) > 1 or (unknown and sided) else ())


def _finding(
    view: View, rule: Rule, person: str, edges: list[Edge], interests: list[Step]
) -> Finding | None:
    sided = [edge for edge in edges if view.sided(edge.end)]
    managed = [e for e in sided if e.relation == "holds" and view.is_managed(e.end)]
    if len({view.side(edge.end) for edge in managed}) == 2:
        steps = view.links.steps(managed)
        ends = listed(view.name(step.end) for step in steps)
        sides = Counter(view.side(edge.end) for edge in managed)
        fewer = min(view.words.sides, key=lambda side: sides[side])
        return Finding(
            rule.id,
            rule.severity,
            f"One person ({person}) holds {ends}, on opposite sides.",
            (person, *(step.end for step in steps)),
            _proof(view, steps),
            "the posts of one side are held by somebody else",
            "holds",
            undo(view, [edge for edge in managed if view.side(edge.end) == fewer]),
        )
    stakes = [*view.links.steps(sided), *(step for step in interests if view.sided(step.end))]
    if len({view.side(step.end) for step in stakes}) < 2:
        return None
    ends = listed(dict.fromkeys(view.name(step.end) for step in stakes))
    return Finding(
        rule.id,
        "warning",
        f"One person ({person}) has a stake in both sides: {ends}.",
        (person, *dict.fromkeys(step.end for step in stakes)),
        _proof(view, tuple(stakes)),
        "the stake is registered (exemptions.toml), and the person takes no part in decisions that "
        "touch it",
        "stake",
    )


def _proof(view: View, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(dict.fromkeys(s for step in steps for s in (step, *view.side_step(step.end))))

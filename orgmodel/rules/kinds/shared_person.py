"""Shared person: nobody holds posts or seats on both sides.

Two managed posts on opposite sides are a breach of the rule's severity. A seat, an interest
or a post outside the line (an office, a practice) beside something of the other side is a
declared interest: a warning, because a clinician on a committee must go on practising.
Seats that come with a post are a question about the body, not the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgmodel.rules.finding import Finding, Looked, Step
from orgmodel.rules.ground import SEATS, Edge, Ground
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import undo

PARAMETERS: tuple[Parameter, ...] = ()


def look(ground: Ground, rule: Rule) -> Looked:
    """Look at everyone with more than one post, seat or interest."""
    interests = Interests(ground).declared
    roles = Counter(ground.links.ends("holds")[0])
    for relation in SEATS:
        seated = ground.links.ends(relation)[0]
        roles.update(who for who in seated if ground.table_of(who) == "people")
    if not roles:
        return Looked(missing="who holds any post (appointments.csv)")
    roles.update({who: len(steps) for who, steps in interests.items()})
    findings, unsided = [], list[str]()
    for person in (who for who, number in roles.items() if number > 1):
        edges = ground.links_from(person, "holds", *SEATS)
        finding = _finding(ground, rule, person, edges, interests.get(person, []))
        if finding:
            findings.append(finding)
        else:
            unsided += _open(ground, [e.end for e in edges])
    missing = ""
    if unsided:
        missing = f"which side {ground.some_names(unsided)} is on (units.csv, column side)"
    return Looked(tuple(findings), frozenset(roles), missing or ground.lacks_sides())


def _open(ground: Ground, held: list[str]) -> Iterator[str]:
    """What has no side, where a side of it could make a breach."""
    unknown = [name for name in held if not ground.side(name)]
    sided = any(ground.sided(name) for name in held)
    return iter(unknown if len(unknown) > 1 or (unknown and sided) else ())


def _finding(
    ground: Ground, rule: Rule, person: str, edges: list[Edge], interests: list[Step]
) -> Finding | None:
    sided = [edge for edge in edges if ground.sided(edge.end)]
    managed = [e for e in sided if e.relation == "holds" and ground.is_managed(e.end)]
    if len({ground.side(edge.end) for edge in managed}) == 2:
        steps = ground.links.steps(managed)
        ends = " and ".join(ground.name(step.end) for step in steps)
        sides = Counter(ground.side(edge.end) for edge in managed)
        fewer = min(ground.words.sides, key=lambda side: sides[side])
        return Finding(
            rule.id, rule.severity, f"One person ({person}) holds {ends}, on opposite sides.",
            (person, *(step.end for step in steps)), _proof(ground, steps),
            "the posts of one side are held by somebody else", "holds",
            undo(ground, [edge for edge in managed if ground.side(edge.end) == fewer]),
        )  # fmt: skip
    told = [*ground.links.steps(sided), *(step for step in interests if ground.sided(step.end))]
    if len({ground.side(step.end) for step in told}) < 2:
        return None
    ends = " and ".join(dict.fromkeys(ground.name(step.end) for step in told))
    return Finding(
        rule.id, "warning", f"One person ({person}) has a stake in both sides: {ends}.",
        (person, *dict.fromkeys(step.end for step in told)), _proof(ground, tuple(told)),
        "the stake is registered (exemptions.toml), and the person takes no part in decisions that "
        "touch it",
        "stake",
    )  # fmt: skip


def _proof(ground: Ground, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(dict.fromkeys(s for step in steps for s in (step, *ground.side_step(step.end))))

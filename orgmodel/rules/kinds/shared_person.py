"""Shared person: nobody holds posts or seats on both sides.

Two managed posts on opposite sides are a breach of the rule's severity. A seat on a body of
one side beside a post of the other is a declared interest: a warning, because a clinician
on a committee must go on practising.
"""

from __future__ import annotations

from orgmodel.rules.finding import Finding, Looked, Step
from orgmodel.rules.ground import SEATS, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS: tuple[Parameter, ...] = ()


def look(ground: Ground, rule: Rule) -> Looked:
    """Look at everyone with more than one post, seat or interest."""
    posts: dict[str, dict[str, list[Step]]] = {}
    roles: dict[str, dict[str, list[Step]]] = {}
    seen: set[str] = set()
    unsided: set[str] = set()
    for edge in ground.edges("holds", *SEATS):
        person = edge.start
        if ground.model.table_of.get(person) != "people":
            continue
        seen.add(person)
        side = ground.side(edge.end)
        if not side:
            unsided.add(edge.end)
        if side in ground.words.sides:
            kind = posts if edge.relation == "holds" else roles
            kind.setdefault(person, {}).setdefault(side, []).append(ground.step(edge))
    findings = [
        finding
        for person in sorted(seen)
        if (finding := _finding(ground, rule, person, posts.get(person, {}), roles.get(person, {})))
    ]
    if not seen:
        missing = "who holds any post (appointments.csv)"
    elif not ground.has_sides or unsided:
        names = ", ".join(sorted(unsided)[:5])
        missing = (
            f"which side {names} is on (units.csv, column side)"
            if names
            else (ground.lacks_sides())
        )
    else:
        missing = ""
    return Looked(tuple(findings), frozenset(seen), missing)


def _finding(
    ground: Ground,
    rule: Rule,
    person: str,
    posts: dict[str, list[Step]],
    seats: dict[str, list[Step]],
) -> Finding | None:
    if len(posts) == 2:
        steps = tuple(step for of_side in posts.values() for step in of_side)
        ends = " and ".join(ground.name(step.end) for step in steps)
        return Finding(
            rule.id, rule.severity, f"One person ({person}) holds {ends}, on opposite sides.",
            (person, *(step.end for step in steps)), steps,
            "one of the two posts is held by somebody else", "holds",
        )  # fmt: skip
    if len({*posts, *seats}) == 2:
        steps = tuple(step for kind in (posts, seats) for of_side in kind.values()
                      for step in of_side)  # fmt: skip
        ends = " and ".join(ground.name(step.end) for step in steps)
        return Finding(
            rule.id, "warning",
            f"One person ({person}) has a declared interest on both sides: {ends}.",
            (person, *(step.end for step in steps)), steps,
            "the interest is registered and the person takes no part in decisions it touches",
            "member_of",
        )  # fmt: skip
    return None

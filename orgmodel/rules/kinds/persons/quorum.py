"""Quorum: enough voting members without an interest are left to take each decision."""

from __future__ import annotations

import math

from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("bodies", "things", "only decisions of these bodies", default=("*",)),
    Parameter(
        "quorum",
        "number",
        "how many must be left: a number, or below 1 the share of the voting members",
        default=0.5,
    ),
)


def look(view: View, rule: Rule) -> Observation:
    """Count, for each decision, the members who may vote on it."""
    interests = Interests(view)
    chosen = select(view, rule.parameters["bodies"])
    findings, seen, silent = [], set[str](), []
    for decision, body in interests.bodies.items():
        members = _people(view, body)
        beneficiary = interests.beneficiaries[decision]
        if body not in chosen:
            continue
        if not members or not beneficiary or not roster.is_complete(view, body):
            silent.append(body)
            continue
        seen |= {decision, body, *members}
        stood_back = {p for p, how, _ in interests.votes.get(decision, []) if how != "voted"}
        day = interests.day_of(decision)
        why = {p: interests.conflict(p, beneficiary, day) for p in members if p not in stood_back}
        out = sorted({*(stood_back & set(members)), *(p for p, steps in why.items() if steps)})
        needed = _needed(rule.parameters["quorum"], len(members))
        left = len(members) - len(out)
        if left < needed:
            findings.append(
                Finding(
                    rule.id,
                    rule.severity,
                    f"Of {len(members)} voting members of {view.name(body)}, {left} may vote on "
                    f"decision {decision}; {needed} are needed. Out: {', '.join(out)}.",
                    (decision, body),
                    (
                        *interests.decision_steps(decision),
                        *(s for p in out for s in why.get(p, ())),
                    ),
                    "enough members without an interest sit on the body, or another body decides",
                    "quorum",
                )
            )
    missing = ""
    if silent:
        names = view.some_names(silent)
        missing = f"who sits on {names} in person (memberships.csv, appointments.csv)"
    elif not seen:
        missing = "what was decided and by whom (decisions.csv, votes.csv)"
    return Observation(tuple(findings), frozenset(seen), missing)


def _people(view: View, body: str) -> list[str]:
    """The persons with a vote on a body: members themselves, or holders of posts that are."""
    people: dict[str, None] = {}
    for seat in roster.seats(view, body):
        if seat.voting != "no":
            holders = [edge.start for edge in view.links_to(seat.member, "holds")]
            people |= dict.fromkeys(holders or [seat.member])
    return list(people)


def _needed(quorum: float, members: int) -> int:
    return math.ceil(quorum * members) if quorum < 1 else int(quorum)

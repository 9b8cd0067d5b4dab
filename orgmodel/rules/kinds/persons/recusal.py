"""Recusal: nobody votes on a decision who has an interest in whom it benefits.

An interest is one in interests.csv, or a post in what the decision benefits that the person
held on its day. Who advised, or stood back, is no finding. Where the only person with the
expertise must decide, an exemption says so with its safeguard. A pass needs the whole roster of
the body and the part that each of its voting members took in each decision.
"""

from __future__ import annotations

from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (Parameter("bodies", "things", "only decisions of these bodies", default=("*",)),)

EXAMPLE = Example(
    """
kind = "recusal"
""",
    "p2 voted on decision d1 of Board (board), which benefits Right directorate (r_dir), "
    "with an interest in Right directorate (r_dir).",
)


def look(view: View, rule: Rule) -> Observation:
    """Hold each vote against the voter's interests."""
    interests = Interests(view)
    chosen = select(view, rule.parameters["bodies"])
    decisions = [decision for decision, body in interests.bodies.items() if body in chosen]
    if not decisions:
        missing = "what was decided, who voted, and with what interests (decisions.csv, votes.csv)"
        return Observation(missing=missing)
    findings, seen, silent = [], set[str](), list[str]()
    for decision in decisions:
        votes = interests.votes.get(decision, [])
        if not votes or not interests.beneficiaries[decision]:
            silent.append(decision)
            continue
        seen |= {decision, interests.bodies[decision], *(person for person, _, _ in votes)}
        findings += _conflicts(view, rule, interests, decision)
    missing = record.all_of(
        f"who voted on {view.some_names(silent)}, and whom it benefits (votes.csv)"
        if silent
        else "",
        "" if silent else _unrecorded(view, interests, decisions),
        "" if len(view.model.interests) else "which interests the voters have (interests.csv)",
    )
    return Observation(
        tuple(findings),
        frozenset(seen),
        missing,
        rows=lambda: (vote for d in decisions for _, _, vote in interests.votes.get(d, [])),
    )


def _conflicts(view: View, rule: Rule, interests: Interests, decision: str) -> list[Finding]:
    """The votes on one decision of those who may gain by it."""
    body, beneficiary = interests.bodies[decision], interests.beneficiaries[decision]
    findings = []
    for person, capacity, vote in interests.votes[decision]:
        day = interests.day_of(decision)
        conflict = interests.conflict(person, beneficiary, day) if capacity == "voted" else ()
        if not conflict:
            continue
        stake = conflict[0]
        why = "holding the post of" if stake.relation == "holds" else "with an interest in"
        findings.append(
            Finding(
                rule.id,
                rule.severity,
                f"{view.name(person)} voted on decision {decision} of {view.name(body)}, "
                f"which benefits {view.name(beneficiary)}, {why} {view.name(stake.end)}.",
                (person, decision),
                (vote, *interests.decision_steps(decision), *conflict),
                "the person advises or stands back, and does not vote (votes.csv)",
                "voted_on",
            )
        )
    return findings


def _unrecorded(view: View, interests: Interests, decisions: list[str]) -> str:
    """Who else sits on the bodies that decided, and what part members took who are silent."""
    bodies = dict.fromkeys(interests.bodies[decision] for decision in decisions)
    if lacks := record.rosters(view, bodies):
        return lacks
    silent: dict[str, list[str]] = {}
    for decision in decisions:
        told = {person for person, _, _ in interests.votes[decision]}
        for seat in roster.seats(view, interests.bodies[decision]):
            if seat.voting != "no" and told.isdisjoint(roster.sitters(view, seat.member)):
                silent.setdefault(decision, []).append(seat.member)
    return record.all_of(
        *(
            f"what part {view.some_names(members)} took in decision {decision} (votes.csv)"
            for decision, members in silent.items()
        )
    )

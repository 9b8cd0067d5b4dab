"""Recusal: nobody votes on a decision who has an interest in whom it benefits.

An interest is one in interests.csv, or a post in what the decision benefits that the person
held on its day. Who advised, or stood back, is no finding. Where the only person with the
expertise must decide, an exemption says so with its safeguard. A pass needs the whole roster of
the body and the part that each of its voting members took in each decision. Who sat and who held
what is asked for the day of the decision, also of posts and units that have ended since.
"""

from __future__ import annotations

from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import DECISIONS
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (Parameter("bodies", "things", "only decisions of these bodies", default=("*",)),)

READS = (*DECISIONS,)

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
        "" if silent else _unrecorded(interests, decisions),
        "" if interests.any_declared else "which interests the voters have (interests.csv)",
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
    findings, day = [], interests.day_of(decision)
    then = interests.on(day).view
    for person, capacity, vote in interests.votes[decision]:
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
                f"which benefits {view.name(beneficiary)}, {why} {then.name(stake.end)}.",
                (person, decision),
                (vote, *interests.decision_steps(decision), *conflict),
                "the person advises or stands back, and does not vote (votes.csv)",
                "voted_on",
            )
        )
    return findings


def _unrecorded(interests: Interests, decisions: list[str]) -> str:
    """Who else sat on the bodies that decided, and what part members took who are silent.

    Bodies, members and holders are those of the day of each decision.
    """
    on_day: dict[Interests, list[str]] = {}
    for decision in decisions:
        on_day.setdefault(interests.on(interests.day_of(decision)), []).append(decision)
    lacks = [interests.absent_beneficiary(decision) for decision in decisions]
    for then, taken in on_day.items():
        bodies = dict.fromkeys(interests.bodies[decision] for decision in taken)
        lacks.append(record.rosters(then.view, bodies))
    if any(lacks):
        return record.all_of(*dict.fromkeys(lacks))
    return record.all_of(
        *(
            _silent_members(then.view, interests, decision)
            for then, taken in on_day.items()
            for decision in taken
        )
    )


def _silent_members(then: View, interests: Interests, decision: str) -> str:
    """What part the voting members took of whom the votes say nothing; `then` is its day."""
    told = {person for person, _, _ in interests.votes[decision]}
    silent = [
        seat.member
        for seat in roster.seats(then, interests.bodies[decision])
        if seat.voting != "no" and told.isdisjoint(roster.sitters(then, seat.member))
    ]
    if not silent:
        return ""
    return f"what part {then.some_names(silent)} took in decision {decision} (votes.csv)"

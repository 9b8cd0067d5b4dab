"""Recusal: nobody votes on a decision who has an interest in whom it benefits.

Who advised, or stood back, is no finding. Where the only person with the expertise must
decide, an exemption says so with its safeguard.
"""

from __future__ import annotations

from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (Parameter("bodies", "things", "only decisions of these bodies", default=("*",)),)


def look(view: View, rule: Rule) -> Observation:
    """Hold each vote against the voter's interests."""
    interests = Interests(view)
    chosen = select(view, rule.parameters["bodies"])
    findings, seen, silent = [], set[str](), []
    for decision, body in interests.bodies.items():
        if body not in chosen:
            continue
        beneficiary = interests.beneficiaries[decision]
        votes = interests.votes.get(decision, [])
        if not votes or not beneficiary:
            silent.append(decision)
            continue
        seen |= {decision, body, *(person for person, _, _ in votes)}
        for person, capacity, vote in votes:
            conflict = interests.conflict(person, beneficiary) if capacity == "voted" else ()
            if conflict:
                findings.append(
                    Finding(
                        rule.id,
                        rule.severity,
                        f"{view.name(person)} voted on decision {decision} of {view.name(body)}, "
                        f"which benefits {view.name(beneficiary)}, with an interest in "
                        f"{view.name(conflict[0].end)}.",
                        (person, decision),
                        (vote, *interests.decision_steps(decision), *conflict),
                        "the person advises or stands back, and does not vote (votes.csv)",
                        "voted_on",
                    )
                )
    missing = ""
    if silent:
        missing = f"who voted on {', '.join(silent[:5])}, and whom it benefits (votes.csv)"
    elif not seen:
        missing = "what was decided, who voted, and with what interests (decisions.csv, votes.csv)"
    elif not len(view.model.interests):
        missing = "which interests the voters have (interests.csv)"
    return Observation(tuple(findings), frozenset(seen), missing)

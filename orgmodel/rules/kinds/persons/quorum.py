"""Quorum: enough voting members without an interest are left to take each decision.

Who sits and who holds a member's post is asked for the day of the decision. It passes only where
the roster is complete, the decision says whom it benefits, and those whose interests are not known
could all stand back; a vacant post has no vote.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from orgmodel.model.evidence import Step
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import DECISIONS
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

READS = (*DECISIONS,)

EXAMPLE = Example(
    """
kind = "quorum"
""",
    "Of 2 voting members of Board (board), 0 may vote on decision d1; 1 are needed. Out: p1, p2.",
)


@dataclass(frozen=True, slots=True)
class _Voters:
    """Who votes on a body on a day: the persons known, and the posts whose holder is not."""

    persons: tuple[str, ...]
    unknown: int
    open_posts: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.persons) + self.unknown


def look(view: View, rule: Rule) -> Observation:
    """Count, for each decision, the members who may vote on it."""
    interests = Interests(view)
    chosen = select(view, rule.parameters["bodies"])
    findings, missing, seen, rows = list[Finding](), list[str](), set[str](), list[Step]()
    for decision, body in interests.bodies.items():
        if body not in chosen:
            continue
        then = interests.on(interests.day_of(decision)).view
        voters = _voters(then, body)
        lacks = _lacks(then, interests, decision, body, voters)
        if lacks:
            missing.append(lacks)
            continue
        seen |= {decision, body, *voters.persons}
        rows += [*interests.decision_steps(decision), *roster.row(then, body)]
        rows += roster.rows(then, roster.seats(then, body))
        out = _out(interests, decision, voters)
        needed = _needed(rule.parameters["quorum"], len(voters))
        left = len(voters) - len(out)
        if left < needed:
            findings.append(
                _finding(view, rule, interests, decision, out, (len(voters), left, needed))
            )
        elif left - voters.unknown < needed:
            missing.append(record.holders(then, voters.open_posts))
    if not (seen or missing):
        missing.append("what was decided and by whom (decisions.csv, votes.csv)")
    return Observation(
        tuple(findings), frozenset(seen), record.all_of(*missing), rows=lambda: iter(rows)
    )


def _lacks(view: View, interests: Interests, decision: str, body: str, voters: _Voters) -> str:
    """What is missing to count at all: the roster, whom it benefits, anybody's interests."""
    if lacks := record.rosters(view, [body]):
        return lacks
    groups = [seat.member for seat in roster.seats(view, body) if seat.most is None]
    if groups:
        return f"how many {view.some_names(groups)} are (posts.csv, column count)"
    if not len(voters):
        return f"who sits on {view.name(body)} in person (memberships.csv, appointments.csv)"
    if not interests.beneficiaries[decision]:
        return f"whom decision {decision} benefits (decisions.csv)"
    if absent := interests.absent_beneficiary(decision):
        return absent
    if not interests.any_declared and not _out(interests, decision, voters):
        return f"which interests the members of {view.name(body)} have (interests.csv)"
    return ""


def _voters(view: View, body: str) -> _Voters:
    """The persons with a vote on a body: members themselves, or holders of posts that are."""
    persons: dict[str, None] = {}
    unknown, open_posts = 0, []
    for seat in roster.seats(view, body):
        if seat.voting == "no":
            continue
        if view.table_of(seat.member) != "posts":
            persons[seat.member] = None
            continue
        held = view.model.holders.get(seat.member, ())
        persons |= dict.fromkeys(held)
        lacking = 0 if seat.member in view.model.vacant else max(0, seat.least - len(held))
        unknown += lacking
        open_posts += [seat.member] if lacking else []
    return _Voters(tuple(persons), unknown, tuple(open_posts))


def _out(interests: Interests, decision: str, voters: _Voters) -> dict[str, tuple[Step, ...]]:
    """The members who may not vote, with why: they stood back, or have an interest."""
    day, beneficiary = interests.day_of(decision), interests.beneficiaries[decision]
    votes = interests.votes.get(decision, [])
    stood_back = {who: (step,) for who, how, step in votes if how != "voted"}
    out = {
        who: stood_back.get(who) or interests.conflict(who, beneficiary, day)
        for who in sorted(voters.persons)
    }
    return {who: steps for who, steps in out.items() if steps}


def _finding(
    view: View,
    rule: Rule,
    interests: Interests,
    decision: str,
    out: dict[str, tuple[Step, ...]],
    counts: tuple[int, int, int],
) -> Finding:
    body = interests.bodies[decision]
    members, left, needed = counts
    return Finding(
        rule.id,
        rule.severity,
        f"Of {members} voting members of {view.name(body)}, {left} may vote on "
        f"decision {decision}; {needed} are needed. Out: {', '.join(out)}.",
        (decision, body),
        (*interests.decision_steps(decision), *(step for steps in out.values() for step in steps)),
        "enough members without an interest sit on the body, or another body decides",
        "quorum",
    )


def _needed(quorum: float, members: int) -> int:
    return math.ceil(quorum * members) if quorum < 1 else int(quorum)

"""Exposure: how many voting members of a deciding body have a stake in what it decides on.

Without decisions to look at, this is what the structure shows: members with an interest in,
a post in, a seat on or a link to what is marked. It is told, never a breach.
"""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.model.evidence import Step
from orgmodel.model.relations import LATERAL, SEATS
from orgmodel.model.words import capital
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("bodies", "things", "the deciding bodies", required=True),
    Parameter("marks", "things", "what a stake in exposes a member", required=True),
)

EXAMPLE = Example(
    """
kind = "exposure"
bodies = ["board"]
marks = ["r_dir"]
""",
    "1 of 2 voting members of Board (board) have a stake in what it decides on (p1): if "
    "they stand back, 1 are left.",
)


def look(view: View, rule: Rule) -> Observation:
    """Count the exposed members of each body."""
    bodies = select(view, rule.parameters["bodies"])
    marks = set(select(view, rule.parameters["marks"]))
    declared = Interests(view).declared
    if not bodies:
        return Observation(missing=bodies.missing or f"which bodies are {bodies.words}")
    findings, seen, silent = [], set[str](), []
    for body in bodies:
        seats = [seat for seat in roster.seats(view, body) if seat.voting != "no"]
        stakes = {seat.member: _stakes(view, seat.member, marks, declared) for seat in seats}
        if not any(stakes.values()):
            silent.append(body)
            continue
        seen |= {body, *stakes}
        findings.append(_finding(view, rule, body, seats, stakes))
    names = view.some_names(silent)
    missing = record.all_of(
        f"which members of {names} have a stake in what they decide on (interests.csv)"
        if silent
        else "",
        record.rosters(view, [body for body in bodies if body in seen]),
    )
    return Observation(tuple(findings), frozenset(seen), missing)


def _stakes(
    view: View, member: str, marks: set[str], declared: Mapping[str, list[Step]]
) -> list[Step]:
    found: list[Step] = []
    for name in roster.sitters(view, member):
        found += [step for step in declared.get(name, ()) if step.end in marks]
        links = view.links.about(name, "holds", "part_of", "heads", *SEATS, *LATERAL)
        found += [view.step(e) for e in links if e.start == name and e.end in marks]
    return found


def _finding(
    view: View, rule: Rule, body: str, seats: list[roster.Seat], stakes: dict[str, list[Step]]
) -> Finding:
    exposed = [seat for seat in seats if stakes[seat.member]]
    count, all_ = roster.size(exposed), roster.size(seats)
    left = roster.size(seat for seat in seats if not stakes[seat.member])
    return Finding(
        rule.id,
        "info",
        capital(
            f"{count.words()} of {all_.words()} voting members of {view.name(body)} have a stake "
            f"in what it decides on ({view.some_names(s.member for s in exposed)}): if they stand "
            f"back, {left.words()} are left."
        ),
        (body,),
        tuple(step for seat in exposed for step in stakes[seat.member]),
        "each of them stands back where a decision touches the stake (decisions.csv, votes.csv)",
        "exposure",
    )

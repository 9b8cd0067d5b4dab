"""Exposure: how many voting members of a deciding body have a stake in what it decides on.

Without decisions to look at, this is what the structure shows: members with an interest in,
a post in, a seat on or a link to what is marked. It is told, never a breach.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgmodel.model.evidence import Step
from orgmodel.model.relations import LATERAL, SEATS
from orgmodel.model.words import capital
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import EVERY_LINK, ROSTER
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("bodies", "things", "the deciding bodies", required=True),
    Parameter("marks", "things", "what a stake in exposes a member", required=True),
)

READS = ("functions.kind", "interests.*", "units.kind", "~heads", "~part_of", *ROSTER, EVERY_LINK)

EXAMPLE = Example(
    """
kind = "exposure"
bodies = ["board"]
marks = ["r_dir"]
""",
    "1 of 2 voting members of Board (board) have a stake in what it decides on (p1): if "
    "they stand back, 1 are left.",
)


_Stakes = Mapping[roster.Seat, list[tuple[Step, ...]]]
"""A seat → the stakes of who sits there, each as the rows that lead to it."""


def look(view: View, rule: Rule) -> Observation:
    """Count the exposed members of each body."""
    bodies = select(view, rule.parameters["bodies"])
    marks = set(select(view, rule.parameters["marks"]))
    declared = Interests(view).declared
    if not bodies:
        return Observation(missing=bodies.missing or f"which bodies are {bodies.words}")
    findings, seen, silent, every = [], set[str](), [], dict[str, _Stakes]()
    for body in bodies:
        seats = [seat for seat in roster.seats(view, body) if seat.voting != "no"]
        stakes = {seat: _stakes(view, seat.member, marks, declared) for seat in seats}
        every[body] = stakes
        if not any(stakes.values()):
            silent.append(body)
            continue
        seen |= {body, *(seat.member for seat in seats)}
        findings.append(_finding(view, rule, body, stakes))
    names = view.some_names(silent)
    missing = record.all_of(
        f"which members of {names} have a stake in what they decide on (interests.csv)"
        if silent
        else "",
        record.rosters(view, [body for body in bodies if body in seen]),
    )
    return Observation(tuple(findings), frozenset(seen), missing, rows=lambda: _rows(view, every))


def _rows(view: View, every: Mapping[str, _Stakes]) -> Iterator[Step]:
    """Of each body how much of its roster is known, who sits, and every stake."""
    for body, stakes in every.items():
        yield from roster.row(view, body)
        for seat, found in stakes.items():
            yield view.step(seat.edge)
            yield from (step for stake in found for step in stake)


def _stakes(
    view: View, member: str, marks: set[str], declared: Mapping[str, list[Step]]
) -> list[tuple[Step, ...]]:
    """What a member has a stake in: each the rows from the member to it, an appointment first."""
    found = _stakes_of(view, member, (), marks, declared)
    for edge in (*view.holders(member), *view.posts_held(member)):
        other = edge.end if edge.start == member else edge.start
        found += _stakes_of(view, other, (view.step(edge),), marks, declared)
    return found


def _stakes_of(
    view: View,
    name: str,
    through: tuple[Step, ...],
    marks: set[str],
    declared: Mapping[str, list[Step]],
) -> list[tuple[Step, ...]]:
    """The stakes of a post or person that the rows `through` lead to."""
    links = view.links.about(name, "holds", "part_of", "heads", *SEATS, *LATERAL)
    steps = [step for step in declared.get(name, ()) if step.end in marks]
    steps += [view.step(e) for e in links if e.start == name and e.end in marks]
    return [tuple(dict.fromkeys((*through, step))) for step in steps]


def _finding(view: View, rule: Rule, body: str, stakes: _Stakes) -> Finding:
    exposed = [seat for seat, found in stakes.items() if found]
    count, all_ = roster.size(exposed), roster.size(stakes)
    left = roster.size(seat for seat, found in stakes.items() if not found)
    proofs = ((view.step(seat.edge), *min(stakes[seat], key=len)) for seat in exposed)
    return Finding(
        rule.id,
        "info",
        capital(
            f"{count.words()} of {all_.words()} voting members of {view.name(body)} have a stake "
            f"in what it decides on ({view.some_names(s.member for s in exposed)}): if they stand "
            f"back, {left.words()} are left."
        ),
        (body,),
        tuple(dict.fromkeys(step for proof in proofs for step in proof)),
        "each of them stands back where a decision touches the stake (decisions.csv, votes.csv)",
        "exposure",
    )

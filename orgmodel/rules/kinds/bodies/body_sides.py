"""Body sides: who decides on a body of one side is not of the other.

A chair from the other side is a breach, and so are voting members from it who are not a
minority; a minority of them is a warning. Nobody votes on bodies of both sides. The trust
level is exempt, neutral members may sit on either, and who only attends or is co-opted does
not vote.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.relations import SEATS, verb
from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Observation, Severity
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.roster import Seat
from orgmodel.rules.suggestions import remove_link
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()
Seats = dict[str, list[Seat]]


def look(view: View, rule: Rule) -> Observation:
    """Look at every body that is on a side."""
    bodies = dict.fromkeys(
        end for relation in SEATS for end in view.links.ends(relation)[1] if view.sided(end)
    )
    voting: Seats = {body: _voting(view, body) for body in bodies}
    findings = [*_from_other_side(view, rule, voting)]
    found = {finding.subjects[0] for finding in findings}
    findings += [f for f in _interlocks(view, rule, voting) if f.subjects[0] not in found]
    seen = {*bodies, *(seat.member for seats in voting.values() for seat in seats)}
    missing = "" if bodies else "which body is on a side, and who sits on it (memberships.csv)"
    return Observation(tuple(findings), frozenset(seen), missing)


def _voting(view: View, body: str) -> list[Seat]:
    return [seat for seat in roster.seats(view, body) if seat.voting != "no"]


def _sides(view: View, member: str) -> set[str]:
    """The sides a member is on: of the post, or of the managed posts that the person holds.

    An office or a practice outside the line is a stake of the person's, not a side taken.
    """
    held = [edge.end for edge in view.links_from(member, "holds")]
    managed = [post for post in held if view.is_managed(post)]
    return {view.side(name) for name in (member, *managed)} - {""}


def _is_from(view: View, member: str, side: str) -> bool:
    sides = _sides(view, member)
    return side in sides and view.words.trust not in sides


def _from_other_side(view: View, rule: Rule, voting: Seats) -> Iterator[Finding]:
    for body, seats in voting.items():
        other = view.other(view.side(body))
        wrong = [seat for seat in seats if _is_from(view, seat.member, other)]
        share = sum(seat.least for seat in wrong) / max(1, sum(seat.least for seat in seats))
        for seat in wrong:
            grave = seat.chairs or share >= 1 / 2
            yield _finding(view, rule, body, seat, rule.severity if grave else "warning")


def _finding(view: View, rule: Rule, body: str, seat: Seat, severity: Severity) -> Finding:
    side = view.side(body)
    minority = severity != rule.severity and not seat.chairs
    why = " It can be accepted of a minority whose rule it is to stand back." if minority else ""
    return Finding(
        rule.id,
        severity,
        f"{view.name(seat.member)}, on the {view.other(side)} side, {verb(seat.edge.relation)} "
        f"{view.name(body)}, a body of the {side} side.{why}",
        (seat.member, body),
        (view.step(seat.edge), *_why(view, seat.member)),
        "the seat is held by somebody of the body's own side, a neutral unit or the "
        f"{view.words.trust} level, or by somebody in attendance",
        seat.edge.relation,
        (remove_link(seat.edge),),
    )


def _why(view: View, member: str) -> Iterator:  # type: ignore[type-arg]
    yield from view.side_step(member)
    for edge in view.links_from(member, "holds"):
        if view.sided(edge.end):
            yield view.step(edge)
            yield from view.side_step(edge.end)


def _interlocks(view: View, rule: Rule, voting: Seats) -> Iterator[Finding]:
    """Whoever votes on bodies of both sides, by a post or as a person."""
    held: dict[str, dict[str, list[Seat]]] = {}
    for body, seats in voting.items():
        for seat in seats:
            people = [edge.start for edge in view.links_to(seat.member, "holds")]
            for who in people or [seat.member]:
                held.setdefault(who, {}).setdefault(view.side(body), []).append(seat)
    for who, of_side in held.items():
        members = {seat.member for seats in of_side.values() for seat in seats}
        sides = {side for member in (who, *members) for side in _sides(view, member)}
        if len(of_side) < 2 or view.words.trust in sides:
            continue
        seats = [seat for side in view.words.sides for seat in of_side[side]]
        bodies = [seat.edge.end for seat in seats]
        severity: Severity = rule.severity if sides & set(view.words.sides) else "warning"
        yield Finding(
            rule.id,
            severity,
            f"{view.name(who)} votes on bodies of both sides: {view.some_names(bodies)}.",
            (who, *bodies),
            view.links.steps([seat.edge for seat in seats]),
            "somebody else takes the seats on one side",
            "interlock",
            tuple(remove_link(s.edge) for s in min(of_side.values(), key=len)),
        )

"""Body sides: who decides on a body of one side is not of the other.

A chair from the other side is a breach, and so are voting members from it who are not a
minority; a minority of them is a warning. Nobody votes on bodies of both sides. The trust
level is exempt, neutral members may sit on either, and who only attends or is co-opted does
not vote, unless the seat is said to. A pass needs the whole roster of every body on a side, and
the side of everyone who votes on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.evidence import Step
from orgmodel.model.relations import verb
from orgmodel.model.words import counted
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, Severity
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import MANAGED, ROSTER, SIDES
from orgmodel.rules.roster import Seat
from orgmodel.rules.suggestions import remove_link
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()

READS = (MANAGED, SIDES, "posts.status", "units.kind", "~heads", *ROSTER)

EXAMPLE = Example(
    """
kind = "body_sides"
""",
    "Right director (r1), on the right side, chairs Board (board), a body of the left side.",
)
Seats = dict[str, list[Seat]]


def look(view: View, rule: Rule) -> Observation:
    """Look at every body that is on a side."""
    bodies = record.bodies_on_sides(view)
    if not bodies:
        return Observation(missing="which body is on a side, and who sits on it (memberships.csv)")
    voting: Seats = {body: roster.voters(view, body) for body in bodies}
    findings = [*_from_other_side(view, rule, voting)]
    found = {finding.subjects[0] for finding in findings}
    findings += [f for f in _interlocks(view, rule, voting) if f.subjects[0] not in found]
    seats = [seat for of_body in voting.values() for seat in of_body]
    missing = record.all_of(record.rosters(view, bodies), _unsided(view, voting))
    return Observation(
        tuple(findings),
        frozenset({*bodies, *(seat.member for seat in seats)}),
        missing,
        rows=lambda: (
            s for seat in seats for s in (view.step(seat.edge), *_why(view, seat.member))
        ),
    )


def _unsided(view: View, voting: Seats) -> str:
    """Whose side is not known of those who vote.

    A person without a post is on no side where every post of the two sides has its holder on
    record; else the post may be missing.
    """
    whole = view.model.not_recorded.isdisjoint(view.posts_with_side)
    unknown = {
        body: [
            seat.member
            for seat in seats
            if not _sides(view, seat.member) and not (whole and _is_without_post(view, seat.member))
        ]
        for body, seats in voting.items()
    }
    return record.all_of(
        *(
            f"which side {counted(len(members), 'voting member')} of {view.name(body)} "
            f"{'is' if len(members) == 1 else 'are'} on ({view.some_names(members)})"
            for body, members in unknown.items()
            if members
        )
    )


def _sides(view: View, member: str) -> set[str]:
    """The sides a member is on: of the post, or of the managed posts that the person holds.

    An office or a practice outside the line is a stake of the person's, not a side taken.
    """
    held = [edge.end for edge in view.links_from(member, "holds")]
    managed = [post for post in held if view.is_managed(post)]
    return {view.side(name) for name in (member, *managed)} - {""}


def _is_without_post(view: View, member: str) -> bool:
    return view.table_of(member) == "people" and not view.posts_held(member)


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
        (view.step(seat.edge), *_why(view, seat.member, view.other(side))),
        "the seat is held by somebody of the body's own side, a neutral unit or the "
        f"{view.words.trust} level, or by somebody in attendance",
        seat.edge.relation,
        (remove_link(seat.edge),),
    )


def _why(view: View, member: str, side: str = "") -> Iterator[Step]:
    """The rows that put a member on this side, or on any: its own, or of a post that it holds."""
    fits = {side} if side else view.known_sides
    if view.side(member) in fits:
        yield from view.side_step(member)
        return
    for edge in view.posts_held(member):
        if view.side(edge.end) in fits and view.is_managed(edge.end):
            proof = (view.step(edge), *view.side_step(edge.end))
            yield from proof
            yield from record.managed_rows(view, [edge.end], proof)
            return


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
            tuple(dict.fromkeys(_seated(view, who, of_side))),
            "somebody else takes the seats on one side",
            "interlock",
            tuple(remove_link(s.edge) for s in min(of_side.values(), key=len)),
        )


def _seated(view: View, who: str, of_side: dict[str, list[Seat]]) -> Iterator[Step]:
    """A seat of each side, and that the person holds the post that has it."""
    for side in view.words.sides:
        seat = min(of_side[side], key=lambda seat: (seat.member != who, seat.edge.key))
        held = view.links.find(who, "holds", seat.member)
        yield from (view.step(edge) for edge in (held, seat.edge) if edge)

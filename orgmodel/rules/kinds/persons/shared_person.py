"""Shared person: nobody holds posts or seats on both sides at one time.

Two managed posts on opposite sides are a breach of the rule's severity. A seat, an interest
or a post outside the line (an office, a practice) beside something of the other side is a
declared interest: a warning, because a clinician on a committee must go on practising.
Seats that come with a post are a question about the body, not the person. Appointments meet
where their periods do: one that has ended is not held, and two that will meet later are told.
A pass needs a holder, or a vacancy, on record for every managed post of the two sides, and the
whole roster of each body on a side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, compress

from orgmodel.model.appointments import overlap, period_words
from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.interests import Interests
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import HOLDERS, MANAGED, ROSTER, SIDES
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()

READS = (MANAGED, SIDES, "interests.*", "posts.unit", "units.kind", "~heads", *HOLDERS, *ROSTER)

EXAMPLE = Example(
    """
kind = "shared_person"
""",
    "One person (p1) holds Left director (l1) and Right director (r1), on opposite sides.",
)


def look(view: View, rule: Rule) -> Observation:
    """Look at everyone with more than one post, seat or interest."""
    interests = Interests(view).declared
    roles = _roles(view)
    held = [person for person, number in roles.items() if number]
    if not held:
        return Observation(missing="who holds any post (appointments.csv)")
    for who, steps in interests.items():
        roles[who] += len(steps)
    findings, unsided = [], list[str]()
    for person in (who for who, number in roles.items() if number > 1):
        edges = view.links_from(person, "holds", *SEATS)
        finding = _finding(view, rule, person, edges, interests.get(person, []))
        findings += [finding] if finding else []
        findings += _later(view, rule, person)
        if not finding:
            unsided += _open(view, [e.end for e in edges])
    posts, bodies = _posts_on_record(view), record.bodies_on_sides(view)
    missing = record.all_of(
        view.lacks_sides() or _nothing_on(view, (*posts, *bodies)),
        record.which_side(view, unsided),
        record.holders(view, posts),
        record.rosters(view, bodies),
    )
    return Observation(
        tuple(findings), frozenset(roles), missing, rows=lambda: map(view.step, _rows(view))
    )


def _roles(view: View) -> Counter[str]:
    """Person → how many posts, now or later, and seats."""
    roles = Counter({person: len(edges) for person, edges in view.appointments.items()})
    for relation in SEATS:
        seated = view.links.ends(relation)[0]
        roles.update(who for who in seated if view.table_of(who) == "people")
    return roles


def _posts_on_record(view: View) -> list[str]:
    """The managed posts that are on one of the two sides, or may be."""
    asked = view.managed & ((view.post_side_codes > 0) | view.post_has_no_side)
    return list(compress(view.line.ids, asked.tolist()))


def _nothing_on(view: View, things: Iterable[str]) -> str:
    """Which posts are on a side that has neither post nor body on record."""
    wanted = dict.fromkeys(view.words.sides)
    for thing in things:
        wanted.pop(view.side(thing), None)
        if not wanted:
            return ""
    absent = [f"“{side}”" for side in wanted]
    if not absent:
        return ""
    return f"which posts are on the side {' and which on the side '.join(absent)} (posts.csv)"


def _rows(view: View) -> Iterator[Edge]:
    """Who holds each post and each seat of the two sides, and what puts it there."""
    held = [edge for edge in view.edges("holds", *SEATS) if view.sided(edge.end)]
    yield from held
    yield from record.side_rows(view, (edge.end for edge in held))


def _open(view: View, held: list[str]) -> Iterator[str]:
    """What has no side, where a side of it could make a breach."""
    unknown = [name for name in held if not view.side(name)]
    sided = any(view.sided(name) for name in held)
    return iter(unknown if len(unknown) > 1 or (unknown and sided) else ())


def _finding(
    view: View, rule: Rule, person: str, edges: list[Edge], interests: list[Step]
) -> Finding | None:
    sided = [edge for edge in edges if view.sided(edge.end)]
    managed = [edge for edge in sided if _is_managed(view, edge)]
    if len({view.side(edge.end) for edge in managed}) == 2:
        steps = view.links.steps(_one_of_each_side(view, managed))
        ends = listed(f"{view.name(edge.end)}{_dates(view, edge)}" for edge in managed)
        sides = Counter(view.side(edge.end) for edge in managed)
        fewer = min(view.words.sides, key=lambda side: sides[side])
        return Finding(
            rule.id,
            rule.severity,
            f"One person ({person}) holds {ends}, on opposite sides.",
            (person, *(edge.end for edge in managed)),
            _managed_proof(view, steps),
            "the posts of one side are held by somebody else",
            "holds",
            undo(view, [edge for edge in managed if view.side(edge.end) == fewer]),
        )
    stakes = [*view.links.steps(sided), *(step for step in interests if view.sided(step.end))]
    if len({view.side(step.end) for step in stakes}) < 2:
        return None
    ends = listed(dict.fromkeys(view.name(step.end) for step in stakes))
    return Finding(
        rule.id,
        "warning",
        f"One person ({person}) has a stake in both sides: {ends}.",
        (person, *dict.fromkeys(step.end for step in stakes)),
        _proof(view, tuple(_one_step_of_each_side(view, stakes))),
        "the stake is registered (exemptions.toml), and the person takes no part in decisions that "
        "touch it",
        "stake",
    )


def _is_managed(view: View, edge: Edge) -> bool:
    return edge.relation == "holds" and view.is_managed(edge.end)


def _dates(view: View, edge: Edge) -> str:
    """From when to when an appointment holds, in brackets; empty where both ends are open."""
    words = view.appointment(edge).words()
    return f" ({words})" if words else ""


def _later(view: View, rule: Rule, person: str) -> Iterator[Finding]:
    """The appointments on opposite sides that will meet on a later day, and do not today."""
    day = view.model.day
    edges = [
        edge
        for edge in view.appointments.get(person, ())
        if view.sided(edge.end) and view.is_managed(edge.end)
    ]
    for one, other in combinations(edges, 2):
        met = overlap(view.appointment(one), view.appointment(other))
        if view.side(one.end) == view.side(other.end) or met is None:
            continue
        first, last = met
        if first is None or str(first) <= day:
            continue
        steps = view.links.steps([one, other])
        yield Finding(
            rule.id,
            "info",
            f"One person ({person}) will hold {view.name(one.end)} and {view.name(other.end)}, on "
            f"opposite sides, {period_words(first, last)}.",
            (person, one.end, other.end),
            _managed_proof(view, steps),
            "one of the two appointments ends before the other begins",
            "will hold",
        )


def _one_of_each_side(view: View, edges: list[Edge]) -> list[Edge]:
    """The first of each side by id: two rows prove that one person is on both."""
    ordered = sorted(edges, key=lambda edge: edge.end)
    return [next(e for e in ordered if view.side(e.end) == side) for side in view.words.sides]


def _one_step_of_each_side(view: View, steps: list[Step]) -> Iterator[Step]:
    ordered = sorted(steps, key=lambda step: (step.end, step.relation))
    for side in view.words.sides:
        yield next(step for step in ordered if view.side(step.end) == side)


def _managed_proof(view: View, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The proof of two posts held, and the rows that show each to be in a line."""
    proof = _proof(view, steps)
    return (*proof, *record.managed_rows(view, [step.end for step in steps], proof))


def _proof(view: View, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(dict.fromkeys(s for step in steps for s in (step, *view.side_step(step.end))))

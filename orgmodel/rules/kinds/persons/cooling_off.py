"""Cooling off: nobody goes from these posts to those before so many months have passed.

It looks at who has something of `to` on the organisation's day: a post, or a seat that comes with
one. What they had of `from` must have ended that long before they took it up, in a service without
a break; what they had still then counts too. With `only_ended` the months run from the end of what
they had of `from`, whenever the other began.

`share` says of how many of those in `to` it is asked; those beyond the share keep `others` months.
It alone looks at appointments that have ended. It passes only where the data keeps such, everybody
in `to` is recorded, and so are the days that decide.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, compress
from typing import NamedTuple

from orgmodel.model.appointments import (
    day_words,
    ended_rows,
    months_later,
)
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import DAYS, ROSTER
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import select
from orgmodel.rules.service import Served, by_person, first_of_the_run, lost, own_seats, served_in
from orgmodel.rules.suggestions import end_appointment
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("from", "things", "the posts and bodies that were left", required=True),
    Parameter("to", "things", "the posts and bodies that were taken up", required=True),
    Parameter("months", "number", "how many months must lie between", required=True),
    Parameter(
        "share",
        "text",
        "of how many of those in `to` it is asked",
        default="all",
        allowed=("all", "majority", "half less one"),
    ),
    Parameter("others", "number", "how many months are asked of those beyond the share", default=0),
    Parameter("only_ended", "flag", "what they still have of `from` does not count", default=False),
    Parameter(
        "and_today",
        "flag",
        "what they have of `from` on the day counts whenever it began, and a seat of their own",
        default=False,
    ),
)

READS = (DAYS, "~heads", "posts.status", "units.kind", "units.parent", *ROSTER)

EXAMPLE = Example(
    """
kind = "cooling_off"
from = ["l1"]
to = ["r1"]
months = 24
""",
    "p1 had Left director (l1) until 31 March 2025 and has Right director (r1) since 1 April "
    "2026: 24 months are to lie between.",
)


class _Move(NamedTuple):
    """Somebody in `to`: by what, since when (None: not said), and all they had of `from`.

    `today` is what they have of it and that suffices, whenever it began.
    """

    person: str
    to: Served
    since: date | None
    before: tuple[Served, ...]
    today: tuple[Served, ...] = ()

    def too_soon(self, months: float, day: date, *, only_ended: bool) -> tuple[Served, ...] | None:
        """What of `from` had not ended that long before, on a day; None where that is not known."""
        if self.today:
            return self.today
        if self.since is None:
            return None
        if not self.before:
            return ()
        found = {one: _is_too_soon(one, self.since, months, day, only_ended) for one in self.before}
        if some := tuple(one for one, soon in found.items() if soon):
            return some
        return None if None in found.values() else ()


def _is_too_soon(
    left: Served, since: date, months: float, day: date, only_ended: bool
) -> bool | None:
    """Whether one appointment ended less than so many months before a day, or had not ended."""
    if only_ended and not left.ended(day):
        return False
    end = left.days.end
    if end is not None and (only_ended or end < since):
        return since < months_later(end, int(months))
    return None if left.began is None else left.began < since


def look(view: View, rule: Rule) -> Observation:
    """Compare, for each person who is in `to`, the days of both sides."""
    left, taken = (select(view, rule.parameters[name]) for name in ("from", "to"))
    if left.missing or taken.missing:
        return Observation(missing=record.all_of(left.missing, taken.missing))
    day = date.fromisoformat(view.model.day)
    after = by_person(served_in(view, taken))
    sitting = {person for person, _ in own_seats(view, taken)}
    before = by_person([*served_in(view, left, {*after, *sitting}), *lost(view, left)])
    moves = list(_moves(before, after, dict(lost(view, taken)), day))
    moves += _by_own_seats(view, taken, before, moves)
    if rule.parameters["and_today"]:
        moves = [_with_today(view, left, move, day) for move in moves]
    each = rule.parameters["months" if rule.parameters["share"] == "all" else "others"]
    answers = {m.person: _answer(rule, m, each, day) for m in moves} if each else {}
    findings = [
        _finding(view, rule, move, some, each)
        for move in moves
        if (some := answers.get(move.person))
    ]
    findings += _later(view, rule, (before, after), each, day)
    open_ = [move.person for move in moves if each and answers[move.person] is None]
    shared, unshared = _shared(view, rule, moves, taken, day)
    missing = record.all_of(
        left.absent,
        taken.absent,
        record.unset(view, [*rule.parameters["from"], *rule.parameters["to"]]),
        record.rosters(view, record.bodies_among(view, taken)),
        record.holders(view, record.posts_among(view, taken)) if each else "",
        _undated(view, [*open_, *unshared]),
        _taken_away(view, left, {move.person for move in moves}),
        _no_history(view, rule, left, day),
        _strange(view, {move.person for move in moves}),
        "" if moves else f"who has {taken.words} (appointments.csv)",
    )
    served = [one for move in moves for one in (move.to, *move.before)]
    seen = frozenset(name for s in served for row in s.rows for name in (row.start, row.end))

    def rows() -> Iterator[Step]:
        yield from dict.fromkeys(step for one in served for step in one.steps(view))

    return Observation((*findings, *shared), seen, missing, rows=rows)


def _answer(rule: Rule, move: _Move, months: float, day: date) -> tuple[Served, ...] | None:
    return move.too_soon(months, day, only_ended=rule.parameters["only_ended"])


def _moves(
    before: Mapping[str, list[Served]],
    after: Mapping[str, list[Served]],
    changed: Container[str],
    day: date,
) -> Iterator[_Move]:
    """Who is there now; since when is not known of those whose service there is `changed`."""
    for person, served in after.items():
        if now := [one for one in served if one.on(day)]:
            first = first_of_the_run(now, served)
            had = tuple(before.get(person, ()))
            yield _Move(person, first, None if person in changed else first.began, had)


def _by_own_seats(
    view: View, things: Selection, before: Mapping[str, list[Served]], moves: Iterable[_Move]
) -> Iterator[_Move]:
    """Persons who sit on one of these bodies themselves: a seat says no first day."""
    known = {move.person for move in moves}
    for person, seat in dict(own_seats(view, things)).items():
        if person not in known:
            yield _Move(person, seat, seat.began, tuple(before.get(person, ())))


def _with_today(view: View, left: Selection, move: _Move, day: date) -> _Move:
    """The same with what the person has of `from` on the day, by a post or a seat of their own."""
    seats = (seat for person, seat in own_seats(view, left) if person == move.person)
    return move._replace(today=(*(one for one in move.before if one.on(day)), *seats))


def _shared(
    view: View, rule: Rule, moves: list[_Move], taken: Selection, day: date
) -> tuple[list[Finding], list[str]]:
    """The finding where too few kept away, and of whom it is open where that decides."""
    share = rule.parameters["share"]
    if share == "all" or not moves:
        return [], []
    answers = {move: _answer(rule, move, rule.parameters["months"], day) for move in moves}
    not_known = [m.person for m, some in answers.items() if some is None]
    posts = record.posts_among(view, taken)
    empty = record.unknown_holders(view, posts)
    number = len(moves) + len(empty)
    kept = sum(some == () for some in answers.values())
    bodies = record.bodies_among(view, taken)
    if record.rosters(view, bodies) or _is_enough(share, kept, number):
        return [], []
    if _is_enough(share, kept + len(not_known) + len(empty), number):
        return [], [*not_known, *empty]
    broken = {move: some for move, some in answers.items() if some}
    return [_too_few(view, rule, broken, taken, number)], []


def _is_enough(share: str, kept: int, number: int) -> bool:
    return 2 * kept > number if share == "majority" else 2 * kept >= number - 2


def _words(view: View, move: _Move, some: Iterable[Served]) -> str:
    left = max(some, key=lambda one: one.days.end or date.max)
    ended = f"until {day_words(left.days.end)}" if left.days.end else "and still has it"
    had = f"{view.name(move.person)} had {view.name(left.thing)} {ended}"
    since = f" since {day_words(move.since)}" if move.since else ""
    return f"{had} and has {view.name(move.to.thing)}{since}"


def _steps(view: View, move: _Move, some: Iterable[Served]) -> tuple[Step, ...]:
    left = max(some, key=lambda one: one.days.end or date.max)
    return (*left.steps(view), *move.to.steps(view))


def _finding(
    view: View, rule: Rule, move: _Move, some: tuple[Served, ...], months: float
) -> Finding:
    steps = _steps(view, move, some)
    things = [step.end for step in steps if step.relation == "holds"]
    return Finding(
        rule.id,
        rule.severity,
        f"{_words(view, move, some)}: {months:.0f} months are to lie between.",
        tuple(dict.fromkeys((move.person, *things))),
        steps,
        "somebody takes it up who kept away for so long",
        "cooling off",
        tuple(end_appointment(row) for row in move.to.rows[:1] if row.relation == "holds"),
    )


def _too_few(
    view: View,
    rule: Rule,
    broken: Mapping[_Move, tuple[Served, ...]],
    taken: Selection,
    number: int,
) -> Finding:
    months, share = rule.parameters["months"], rule.parameters["share"]
    asked = "a majority" if share == "majority" else "half less one"
    said = "; ".join(_words(view, move, some) for move, some in list(broken.items())[:5])
    steps = (step for move, some in broken.items() for step in _steps(view, move, some))
    return Finding(
        rule.id,
        rule.severity,
        f"Of {number} who have {taken.words}, {len(broken)} kept away for less than {months:.0f} "
        f"months, and {asked} must have: {said}.",
        tuple(move.person for move in broken),
        tuple(dict.fromkeys(steps)),
        f"{asked} of them kept away for {months:.0f} months",
        "cooling off share",
    )


def _later(
    view: View,
    rule: Rule,
    served_by: tuple[Mapping[str, list[Served]], Mapping[str, list[Served]]],
    months: float,
    day: date,
) -> Iterator[Finding]:
    """What will be taken up too soon on a later day: told once a person."""
    before, after = served_by
    for person, served in after.items() if not rule.only_informs else ():
        coming = [one for one in served if one.days.start and one.days.start > day]
        if not coming or any(one.on(day) for one in served):
            continue
        first = min(coming, key=lambda one: one.days.start or date.max)
        move = _Move(person, first, first.days.start, tuple(before.get(person, ())))
        if some := _answer(rule, move, months, move.since or day):
            steps = _steps(view, move, some)
            things = [step.end for step in steps if step.relation == "holds"]
            yield Finding(
                rule.id,
                "info",
                f"{view.name(person)} will have {view.name(first.thing)} "
                f"{first.days.words()}, less than {months:.0f} months after "
                f"{view.name(some[0].thing)}.",
                tuple(dict.fromkeys((person, *things))),
                steps,
                "it is taken up later, or by somebody else",
                "cooling off later",
            )


def _undated(view: View, who: list[str]) -> str:
    if not who:
        return ""
    return (
        f"since when, and until when before, {view.some_names(who)} had what they have and had "
        "(appointments.csv, columns start and end)"
    )


def _taken_away(view: View, left: Selection, persons: set[str]) -> str:
    """Until when these persons had what a change takes from them that says no day."""
    dated = {(person, one.gone) for person, one in lost(view, left)}
    gone = (
        step.end
        for step in view.model.removed.of("holds")
        if step.start in persons and (step.start, step) not in dated
    )
    posts = dict.fromkeys(
        post
        for post in gone
        if post in left or any(e.end in left for e in view.links_from(post, *SEATS, "heads"))
    )
    if not posts:
        return ""
    return f"until when they had {view.some_names(posts)}, who lose it by a change"


def _no_history(view: View, rule: Rule, left: Selection, day: date) -> str:
    """Who had these before, where the data keeps nothing that has ended, of another body apart."""
    rows = view.cells.tables["appointments"]
    ended = compress(view.pairs("appointments", "person", "post"), ended_rows(rows, view.model.day))
    kept = any(not all(map(view.is_of_another_body, row)) for row in ended)
    asked = rule.parameters["only_ended"]
    there = () if not asked else chain(served_in(view, left), lost(view, left))
    if kept and (not asked or any(one.ended(day) for _, one in there)):
        return ""
    return f"who had {left.words} before (appointments.csv, rows with an end)"


def _strange(view: View, persons: set[str]) -> str:
    """What posts are that these persons have or had, and that are not in the data."""
    posts = view.cells.rows("posts")
    others = (e for e in view.links.appointed if e.end not in posts and e.start in persons)
    strange = dict.fromkeys(e.end for e in others if not view.table_of(e.end))
    if not strange:
        return ""
    return f"what {view.some_names(strange)} is, which one of them had (posts.csv: not in the data)"

"""Body includes: among a body's full members there is one of each of these sorts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from orgmodel.model.evidence import Step
from orgmodel.model.words import capital, listed
from orgmodel.rules import record, roster
from orgmodel.rules.absence import ended_words, seats_ended
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import PROFESSIONAL, Parameter
from orgmodel.rules.reads import ROSTER
from orgmodel.rules.roster import Seat
from orgmodel.rules.selection import proof, select
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter(
        "include",
        "tests",
        "for each of these tests one member: professional, column=value, or a selection",
        required=True,
    ),
    Parameter("least", "number", "fewest of each", default=1),
    Parameter(
        "better",
        "tests",
        "told as information where none of those found is also one of these",
        default=(),
    ),
)

EXAMPLE = Example(
    """
kind = "body_includes"
body = "board"
include = ["profession=nurse"]
""",
    "Somebody of profession “nurse” has no seat on Board (board), whose roster is complete.",
)

READS = (*ROSTER, "posts.unit", "units.parent")

ASKS_FOR = ("body",)


def look(view: View, rule: Rule) -> Observation:
    """Look for each sort; what is not there fails only where the roster is complete."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    if unset := record.unset(view, _selections(rule)):
        return Observation(missing=unset)
    seats = roster.seats(view, body)
    findings, missing, shown = [], [], list[tuple[str, Seat]]()
    least = int(rule.parameters["least"])
    for test in rule.parameters["include"]:
        if unplayed := _unplayed(view, test):
            missing.append(unplayed)
            continue
        fit = [seat for seat in seats if roster.is_a(view, seat, [test])]
        open_ = [seat for seat in seats if roster.is_a(view, seat, [test]) is None]
        size = roster.size(fit)
        if size.least >= least:
            findings += _better(view, rule, body, test, fit)
            shown += [(test, seat) for seat in roster.needed(fit, partial(_are_enough, least))]
        elif size.most is None:
            unsized = view.some_names(seat.member for seat in fit if seat.most is None)
            missing.append(f"how many {unsized} are (posts.csv, column count)")
        elif ended := _ended(view, body, test):
            findings.append(_no_longer(view, rule, body, test, ended, fit))
        elif roster.is_complete(view, body) and not open_:
            findings.append(_finding(view, rule, body, test, seats, fit))
        else:
            missing.append(_open(view, body, test, open_))
    seen = frozenset({body, *(seat.member for seat in seats)})
    return Observation(
        tuple(findings),
        seen,
        record.all_of(*missing),
        rows=lambda: (step for test, seat in shown for step in _fits(view, seat, test)),
    )


def _selections(rule: Rule) -> list[str]:
    return [test for test in rule.parameters["include"] if test != PROFESSIONAL and "=" not in test]


def _unplayed(view: View, test: str) -> str:
    """Which roles a test names that nothing plays: who would be of this sort is not known."""
    parts = test.split(" & ") if test != PROFESSIONAL and "=" not in test else ()
    names = [part for part in parts if ":" not in part and not part.startswith("not ")]
    return view.lacks(*(name for name in names if name != "*" and view.removed(name) is None))


def _are_enough(least: int, seats: Collection[Seat]) -> bool:
    return roster.size(seats).least >= least


def _open(view: View, body: str, test: str, open_: list[Seat]) -> str:
    """What would show whether somebody of this sort sits on the body."""
    asked = f"whether {_words(view, test)} sits on {view.name(body)}"
    if not open_:
        return f"{asked}, {roster.why_open(view, body)}"
    names = view.some_names(seat.member for seat in open_)
    return f"{asked}: nothing says it of {names} (memberships.csv)"


def _fits(view: View, seat: Seat, test: str) -> Iterator[Step]:
    """The rows that show that a seat is of this sort."""
    yield from roster.rows(view, [seat], *_cells(test, seat))
    for name in roster.sitters(view, seat.member):
        if test != PROFESSIONAL and "=" not in test and name in select(view, (test,)):
            yield from map(view.step, roster.way(view, seat.member, (name,)))
            yield from proof(view, test, name)
            return


def _cells(test: str, seat: Seat) -> tuple[str, ...]:
    """The column of posts.csv that answers a test; none where the seat or a selection does."""
    column = "clinical" if test == PROFESSIONAL else test.partition("=")[0]
    return (
        ("clinical",)
        if column == "clinical" and not (test == PROFESSIONAL and seat.profession)
        else ()
    )


def _words(view: View, test: str) -> str:
    if test == PROFESSIONAL:
        return "a professional"
    column, equals, value = test.partition("=")
    if column == "clinical" and value in ("yes", "no"):
        return "a clinical member" if value == "yes" else "a member who is not clinical"
    if equals:
        return f"somebody of {column} “{value}”"
    return roster.somebody(select(view, (test,)).words)


def _finding(
    view: View, rule: Rule, body: str, test: str, seats: list[Seat], fit: list[Seat]
) -> Finding:
    least = int(rule.parameters["least"])
    who = _words(view, test)
    message = f"{capital(who)} has no seat on {view.name(body)}, whose roster is complete."
    if least > 1:
        message = (
            f"On {view.name(body)}, whose roster is complete, fewer than {least} seats are of this "
            f"sort: {who} ({_there(view, fit)})."
        )
    alone = None if "=" in test else select(view, (test,)).only
    return Finding(
        rule.id,
        rule.severity,
        message,
        (body, *((alone,) if alone else ())),
        (*_nobody(view, body, test, seats), *roster.rows(view, fit)),
        f"{_words(view, test)} gets a seat on it (memberships.csv)",
        "member_of" if alone else f"member_of {test}",
        (add_link(alone, "member_of", body),) if alone else (),
    )


def _there(view: View, fit: list[Seat]) -> str:
    """Which seats are of a sort of which there are too few."""
    if not fit:
        return "there is none"
    names = view.some_names(seat.member for seat in fit)
    in_one_hand = len(list(roster.one_each(fit))) < len(fit)
    return f"there is {names}{', in one hand' if in_one_hand else ''}"


def _nobody(view: View, body: str, test: str, seats: list[Seat]) -> tuple[Step, ...]:
    """The rows that show that nobody is: of a property each seat's, of ids the whole rosters."""
    if test == PROFESSIONAL or "=" in test:
        cells = (step for seat in seats for step in roster.rows(view, [seat], *_cells(test, seat)))
        return (*roster.row(view, body), *cells)
    others = (part.removeprefix("members:") for part in test.split(" & "))
    rosters = (roster.row(view, name) for part in others if (name := view.role(part) or ""))
    return tuple(dict.fromkeys((*roster.row(view, body), *(s for row in rosters for s in row))))


def _ended(view: View, body: str, test: str) -> tuple[Step, ...]:
    """The seats of members of this sort that the scenario removed."""
    if test == PROFESSIONAL or "=" in test:
        return ()
    chosen = select(view, (test,))
    ids = {*chosen, *(row.id for row in chosen.removed)}
    return tuple(
        step
        for step in seats_ended(view, body)
        if not ids.isdisjoint(roster.sitters(view, step.start))
    )


def _no_longer(
    view: View, rule: Rule, body: str, test: str, ended: tuple[Step, ...], fit: list[Seat]
) -> Finding:
    alone = select(view, (test,)).only
    message = f"{capital(_words(view, test))} has no seat on {view.name(body)}"
    if fit:
        least, who = int(rule.parameters["least"]), _words(view, test)
        message = (
            f"On {view.name(body)} fewer than {least} seats are of this sort: {who} "
            f"({_there(view, fit)})"
        )
    return Finding(
        rule.id,
        rule.severity,
        f"{message}: {ended_words(ended, 'others' if fit else '')}.",
        (body, *((alone,) if alone else ())),
        (*ended, *roster.rows(view, fit)),
        f"{_words(view, test)} gets a seat on it (memberships.csv)",
        "member_of" if alone else f"member_of {test}",
        (add_link(alone, "member_of", body),) if alone else (),
    )


def _better(view: View, rule: Rule, body: str, test: str, fit: list[Seat]) -> list[Finding]:
    better = rule.parameters["better"]
    if not better or any(roster.is_a(view, seat, better) for seat in fit):
        return []
    wanted = listed((_words(view, one) for one in better), last="or")
    names = view.some_names(seat.member for seat in fit)
    said = f"it is not {wanted}" if len(fit) == 1 else f"none of them is {wanted}"
    if any(_is_silent(view, seat) for seat in fit):
        said = f"the data does not say whether that is {wanted}"
    return [
        Finding(
            rule.id,
            "info",
            f"On {view.name(body)}, {_words(view, test)} has a seat ({names}), and {said}.",
            (body, *(seat.member for seat in fit)),
            tuple(roster.rows(view, fit)),
            f"somebody sits on it who is {wanted}",
            "member_of better",
        )
    ]


def _is_silent(view: View, seat: Seat) -> bool:
    """Whether nothing says to whom a member reports."""
    posts = [name for name in roster.sitters(view, seat.member) if name in view.line.index]
    return not any(view.line.manager(post) for post in posts)

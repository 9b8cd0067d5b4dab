"""Body includes: among a body's full members there is one of each of these sorts."""

from __future__ import annotations

from orgmodel.model.evidence import Step
from orgmodel.model.words import listed
from orgmodel.rules import roster
from orgmodel.rules.absence import ended_words, seats_ended
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.roster import Seat
from orgmodel.rules.selection import select
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

ASKS_FOR = ("body",)


def look(view: View, rule: Rule) -> Observation:
    """Look for each sort; what is not there fails only where the roster is complete."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    seats = roster.seats(view, body)
    findings, missing = [], []
    least = int(rule.parameters["least"])
    for test in rule.parameters["include"]:
        fit = [seat for seat in seats if roster.is_a(view, seat, [test])]
        open_ = [seat for seat in seats if roster.is_a(view, seat, [test]) is None]
        size = roster.size(fit)
        if size.least >= least:
            findings += _better(view, rule, body, test, fit)
        elif size.most is None:
            unsized = view.some_names(seat.member for seat in fit if seat.most is None)
            missing.append(f"how many {unsized} are (posts.csv, column count)")
        elif ended := _ended(view, body, test):
            findings.append(_no_longer(view, rule, body, test, ended))
        elif roster.is_complete(view, body) and not open_:
            findings.append(_finding(view, rule, body, test, seats))
        else:
            missing.append(
                f"whether {_words(view, test)} sits on {view.name(body)} "
                "(memberships.csv; units.csv, column roster)"
            )
    seen = frozenset({body, *(seat.member for seat in seats)})
    return Observation(tuple(findings), seen, "; ".join(dict.fromkeys(missing)))


def _words(view: View, test: str) -> str:
    if test == "professional":
        return "a professional"
    column, equals, value = test.partition("=")
    return f"somebody whose {column} is {value}" if equals else select(view, (test,)).words


def _finding(view: View, rule: Rule, body: str, test: str, seats: list[Seat]) -> Finding:
    least = int(rule.parameters["least"])
    number = "nobody" if least == 1 else f"fewer than {least}"
    alone = None if "=" in test else select(view, (test,)).only
    return Finding(
        rule.id,
        rule.severity,
        f"On {view.name(body)}, whose roster is complete, sits {number} of this sort: "
        f"{_words(view, test)}.",
        (body, *((alone,) if alone else ())),
        view.links.steps([seat.edge for seat in seats]),
        f"{_words(view, test)} gets a seat on it (memberships.csv)",
        "member_of" if alone else f"member_of {test}",
        (add_link(alone, "member_of", body),) if alone else (),
    )


def _ended(view: View, body: str, test: str) -> tuple[Step, ...]:
    """The seats of members of this sort that the scenario removed."""
    if test == "professional" or "=" in test:
        return ()
    chosen = select(view, (test,))
    ids = {*chosen, *(row.id for row in chosen.removed)}
    return tuple(
        step
        for step in seats_ended(view, body)
        if not ids.isdisjoint(roster.sitters(view, step.start))
    )


def _no_longer(view: View, rule: Rule, body: str, test: str, ended: tuple[Step, ...]) -> Finding:
    alone = select(view, (test,)).only
    return Finding(
        rule.id,
        rule.severity,
        f"{_words(view, test)} has no seat on {view.name(body)}: {ended_words(ended)}.",
        (body, *((alone,) if alone else ())),
        ended,
        f"{_words(view, test)} gets a seat on it (memberships.csv)",
        "member_of" if alone else f"member_of {test}",
        (add_link(alone, "member_of", body),) if alone else (),
    )


def _better(view: View, rule: Rule, body: str, test: str, fit: list[Seat]) -> list[Finding]:
    better = rule.parameters["better"]
    if not better or any(roster.is_a(view, seat, better) for seat in fit):
        return []
    wanted = listed((_words(view, one) for one in better), last="or")
    return [
        Finding(
            rule.id,
            "info",
            f"On {view.name(body)}, {view.some_names(seat.member for seat in fit)} is "
            f"{_words(view, test)}, but not {wanted}.",
            (body, *(seat.member for seat in fit)),
            view.links.steps([seat.edge for seat in fit]),
            f"somebody sits on it who is {wanted}",
            "member_of better",
        )
    ]

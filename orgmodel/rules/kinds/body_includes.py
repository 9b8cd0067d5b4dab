"""Body includes: among a body's full members there is one of each of these sorts."""

from __future__ import annotations

from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import add_link
from orgmodel.rules.roster import Seat

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("include", "tests", "for each of these tests one member: professional, "
              "column=value, or a selection", required=True),
    Parameter("least", "number", "fewest of each", default=1),
    Parameter("better", "tests", "told as information where none of those found is also one of "
              "these", default=()),
)  # fmt: skip


def look(ground: Ground, rule: Rule) -> Looked:
    """Look for each sort; what is not there fails only where the roster is complete."""
    body = ground.role(rule.parameters["body"])
    if body is None:
        return Looked(missing=ground.lacks(rule.parameters["body"]))
    seats = roster.seats(ground, body)
    findings, missing = [], []
    least = int(rule.parameters["least"])
    for test in rule.parameters["include"]:
        fit = [seat for seat in seats if roster.is_a(ground, seat, [test])]
        open_ = [seat for seat in seats if roster.is_a(ground, seat, [test]) is None]
        if roster.size(fit).least >= least:
            findings += _better(ground, rule, body, test, fit)
        elif roster.is_complete(ground, body) and not open_:
            findings.append(_finding(ground, rule, body, test, seats))
        else:
            missing.append(f"whether {_words(ground, test)} sits on {ground.name(body)} "
                           "(memberships.csv; units.csv, column roster)")  # fmt: skip
    seen = frozenset({body, *(seat.member for seat in seats)})
    return Looked(tuple(findings), seen, "; ".join(dict.fromkeys(missing)))


def _words(ground: Ground, test: str) -> str:
    if test == "professional":
        return "a professional"
    column, equals, value = test.partition("=")
    return f"somebody whose {column} is {value}" if equals else ground.select((test,)).words


def _finding(ground: Ground, rule: Rule, body: str, test: str, seats: list[Seat]) -> Finding:
    least = int(rule.parameters["least"])
    number = "nobody" if least == 1 else f"fewer than {least}"
    alone = None if "=" in test else ground.select((test,)).only
    return Finding(
        rule.id, rule.severity,
        f"On {ground.name(body)}, whose roster is complete, sits {number} of this sort: "
        f"{_words(ground, test)}.",
        (body, *((alone,) if alone else ())), ground.links.steps([seat.edge for seat in seats]),
        f"{_words(ground, test)} gets a seat on it (memberships.csv)",
        "member_of" if alone else f"member_of {test}",
        (add_link(alone, "member_of", body),) if alone else (),
    )  # fmt: skip


def _better(ground: Ground, rule: Rule, body: str, test: str, fit: list[Seat]) -> list[Finding]:
    better = rule.parameters["better"]
    if not better or any(roster.is_a(ground, seat, better) for seat in fit):
        return []
    return [Finding(
        rule.id, "info",
        f"On {ground.name(body)}, {ground.some_names(seat.member for seat in fit)} is "
        f"{_words(ground, test)}, but not {' or '.join(_words(ground, t) for t in better)}.",
        (body, *(seat.member for seat in fit)), ground.links.steps([seat.edge for seat in fit]),
        f"somebody sits on it who is {' or '.join(_words(ground, t) for t in better)}",
        "member_of better",
    )]  # fmt: skip

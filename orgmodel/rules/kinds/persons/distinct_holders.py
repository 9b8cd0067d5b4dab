"""Distinct holders: these posts are held by as many different persons.

Appointments count on the organisation's day: one that has ended holds nothing, and one that
begins later is told as information where it will meet another. It passes only where the holder
of each post is recorded; a post said to be vacant is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations

from orgmodel.model.appointments import overlap, period_words
from orgmodel.model.edges import Edge
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import HOLDERS
from orgmodel.rules.suggestions import end_appointment
from orgmodel.rules.view import View

PARAMETERS = (Parameter("posts", "texts", "role names of the posts", required=True),)

READS = (*HOLDERS,)

EXAMPLE = Example(
    """
kind = "distinct_holders"
posts = ["l1", "r1"]
""",
    "One person (p1) holds Left director (l1) and Right director (r1).",
)


def look(view: View, rule: Rule) -> Observation:
    """Compare the persons that hold the posts."""
    names = rule.parameters["posts"]
    posts = dict.fromkeys(post for name in names if (post := view.role(name)) is not None)
    held = [edge for post in posts for edge in view.holders(post)]
    by_person: dict[str, list[Edge]] = {}
    for edge in held:
        by_person.setdefault(edge.start, []).append(edge)
    several = {who: of for who, of in by_person.items() if len({e.end for e in of}) > 1}
    findings = [_finding(view, rule, person, edges) for person, edges in several.items()]
    findings += _later(view, rule, posts)
    missing = record.all_of(view.lacks(*names), record.holders(view, posts))
    vacant = [post for post in posts if post in view.model.vacant]
    return Observation(
        tuple(findings),
        frozenset({edge.end for edge in held} | ({*vacant} if held else set())),
        missing,
        nothing="" if held or missing else "every one of the posts is vacant",
        rows=lambda: (
            *map(view.step, held),
            *(step for post in vacant for step in view.cell_step(post, "status")),
        ),
    )


def _finding(view: View, rule: Rule, person: str, edges: list[Edge]) -> Finding:
    # Two of the posts prove it, whatever their number.
    one_each = list({edge.end: edge for edge in reversed(edges)}.values())[::-1]
    ends = listed(f"{view.name(edge.end)}{_dates(view, edge)}" for edge in one_each)
    return Finding(
        rule.id,
        rule.severity,
        f"One person ({person}) holds {ends}.",
        (person, *(edge.end for edge in one_each)),
        view.links.steps(one_each[:2]),
        "each of the posts has a holder of its own",
        "holds",
        tuple(end_appointment(edge) for edge in edges if edge.end != one_each[0].end),
    )


def _dates(view: View, edge: Edge) -> str:
    words = view.appointment(edge).words()
    return f" ({words})" if words else ""


def _later(view: View, rule: Rule, posts: dict[str, None]) -> Iterator[Finding]:
    """The appointments to two of the posts that will meet on a later day, and do not today."""
    now = [edge for post in posts for edge in view.holders(post)]
    later = (edge for edge in view.links.appointed_later if edge.end in posts)
    today, every = {edge.label for edge in now}, view.appointments
    with_one = {edge.start for edge in chain(now, later)}
    for person in filter(with_one.__contains__, every):
        mine = [edge for edge in every[person] if edge.end in posts]
        for one, other in combinations(mine, 2):
            met = overlap(view.appointment(one), view.appointment(other))
            if one.end == other.end or met is None or {one.label, other.label} <= today:
                continue
            yield Finding(
                rule.id,
                "info",
                f"One person ({person}) will hold {view.name(one.end)} and {view.name(other.end)} "
                f"at once, {period_words(*met)}.",
                (person, one.end, other.end),
                view.links.steps([one, other]),
                "one of the appointments ends before the other begins",
                "will hold",
            )

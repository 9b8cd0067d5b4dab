"""Span: a manager has at least so many direct reports, and at most so many.

A row counts as one post, or by its `count`; vacant posts count; dotted lines never do. Where a
group gives no count, or one that cannot be read, a manager may have more than is known, and so
where the manager of a post is not known. One who is not in the data has no row: the rule is then
not assessable.
"""

from __future__ import annotations

import numpy as np

from orgmodel.model.organisation import GROUP_KINDS
from orgmodel.model.words import counted
from orgmodel.rules import record, roster
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE, SIZE
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("least", "number", "fewest direct reports of a manager", default=1),
    Parameter("most", "number", "most direct reports of a manager"),
    Parameter("things", "things", "only these managers"),
    Parameter("layers", "number", "only managers in so many layers from the top"),
)

READS = (LINE, *SIZE)

EXAMPLE = Example(
    """
kind = "span"
most = 3
""",
    "Left director (l1) has 4 direct reports, more than 3 (posts counted, vacant ones "
    "too; dotted lines not).",
)


def look(view: View, rule: Rule) -> Observation:
    """Count the direct reports of every manager."""
    line = view.line
    least_of, is_open = _posts_of_rows(view)
    below = line.parent >= 0
    above = line.parent[below]
    spans = np.bincount(above, weights=least_of[below], minlength=len(line))
    open_ended = np.bincount(above, weights=is_open[below], minlength=len(line)) > 0
    managers = line.spans > 0
    if rule.parameters["layers"] is not None:
        # Of a line whose end is not known nobody can say how far from the top it is.
        managers &= (line.depth < rule.parameters["layers"]) & view.model.line_tops.is_whole
    places = np.flatnonzero(managers).tolist()
    if rule.parameters["things"] is not None:
        chosen = select(view, rule.parameters["things"])
        if chosen.missing:
            return Observation(missing=chosen.missing)
        places = [place for place in places if line.ids[place] in chosen]
    least, most = rule.parameters["least"], rule.parameters["most"]
    findings, unknown = [], list[str]()
    # Somebody whose manager is not known may report to any of them.
    few = not view.model.line_tops.managers_not_known
    for place in places:
        span, is_more = int(spans[place]), bool(open_ended[place])
        if (most is not None and span > most) or (span < least and few and not is_more):
            findings.append(_finding(view, rule, line.ids[place], span, is_more))
        elif is_more and (most is not None or span < least):
            unknown.append(line.ids[place])
    names = view.some_names(unknown)
    missing = record.all_of(
        "" if places else "who manages whom (posts.csv, column reports_to)",
        f"how many posts report to {names} (posts.csv, column count)" if unknown else "",
        record.unknown_managers(view) if places else "",
    )
    seen = frozenset(line.ids[place] for place in places)

    return Observation(
        tuple(findings),
        seen,
        missing,
        rows=lambda: (view.step(e) for e in view.edges("reports_to") if e.end in seen),
    )


def _posts_of_rows(view: View) -> tuple[np.ndarray, np.ndarray]:
    """For each row of the line the fewest posts it stands for, and whether it may be more."""
    least = np.ones(len(view.line), dtype=np.int64)
    is_open = np.zeros(len(view.line), dtype=np.int64)
    posts = view.model.tables["posts"]
    special = posts[(posts["count"] != "") | posts["kind"].isin(GROUP_KINDS)]
    for post in special["id"].unique():
        place = view.line.index.get(post)
        if place is not None:
            fewest, most = view.model.stands_for(post)
            least[place], is_open[place] = fewest, most is None
    return least, is_open


def _enough(view: View, posts: list[str], most: float) -> list[str]:
    """The first of these posts that are more than so many together."""
    chosen, number = [], 0
    for post in posts:
        if number > most:
            break
        chosen.append(post)
        number += view.model.stands_for(post)[0]
    return chosen


def _finding(view: View, rule: Rule, manager: str, span: int, is_more: bool) -> Finding:
    least, most = rule.parameters["least"], rule.parameters["most"]
    limit = f"fewer than {least:g}" if span < least else f"more than {most:g}"
    upto = f" and at most {most:g}" if most is not None else ""
    has = f"{'at least ' if is_more else ''}{counted(span, 'direct report')}"
    posts = sorted(view.line.children(manager), key=lambda p: (-view.model.stands_for(p)[0], p))
    if most is not None and span > most:
        posts = _enough(view, posts, most)
    reports = [
        step
        for post in posts
        for step in (
            *view.links.steps(view.links_from(post, "reports_to")[:1]),
            *roster.size_step(view, post),
        )
    ]
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(manager)} has {has}, {limit} "
        "(posts counted, vacant ones too; dotted lines not).",
        (manager,),
        tuple(reports),
        f"at least {least:g}{upto} posts report to it",
        "reports_to",
    )

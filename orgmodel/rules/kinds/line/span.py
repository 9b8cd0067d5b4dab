"""Span: a manager has at least so many direct reports, and at most so many.

A row counts as one post, or by its `count`; vacant posts count; dotted lines never do.
"""

from __future__ import annotations

import numpy as np

from orgmodel.model.words import counted
from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("least", "number", "fewest direct reports of a manager", default=1),
    Parameter("most", "number", "most direct reports of a manager"),
    Parameter("things", "things", "only these managers"),
    Parameter("layers", "number", "only managers in so many layers from the top"),
)


def look(view: View, rule: Rule) -> Looked:
    """Count the direct reports of every manager."""
    line = view.line
    counts = np.ones(len(line), dtype=np.int64)
    rows = view.model.posts["count"]
    for place in np.flatnonzero((rows != "").to_numpy()[: len(line)]).tolist():
        said = rows.iloc[place]
        counts[place] = int(said) if said.isdigit() else 1
    below = line.parent >= 0
    spans = np.bincount(line.parent[below], weights=counts[below], minlength=len(line))
    managers = line.spans > 0
    if rule.parameters["layers"] is not None:
        managers &= line.depth < rule.parameters["layers"]
    places = np.flatnonzero(managers).tolist()
    if rule.parameters["things"] is not None:
        chosen = select(view, rule.parameters["things"])
        if chosen.missing:
            return Looked(missing=chosen.missing)
        places = [place for place in places if line.ids[place] in chosen]
    least, most = rule.parameters["least"], rule.parameters["most"]
    wrong = [p for p in places if spans[p] < least or (most is not None and spans[p] > most)]
    findings = tuple(_finding(view, rule, line.ids[p], int(spans[p])) for p in wrong)
    missing = "" if places else "who manages whom (posts.csv, column reports_to)"
    return Looked(findings, frozenset(line.ids[place] for place in places), missing)


def _finding(view: View, rule: Rule, manager: str, span: int) -> Finding:
    least, most = rule.parameters["least"], rule.parameters["most"]
    limit = f"fewer than {least:g}" if span < least else f"more than {most:g}"
    upto = f" and at most {most:g}" if most is not None else ""
    reports = [
        e for post in view.line.children(manager) for e in view.links_from(post, "reports_to")
    ]
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(manager)} has {counted(span, 'direct report')}, {limit} "
        "(posts counted, vacant ones too; dotted lines not).",
        (manager,),
        view.links.steps(reports),
        f"at least {least:g}{upto} posts report to it",
        "reports_to",
    )

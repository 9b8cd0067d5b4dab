"""Layers: no line of management is deeper than so many posts, the top one counted.

Where the manager at the end of a line is not known, or not in the data, the line may be deeper than
it shows: what is too deep already is found, and else the rule is not assessable.
"""

from __future__ import annotations

import numpy as np

from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("most", "number", "most layers, the top post being the first", required=True),
)

READS = (LINE,)

EXAMPLE = Example(
    """
kind = "layers"
most = 3
""",
    "l3 is in layer 4 under Chief executive (ce); at most 3 are asked for (the top post "
    "is layer 1).",
)


def look(view: View, rule: Rule) -> Observation:
    """Find the first post below the deepest layer allowed, under each top."""
    line, most = view.line, int(rule.parameters["most"])
    if not (line.parent >= 0).any():
        return Observation(missing="who reports to whom (posts.csv, column reports_to)")
    deep = np.flatnonzero(line.depth == most)
    findings = tuple(_finding(view, rule, line.ids[place]) for place in deep.tolist())
    return Observation(
        findings,
        frozenset(line.ids),
        record.unknown_managers(view),
        rows=lambda: map(view.step, view.edges("reports_to")),
    )


def _finding(view: View, rule: Rule, post: str) -> Finding:
    line, most = view.line, int(rule.parameters["most"])
    chain = line.chain(post)
    below = int(line.sizes[line.index[post]]) - 1
    more = f", with {below} more below it" if below else ""
    layer = f"layer {most + 1}" if view.is_whole(post) else f"layer {most + 1} or lower"
    up = SuggestedChange("move-post", {"post": post, "to": chain[2]}) if len(chain) > 2 else None
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)} is in {layer} under {view.name(chain[-1])}{more}; at most "
        f"{most} are asked for (the top post is layer 1).",
        (post,),
        view.line_steps(post, chain[-1]),
        f"it reports at least one layer higher, so that the line has {most} layers",
        "reports_to",
        (up,) if up else (),
    )

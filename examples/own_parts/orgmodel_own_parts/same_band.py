"""Same band: nobody is of the band of the manager they report to.

Bands are compared as they are written. Where one of the two has none, or the manager is not
known, the rule is not assessable: silence is never a pass.
"""

from __future__ import annotations

from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (Parameter("things", "things", "only these posts", default=["table:posts"]),)

READS = (LINE, "posts.band")

EXAMPLE = Example(
    """
kind = "same_band"
things = ["not titled:deputy *"]
""",
    "Team leader (l2) is of band 8a, as is its manager Head of service (l1).",
)


def look(view: View, rule: Rule) -> Observation:
    """Compare the band of each post with that of its manager."""
    chosen = select(view, rule.parameters["things"])
    if chosen.missing:
        return Observation(missing=chosen.missing)
    findings, silent, seen = [], [], []
    for edge in view.edges("reports_to"):
        post, manager = edge.start, edge.end
        if post not in chosen or manager not in view.line.index:
            continue
        seen.append(post)
        band, above = view.cell(post, "band"), view.cell(manager, "band")
        silent += [name for name, said in ((post, band), (manager, above)) if not said]
        if band and band == above:
            findings.append(_finding(view, rule, post, manager))
    names = view.some_names(silent)
    return Observation(
        tuple(findings),
        frozenset(seen),
        record.all_of(
            f"the band of {names} (posts.csv, column band)" if silent else "",
            record.unknown_managers(view),
        ),
        rows=lambda: (step for post in seen for step in view.cell_step(post, "band")),
    )


def _finding(view: View, rule: Rule, post: str, manager: str) -> Finding:
    band = view.cell(post, "band")
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)} is of band {band}, as is its manager {view.name(manager)}.",
        (post, manager),
        (
            *view.line_steps(post, manager),
            *view.cell_step(post, "band"),
            *view.cell_step(manager, "band"),
        ),
        "one of the two is of another band, or it reports to somebody else",
        "reports_to",
    )

"""One head: each unit of these kinds is led by exactly one post."""

from __future__ import annotations

from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS = (Parameter("kinds", "texts", "kinds of unit that need a head", required=True),)

EXAMPLE = Example(
    """
kind = "one_head"
kinds = ["directorate"]
""",
    "headless has no head, though others like it have one.",
)


def look(view: View, rule: Rule) -> Observation:
    """A unit without head fails where others of its kind have one; so does a head of several."""
    units = view.model.units
    chosen = units[units["kind"].isin(rule.parameters["kinds"])]
    led = chosen[chosen["head"] != ""]
    if not len(led):
        kinds = ", ".join(rule.parameters["kinds"])
        return Observation(missing=f"who heads a unit of kind {kinds} (units.csv, column head)")
    findings, unread = [], list[str]()
    for unit, head in zip(chosen["id"], chosen["head"], strict=True):
        least, most = view.model.posts_in(head) if head else (0, 0)
        if not head:
            findings.append(
                _finding(
                    view,
                    rule,
                    unit,
                    "has no head, though others like it have one",
                    f"units.csv names a head of {unit}",
                )
            )
        elif least > 1:
            findings.append(
                _finding(
                    view,
                    rule,
                    unit,
                    f"is led by {least} posts at once ({view.name(head)})",
                    "one post leads it",
                )
            )
        elif most is None:
            unread.append(head)
    missing = f"how many posts {view.some_names(unread)} is (posts.csv, column count)"
    heads = (edge for unit in chosen["id"] for edge in view.links_to(unit, "heads"))
    return Observation(
        tuple(findings),
        frozenset(chosen["id"]),
        missing if unread else "",
        rows=view.rows_of(list(heads)),
    )


def _finding(view: View, rule: Rule, unit: str, what: str, clears: str) -> Finding:
    path = tuple(view.step(edge) for edge in view.links_to(unit, "heads"))
    return Finding(
        rule.id, rule.severity, f"{view.name(unit)} {what}.", (unit,), path, clears, "heads"
    )

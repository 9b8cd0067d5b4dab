"""Forest: the solid lines hold no loop, and a post has at most one manager."""

from __future__ import annotations

from orgmodel.model.evidence import Step
from orgmodel.model.hierarchy import loops, parents_of
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()

EXAMPLE = Example(
    """
kind = "forest"
""",
    "The line goes round in a loop: l1 → l2 → l1.",
)


def look(view: View, rule: Rule) -> Observation:
    """Report each loop, and each post whose rows name different managers."""
    posts = view.model.posts[view.model.posts["id"] != ""]
    if not (posts["reports_to"] != "").any():
        return Observation(missing="who reports to whom (posts.csv, column reports_to)")
    names, parent = parents_of(posts["id"], posts["reports_to"])
    findings = [_loop(view, rule, [names[place] for place in loop]) for loop in loops(parent)]
    repeated = posts[posts["id"].duplicated(keep=False) & (posts["reports_to"] != "")]
    for post, rows in repeated.groupby("id", sort=True):
        if rows["reports_to"].nunique() > 1:
            findings.append(_two_managers(view, rule, str(post)))
    on_a_line = parent >= 0
    on_a_line[parent[on_a_line]] = True  # managers too; a post by itself shows no line
    seen = frozenset(names[place] for place in on_a_line.nonzero()[0].tolist())
    return Observation(tuple(findings), seen, rows=lambda: map(view.step, view.edges("reports_to")))


def _loop(view: View, rule: Rule, loop: list[str]) -> Finding:
    steps = []
    for post in loop:
        steps += [view.step(edge) for edge in view.links_from(post, "reports_to")[:1]]
    shown = " → ".join([*loop, loop[0]])
    return Finding(
        rule.id,
        rule.severity,
        f"The line goes round in a loop: {shown}.",
        tuple(loop),
        tuple(steps),
        "one of these posts reports outside the loop",
        "reports_to",
        (SuggestedChange("move-post", {"post": loop[0], "to": ""}),),
    )


def _two_managers(view: View, rule: Rule, post: str) -> Finding:
    steps: tuple[Step, ...] = tuple(view.step(edge) for edge in view.links_from(post, "reports_to"))
    managers = ", ".join(dict.fromkeys(step.end for step in steps))
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)} has rows with different managers: {managers}.",
        (post,),
        steps,
        "one manager is kept; any other becomes a link of its own kind",
        "reports_to",
    )

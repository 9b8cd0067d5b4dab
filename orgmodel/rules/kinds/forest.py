"""Forest: the solid lines hold no loop, and a post has at most one manager."""

from __future__ import annotations

from orgmodel.hierarchy import loops, parents_of
from orgmodel.rules.finding import Finding, LinkEdit, Looked, Step
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS: tuple[Parameter, ...] = ()


def look(ground: Ground, rule: Rule) -> Looked:
    """Report each loop, and each post whose rows name different managers."""
    posts = ground.model.posts[ground.model.posts["id"] != ""]
    if not (posts["reports_to"] != "").any():
        return Looked(missing="who reports to whom (posts.csv, column reports_to)")
    names, parent = parents_of(posts["id"], posts["reports_to"])
    findings = [_loop(ground, rule, [names[place] for place in loop]) for loop in loops(parent)]
    repeated = posts[posts["id"].duplicated(keep=False) & (posts["reports_to"] != "")]
    for post, rows in repeated.groupby("id", sort=True):
        if rows["reports_to"].nunique() > 1:
            findings.append(_two_managers(ground, rule, str(post)))
    on_a_line = parent >= 0
    on_a_line[parent[on_a_line]] = True  # managers too; a post by itself shows no line
    seen = frozenset(names[place] for place in on_a_line.nonzero()[0].tolist())
    return Looked(tuple(findings), seen)


def _loop(ground: Ground, rule: Rule, loop: list[str]) -> Finding:
    steps = []
    for post in loop:
        steps += [ground.step(edge) for edge in ground.links_from(post, "reports_to")[:1]]
    shown = " → ".join([*loop, loop[0]])
    return Finding(
        rule.id, rule.severity, f"The line goes round in a loop: {shown}.",
        tuple(loop), tuple(steps), "one of these posts reports outside the loop", "reports_to",
        (LinkEdit("move-post", {"post": loop[0], "to": ""}),),
    )  # fmt: skip


def _two_managers(ground: Ground, rule: Rule, post: str) -> Finding:
    steps: tuple[Step, ...] = tuple(
        ground.step(edge) for edge in ground.links_from(post, "reports_to")
    )
    managers = ", ".join(dict.fromkeys(step.end for step in steps))
    return Finding(
        rule.id, rule.severity, f"{ground.name(post)} has rows with different managers: "
        f"{managers}.",
        (post,), steps, "one manager is kept; any other becomes a link of its own kind",
        "reports_to",
    )  # fmt: skip

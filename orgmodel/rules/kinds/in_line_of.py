"""In the line of: a post comes under a manager in the solid line."""

from __future__ import annotations

from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter("post", "text", "role name of the post", required=True),
    Parameter("manager", "text", "role name of the manager", required=True),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """Follow the post's line to the top."""
    names = [rule.parameters["post"], rule.parameters["manager"]]
    post, manager = (ground.role(name) for name in names)
    for name, found in zip(names, (post, manager), strict=True):
        if found is None or found not in ground.line.index:
            missing = ground.lacks(name) or f"which post is the {ground.role_words(name)}"
            return Looked(missing=missing)
    if post is None or manager is None:
        return Looked()
    chain = ground.line.chain(post)
    if manager in chain[1:]:
        return Looked(seen=frozenset({post, manager}))
    if len(chain) == 1:
        return Looked(missing=f"whom {ground.name(post)} reports to (posts.csv, column reports_to)")
    finding = Finding(
        rule.id, rule.severity,
        f"{ground.name(post)} is not in the line of {ground.name(manager)}: its line ends at "
        f"{ground.name(chain[-1])}.",
        (post, manager), ground.line_steps(post, chain[-1]),
        f"{post} reports to {manager} or to a post in its line", "reports_to",
        (LinkEdit("move-post", {"post": post, "to": manager}),),
    )  # fmt: skip
    return Looked((finding,), frozenset({post, manager}))

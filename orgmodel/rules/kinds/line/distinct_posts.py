"""Distinct posts: these roles are as many different posts, and some keep out of others' lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgmodel.model.evidence import Step
from orgmodel.model.words import listed
from orgmodel.rules.apart import APART, lines_apart
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("posts", "texts", "role names of the posts", required=True),
    APART,
)

EXAMPLE = Example(
    """
kind = "distinct_posts"
posts = ["first", "second"]
""",
    "Left director (l1) is the first and the second at once.",
)

READS = (LINE,)

ASKS_FOR = ("posts",)


def look(view: View, rule: Rule) -> Observation:
    """Compare the ids that play the roles, and follow the lines kept apart."""
    names = list(dict.fromkeys(rule.parameters["posts"]))
    found = {name: post for name in names if (post := view.role(name)) is not None}
    posts = list(found.values())
    apart = lines_apart(view, rule)
    twice = sorted({post for post in posts if posts.count(post) > 1})
    findings = tuple(_finding(view, rule, post, found) for post in twice)
    missing = [view.lacks(*(name for name in names if name not in found)), *apart.missing]
    words = "; ".join(dict.fromkeys(part for part in missing if part))

    def rows() -> Iterator[Step]:
        for post in posts:
            yield from _row(view, post)
        yield from apart.steps(view)

    return Observation((*findings, *apart.findings), frozenset(posts), words, rows=rows)


def _finding(view: View, rule: Rule, post: str, found: Mapping[str, str]) -> Finding:
    roles = listed(f"the {view.role_words(name)}" for name, of in found.items() if of == post)
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)} is {roles} at once.",
        (post,),
        _row(view, post),
        "each role is a post of its own",
        "same_post",
    )


def _row(view: View, post: str) -> tuple[Step, ...]:
    """The row of a post or body, by the words it goes under."""
    column = "name" if view.table_of(post) == "units" else "title"
    return view.cell_step(post, column)

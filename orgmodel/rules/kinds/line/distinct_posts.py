"""Distinct posts: these roles are as many different posts."""

from __future__ import annotations

from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS = (Parameter("posts", "texts", "role names of the posts", required=True),)


def look(view: View, rule: Rule) -> Observation:
    """Compare the ids that play the roles."""
    names = rule.parameters["posts"]
    found = {name: view.role(name) for name in names}
    absent = [name for name, post in found.items() if post is None]
    if absent:
        return Observation(missing=view.lacks(*absent))
    posts = [post for post in found.values() if post is not None]
    twice = sorted({post for post in posts if posts.count(post) > 1})
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"{view.name(post)} is "
            f"{listed(view.role_words(n) for n, p in found.items() if p == post)} at once.",
            (post,),
            (),
            "each role is a post of its own",
            "same_post",
        )
        for post in twice
    )
    return Observation(findings, frozenset(posts))

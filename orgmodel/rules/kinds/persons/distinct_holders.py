"""Distinct holders: these posts are held by as many different persons."""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS = (Parameter("posts", "texts", "role names of the posts", required=True),)


def look(view: View, rule: Rule) -> Observation:
    """Compare the persons that hold the posts."""
    held: dict[str, list[Edge]] = {}
    seen: set[str] = set()
    missing: list[str] = []
    for name in rule.parameters["posts"]:
        post = view.role(name)
        appointments = view.links_to(post, "holds") if post else []
        if not appointments:
            missing.append(f"who holds the post of {view.role_words(name)} (appointments.csv)")
        for edge in appointments:
            held.setdefault(edge.start, []).append(edge)
            seen.add(edge.end)
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"One person ({person}) holds {listed(view.name(e.end) for e in edges)}.",
            (person, *(edge.end for edge in edges)),
            tuple(view.step(edge) for edge in edges),
            "each of the posts has a holder of its own",
            "holds",
        )
        for person, edges in held.items()
        if len({edge.end for edge in edges}) > 1
    )
    return Observation(findings, frozenset(seen), "; ".join(missing))

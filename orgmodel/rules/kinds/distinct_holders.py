"""Distinct holders: these posts are held by as many different persons."""

from __future__ import annotations

from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (Parameter("posts", "texts", "role names of the posts", required=True),)


def look(ground: Ground, rule: Rule) -> Looked:
    """Compare the persons that hold the posts."""
    held: dict[str, list[Edge]] = {}
    seen: set[str] = set()
    missing: list[str] = []
    for name in rule.parameters["posts"]:
        post = ground.role(name)
        appointments = ground.links_to(post, "holds") if post else []
        if not appointments:
            missing.append(f"who holds the post of {ground.role_words(name)} (appointments.csv)")
        for edge in appointments:
            held.setdefault(edge.start, []).append(edge)
            seen.add(edge.end)
    findings = tuple(
        Finding(
            rule.id, rule.severity,
            f"One person ({person}) holds {' and '.join(ground.name(e.end) for e in edges)}.",
            (person, *(edge.end for edge in edges)), tuple(ground.step(edge) for edge in edges),
            "each of the posts has a holder of its own", "holds",
        )
        for person, edges in held.items()
        if len({edge.end for edge in edges}) > 1
    )  # fmt: skip
    return Looked(findings, frozenset(seen), "; ".join(missing))

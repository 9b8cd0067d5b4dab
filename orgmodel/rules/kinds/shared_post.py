"""Shared post: no post owns functions of both sides, or heads units of both."""

from __future__ import annotations

from orgmodel.rules.finding import Finding, Looked, Step
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS: tuple[Parameter, ...] = ()


def look(ground: Ground, rule: Rule) -> Looked:
    """Look at functions that posts themselves own, and at the units that posts head."""
    kinds = dict(zip(ground.model.functions["id"], ground.model.functions["kind"], strict=True))
    held: dict[str, dict[str, list[Step]]] = {}
    seen: set[str] = set()
    for edge in ground.edges("owns", "heads"):
        post = edge.start
        if post not in ground.line.index:
            continue
        side = kinds.get(edge.end, "") if edge.relation == "owns" else ground.side(edge.end)
        seen.add(post)
        if side in ground.words.sides and ground.side(post) != ground.words.trust:
            held.setdefault(post, {}).setdefault(side, []).append(ground.step(edge))
    findings = tuple(
        Finding(
            rule.id, rule.severity,
            f"{ground.name(post)} is responsible for work of both sides.",
            (post,), tuple(step for steps in of_side.values() for step in steps),
            "the work of one side is given to another post", "owns",
        )
        for post, of_side in held.items()
        if len(of_side) == 2
    )  # fmt: skip
    missing = "" if seen else "no post heads a unit or owns a function"
    return Looked(findings, frozenset(seen), missing)

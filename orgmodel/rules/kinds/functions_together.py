"""Functions together: no unit below the trust level has functions of both sides under it."""

from __future__ import annotations

from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS: tuple[Parameter, ...] = ()


def look(ground: Ground, rule: Rule) -> Looked:
    """Report the lowest units that hold both; the units above them follow from these."""
    kinds = dict(zip(ground.model.functions["id"], ground.model.functions["kind"], strict=True))
    held: dict[str, dict[str, list[Edge]]] = {}
    seen: set[str] = set()
    for edge in ground.edges("owns"):
        kind = kinds.get(edge.end, "")
        unit = ground.home(edge.start)
        if kind not in ground.words.sides or unit not in ground.units.index:
            continue
        seen |= {edge.end, unit}
        for above in ground.units.chain(unit):
            held.setdefault(above, {}).setdefault(kind, []).append(edge)
    both = [
        unit
        for unit, of_kind in held.items()
        if len(of_kind) == 2 and ground.side(unit) != ground.words.trust
    ]
    lowest = [
        unit for unit in both
        if not any(other != unit and ground.within(other, unit) for other in both)
    ]  # fmt: skip
    findings = tuple(_finding(ground, rule, unit, held[unit]) for unit in lowest)
    missing = "" if seen else "no function has a kind of either side (functions.csv)"
    return Looked(findings, frozenset(seen), missing)


def _finding(ground: Ground, rule: Rule, unit: str, held: dict[str, list[Edge]]) -> Finding:
    first, second = ground.words.sides
    fewer = min((held[second], held[first]), key=len)
    path = [
        step
        for side in (first, second)
        for edge in held[side]
        for step in (ground.step(edge), *ground.unit_steps(ground.home(edge.start), unit))
    ]
    counts = " and ".join(
        f"{len(held[side])} {side} ({', '.join(edge.end for edge in held[side])})"
        for side in (first, second)
    )
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(unit)} holds functions of both sides: {counts}.",
        (unit,), tuple(dict.fromkeys(path)),
        "the functions of one side move to a unit of that side", "owns",
        tuple(LinkEdit("move-function", {"function": edge.end}) for edge in fewer),
    )  # fmt: skip

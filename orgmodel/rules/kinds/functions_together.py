"""Functions together: no unit below the trust level has functions of both sides under it."""

from __future__ import annotations

from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import unit_for

PARAMETERS: tuple[Parameter, ...] = ()
Held = dict[str, list[Edge]]


def look(ground: Ground, rule: Rule) -> Looked:
    """Report the lowest units that hold both; the units above them follow from these."""
    held: dict[str, Held] = {}
    seen: set[str] = set()
    for edge in ground.edges("owns"):
        kind = ground.function_kind(edge.end)
        unit = ground.home(edge.start)
        if kind not in ground.words.sides or unit not in ground.units.index:
            continue
        seen |= {edge.end, unit}
        for above in ground.units.chain(unit):
            held.setdefault(above, {}).setdefault(kind, []).append(edge)
    both = [
        unit for unit, of_kind in held.items()
        if len(of_kind) == 2 and ground.side(unit) != ground.words.trust
    ]  # fmt: skip
    follow = {above for unit in both for above in ground.units.chain(unit)[1:]}
    lowest = [unit for unit in both if unit not in follow]
    findings = tuple(_finding(ground, rule, unit, held[unit]) for unit in lowest)
    missing = "" if seen else "which functions are of either side (functions.csv, column kind)"
    return Looked(findings, frozenset(seen), missing)


def _finding(ground: Ground, rule: Rule, unit: str, held: Held) -> Finding:
    path = [
        step
        for side in ground.words.sides
        for edge in held[side]
        for step in (ground.step(edge), *ground.unit_steps(ground.home(edge.start), unit))
    ]
    counts = " and ".join(
        f"{len(held[side])} {side} ({', '.join(edge.end for edge in held[side])})"
        for side in ground.words.sides
    )
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(unit)} holds functions of both sides: {counts}.",
        (unit,), tuple(dict.fromkeys(path)),
        "the functions of one side move to a unit of that side", "owns",
        _edits(ground, unit, held),
    )  # fmt: skip


def _edits(ground: Ground, unit: str, held: Held) -> tuple[LinkEdit, ...]:
    """Move the functions that are not of the unit's own side, else the fewer."""
    own = ground.side(unit)
    leaving = (
        ground.other(own) if own in ground.words.sides else
        min(ground.words.sides, key=lambda side: len(held[side]))
    )  # fmt: skip
    to = unit_for(ground, leaving, unit)
    if not to:
        return ()
    return tuple(LinkEdit("move-function", {"function": e.end, "to": to}) for e in held[leaving])

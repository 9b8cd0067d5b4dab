"""Function on a side: a function of one side's kind, owned by a unit of the other or of none.

With `owner = "opposite"` it finds functions owned by the other side; with `owner =
"neutral"` those that a neutral unit carries out for one side (accepted where the function
records a safeguard).
"""

from __future__ import annotations

from orgmodel.rules.finding import Exemption, Finding, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import move_function, unit_for

PARAMETERS = (
    Parameter("owner", "text", "which owners are a breach: those of the opposite side, or neutral "
              "ones", required=True, allowed=("opposite", "neutral")),
)  # fmt: skip


def look(ground: Ground, rule: Rule) -> Looked:
    """Check every function whose kind is one of the two sides."""
    findings, seen, unsided = [], set[str](), set[str]()
    for edge in ground.edges("owns"):
        kind = ground.function_kind(edge.end)
        if kind not in ground.words.sides:
            continue
        side = ground.side(edge.start)
        if not side:
            unsided.add(edge.start)
            continue
        seen |= {edge.end, edge.start}
        if side == _wrong(ground, rule, kind):
            findings.append(_finding(ground, rule, edge, kind))
    missing = ""
    if not seen:
        missing = "which units with a side own functions of either side (functions.csv)"
    elif unsided:
        missing = f"which side {ground.some_names(sorted(unsided))} is on (units.csv, column side)"
    return Looked(tuple(findings), frozenset(seen), missing)


def _wrong(ground: Ground, rule: Rule, kind: str) -> str:
    return ground.other(kind) if rule.parameters["owner"] == "opposite" else ground.words.neutral


def _finding(ground: Ground, rule: Rule, edge: Edge, kind: str) -> Finding:
    side = ground.side(edge.start)
    safeguard = ground.cell(edge.end, "safeguard")
    exemption, which = None, "which is on the other side"
    clears = f"the function moves to a {kind} unit"
    if rule.parameters["owner"] == "neutral":
        which = "which serves both sides"
        clears += "; or its safeguard (a named team, its own line) is recorded in functions.csv"
        if safeguard:
            place = ground.model.origins.of("functions", edge.label, "safeguard").words()
            exemption = Exemption("a safeguard is recorded with the function", safeguard,
                                  place=place)  # fmt: skip
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(edge.end)} is a {kind} function of {ground.name(edge.start)}, a {side} "
        f"unit {which}.",
        (edge.end, edge.start), (ground.step(edge), *ground.side_step(edge.start)), clears,
        "owns", move_function(edge.end, unit_for(ground, kind, ground.home(edge.start))), exemption,
    )  # fmt: skip

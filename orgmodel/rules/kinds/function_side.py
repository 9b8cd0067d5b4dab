"""Function on a side: a function of one side's kind, owned by a unit of the other or of none.

With `owner = "opposite"` it finds functions owned by the other side; with `owner =
"neutral"` those that a neutral unit carries out for one side (accepted where the function
records a safeguard).
"""

from __future__ import annotations

from orgmodel.rules.finding import Exemption, Finding, LinkEdit, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter("owner", "text", "opposite, or neutral", required=True),
)  # fmt: skip


def look(ground: Ground, rule: Rule) -> Looked:
    """Check every function whose kind is one of the two sides."""
    functions = ground.model.functions.drop_duplicates("id").set_index("id")
    findings, seen, unsided = [], set[str](), set[str]()
    for edge in ground.edges("owns"):
        kind = functions["kind"].get(edge.end, "")
        if kind not in ground.words.sides:
            continue
        side = ground.side(edge.start)
        if not side:
            unsided.add(edge.start)
            continue
        seen |= {edge.end, edge.start}
        wrong = (
            ground.other(kind) if rule.parameters["owner"] == "opposite" else (ground.words.neutral)
        )
        if side == wrong:
            safeguard = str(functions["safeguard"].get(edge.end, ""))
            findings.append(_finding(ground, rule, edge, kind, side, safeguard))
    missing = "" if seen else "no function of either side is owned by a unit with a side"
    if unsided and not missing and not findings:
        missing = f"no side is declared for {', '.join(sorted(unsided)[:5])}"
    return Looked(tuple(findings), frozenset(seen), missing)


def _finding(
    ground: Ground, rule: Rule, edge: Edge, kind: str, side: str, safeguard: str
) -> Finding:
    opposite = rule.parameters["owner"] == "opposite"
    what = "on the other side" if opposite else "which serves both sides"
    clears = (
        f"the function moves to a {kind} unit" if opposite else
        f"the function moves to a {kind} unit; or a safeguard (a named team, its own report "
        "line) is recorded in functions.csv"
    )  # fmt: skip
    exemption = None
    if safeguard and not opposite:
        place = ground.model.origins.of("functions", edge.label, "safeguard").words()
        exemption = Exemption("a safeguard is recorded with the function", safeguard, place=place)
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(edge.end)} is a {kind} function of {ground.name(edge.start)}, a {side} "
        f"unit {what}.",
        (edge.end, edge.start), (ground.step(edge), *_side_of(ground, edge.start)), clears,
        "owns", (LinkEdit("move-function", {"function": edge.end}),), exemption,
    )  # fmt: skip


def _side_of(ground: Ground, owner: str) -> tuple:  # type: ignore[type-arg]
    """The steps up to the unit that declares the side, where it is not the owner's own."""
    if owner in ground.line.index:
        return ground.side_step(owner)
    own = ground.model.row(owner)
    if own is None or own.get("side", "") or owner not in ground.units.index:
        return ()
    for above in ground.units.chain(owner)[1:]:
        row = ground.model.row(above)
        if row is not None and row["side"]:
            return ground.unit_steps(owner, above)
    return ()

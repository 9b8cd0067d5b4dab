"""Function on a side: a function of one side's kind, owned by a unit of the other or of none.

With `owner = "opposite"` it finds functions owned by the other side; with `owner =
"neutral"` those that a neutral unit carries out for one side (accepted where the function
records a safeguard). A pass needs the kind of every function, and the side of every unit that
owns one of either side.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Exemption, Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import OWNERS
from orgmodel.rules.suggestions import move_function, unit_for
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "owner",
        "text",
        "which owners are a breach: those of the opposite side, or neutral ones",
        required=True,
        allowed=("opposite", "neutral"),
    ),
)

READS = ("functions.safeguard", *OWNERS)

EXAMPLE = Example(
    """
kind = "function_side"
owner = "opposite"
""",
    "F3 is a right function of Left directorate (l_dir), a left unit which is on the other side.",
)


def look(view: View, rule: Rule) -> Observation:
    """Check every function whose kind is one of the two sides."""
    findings, seen, unsided = [], set[str](), set[str]()
    for edge in view.edges("owns"):
        kind = view.function_kind(edge.end)
        if kind not in view.words.sides:
            continue
        side = view.side(edge.start)
        if not side:
            unsided |= {edge.start} if view.table_of(edge.start) else set()
            continue
        seen |= {edge.end, edge.start}
        if side == _wrong(view, rule, kind):
            findings.append(_finding(view, rule, edge, kind))
    missing = record.all_of(
        record.function_owners(view, view.words.sides),
        record.which_side(view, sorted(unsided)),
        record.function_kinds(view),
    )
    if not (seen or missing):
        missing = "which units with a side own functions of either side (functions.csv)"
    return Observation(
        tuple(findings), frozenset(seen), missing, rows=lambda: map(view.step, _rows(view, seen))
    )


def _rows(view: View, seen: set[str]) -> Iterator[Edge]:
    """Who is responsible for each function of either side, and what puts that unit on a side."""
    owned = [edge for edge in view.edges("owns") if edge.end in seen]
    yield from owned
    yield from record.side_rows(view, (edge.start for edge in owned))


def _wrong(view: View, rule: Rule, kind: str) -> str:
    return view.other(kind) if rule.parameters["owner"] == "opposite" else view.words.neutral


def _finding(view: View, rule: Rule, edge: Edge, kind: str) -> Finding:
    side = view.side(edge.start)
    safeguard = view.cell(edge.end, "safeguard")
    exemption, which = None, "which is on the other side"
    clears = f"the function moves to a {kind} unit"
    if rule.parameters["owner"] == "neutral":
        which = "which serves both sides"
        clears += "; or its safeguard (a named team, its own line) is recorded in functions.csv"
        if safeguard:
            place = view.model.origins.of("functions", edge.label, "safeguard").words()
            exemption = Exemption(
                "a safeguard is recorded with the function", safeguard, place=place
            )
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(edge.end)} is a {kind} function of {view.name(edge.start)}, a {side} "
        f"{view.post_or_unit(edge.start)} {which}.",
        (edge.end, edge.start),
        (view.step(edge), *view.side_step(edge.start)),
        clears,
        "owns",
        move_function(edge.end, unit_for(view, kind, view.home(edge.start))),
        exemption,
    )

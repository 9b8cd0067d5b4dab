"""Functions together: no unit below the trust level has functions of both sides under it.

A unit whose side is not declared breaks it like any other. A pass needs the kind of every
function, and the owner of each of either side.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import OWNERS
from orgmodel.rules.suggestions import unit_for
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()

READS = (*OWNERS,)

EXAMPLE = Example(
    """
kind = "functions_together"
""",
    "Left directorate (l_dir) holds functions of both sides: 1 left (F1) and 1 right (F3).",
)
Held = dict[str, list[Edge]]


def look(view: View, rule: Rule) -> Observation:
    """Report the lowest units that hold both; the units above them follow from these."""
    held: dict[str, Held] = {}
    seen: set[str] = set()
    for edge in view.edges("owns"):
        kind = view.function_kind(edge.end)
        unit = view.home(edge.start)
        if kind not in view.words.sides or unit not in view.units.index:
            continue
        seen |= {edge.end, unit}
        for above in view.units.chain(unit):
            held.setdefault(above, {}).setdefault(kind, []).append(edge)
    both = [
        unit
        for unit, of_kind in held.items()
        if len(of_kind) == 2 and view.side(unit) != view.words.trust
    ]
    follow = {above for unit in both for above in view.units.chain(unit)[1:]}
    lowest = [unit for unit in both if unit not in follow]
    findings = tuple(_finding(view, rule, unit, held[unit]) for unit in lowest)
    missing = record.all_of(
        record.function_owners(view, view.words.sides), record.function_kinds(view)
    )
    if not (seen or missing):
        missing = "which functions are of either side (functions.csv, column kind)"
    return Observation(
        findings, frozenset(seen), missing, rows=lambda: map(view.step, _rows(view, seen))
    )


def _rows(view: View, seen: set[str]) -> Iterator[Edge]:
    """Who is responsible for each function of either side, and where that unit belongs."""
    yield from (edge for edge in view.edges("owns") if edge.end in seen)
    yield from (edge for edge in view.edges("part_of") if edge.start in seen)


def _finding(view: View, rule: Rule, unit: str, held: Held) -> Finding:
    nearest = (min(held[side], key=lambda e: _way(view, e, unit)) for side in view.words.sides)
    path = [
        step
        for edge in nearest
        for step in (
            view.step(edge),
            *view.home_steps(edge.start),
            *view.unit_steps(view.home(edge.start), unit),
        )
    ]
    counts = listed(
        f"{len(held[side])} {side} ({', '.join(edge.end for edge in held[side])})"
        for side in view.words.sides
    )
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(unit)} holds functions of both sides: {counts}.",
        (unit,),
        tuple(dict.fromkeys(path)),
        "the functions of one side move to a unit of that side",
        "owns",
        _edits(view, unit, held),
    )


def _way(view: View, owns: Edge, unit: str) -> tuple[int, str]:
    """How many steps a function's owner is below a unit; of several as near the first by id."""
    return len(view.unit_steps(view.home(owns.start), unit)), owns.end


def _edits(view: View, unit: str, held: Held) -> tuple[SuggestedChange, ...]:
    """Move the functions that are not of the unit's own side, else the fewer."""
    own = view.side(unit)
    leaving = (
        view.other(own)
        if own in view.words.sides
        else min(view.words.sides, key=lambda side: len(held[side]))
    )
    to = unit_for(view, leaving, unit)
    if not to:
        return ()
    return tuple(
        SuggestedChange("move-function", {"function": e.end, "to": to}) for e in held[leaving]
    )

"""Shared post: no post itself owns functions of both sides.

Functions of the unit that a post heads do not count: a director answers for all of them, and
whether a unit holds both is a question of its own.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.suggestions import move_function, unit_for
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()


def look(view: View, rule: Rule) -> Observation:
    """Look at the kinds of the functions that posts own."""
    held: dict[str, dict[str, list[Edge]]] = {}
    seen: set[str] = set()
    for edge in view.edges("owns"):
        if edge.start not in view.line.index:
            continue
        seen |= {edge.start, edge.end}
        kind = view.function_kind(edge.end)
        if kind in view.words.sides and view.side(edge.start) != view.words.trust:
            held.setdefault(edge.start, {}).setdefault(kind, []).append(edge)
    findings = tuple(
        _finding(view, rule, post, of_kind) for post, of_kind in held.items() if len(of_kind) == 2
    )
    missing = "" if seen else "which post owns which function (functions.csv, column owner)"
    return Observation(findings, frozenset(seen), missing)


def _finding(view: View, rule: Rule, post: str, held: dict[str, list[Edge]]) -> Finding:
    sides = view.words.sides
    words = listed(
        f"{side} work ({view.some_names(edge.end for edge in held[side])})" for side in sides
    )
    leaving = min(sides, key=lambda side: (side == view.side(post), len(held[side])))
    to = unit_for(view, leaving, view.home(post))
    edits: list[SuggestedChange] = []
    for edge in held[leaving]:
        edits += move_function(edge.end, to)
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)} is responsible for {words}.",
        (post,),
        tuple(view.step(edge) for side in sides for edge in held[side]),
        f"the {leaving} work is given to another post or to a {leaving} unit",
        "owns",
        tuple(edits),
    )

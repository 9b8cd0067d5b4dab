"""One owner: no two owners do the same work.

Work is the same where the data says so: by an `overlaps` link between functions, or by two
rows for one function. It is never guessed from names.
"""

from __future__ import annotations

from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import move_function

PARAMETERS = (
    Parameter("relation", "relation", "the relation that says two functions are the same work",
              default="overlaps"),
)  # fmt: skip


def look(ground: Ground, rule: Rule) -> Looked:
    """Compare the owners of functions that overlap, and of a function's rows."""
    owners: dict[str, dict[str, Edge]] = {}
    for edge in ground.edges("owns"):
        owners.setdefault(edge.end, {}).setdefault(edge.start, edge)
    findings = [_twice(ground, rule, function, list(of.values()))
                for function, of in owners.items() if len(of) > 1]  # fmt: skip
    for link in ground.edges(rule.parameters["relation"]):
        one, other = owners.get(link.start, {}), owners.get(link.end, {})
        if one and other and not set(one) & set(other):
            pair = (next(iter(one.values())), next(iter(other.values())))
            findings.append(_overlap(ground, rule, link, pair))
    missing = "" if owners else "which functions there are (functions.csv)"
    return Looked(tuple(findings), frozenset({*owners, *(o for of in owners.values() for o in of)}),
                  missing)  # fmt: skip


def _twice(ground: Ground, rule: Rule, function: str, rows: list[Edge]) -> Finding:
    names = ground.some_names(edge.start for edge in rows)
    return Finding(
        rule.id, rule.severity, f"{ground.name(function)} has several owners: {names}.",
        (function,), ground.links.steps(rows), "one row is left for it in functions.csv", "owns",
    )  # fmt: skip


def _overlap(ground: Ground, rule: Rule, link: Edge, pair: tuple[Edge, Edge]) -> Finding:
    one, other = pair
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(one.end)} of {ground.name(one.start)} overlaps with "
        f"{ground.name(other.end)} of {ground.name(other.start)}: two owners for the same work.",
        (link.start, link.end), (ground.step(link), *ground.links.steps([*pair])),
        "one of the two owns both, or the two are told apart and the overlap link goes",
        link.relation, _edits(ground, one, other),
    )  # fmt: skip


def _edits(ground: Ground, one: Edge, other: Edge) -> tuple[LinkEdit, ...]:
    """Give both to one owner: to the first, unless the function would be on the wrong side."""
    sides = ground.words.sides
    for moved, owner in ((other.end, one.start), (one.end, other.start)):
        kind = ground.function_kind(moved)
        if kind not in sides or ground.side(owner) != ground.other(kind):
            return move_function(moved, owner)
    return ()

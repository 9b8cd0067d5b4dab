"""One owner: no two owners do the same work.

Work is the same where the data says so: by an `overlaps` link between functions, or by two
rows for one function. It is never guessed from names. An owner that is not in the data leaves the
rule not assessable.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.suggestions import move_function
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "relation",
        "relation",
        "the relation that says two functions are the same work",
        default="overlaps",
    ),
)

READS = ("functions.kind", "~overlaps", "~owns")

EXAMPLE = Example(
    """
kind = "one_owner"
""",
    "Two owners for work that overlaps: Left directorate (l_dir) owns F1, and Right "
    "directorate (r_dir) owns F2.",
)


def look(view: View, rule: Rule) -> Observation:
    """Compare the owners of functions that overlap, and of a function's rows."""
    owners: dict[str, dict[str, Edge]] = {}
    for edge in view.edges("owns"):
        owners.setdefault(edge.end, {}).setdefault(edge.start, edge)
    findings = [
        _twice(view, rule, function, list(of.values()))
        for function, of in owners.items()
        if len(of) > 1
    ]
    for link in view.edges(rule.parameters["relation"]):
        one, other = owners.get(link.start, {}), owners.get(link.end, {})
        if one and other and not set(one) & set(other):
            pair = (one[min(one)], other[min(other)])
            findings.append(_overlap(view, rule, link, pair))
    unowned = [name for name in view.column("functions", "id") if name and name not in owners]
    strange = dict.fromkeys(o for of in owners.values() for o in of if not view.table_of(o))
    missing = record.all_of(
        f"who owns {view.some_names(unowned)} (functions.csv, column owner)" if unowned else "",
        f"who {listed(strange, most=5)} is (functions.csv, column owner: not in the data)"
        if strange
        else "",
        "" if owners or unowned else "which functions there are (functions.csv)",
    )
    seen = frozenset({*owners, *(o for of in owners.values() for o in of)})
    rows = view.rows_of([*view.edges("owns"), *view.edges(rule.parameters["relation"])])
    return Observation(tuple(findings), seen, missing, rows=rows)


def _twice(view: View, rule: Rule, function: str, rows: list[Edge]) -> Finding:
    """Two of the rows prove it, whatever their number: the first by the owner's id."""
    names = view.some_names(edge.start for edge in rows)
    two = sorted(rows, key=lambda edge: edge.start)[:2]
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(function)} has several owners: {names}.",
        (function,),
        view.links.steps(two),
        "one row is left for it in functions.csv",
        "owns",
    )


def _overlap(view: View, rule: Rule, link: Edge, pair: tuple[Edge, Edge]) -> Finding:
    one, other = pair
    return Finding(
        rule.id,
        rule.severity,
        f"Two owners for work that overlaps: {view.name(one.start)} owns {view.name(one.end)}, and "
        f"{view.name(other.start)} owns {view.name(other.end)}.",
        (link.start, link.end),
        (view.step(link), *view.links.steps([*pair])),
        "one of the two owns both, or the two are told apart and the overlap link goes",
        link.relation,
        _edits(view, one, other),
    )


def _edits(view: View, one: Edge, other: Edge) -> tuple[SuggestedChange, ...]:
    """Give both to one owner: to the first, unless the function would be on the wrong side."""
    sides = view.words.sides
    for moved, owner in ((other.end, one.start), (one.end, other.start)):
        kind = view.function_kind(moved)
        if kind not in sides or view.side(owner) != view.other(kind):
            return move_function(moved, owner)
    return ()

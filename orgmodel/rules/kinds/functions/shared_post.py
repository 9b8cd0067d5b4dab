"""Shared post: no post itself has work of both sides.

That is to own functions of both, or to sit in a unit of one side and head one of the other.
Functions of the unit that a post heads do not count: a director answers for all of them, and
whether a unit holds both is a question of its own. A pass needs the post that does each function
of either side: one owned by a unit does not say whose work it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.words import counted, listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import OWNERS
from orgmodel.rules.suggestions import move_function, unit_for
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()

READS = ("~heads", *OWNERS)

EXAMPLE = Example(
    """
kind = "shared_post"
""",
    "Middle director (m1) is responsible for left work (F1) and right work (F2).",
)


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
    findings = [
        _finding(view, rule, post, of_kind) for post, of_kind in held.items() if len(of_kind) == 2
    ]
    findings += _on_both_sides(view, rule)
    return Observation(
        tuple(findings),
        frozenset(seen),
        _open(view),
        rows=lambda: (view.step(edge) for edge in view.edges("owns") if edge.end in seen),
    )


def _open(view: View) -> str:
    """The functions of either side of which no post is said to do them."""
    if not view.words.sides:
        return view.lacks_sides()
    kinds = view.function_kinds
    sided = [edge for edge in view.edges("owns") if kinds.get(edge.end) in view.words.sides]
    by_units = [edge.end for edge in sided if view.table_of(edge.start) == "units"]
    owners = record.function_owners(view, view.words.sides)
    if not view.function_kinds or (by_units and len(by_units) == len(sided)):
        return "which post owns which function (functions.csv, column owner)"
    if not by_units:
        return record.all_of(owners, record.function_kinds(view))
    return record.all_of(
        owners,
        f"which post does {len(by_units)} of the {counted(len(sided), 'function')} of the two "
        f"sides, owned by units: {view.some_names(by_units, 3)} (functions.csv, column owner)",
    )


def _on_both_sides(view: View, rule: Rule) -> Iterator[Finding]:
    """Whoever sits in a unit of one side and heads a unit of the other."""
    posts, units_of_posts = (view.column("posts", name) for name in ("id", "unit"))
    sits_in = dict(zip(posts, units_of_posts, strict=True))
    for post, units in view.model.headed.items():
        own = sits_in.get(post, "")
        side = view.side(own)
        if post not in view.line.index or side not in view.words.sides:
            continue
        across = sorted(unit for unit in units if view.side(unit) == view.other(side))
        if not across or view.side(post) == view.words.trust:
            continue
        sits = view.links.find(post, "part_of", own)
        heads = view.links.find(post, "heads", across[0])
        if sits is None or heads is None:
            continue
        yield Finding(
            rule.id,
            rule.severity,
            f"{view.name(post)} sits in {view.name(own)}, on the {side} side, and heads "
            f"{view.name(heads.end)}, on the {view.other(side)} side.",
            (post,),
            tuple(
                dict.fromkeys(
                    step
                    for edge in (sits, heads)
                    for step in (view.step(edge), *view.side_step(edge.end))
                )
            ),
            f"{post} sits in the unit that it heads, or another post heads that unit",
            "heads",
        )


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
        tuple(view.step(min(held[side], key=lambda edge: edge.end)) for side in sides),
        f"the {leaving} work is given to another post or to a {leaving} unit",
        "owns",
        tuple(edits),
    )

"""Dotted line: no secondary accountability runs from a unit of one side to the other.

From a neutral unit to both sides it is the recommended remedy. So may no post or unit of one
side account to one of the other, nor appraise it, and none of the second side may oversee the
first (`overseeing`): the reverse is what a buyer does. A link with a safeguard is exempt by it.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Exemption, Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SIDES
from orgmodel.rules.suggestions import remove_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "relations",
        "relations",
        "the relations that are a secondary accountability, whichever side they start from",
        default=("dotted_line_to", "accountable_to", "appraises"),
    ),
    Parameter(
        "overseeing",
        "relations",
        "the relations that the second side may not have to the first",
        default=("performance_manages", "approves_plans_of", "holds_to_account"),
    ),
)

READS = (SIDES,)

EXAMPLE = Example(
    """
kind = "dotted_line"
""",
    "Left directorate (l_dir), on the left side, has a dotted line to Right directorate "
    "(r_dir), on the right side.",
)
_PLACES = ("posts", "units")


def look(view: View, rule: Rule) -> Observation:
    """Look at the sides of both ends of every such line."""
    findings, seen, unsided = [], set[str](), list[str]()
    edges = list(_between_posts_and_units(view, rule))
    for edge in edges:
        ends = (edge.start, edge.end)
        sides = [view.side(end) for end in ends]
        if not all(sides):
            unsided += _open(view, rule, edge)
            continue
        seen |= {*ends}
        if set(sides) == set(view.words.sides) and _is_wrong(view, rule, edge, sides[0]):
            findings.append(_finding(view, rule, edge))
    missing = record.which_side(view, unsided)
    if not (seen or missing):
        asked = (*rule.parameters["relations"], *rule.parameters["overseeing"])
        missing = (
            f"who {listed((verb(relation) for relation in asked), last='or')} whom (links.csv)"
        )
    return Observation(tuple(findings), frozenset(seen), missing, rows=view.rows_of(edges))


def _between_posts_and_units(view: View, rule: Rule) -> list[Edge]:
    """The links that count, where both ends are posts or units."""
    asked = (*rule.parameters["relations"], *rule.parameters["overseeing"])
    return [
        edge
        for edge in view.edges(*asked)
        if view.table_of(edge.start) in _PLACES and view.table_of(edge.end) in _PLACES
    ]


def _open(view: View, rule: Rule, edge: Edge) -> list[str]:
    """The end without a side, where the other is on one and a side of this could be a breach."""
    ends = (edge.start, edge.end)
    unknown = [end for end in ends if not view.side(end)]
    if not any(view.sided(end) for end in ends):
        return []
    start = view.side(edge.start) or view.other(view.side(edge.end))
    return unknown if _is_wrong(view, rule, edge, start) else []


def _is_wrong(view: View, rule: Rule, edge: Edge, start_side: str) -> bool:
    """Whether a link from this side to the other may not be."""
    return edge.relation in rule.parameters["relations"] or start_side == view.words.sides[1]


def _finding(view: View, rule: Rule, edge: Edge) -> Finding:
    one, other = view.side(edge.start), view.side(edge.end)
    doubt = f" The data calls this link {edge.basis}." if edge.basis == "conditional" else ""
    exemption = None
    if edge.safeguard:
        place = view.step(edge).origin.words()
        exemption = Exemption("a safeguard is recorded with the link", edge.safeguard, place=place)
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(edge.start)}, on the {one} side, {verb(edge.relation)} "
        f"{view.name(edge.end)}, on the {other} side.{doubt}",
        (edge.start, edge.end),
        (view.step(edge), *view.side_step(edge.start), *view.side_step(edge.end)),
        f"{edge.start} moves to a neutral unit, the line is dropped, or its safeguard is recorded "
        "in links.csv",
        edge.relation,
        (remove_link(edge),),
        exemption,
    )

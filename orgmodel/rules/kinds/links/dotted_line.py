"""Dotted line: no secondary accountability runs from a unit of one side to the other.

From a neutral unit to both sides it is the recommended remedy. One with a safeguard is
exempt by it.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.finding import Exemption, Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.suggestions import remove_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "relations",
        "relations",
        "the relations that are a secondary accountability",
        default=("dotted_line_to",),
    ),
)


def look(view: View, rule: Rule) -> Observation:
    """Look at the sides of both ends of every such line."""
    findings, seen, unsided = [], set[str](), []
    for edge in view.edges(*rule.parameters["relations"]):
        one, other = view.side(edge.start), view.side(edge.end)
        if not one or not other:
            unsided += [end for end in (edge.start, edge.end) if not view.side(end)]
            continue
        seen |= {edge.start, edge.end}
        if {one, other} == set(view.words.sides):
            findings.append(_finding(view, rule, edge))
    missing = ""
    if unsided:
        missing = f"which side {view.some_names(unsided)} is on (units.csv, column side)"
    elif not seen:
        verbs = listed((verb(relation) for relation in rule.parameters["relations"]), last="or")
        missing = f"who {verbs} whom (links.csv)"
    return Observation(tuple(findings), frozenset(seen), missing)


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

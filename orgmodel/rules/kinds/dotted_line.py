"""Dotted line: no secondary accountability runs from a unit of one side to the other.

From a neutral unit to both sides it is the recommended remedy. One with a safeguard is
exempt by it.
"""

from __future__ import annotations

from orgmodel.relation_words import verb
from orgmodel.rules.finding import Exemption, Finding, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import remove_link

PARAMETERS = (
    Parameter("relations", "relations", "the relations that are a secondary accountability",
              default=("dotted_line_to",)),
)  # fmt: skip


def look(ground: Ground, rule: Rule) -> Looked:
    """Look at the sides of both ends of every such line."""
    findings, seen, unsided = [], set[str](), []
    for edge in ground.edges(*rule.parameters["relations"]):
        one, other = ground.side(edge.start), ground.side(edge.end)
        if not one or not other:
            unsided += [end for end in (edge.start, edge.end) if not ground.side(end)]
            continue
        seen |= {edge.start, edge.end}
        if {one, other} == set(ground.words.sides):
            findings.append(_finding(ground, rule, edge))
    missing = ""
    if unsided:
        missing = f"which side {ground.some_names(unsided)} is on (units.csv, column side)"
    elif not seen:
        verbs = " or ".join(verb(relation) for relation in rule.parameters["relations"])
        missing = f"who {verbs} whom (links.csv)"
    return Looked(tuple(findings), frozenset(seen), missing)


def _finding(ground: Ground, rule: Rule, edge: Edge) -> Finding:
    one, other = ground.side(edge.start), ground.side(edge.end)
    doubt = f" The data calls this link {edge.basis}." if edge.basis == "conditional" else ""
    exemption = None
    if edge.safeguard:
        place = ground.step(edge).origin.words()
        exemption = Exemption("a safeguard is recorded with the link", edge.safeguard, place=place)
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(edge.start)}, on the {one} side, {verb(edge.relation)} "
        f"{ground.name(edge.end)}, on the {other} side.{doubt}",
        (edge.start, edge.end),
        (ground.step(edge), *ground.side_step(edge.start), *ground.side_step(edge.end)),
        f"{edge.start} moves to a neutral unit, the line is dropped, or its safeguard is recorded "
        "in links.csv",
        edge.relation, (remove_link(edge),), exemption,
    )  # fmt: skip

"""Safeguarded links: every link of a relation to these things has its safeguard recorded."""

from __future__ import annotations

from orgmodel.relation_words import verb
from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Edge, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter("relation", "relation", "the relation", required=True),
    Parameter("to", "things", "to what", required=True),
    Parameter("says", "texts", "words one of which the safeguard must hold", default=()),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """A link without one fails where another has one; else the data does not speak of it."""
    things = ground.select(rule.parameters["to"])
    relation = rule.parameters["relation"]
    links = [edge for edge in ground.edges(relation) if edge.end in things]
    if not links:
        return Looked(missing=things.missing or f"who {verb(relation)} {things.words}")
    sound = [edge for edge in links if _says(rule, edge)]
    words = " or ".join(rule.parameters["says"]) or "safeguard"
    if not sound:
        missing = f"which {words} each link “{verb(relation)}” rests on (links.csv, safeguard)"
        return Looked(missing=missing)
    findings = tuple(
        Finding(
            rule.id, rule.severity,
            f"{ground.name(edge.start)} {verb(relation)} {ground.name(edge.end)}, and no {words} "
            "is recorded for it.",
            edge.key[::2], (ground.step(edge),),
            f"its {words} is recorded in links.csv, column safeguard", relation,
            (LinkEdit("update-link", {"from": edge.start, "relation": relation, "to": edge.end,
                                      "safeguard": f"{words}: to be named"}),),
        )
        for edge in links if edge not in sound
    )  # fmt: skip
    return Looked(findings, frozenset(end for edge in links for end in (edge.start, edge.end)))


def _says(rule: Rule, edge: Edge) -> bool:
    words = rule.parameters["says"]
    said = edge.safeguard.casefold()
    return any(word.casefold() in said for word in words) if words else bool(said)

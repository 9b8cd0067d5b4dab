"""Safeguarded links: every link of a relation to these things has its safeguard recorded."""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("relation", "relation", "the relation", required=True),
    Parameter("to", "things", "to what", required=True),
    Parameter("says", "texts", "words one of which the safeguard must hold", default=()),
)

EXAMPLE = Example(
    """
kind = "safeguarded_links"
relation = "commissions"
to = ["table:services"]
""",
    "Left directorate (l_dir) commissions Buses (s2), and no safeguard is recorded for it.",
)


def look(view: View, rule: Rule) -> Observation:
    """A link without one fails where another has one; else the data does not speak of it."""
    things = select(view, rule.parameters["to"])
    relation = rule.parameters["relation"]
    links = [edge for edge in view.edges(relation) if edge.end in things]
    if not links:
        return Observation(missing=things.missing or f"who {verb(relation)} {things.words}")
    sound = [edge for edge in links if _says(rule, edge)]
    words = listed(rule.parameters["says"], last="or") or "safeguard"
    if not sound:
        missing = f"which {words} each link “{verb(relation)}” rests on (links.csv, safeguard)"
        return Observation(missing=missing)
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"{view.name(edge.start)} {verb(relation)} {view.name(edge.end)}, and no {words} "
            "is recorded for it.",
            edge.key[::2],
            (view.step(edge),),
            f"its {words} is recorded in links.csv, column safeguard",
            relation,
            (
                SuggestedChange(
                    "update-link",
                    {
                        "from": edge.start,
                        "relation": relation,
                        "to": edge.end,
                        "safeguard": f"{words}: to be named",
                    },
                ),
            ),
        )
        for edge in links
        if edge not in sound
    )
    seen = frozenset(end for edge in links for end in (edge.start, edge.end))
    return Observation(findings, seen, rows=view.rows_of(links))


def _says(rule: Rule, edge: Edge) -> bool:
    words = rule.parameters["says"]
    said = edge.safeguard.casefold()
    return any(word.casefold() in said for word in words) if words else bool(said)

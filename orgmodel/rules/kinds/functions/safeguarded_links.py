"""Safeguarded links: every link of a relation to these things has its safeguard recorded.

A link whose safeguard is another one than asked for fails. One that records none leaves the rule
not assessable: what is recorded of other links says nothing of it.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.pattern import sentences
from orgmodel.rules.selection import select
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("relation", "relation", "the relation", required=True),
    Parameter("to", "things", "to what", required=True),
    Parameter("says", "texts", "words one of which the safeguard must hold", default=()),
)

READS = ("services.provision", "~{buys}")

EXAMPLE = Example(
    """
kind = "safeguarded_links"
relation = "commissions"
to = ["table:services"]
says = ["contract"]
""",
    "Left directorate (l_dir) commissions Buses (s2) with the safeguard “a talk”; asked for is a "
    "contract.",
)


def look(view: View, rule: Rule) -> Observation:
    """Read the safeguard of each link."""
    things = select(view, rule.parameters["to"])
    relation = rule.parameters["relation"]
    links = [edge for edge in view.edges(relation) if edge.end in things]
    if not links:
        return Observation(missing=things.missing or f"who {verb(relation)} {things.words}")
    words = listed(rule.parameters["says"], last="or") or "safeguard"
    silent = [edge for edge in links if not edge.safeguard]
    wrong = [edge for edge in links if edge.safeguard and not _says(rule, edge)]
    said = [edge for edge in links if edge.safeguard]
    missing = (
        f"which {words} these rest on: {sentences(view, silent)} (links.csv, column safeguard)"
    )
    return Observation(
        tuple(_finding(view, rule, edge, words) for edge in wrong),
        frozenset(end for edge in said for end in (edge.start, edge.end)),
        missing if silent else "",
        rows=view.rows_of(said),
    )


def _finding(view: View, rule: Rule, edge: Edge, words: str) -> Finding:
    relation = rule.parameters["relation"]
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(edge.start)} {verb(relation)} {view.name(edge.end)} with the safeguard "
        f"“{edge.safeguard}”; asked for is a {words}.",
        edge.key[::2],
        (view.step(edge),),
        f"a {words} is recorded for it in links.csv, column safeguard",
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


def _says(rule: Rule, edge: Edge) -> bool:
    words = rule.parameters["says"]
    said = edge.safeguard.casefold()
    return any(word.casefold() in said for word in words) if words else bool(said)

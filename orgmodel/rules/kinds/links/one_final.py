"""One final say: of each class of decisions about a thing one body at most has the last word.

A class is a relation. A post that decides beside a body is no second body: small cases may
be left to an executive.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.suggestions import remove_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("relations", "relations", "the relations that are a final say", required=True),
)

READS: tuple[str, ...] = ()

EXAMPLE = Example(
    """
kind = "one_final"
relations = ["approves_plans_of"]
""",
    "2 bodies have the last word: Left directorate (l_dir) and Middle directorate (m_dir) "
    "each approves the plans of Right directorate (r_dir).",
)


def look(view: View, rule: Rule) -> Observation:
    """Count the bodies with a final say over each thing."""
    say: dict[tuple[str, str], list[Edge]] = {}
    for edge in view.edges(*rule.parameters["relations"]):
        if edge.start in view.units.index:
            say.setdefault((edge.relation, edge.end), []).append(edge)
    findings = tuple(
        Finding(
            rule.id,
            rule.severity,
            f"{len({e.start for e in edges})} bodies have the last word: "
            f"{view.some_names(edge.start for edge in edges)} each {verb(relation)} "
            f"{view.name(thing)}.",
            (thing, *dict.fromkeys(e.start for e in edges)),
            view.links.steps(list({edge.start: edge for edge in reversed(edges)}.values())[::-1]),
            "one of them decides, and the others advise",
            relation,
            tuple(remove_link(edge) for edge in edges[1:]),
        )
        for (relation, thing), edges in say.items()
        if len({edge.start for edge in edges}) > 1
    )
    seen = {end for edges in say.values() for edge in edges for end in (edge.start, edge.end)}
    verbs = listed((verb(relation) for relation in rule.parameters["relations"]), last="or")
    starts = dict.fromkeys(edge.start for edge in view.edges(*rule.parameters["relations"]))
    strange = [name for name in starts if not view.table_of(name)]
    missing = (
        f"who {listed(strange, most=5)} is, who {verbs} somebody (links.csv: not in the data)"
        if strange
        else ""
        if say
        else f"who {verbs} whom (links.csv)"
    )
    every = [edge for edges in say.values() for edge in edges]
    return Observation(findings, frozenset(seen), missing, rows=view.rows_of(every))

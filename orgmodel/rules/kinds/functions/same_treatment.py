"""Same treatment: inside services stand under the same oversight as those bought outside.

The relations of oversight that some external service has, each internal one has too.
"""

from __future__ import annotations

from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selected import Selection
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("relations", "relations", "relations of oversight to a service", required=True),
)

READS = ("services.provision", "~{buys}")

EXAMPLE = Example(
    """
kind = "same_treatment"
relations = ["oversees"]
""",
    "Nobody oversees Meals (s1), which is provided inside. Of services provided outside "
    "somebody does: Left directorate (l_dir) oversees Buses (s2).",
)


def look(view: View, rule: Rule) -> Observation:
    """Compare each internal service with what the external ones have."""
    internal = select(view, ("provision:internal",))
    external = select(view, ("provision:external",))
    if not internal or not external:
        return _without_a_pair(view, external)
    used = [
        relation
        for relation in rule.parameters["relations"]
        if any(view.links_to(service, relation) for service in external)
    ]
    if not used:
        verbs = listed((verb(relation) for relation in rule.parameters["relations"]), last="or")
        return Observation(missing=f"who {verbs} services provided outside (links.csv)")
    findings = tuple(
        _finding(view, rule, service, relation, list(external))
        for relation in used
        for service in internal
        if not view.links_to(service, relation)
    )
    services = (*internal, *external)
    rows = [edge for service in services for edge in view.links_to(service, *used)]
    return Observation(findings, frozenset(services), rows=view.rows_of(rows))


def _without_a_pair(view: View, external: Selection) -> Observation:
    """Where one of the two sorts is lacking: of services on record, none is provided inside."""
    unsaid = [name for name, said in view.pairs("services", "id", "provision") if not said]
    if external and not unsaid:
        return Observation(nothing="no service is provided wholly inside")
    return Observation(
        missing="which services are provided inside and which outside (services.csv)"
    )


def _finding(view: View, rule: Rule, service: str, relation: str, external: list[str]) -> Finding:
    example = next(edge for other in external for edge in view.links_to(other, relation))
    buyers = view.links_to(service, view.words.buys)
    edits = tuple(add_link(edge.start, relation, service) for edge in buyers[:1])
    return Finding(
        rule.id,
        rule.severity,
        f"Nobody {verb(relation)} {view.name(service)}, which is provided inside. Of services "
        f"provided outside somebody does: {view.name(example.start)} {verb(relation)} "
        f"{view.name(example.end)}.",
        (service,),
        (*view.cell_step(service, "provision"), view.step(example)),
        f"links.csv says who {verb(relation)} {view.name(service)}",
        relation,
        edits,
    )

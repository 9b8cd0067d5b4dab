"""Decision-making: a body has powers given to it, or approves something; advice alone fails."""

from __future__ import annotations

from orgmodel.model.relations import verb
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.pattern import sentences
from orgmodel.rules.suggestions import add_link
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("given", "relations", "relations to the body that give it powers", default=()),
    Parameter("uses", "relations", "relations from the body that are powers", default=()),
    Parameter("weaker", "relations", "relations from the body that are no powers", required=True),
)


def look(view: View, rule: Rule) -> Observation:
    """Look for powers; where there is only something weaker, it fails."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    given, uses, weaker = (rule.parameters[name] for name in ("given", "uses", "weaker"))
    powers = [*view.links_to(body, *given), *view.links_from(body, *uses)]
    if powers:
        ends = {end for edge in powers for end in (edge.start, edge.end)}
        return Observation(seen=frozenset({body, *ends}))
    advice = view.links_from(body, *weaker)
    if not advice:
        verbs = ", ".join(verb(relation) for relation in (*uses, *weaker))
        return Observation(missing=f"what {view.name(body)} may decide ({verbs} … in links.csv)")
    above = view.links_from(body, "committee_of", "accountable_to")
    edits = tuple(add_link(edge.end, given[0], body) for edge in above[:1] if given)
    finding = Finding(
        rule.id,
        rule.severity,
        f"{view.name(body)} only gives advice: {sentences(view, advice)}. Nothing gives it "
        "powers, and it approves nothing.",
        (body,),
        view.links.steps(advice),
        "powers are delegated to it, or it approves something (links.csv)",
        "powers",
        edits,
    )
    return Observation((finding,), frozenset({body}))

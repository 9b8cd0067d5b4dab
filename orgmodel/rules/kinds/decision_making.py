"""Decision-making: a body has powers given to it, or approves something; advice alone fails."""

from __future__ import annotations

from orgmodel.relation_words import verb
from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.pattern import sentences

PARAMETERS = (
    Parameter("body", "text", "role name of the body", required=True),
    Parameter("given", "relations", "relations to the body that give it powers", default=()),
    Parameter("uses", "relations", "relations from the body that are powers", default=()),
    Parameter("weaker", "relations", "relations from the body that are no powers", required=True),
)


def look(ground: Ground, rule: Rule) -> Looked:
    """Look for powers; where there is only something weaker, it fails."""
    body = ground.role(rule.parameters["body"])
    if body is None:
        return Looked(missing=ground.lacks(rule.parameters["body"]))
    given, uses, weaker = (rule.parameters[name] for name in ("given", "uses", "weaker"))
    powers = [*ground.links_to(body, *given), *ground.links_from(body, *uses)]
    if powers:
        ends = {end for edge in powers for end in (edge.start, edge.end)}
        return Looked(seen=frozenset({body, *ends}))
    advice = ground.links_from(body, *weaker)
    if not advice:
        verbs = ", ".join(verb(relation) for relation in (*uses, *weaker))
        return Looked(missing=f"what {ground.name(body)} may decide ({verbs} … in links.csv)")
    above = ground.links_from(body, "committee_of", "accountable_to")
    edits = tuple(
        LinkEdit("add-link", {"from": edge.end, "relation": given[0], "to": body})
        for edge in above[:1] if given
    )  # fmt: skip
    finding = Finding(
        rule.id, rule.severity,
        f"{ground.name(body)} only gives advice: {sentences(ground, advice)}. Nothing gives it "
        "powers, and it approves nothing.",
        (body,), ground.links.steps(advice),
        "powers are delegated to it, or it approves something (links.csv)", "powers", edits,
    )  # fmt: skip
    return Looked((finding,), frozenset({body}))

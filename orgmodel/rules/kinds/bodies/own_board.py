"""Own board: a side has a body of its own, with its own chair and powers given to it.

The chair must not lead a unit of the side: whoever runs it does not also hold it to account.
"""

from __future__ import annotations

from orgmodel.model.relations import SEATS
from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("side", "text", "the side that needs a body of its own", required=True),
    Parameter(
        "given", "relations", "relations to the body that give it powers", default=("delegates_to",)
    ),
)


def look(view: View, rule: Rule) -> Observation:
    """Look for a body of the side with an independent chair and powers."""
    side = rule.parameters["side"]
    bodies = dict.fromkeys(
        end for relation in SEATS for end in view.links.ends(relation)[1] if view.side(end) == side
    )
    if not bodies:
        return Observation(
            missing=f"which board or committee the side “{side}” has (units.csv, memberships.csv)"
        )
    findings, missing = [], []
    for body in bodies:
        chairs = view.links_to(body, "chairs")
        led = [
            edge
            for edge in chairs
            if any(
                view.side(e.end) == side
                for name in roster.sitters(view, edge.start)
                for e in view.links_from(name, "heads")
            )
        ]
        if led:
            findings.append(
                Finding(
                    rule.id,
                    rule.severity,
                    f"{view.name(body)} is chaired by {view.name(led[0].start)}, who leads a unit "
                    f"of the {side} side: it has no chair of its own.",
                    (body, led[0].start),
                    (view.step(led[0]), *view.side_step(led[0].start)),
                    "somebody who leads no unit of the side chairs it",
                    "chairs",
                )
            )
        elif not chairs:
            missing.append(f"who chairs {view.name(body)} (memberships.csv)")
        elif not view.links_to(body, *rule.parameters["given"]):
            missing.append(f"who delegates powers to {view.name(body)} (links.csv)")
        else:
            return Observation(seen=frozenset({body, *(edge.start for edge in chairs)}))
    return Observation(tuple(findings), frozenset(bodies), "; ".join(missing))

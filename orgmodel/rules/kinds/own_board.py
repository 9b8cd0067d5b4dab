"""Own board: a side has a body of its own, with its own chair and powers given to it.

The chair must not lead a unit of the side: whoever runs it does not also hold it to account.
"""

from __future__ import annotations

from orgmodel.rules import roster
from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import SEATS, Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter("side", "text", "the side that needs a body of its own", required=True),
    Parameter("given", "relations", "relations to the body that give it powers",
              default=("delegates_to",)),
)  # fmt: skip


def look(ground: Ground, rule: Rule) -> Looked:
    """Look for a body of the side with an independent chair and powers."""
    side = rule.parameters["side"]
    bodies = dict.fromkeys(
        end for relation in SEATS for end in ground.links.ends(relation)[1]
        if ground.side(end) == side
    )  # fmt: skip
    if not bodies:
        return Looked(missing=f"which board or committee the side “{side}” has (units.csv, "
                      "memberships.csv)")  # fmt: skip
    findings, missing = [], []
    for body in bodies:
        chairs = ground.links_to(body, "chairs")
        led = [edge for edge in chairs
               if any(ground.side(e.end) == side for name in roster.sitters(ground, edge.start)
                      for e in ground.links_from(name, "heads"))]  # fmt: skip
        if led:
            findings.append(Finding(
                rule.id, rule.severity,
                f"{ground.name(body)} is chaired by {ground.name(led[0].start)}, who leads a unit "
                f"of the {side} side: it has no chair of its own.",
                (body, led[0].start),
                (ground.step(led[0]), *ground.side_step(led[0].start)),
                "somebody who leads no unit of the side chairs it", "chairs",
            ))  # fmt: skip
        elif not chairs:
            missing.append(f"who chairs {ground.name(body)} (memberships.csv)")
        elif not ground.links_to(body, *rule.parameters["given"]):
            missing.append(f"who delegates powers to {ground.name(body)} (links.csv)")
        else:
            return Looked(seen=frozenset({body, *(edge.start for edge in chairs)}))
    return Looked(tuple(findings), frozenset(bodies), "; ".join(missing))

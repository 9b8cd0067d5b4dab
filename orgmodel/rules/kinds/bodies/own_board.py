"""Own board: a side has a body of its own, with its own chair and powers given to it.

The chair must not lead a unit of the side: whoever runs it does not also hold it to account.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import SEATS
from orgmodel.rules import record, roster
from orgmodel.rules.absence import ended_words, seats_ended
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SEATED, SIDES
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter("side", "text", "the side that needs a body of its own", required=True),
    Parameter(
        "given", "relations", "relations to the body that give it powers", default=("delegates_to",)
    ),
)

READS = (SIDES, "~delegates_to", "~heads", "~holds", *SEATED)

EXAMPLE = Example(
    """
kind = "own_board"
side = "right"
""",
    "Board (board) is chaired by Right director (r1), who leads a unit of the right side: "
    "it has no chair of its own.",
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
            first = min(led, key=lambda edge: edge.start)
            findings.append(
                Finding(
                    rule.id,
                    rule.severity,
                    f"{view.name(body)} is chaired by {view.name(first.start)}, who leads a unit "
                    f"of the {side} side: it has no chair of its own.",
                    (body, first.start),
                    (view.step(first), *_leads(view, side, first.start)),
                    "somebody who leads no unit of the side chairs it",
                    "chairs",
                )
            )
        elif lost := _lost(view, rule, body, chairs):
            findings.append(lost)
        elif unknown := _unknown_chair(view, side, chairs):
            missing.append(unknown)
        elif not chairs:
            missing.append(f"who chairs {view.name(body)} (memberships.csv)")
        elif not view.links_to(body, *rule.parameters["given"]):
            missing.append(f"who delegates powers to {view.name(body)} (links.csv)")
        else:
            given = view.links_to(body, *rule.parameters["given"])[:1]
            return Observation(
                seen=frozenset({body, *(edge.start for edge in chairs)}),
                rows=view.rows_of([*chairs, *given]),
            )
    return Observation(tuple(findings), frozenset(bodies), record.all_of(*missing))


def _lost(view: View, rule: Rule, body: str, chairs: list[Edge]) -> Finding | None:
    """The chair, or the powers, that the scenario took from a body and put nothing in place of."""
    what, ended = "a chair", [s for s in seats_ended(view, body) if s.relation == "chairs"]
    if chairs:
        given = rule.parameters["given"]
        lost = [step for step in view.model.removed.of(*given) if step.end == body]
        what, ended = "powers", [] if view.links_to(body, *given) else lost
    if not ended:
        return None
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(body)} is without {what}: {ended_words(ended)}.",
        (body,),
        tuple(ended),
        f"it has {what} again",
        what.split()[-1],
    )


def _leads(view: View, side: str, chair: str) -> tuple[Step, ...]:
    """The rows that show that a chair, or who sits for it, leads a unit of the side."""
    held = {edge.end: edge for edge in view.posts_held(chair)}
    held |= {edge.start: edge for edge in view.holders(chair)}
    for name in roster.sitters(view, chair):
        for edge in view.links_from(name, "heads"):
            if view.side(edge.end) == side:
                by = (view.step(held[name]),) if name in held else ()
                return (*by, view.step(edge), *view.side_step(edge.end))
    return ()


def _unknown_chair(view: View, side: str, chairs: list[Edge]) -> str:
    """Who leads the side, where a person chairs of whom no post is recorded."""
    persons = [e.start for e in chairs if view.table_of(e.start) == "people"]
    if all(view.posts_held(person) for person in persons):
        return ""
    heads = (head for unit, head in view.model.head_of.items() if view.side(unit) == side)
    return record.holders(view, heads)

"""Decision-making: a body has powers given to it, or approves something; advice alone fails."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import verb
from orgmodel.model.words import listed
from orgmodel.rules.absence import ended_words
from orgmodel.rules.example import Example
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

EXAMPLE = Example(
    """
kind = "decision_making"
body = "board"
given = ["delegates_to"]
weaker = ["advises"]
""",
    "Board (board) only gives advice: Board (board) advises Chief executive (ce). Nothing "
    "gives it powers, and it approves nothing.",
)

READS = ("~accountable_to", "~committee_of", "~delegates_to")

ASKS_FOR = ("body",)


def look(view: View, rule: Rule) -> Observation:
    """Look for powers; where there is only something weaker, it fails."""
    body = view.role(rule.parameters["body"])
    if body is None:
        return Observation(missing=view.lacks(rule.parameters["body"]))
    given, uses, weaker = (rule.parameters[name] for name in ("given", "uses", "weaker"))
    powers = [*view.links_to(body, *given), *view.links_from(body, *uses)]
    if powers:
        ends = {end for edge in powers for end in (edge.start, edge.end)}
        return Observation(seen=frozenset({body, *ends}), rows=view.rows_of(powers[:1]))
    advice = view.links_from(body, *weaker)
    ended = _ended(view, body, given, uses)
    if not advice and not ended:
        verbs = listed((verb(relation) for relation in (*uses, *weaker)), last="or")
        return Observation(
            missing=f"what {view.name(body)} may decide (links.csv: what it {verbs})"
        )
    above = view.links_from(body, "committee_of", "accountable_to")
    edits = tuple(add_link(edge.end, given[0], body) for edge in above[:1] if given)
    finding = Finding(
        rule.id,
        rule.severity,
        _message(view, body, advice, ended),
        (body,),
        ended or view.links.steps(advice[:1]),
        "powers are delegated to it, or it approves something (links.csv)",
        "powers",
        edits,
    )
    return Observation((finding,), frozenset({body}))


def _ended(view: View, body: str, given: Iterable[str], uses: Iterable[str]) -> tuple[Step, ...]:
    """The powers of the body that the scenario removed."""
    removed = view.model.removed
    return (
        *(step for step in removed.of(*given) if step.end == body),
        *(step for step in removed.of(*uses) if step.start == body),
    )


def _message(view: View, body: str, advice: list[Edge], ended: tuple[Step, ...]) -> str:
    if ended:
        gone = f"{ended_words(ended, 'what gave it some')}: {sentences(view, ended)}"
        return f"{view.name(body)} has no powers any more; {gone}."
    return (
        f"{view.name(body)} only gives advice: {sentences(view, advice[:1])}. Nothing gives it "
        "powers, and it approves nothing."
    )

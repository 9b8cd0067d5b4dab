"""One head: each unit of these kinds is led by exactly one post.

A unit that several posts lead fails, and one whose head the option takes away; one of which no
head is named, or a head that is no post in the data, leaves the rule not assessable.
"""

from __future__ import annotations

from collections.abc import Mapping

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.words import listed
from orgmodel.rules import record, roster
from orgmodel.rules.absence import ended_words
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import SIZE
from orgmodel.rules.view import View

PARAMETERS = (Parameter("kinds", "texts", "kinds of unit that need a head", required=True),)

READS = ("units.kind", "~heads", *SIZE)

EXAMPLE = Example(
    """
kind = "one_head"
kinds = ["directorate"]
""",
    "led_by_two is led by 2 posts at once: m2.",
)


def look(view: View, rule: Rule) -> Observation:
    """Count the posts that head each unit; where none is named, the data is silent."""
    wanted = set(rule.parameters["kinds"])
    chosen = dict.fromkeys(
        unit for unit, kind in view.pairs("units", "id", "kind") if unit and kind in wanted
    )
    kinds = listed(rule.parameters["kinds"], last="or")
    if not chosen:
        return Observation(missing=f"which units are of kind {kinds} (units.csv, column kind)")
    heads = {unit: _heads(view, unit) for unit in chosen}
    findings = tuple(
        _finding(view, rule, unit, edges)
        for unit, edges in heads.items()
        if sum(view.model.stands_for(edge.start)[0] for edge in edges) > 1
    )
    gone = {u: _ended(view, u) for u, edges in heads.items() if not edges and _ended(view, u)}
    findings += tuple(_no_longer(view, rule, unit, ended) for unit, ended in gone.items())
    headless = [unit for unit, edges in heads.items() if not edges and unit not in gone]
    unread = [
        e.start for of in heads.values() for e in of if view.model.stands_for(e.start)[1] is None
    ]
    strange = {
        u: e.start for u, of in heads.items() for e in of if view.table_of(e.start) != "posts"
    }
    led = [unit for unit in chosen if unit not in headless and unit not in strange]
    missing = record.all_of(
        f"who heads {view.some_names(headless)} (units.csv, column head)" if headless else "",
        _unknown(view, strange),
        f"how many posts {view.some_names(unread)} is (posts.csv, column count)" if unread else "",
    )
    return Observation(
        findings,
        frozenset(led),
        missing,
        rows=view.rows_of([edge for unit in led for edge in heads[unit]]),
    )


def _heads(view: View, unit: str) -> list[Edge]:
    """The posts that head a unit, each once: a unit in several rows may name several."""
    return list({edge.start: edge for edge in reversed(view.links_to(unit, "heads"))}.values())[
        ::-1
    ]


def _unknown(view: View, strange: Mapping[str, str]) -> str:
    """Who it is that heads a unit, where the data has no such post."""
    if not strange:
        return ""
    heads = listed(dict.fromkeys(strange.values()), most=5)
    names = view.some_names(strange)
    return f"who {heads} is, who heads {names} (units.csv, column head: not in the data)"


def _ended(view: View, unit: str) -> tuple[Step, ...]:
    """The head of a unit that the scenario took away."""
    return tuple(step for step in view.model.removed.of("heads") if step.end == unit)


def _no_longer(view: View, rule: Rule, unit: str, ended: tuple[Step, ...]) -> Finding:
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(unit)} has no head any more: {ended_words(ended)}.",
        (unit,),
        ended,
        f"units.csv names a head of {view.name(unit)}",
        "heads",
    )


def _finding(view: View, rule: Rule, unit: str, edges: list[Edge]) -> Finding:
    number = sum(view.model.stands_for(edge.start)[0] for edge in edges)
    counts = (step for e in edges for step in roster.size_step(view, e.start))
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(unit)} is led by {number} posts at once: "
        f"{view.some_names(edge.start for edge in edges)}.",
        (unit,),
        (*view.links.steps(edges), *counts),
        "one post leads it",
        "heads",
    )

"""Exclusive: nobody, or no post, has something of two of these groups at once.

`held_by = "persons"`: the posts a person holds and the bodies the person sits on, also by a
post. `held_by = "posts"`: what a post heads and owns, the unit it sits in, its seats.
"""

from __future__ import annotations

from orgmodel.model.edges import Edge
from orgmodel.model.relations import SEATS
from orgmodel.model.words import listed
from orgmodel.rules.finding import Finding, Observation, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import undo
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "groups",
        "groups",
        "the groups of which one person or post may have one only",
        required=True,
    ),
    Parameter(
        "held_by", "text", "who must not have two", required=True, allowed=("persons", "posts")
    ),
)


def look(view: View, rule: Rule) -> Observation:
    """Sort what each person or post has into the groups."""
    groups = [select(view, group) for group in rule.parameters["groups"]]
    missing = next((group.missing for group in groups if group.missing), "")
    if missing:
        return Observation(missing=missing)
    persons = rule.parameters["held_by"] == "persons"
    relations = ("holds", *SEATS) if persons else ("heads", "owns", "part_of", *SEATS)
    wanted = "people" if persons else "posts"
    held: dict[str, dict[int, list[Edge]]] = {}
    seen: set[str] = set()
    for edge in view.edges(*relations):
        if view.table_of(edge.start) != wanted:
            continue
        for had in (edge, *(_through(view, edge) if persons else ())):
            for place, group in enumerate(groups):
                if had.end in group:
                    seen |= {edge.start, had.end}
                    held.setdefault(edge.start, {}).setdefault(place, []).append(edge)
    findings = tuple(_finding(view, rule, who, of) for who, of in held.items() if len(of) > 1)
    what = "who holds which post, and sits on which body" if persons else "what each post has"
    return Observation(findings, frozenset(seen), "" if seen else f"{what}, of {groups[0].words}")


def _through(view: View, edge: Edge) -> list[Edge]:
    """The seats and units that come with a post that a person holds."""
    return view.links_from(edge.end, *SEATS, "heads") if edge.relation == "holds" else []


def _finding(view: View, rule: Rule, who: str, held: dict[int, list[Edge]]) -> Finding:
    edges = list(dict.fromkeys(edge for of_group in held.values() for edge in of_group))
    words = listed(view.some_names(edge.end for edge in dict.fromkeys(of)) for of in held.values())
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(who)} has {words}, which one "
        f"{rule.parameters['held_by'].removesuffix('s')} may not have together.",
        (who, *dict.fromkeys(edge.end for edge in edges)),
        view.links.steps(edges),
        "all but one of these groups are given to others",
        "exclusive",
        _give_up(view, held),
    )


def _give_up(view: View, held: dict[int, list[Edge]]) -> tuple[SuggestedChange, ...]:
    """Give up all but the group with most; nothing where that cannot be told as edits."""
    most = max(held, key=lambda place: len(held[place]))
    leaving = [edge for place, of in held.items() if place != most for edge in dict.fromkeys(of)]
    return undo(view, [edge for edge in leaving if edge not in held[most]])

"""Proposals that a finding's own path suggests, whatever its rule: each relation in it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgmodel.model.edges import Edge
from orgmodel.remedies.places import MOST, Places
from orgmodel.remedies.proposal import TO_BE_AGREED, Proposal
from orgmodel.rules.finding import Finding, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.suggestions import (
    add_link,
    end_appointment,
    for_a_time,
    move_function,
    remove_link,
)
from orgmodel.rules.view import View

ACCEPT_A_SAFEGUARD = frozenset({"dotted_line", "function_side"})
"""Kinds that accept what they look at where a safeguard is recorded with it."""

ASK_FOR_A_SAFEGUARD = frozenset({"safeguarded_links"})
"""Kinds that ask for nothing else: their findings name it themselves."""

_OBSERVED = frozenset({"overlaps"})
"""Relations that are seen, not decided: to strike one out changes the record, not the work."""

_OF_THE_LINE = frozenset({"reports_to", "never reports_to", "path", "exclusive"})
"""What is at fault where a post of the path may get another manager."""


def proposals(view: View, places: Places, rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """A link or seat given up, an appointment ended, a thing moved, a safeguard recorded."""
    guarded = rule.kind in ACCEPT_A_SAFEGUARD
    for step in finding.path:
        edge = view.links.find(step.start, step.relation, step.end)
        if edge is None or step.relation in _OBSERVED:
            continue
        if edge.table == "links":
            yield from _of_link(edge, guarded=guarded)
        elif edge.table == "memberships":
            yield from _of_seat(view, edge)
        elif edge.relation == "holds":
            yield Proposal((end_appointment(edge),), place=MOST - for_a_time(view, edge))
        elif edge.relation == "owns":
            yield from _of_function(view, places, edge.end, guarded=guarded)
        elif edge.relation == "reports_to" and finding.relation in _OF_THE_LINE:
            yield from moved([edge.start], places.managers(edge.start))


def _of_link(edge: Edge, *, guarded: bool) -> Iterator[Proposal]:
    if guarded and not edge.safeguard:
        yield Proposal((with_cell(edge, "safeguard", TO_BE_AGREED),))
    yield Proposal((remove_link(edge),), erases=True)


def _of_seat(view: View, edge: Edge) -> Iterator[Proposal]:
    """The seat without a vote, which a chair's cannot be, no seat, or a member as the chair."""
    votes = view.cells.labelled(edge.table, edge.label, "voting") != "no"
    if edge.relation == "member_of" and votes:
        yield Proposal((with_cell(edge, "voting", "no"),))
    yield Proposal((remove_link(edge),))
    if edge.relation == "chairs":
        members = (e for e in view.links_to(edge.end, "member_of") if e.start != edge.start)
        for member in sorted(members)[:MOST]:
            chair = add_link(member.start, "chairs", edge.end)
            yield Proposal((remove_link(edge), remove_link(member), chair))


def with_cell(edge: Edge, column: str, value: str) -> SuggestedChange:
    """A link or a seat with another cell."""
    ends = {"from": edge.start, "relation": edge.relation, "to": edge.end}
    return SuggestedChange("update-link", {**ends, column: value})


def _of_function(view: View, places: Places, function: str, *, guarded: bool) -> Iterator[Proposal]:
    """A function owned by a unit that fits, else with a safeguard."""
    if guarded and not view.cell(function, "safeguard"):
        cell = {"function": function, "safeguard": TO_BE_AGREED}
        yield Proposal((SuggestedChange("update-function", cell),))
    for place, unit in enumerate(places.for_function(function)):
        yield Proposal(move_function(function, unit), place)


def moved(posts: Iterable[str], managers: Iterable[str]) -> Iterator[Proposal]:
    """These posts together under each of these managers."""
    for place, manager in enumerate(managers):
        edits = [SuggestedChange("move-post", {"post": post, "to": manager}) for post in posts]
        if edits:
            yield Proposal(tuple(edits), place)

"""Proposals that only the rule's kind can name: a link that is missing, and what moves together.

A kind that is not here offers what its finding says (`Finding.edits`) and what the path suggests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from orgmodel.model.schema import BY_NAME
from orgmodel.remedies.by_path import moved, with_cell
from orgmodel.remedies.places import MOST, Places
from orgmodel.remedies.proposal import Proposal
from orgmodel.rules.finding import Finding, SuggestedChange
from orgmodel.rules.pack import Rule
from orgmodel.rules.selection import select
from orgmodel.rules.suggestions import add_link, end_appointment, move_function, remove_link
from orgmodel.rules.view import View

Offer = Callable[[View, Places, Rule, Finding], Iterator[Proposal]]

UP_TO_THE_BODY = frozenset(
    {
        "balance",
        "body_includes",
        "body_share",
        "body_size",
        "committee_models",
        "decision_making",
        "quorum",
        "seat_variety",
        "span",
    }
)
"""Kinds about numbers and makeup: which seat or post is one too many no rule can tell."""


def _one_owner(view: View, places: Places, _rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """Both functions with the owner of either, unless it is of the other side; or elsewhere."""
    for moving in finding.subjects:
        kind, sides = view.function_kind(moving), view.words.sides
        for kept in finding.subjects:
            for owns in view.links_to(kept, "owns") if kept != moving else ():
                if kind not in sides or view.side(owns.start) != view.other(kind):
                    yield Proposal(move_function(moving, owns.start))
    both = sorted(set(finding.subjects))
    for place, unit in enumerate(dict.fromkeys(u for f in both for u in places.for_function(f))):
        edits = tuple(edit for function in both for edit in move_function(function, unit))
        yield Proposal(edits, place)


def _pairing(view: View, places: Places, _rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """A buyer where there is none; another buyer, or supplier, where both are in one hand."""
    words, (*hands, service) = view.words, finding.subjects
    relations = (words.buys, words.supplies) if hands else (words.buys,)
    there = view.links_to(service, words.buys, words.supplies)
    near = view.home(min((edge.start for edge in there), default=service))
    for side, relation in zip(words.sides, relations, strict=False):
        now = sorted(e for e in there if e.relation == relation and e.start in hands)
        given_up = tuple(remove_link(edge) for edge in now)
        for place, unit in enumerate(places.units(side, near)):
            if view.links.find(unit, relation, service) is None:
                yield Proposal((*given_up, add_link(unit, relation, service)), place)


def _linked(view: View, _places: Places, rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """The first of the links that count, from one of the things to one of those to reach."""
    relation = rule.parameters["relations"][0]
    if rule.parameters.get("least", 1) > 1:
        return
    things = [name for name in finding.subjects if name in select(view, rule.parameters["things"])]
    for group in _groups(rule, finding):
        targets = sorted(select(view, group))
        named = [name for name in targets if name in finding.subjects and name not in things]
        for thing in sorted(things):
            for place, end in enumerate(_nearest(view, thing, named or targets)):
                if view.links.find(thing, relation, end) is None:
                    yield Proposal((add_link(thing, relation, end),), place)


def _groups(rule: Rule, finding: Finding) -> list[tuple[str, ...]]:
    """The groups to reach that the finding is about, as the rule writes them."""
    groups = [tuple(texts) for texts in rule.parameters["to"]]
    said = finding.relation.removeprefix("linked").strip()
    return [texts for texts in groups if not said or ", ".join(texts) == said]


def _nearest(view: View, thing: str, ends: list[str]) -> list[str]:
    """Of ends in the order of their ids, those that have links with a thing already first."""
    about = view.links.about(thing)
    known = {name for edge in about for name in (edge.start, edge.end)}
    near = [end for end in ends if end in known]
    rest = (end for end in ends if end not in known and end != thing)
    return [*near, *islice(rest, MOST)][:MOST]


def _dedicated(view: View, _places: Places, rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """The first of the links that count, to one of those that must be served."""
    (thing, *_) = finding.subjects
    relation = rule.parameters["relations"][0]
    ends = sorted(select(view, rule.parameters["to"]))
    for place, end in enumerate(_nearest(view, thing, ends)):
        if view.links.find(thing, relation, end) is None:
            yield Proposal((add_link(thing, relation, end),), place)


def _same_treatment(
    view: View, _places: Places, _rule: Rule, finding: Finding
) -> Iterator[Proposal]:
    """Oversight by one of those who buy the service."""
    (service, *_) = finding.subjects
    for edge in view.links_to(service, view.words.buys):
        yield Proposal((add_link(edge.start, finding.relation, service),))


def _work_of_one_side(
    view: View, places: Places, _rule: Rule, finding: Finding
) -> Iterator[Proposal]:
    """The functions of one side together to a unit of that side; from a post, also to its head."""
    (holder, *_) = finding.subjects
    held = {
        edge.end
        for edge in view.edges("owns")
        if edge.start == holder
        or (holder in view.units.index and view.within(view.home(edge.start), holder))
    }
    near = view.home(holder)
    for side in view.words.sides:
        leaving = sorted(name for name in held if view.function_kind(name) == side)
        for place, unit in enumerate(places.units(side, near)):
            edits = tuple(edit for name in leaving for edit in move_function(name, unit))
            if not edits or view.within(unit, near):
                continue
            yield Proposal(edits, place)
            head = view.model.head_of.get(unit)
            if head and holder in view.line.index:
                yield Proposal(
                    tuple(e for name in leaving for e in move_function(name, head)), MOST
                )


def _common_manager(
    view: View, places: Places, _rule: Rule, finding: Finding
) -> Iterator[Proposal]:
    """The branches of one side together under another manager."""
    (manager, *_) = finding.subjects
    line, codes = view.line, view.post_side_codes
    if manager not in line.index:
        return
    for code in (1, 2):
        branches = sorted(
            post
            for post in line.children(manager)
            if any(codes[line.index[name]] == code for name in line.subtree(post))
        )
        going = {name for post in branches for name in line.subtree(post)}
        yield from moved(
            branches,
            (to for post in branches[:1] for to in places.managers(post) if to not in going),
        )


def _one_final(view: View, _places: Places, _rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """All but one give the last word up."""
    thing, *bodies = finding.subjects
    edges = [edge for edge in view.links_to(thing, finding.relation) if edge.start in bodies]
    for kept in bodies:
        leaving = sorted(edge for edge in edges if edge.start != kept)
        yield Proposal(tuple(remove_link(edge) for edge in leaving))


def _seat_attribute(
    view: View, _places: Places, rule: Rule, finding: Finding
) -> Iterator[Proposal]:
    """The seat with another value of the column, of those that the schema allows."""
    column, unwanted = rule.parameters["column"], rule.parameters["is_not"]
    declared = next((c for c in BY_NAME["memberships"].columns if c.name == column), None)
    if declared is None or unwanted is None:
        return
    for step in finding.path:
        edge = view.links.find(step.start, step.relation, step.end)
        if edge is not None and edge.table == "memberships":
            for place, value in enumerate(declared.allowed or ()):
                if value != unwanted:
                    yield Proposal((with_cell(edge, column, value),), place)


def _shared_person(
    view: View, _places: Places, _rule: Rule, finding: Finding
) -> Iterator[Proposal]:
    """The appointments on one side all ended."""
    person, *posts = finding.subjects
    held = [edge for edge in view.links_from(person, "holds") if edge.end in posts]
    for side in view.words.sides:
        leaving = sorted(edge for edge in held if view.side(edge.end) == side)
        if leaving:
            yield Proposal(tuple(end_appointment(edge) for edge in leaving))


def _forest(_view: View, _places: Places, _rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """One post of a loop as a top of its own."""
    for post in sorted(finding.subjects):
        if len(finding.subjects) > 1:
            yield Proposal((SuggestedChange("move-post", {"post": post, "to": ""}),), MOST)


def _one_head(view: View, _places: Places, _rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """A head for a unit that has none: one of the highest posts in it."""
    (unit, *_) = finding.subjects
    if view.links_to(unit, "heads"):
        return
    inside = {edge.start for edge in view.links_to(unit, "part_of")} & view.line.index.keys()
    for post in sorted(post for post in inside if view.line.manager(post) not in inside)[:MOST]:
        yield Proposal((_head_of(unit, post),))


def _required(view: View, _places: Places, _rule: Rule, finding: Finding) -> Iterator[Proposal]:
    """The head that is asked for; what is asked for, in place of what the data has instead."""
    if finding.relation == "heads" and len(finding.subjects) > 1:
        post, unit = finding.subjects
        yield Proposal((_head_of(unit, post),))
    edges = [view.links.find(step.start, step.relation, step.end) for step in finding.path]
    for edge in edges:
        if edge is not None and edge.table in ("links", "memberships") and finding.edits:
            yield Proposal((remove_link(edge), *finding.edits))


def _head_of(unit: str, post: str) -> SuggestedChange:
    return SuggestedChange("update-unit", {"unit": unit, "head": post})


OFFERS: Mapping[str, Offer] = MappingProxyType(
    {
        "common_manager": _common_manager,
        "dedicated_link": _dedicated,
        "forest": _forest,
        "functions_together": _work_of_one_side,
        "linked": _linked,
        "one_final": _one_final,
        "one_owner": _one_owner,
        "one_head": _one_head,
        "pairing": _pairing,
        "required_link": _required,
        "same_treatment": _same_treatment,
        "seat_attribute": _seat_attribute,
        "shared_person": _shared_person,
        "shared_post": _work_of_one_side,
    }
)

"""Whether the record is whole enough to show that none of a pattern's relations is there."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.edges import Edge
from orgmodel.model.evidence import Step
from orgmodel.model.relations import MEMBERSHIP_RELATIONS, SEATS
from orgmodel.rules import record
from orgmodel.rules.gathered import half_links
from orgmodel.rules.pattern import OF_THE_END, SAID_OF_THE_START, Pattern, place_of


def lacking(pattern: Pattern) -> str:
    """What the data would need to show that none is there; nothing where it holds that.

    The roster of the body, and who holds the start's posts where somebody sits of whom no post is
    on record; the manager of each post; the owner or head; for any other relation at least one of
    its kind where it would be told.
    """
    view = pattern.view
    if pattern.relation in MEMBERSHIP_RELATIONS:
        sitting = _sitting(pattern)
        return record.all_of(
            record.rosters(view, pattern.end),
            record.which_side(view, sitting if _is_about_sides(pattern) else ()),
            record.holders(view, pattern.start) if any(map(view.is_of_no_post, sitting)) else "",
        )
    if pattern.relation == "reports_to":
        return record.unknown_managers(view, pattern.start)
    told = _told(pattern)
    if pattern.relation in SAID_OF_THE_START:
        whole = {edge.start for edge in told} >= set(pattern.start)
    elif pattern.relation in OF_THE_END:
        whole = {edge.end for edge in told} >= set(pattern.end)
    else:
        whole = bool(told)
    if not whole or any(map(pattern.strangers, told)) or _may_be_one(pattern):
        return f"whether {pattern.words()} ({place_of(pattern.relation)})"
    if unsaid := _of_no_kind(pattern):
        return f"of which kind {view.some_names(unsaid)} is (functions.csv, column kind)"
    return record.which_side(view, (e.start for e in told)) if _is_about_sides(pattern) else ""


def _may_be_one(pattern: Pattern) -> bool:
    """Whether a row of links.csv that lacks something may be such a relation."""
    return any(
        relation in ("", pattern.relation)
        and (not start or start in pattern.start)
        and (not end or end in pattern.end)
        for start, relation, end in half_links(pattern.view.cells)
    )


def _of_no_kind(pattern: Pattern) -> list[str]:
    """The functions of the start, or of nobody known, that may be of the kind that is asked for."""
    view = pattern.view
    if pattern.relation != "owns" or not pattern.texts[1].startswith("kind:"):
        return []
    return [
        name
        for name, owner, kind in view.pairs("functions", "id", "owner", "kind")
        if name and not kind.strip() and not view.is_of_another_body(name)
        if owner in pattern.start or not view.table_of(owner)
    ]


def rows(pattern: Pattern) -> Iterator[Step]:
    """The rows on which it rests that there is none."""
    if pattern.relation in MEMBERSHIP_RELATIONS:
        for body in pattern.end:
            yield from pattern.view.cell_step(body, "roster")
    yield from map(pattern.view.step, _told(pattern))


def _told(pattern: Pattern) -> list[Edge]:
    """What the data says of this relation where it would tell of this one."""
    links = pattern.view.links
    starts, ends = map(frozenset, links.ends(pattern.relation))
    if pattern.relation in SAID_OF_THE_START:
        there = filter(starts.__contains__, pattern.start)
        return [e for name in there for e in links.from_(name, pattern.relation)]
    there = filter(ends.__contains__, pattern.end)
    return [e for name in there for e in links.to(name, pattern.relation)]


def _is_about_sides(pattern: Pattern) -> bool:
    return pattern.texts[0].startswith("side:")


def _sitting(pattern: Pattern) -> list[str]:
    """Who has such a seat; a chair is a member too."""
    kinds = SEATS if pattern.relation == "member_of" else (pattern.relation,)
    edges = (edge for body in pattern.end for edge in pattern.view.links_to(body, *kinds))
    return list(dict.fromkeys(edge.start for edge in edges))

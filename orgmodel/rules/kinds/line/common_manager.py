"""Common manager: posts of the two sides meet only at the trust level.

Equivalent and linear: no post outside the trust level has both sides in its line. Reported
at the lowest such post; a post that sits in a unit of one side and heads one of the other, or
heads units of both, has both by itself. Where no unit of the trust level has a head, the top
of the line counts as that level, and it is told. Not assessable where a manager is named who
is not in the data, or somebody who manages is on no side.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from orgmodel.model.evidence import Step
from orgmodel.model.hierarchy import Hierarchy
from orgmodel.model.kept import OfObject
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, SuggestedChange, untold
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE, SIDES
from orgmodel.rules.suggestions import move_post
from orgmodel.rules.view import View

PARAMETERS = (
    Parameter(
        "height",
        "flag",
        "report how far below the top the sides meet at the trust level, "
        "instead of meetings below it",
        default=False,
    ),
)

READS = (LINE, SIDES, "~heads")

EXAMPLE = Example(
    """
kind = "common_manager"
""",
    "l1 and r1, on the two sides, meet at m1, which is not at the top level.",
)


Flags = npt.NDArray[np.bool_]


def below(line: Hierarchy, has: Flags) -> Flags:
    """Whether each post has a post of the first and of the second side in its line, itself too.

    `has` holds for each post whether it is itself on either.
    """
    return np.column_stack([line.any_in_line(has[:, side]) for side in (0, 1)])


def meetings(line: Hierarchy, within: Flags) -> Flags:
    """Whether each post is a lowest one with both sides in its line."""
    both: Flags = within[:, 0] & within[:, 1]
    above_another: Flags = np.zeros(len(line), dtype=np.bool_)
    above_another[line.parent[both & (line.parent >= 0)]] = True
    lowest: Flags = both & ~above_another
    return lowest


def look(view: View, rule: Rule) -> Observation:
    """Find every lowest meeting of the two sides."""
    line, codes = view.line, view.post_side_codes
    has, within = _sides_and_below(view)
    at = np.flatnonzero(meetings(line, within)).tolist()
    if rule.parameters["height"]:
        low = [place for place in at if codes[place] < 0 and line.depth[place] > 0]
        findings = tuple(_height(view, rule, place, has) for place in low)
    else:
        wrong = [place for place in at if codes[place] >= 0]
        findings = tuple(_finding(view, rule, place, has, within) for place in wrong)
    missing = record.line_of_the_sides(view)
    if not (missing or view.trust_is_declared or rule.parameters["height"]):
        findings += tuple(_no_trust_level(view, rule, place) for place in at if codes[place] < 0)
    return Observation(
        findings,
        view.posts_with_side,
        missing,
        rows=lambda: map(view.step, record.line_rows(view)),
    )


def _no_trust_level(view: View, rule: Rule, place: int) -> Finding:
    top, trust = view.line.ids[place], view.words.trust
    return Finding(
        rule.id,
        "info",
        f"No {trust} level is declared: {view.name(top)}, at the top of the line, counts as it.",
        (top,),
        (),
        f"the unit that {top} heads has the side {trust} (units.csv, columns side and head)",
        "no trust level",
    )


def _sides_of_posts(view: View) -> Flags:
    """Per post, whether it is on the first and the second side, by its own or a unit it heads."""
    codes = view.post_side_codes
    has = np.column_stack([codes == 1, codes == 2])
    index, sides = view.line.index, view.words.sides
    for unit, head in view.pairs("units", "id", "head"):
        place = index.get(head)
        if place is not None and (side := view.side(unit)) in sides and codes[place] >= 0:
            has[place, sides.index(side)] = True
    return has


_sides_and_below: OfObject[View, tuple[Flags, Flags]] = OfObject(
    lambda view: ((has := _sides_of_posts(view)), below(view.line, has))
)
"""Both rules of this kind ask for it."""


def _finding(view: View, rule: Rule, place: int, has: Flags, within: Flags) -> Finding:
    line = view.line
    manager = line.ids[place]
    if not view.told:
        return untold(rule.id, rule.severity, (manager,), "reports_to")
    first = [_nearest(line, has, place, side) for side in (0, 1)]
    one, other = (view.name(post) for post in first)
    trust = view.words.trust
    meet = f"{one} and {other}, on the two sides, meet at {view.name(manager)}"
    clears = (
        f"the posts of one side report elsewhere, so that the two meet only at the {trust} level "
        f"(the head of a unit whose side is {trust})"
    )
    if manager in first and first[0] != first[1]:
        at = first.index(manager)
        lower, sides = first[1 - at], view.words.sides
        meet = (
            f"{view.name(lower)}, on the {sides[1 - at]} side, is in the line of "
            f"{view.name(manager)}, on the {sides[at]} side"
        )
    if first[0] == first[1]:
        clears = f"{manager} sits in and heads units of one side only (units.csv, column head)"
        heads = {view.side(unit) for unit in view.model.headed.get(manager, ())}
        both = heads >= set(view.words.sides)
        how = (
            "heads units of both sides"
            if both
            else "sits on one side and heads a unit of the other"
        )
        meet = f"{view.name(manager)} {how}"
    link_word = " and" if first[0] == first[1] else ", which"
    return Finding(
        rule.id,
        rule.severity,
        f"{meet}{link_word} is not at the {trust} level.",
        (manager,),
        (*_meeting(view, manager, first), *_below_trust(view, manager)),
        clears,
        "reports_to",
        _edits(view, manager, has, within),
    )


def _meeting(view: View, manager: str, first: list[str]) -> tuple[Step, ...]:
    """The rows of the two lines that meet at a manager, and what puts their posts on a side."""
    path: list[Step] = []
    for post, side in zip(first, view.words.sides, strict=True):
        path += view.line_steps(post, manager)
        path += _why(view, post, side)
    return tuple(dict.fromkeys(path))


def _below_trust(view: View, manager: str) -> tuple[Step, ...]:
    """Why a manager who is on neither side does not count as the trust level.

    Somebody stands above; else somebody at the top heads a unit that is declared trust.
    """
    if view.sided(manager):
        return ()
    above = view.links_from(manager, "reports_to")
    if view.line.manager(manager) is not None:
        return view.links.steps(above[:1])
    declared = (edge for edge in view.edges("heads") if view.side(edge.end) == view.words.trust)
    return tuple(view.step(edge) for edge in itertools.islice(declared, 1))


def _why(view: View, post: str, side: str) -> Iterable[Step]:
    if view.side(post) == side:
        return view.side_step(post)
    heads = [edge for edge in view.links_from(post, "heads") if view.side(edge.end) == side]
    return view.links.steps(heads[:1])


def _edits(view: View, manager: str, has: Flags, within: Flags) -> tuple[SuggestedChange, ...]:
    """Move the branches of the side with fewer of them out of the manager's line."""
    line = view.line
    own = has[line.index[manager]]
    if own.all():
        return ()
    branches = [
        [post for post in line.children(manager) if within[line.index[post], side]]
        for side in (0, 1)
    ]
    free = [side for side in (0, 1) if not own[side]]
    to_move = branches[min(free, key=lambda side: len(branches[side]))]
    return tuple(edit for post in to_move for edit in move_post(view, post, outside=manager))


def _height(view: View, rule: Rule, place: int, has: Flags) -> Finding:
    manager, depth = view.line.ids[place], int(view.line.depth[place])
    top = view.line.chain(manager)[-1]
    least = "" if view.is_whole(manager) else "at least "
    first = [_nearest(view.line, has, place, side) for side in (0, 1)]
    return Finding(
        rule.id,
        rule.severity,
        f"The two sides meet at {view.name(manager)}, {least}{depth} below the top of the line: a "
        "weaker separation than meeting at the top.",
        (manager,),
        (
            *_meeting(view, manager, first),
            *view.side_step(manager),
            *view.line_steps(manager, top),
        ),
        "the two sides meet at the top post",
        "reports_to",
    )


def _nearest(line: Hierarchy, has: Flags, place: int, side: int) -> str:
    """The highest post of a side in the line of `place`; of several the first by id."""
    inside = np.array([line.index[name] for name in line.subtree(line.ids[place])])
    posts = inside[has[inside, side]]
    highest = posts[line.depth[posts] == line.depth[posts].min()]
    return min(line.ids[int(at)] for at in highest)

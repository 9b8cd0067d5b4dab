"""Common manager: posts of the two sides meet only at the trust level.

Equivalent and linear: no post outside the trust level has both sides in its line. Reported
at the lowest such post; a post that heads units of both sides has both by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from orgmodel.hierarchy import Hierarchy
from orgmodel.rules.finding import Finding, LinkEdit, Looked, Step
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import move_post

PARAMETERS = (
    Parameter(
        "height", "flag", "report how far below the top the sides meet at the trust level, "
        "instead of meetings below it", default=False,
    ),
)  # fmt: skip


Flags = npt.NDArray[np.bool_]


def below(line: Hierarchy, has: Flags) -> Flags:
    """Whether each post has a post of the first and of the second side in its line, itself too.

    `has` holds for each post whether it is itself on either. A line is a stretch of the walk
    in preorder, so that a running sum answers for all posts at once.
    """
    walk = np.argsort(line.preorder, kind="stable")
    sums = np.zeros((len(line) + 1, 2), dtype=np.int64)
    np.cumsum(has[walk], axis=0, out=sums[1:])
    found: Flags = sums[line.preorder + line.sizes] > sums[line.preorder]
    return found


def meetings(line: Hierarchy, within: Flags) -> Flags:
    """Whether each post is a lowest one with both sides in its line."""
    both: Flags = within[:, 0] & within[:, 1]
    above_another: Flags = np.zeros(len(line), dtype=np.bool_)
    above_another[line.parent[both & (line.parent >= 0)]] = True
    lowest: Flags = both & ~above_another
    return lowest


def look(ground: Ground, rule: Rule) -> Looked:
    """Find every lowest meeting of the two sides."""
    has = _sides_of_posts(ground)
    if not has.any(axis=0).all():
        return Looked(missing=ground.lacks_posts_on_sides())
    line, codes = ground.line, ground.post_side_codes
    within = below(line, has)
    at = np.flatnonzero(meetings(line, within)).tolist()
    if rule.parameters["height"]:
        low = [place for place in at if codes[place] < 0 and line.depth[place] > 0]
        findings = tuple(_height(ground, rule, place) for place in low)
    else:
        wrong = [place for place in at if codes[place] >= 0]
        findings = tuple(_finding(ground, rule, place, has, within) for place in wrong)
    return Looked(findings, ground.posts_with_side)


def _sides_of_posts(ground: Ground) -> Flags:
    """Per post, whether it is on the first and the second side, by its own or a unit it heads."""
    codes = ground.post_side_codes
    has = np.column_stack([codes == 1, codes == 2])
    for unit, head in ground.pairs("units", "id", "head"):
        side, place = ground.side(unit), ground.line.index.get(head)
        if place is not None and side in ground.words.sides and codes[place] >= 0:
            has[place, ground.words.sides.index(side)] = True
    return has


def _finding(ground: Ground, rule: Rule, place: int, has: Flags, within: Flags) -> Finding:
    line = ground.line
    manager = line.ids[place]
    first = [_nearest(line, has, place, side) for side in (0, 1)]
    path: list[Step] = []
    for post, side in zip(first, ground.words.sides, strict=True):
        path += ground.line_steps(post, manager) if post != manager else ()
        path += _why(ground, post, side)
    one, other = (ground.name(post) for post in first)
    trust = ground.words.trust
    meet = (
        f"{ground.name(manager)} heads units of both sides" if first[0] == first[1] else
        f"{one} and {other}, on the two sides, meet at {ground.name(manager)}"
    )  # fmt: skip
    return Finding(
        rule.id, rule.severity, f"{meet}, which is not at the {trust} level.",
        (manager,), tuple(dict.fromkeys(path)),
        f"the posts of one side report elsewhere, so that the two meet only at the {trust} level "
        f"(the head of a unit whose side is {trust})",
        "reports_to", _edits(ground, manager, has, within),
    )  # fmt: skip


def _why(ground: Ground, post: str, side: str) -> Iterable[Step]:
    if ground.side(post) == side:
        return ground.side_step(post)
    heads = [edge for edge in ground.links_from(post, "heads") if ground.side(edge.end) == side]
    return ground.links.steps(heads[:1])


def _edits(ground: Ground, manager: str, has: Flags, within: Flags) -> tuple[LinkEdit, ...]:
    """Move the branches of the side with fewer of them out of the manager's line."""
    line = ground.line
    own = has[line.index[manager]]
    if own.all():
        return ()
    branches = [[post for post in line.children(manager) if within[line.index[post], side]]
                for side in (0, 1)]  # fmt: skip
    free = [side for side in (0, 1) if not own[side]]
    to_move = branches[min(free, key=lambda side: len(branches[side]))]
    return tuple(edit for post in to_move for edit in move_post(ground, post, outside=manager))


def _height(ground: Ground, rule: Rule, place: int) -> Finding:
    manager, depth = ground.line.ids[place], int(ground.line.depth[place])
    top = ground.line.chain(manager)[-1]
    return Finding(
        rule.id, rule.severity,
        f"The two sides meet at {ground.name(manager)}, {depth} below the top of the line: a "
        "weaker separation than meeting at the top.",
        (manager,), ground.line_steps(manager, top), "the two sides meet at the top post",
        "reports_to",
    )  # fmt: skip


def _nearest(line: Hierarchy, has: Flags, place: int, side: int) -> str:
    """The highest post of a side in the line of `place`, first in row order."""
    inside = np.sort([line.index[name] for name in line.subtree(line.ids[place])])
    posts = inside[has[inside, side]]
    return line.ids[int(posts[np.argmin(line.depth[posts])])]

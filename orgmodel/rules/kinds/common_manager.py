"""Common manager: posts of the two sides meet only at the trust level.

Equivalent and linear: no post outside the trust level has both sides in its line. Reported
at the lowest such post; a post that heads units of both sides counts as having both.
"""

from __future__ import annotations

import numpy as np

from orgmodel.hierarchy import Hierarchy
from orgmodel.rules.finding import Finding, Looked, Step
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS = (
    Parameter(
        "height", "flag", "report how far below the top the sides meet at the trust level, "
        "instead of meetings below it", default=False,
    ),
)  # fmt: skip


def meetings(line: Hierarchy, codes: np.ndarray) -> np.ndarray:
    """Whether each post is a lowest manager (or post) with both sides in its line."""
    has = np.column_stack([codes == 1, codes == 2]).astype(np.int64)
    both = (line.total(has) > 0).all(axis=1)
    lower = np.zeros(len(codes), dtype=bool)
    managers = line.parent[both & (line.parent >= 0)]
    lower[managers] = True
    return both & ~lower


def look(ground: Ground, rule: Rule) -> Looked:
    """Find every lowest meeting of the two sides."""
    codes = ground.post_side_codes
    if not ((codes == 1).any() and (codes == 2).any()):
        return Looked(missing=ground.lacks_sides() or "no post is on one of the two sides")
    line = ground.line
    meet = meetings(line, codes)
    seen = frozenset(line.ids[place] for place in np.flatnonzero(codes > 0))
    at = [int(place) for place in np.flatnonzero(meet)]
    if rule.parameters["height"]:
        low = [p for p in at if codes[p] < 0 and line.depth[p] > 0]
        return Looked(tuple(_height(ground, rule, p) for p in low), seen)
    wrong = [place for place in at if codes[place] >= 0]
    return Looked(tuple(_finding(ground, rule, place) for place in wrong), seen)


def _finding(ground: Ground, rule: Rule, place: int) -> Finding:
    line, codes = ground.line, ground.post_side_codes
    manager = line.ids[place]
    first = [_nearest(line, codes, place, side) for side in (1, 2)]
    path: list[Step] = []
    for post in first:
        path += ground.line_steps(post, manager) if post != manager else ()
        path += ground.side_step(post)
    one, other = (ground.name(post) for post in first)
    return Finding(
        rule.id, rule.severity,
        f"{one} and {other}, on the two sides, meet at {ground.name(manager)}, which is not at "
        f"the {ground.words.trust} level.",
        (manager,), tuple(dict.fromkeys(path)),
        "the posts of one side report elsewhere, so that the two meet only at the "
        f"{ground.words.trust} level (the head of a unit whose side is {ground.words.trust})",
        "reports_to",
    )  # fmt: skip


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


def _nearest(line: Hierarchy, codes: np.ndarray, place: int, side: int) -> str:
    """The highest post of a side in the line of `place`, first in row order."""
    inside = (line.preorder >= line.preorder[place]) & (
        line.preorder < line.preorder[place] + line.sizes[place]
    )
    posts = np.flatnonzero(inside & (codes == side))
    return line.ids[int(posts[np.argmin(line.depth[posts])])]

"""Line crossing: no post's way up to the trust level passes through the other side.

One finding per crossing: the post whose nearest manager with a side is on the other side.
Posts below it that follow it are not counted again.
"""

from __future__ import annotations

import numpy as np

from orgmodel.rules.finding import Finding, LinkEdit, Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter

PARAMETERS: tuple[Parameter, ...] = ()


def crossings(parent: np.ndarray, levels: tuple[np.ndarray, ...], codes: np.ndarray) -> np.ndarray:
    """For each post the position of the opposite-side manager it crosses to, or -1.

    `codes` is 1 or 2 for the sides, 0 for none, -1 at the trust level. Linear in posts:
    each level is compared with what its managers carry down.
    """
    near = np.full(len(parent), -1, dtype=np.int64)
    found = np.full(len(parent), -1, dtype=np.int64)
    own = np.arange(len(parent))
    near[levels[0]] = np.where(codes[levels[0]] > 0, levels[0], -1)
    for level in levels[1:]:
        above = near[parent[level]]
        side = codes[level]
        crossed = (side > 0) & (above >= 0) & (codes[above] != side)
        found[level] = np.where(crossed, above, -1)
        near[level] = np.where(side > 0, own[level], np.where(side < 0, -1, above))
    return found


def look(ground: Ground, rule: Rule) -> Looked:
    """Find every crossing."""
    codes = ground.post_side_codes
    both = bool((codes == 1).any()) and bool((codes == 2).any())
    if not both:
        return Looked(missing=ground.lacks_sides() or "no post is on one of the two sides")
    line = ground.line
    found = crossings(line.parent, line.by_level, codes)
    findings = tuple(
        _finding(ground, rule, line.ids[post], line.ids[found[post]])
        for post in np.flatnonzero(found >= 0)
    )
    seen = frozenset(line.ids[place] for place in np.flatnonzero(codes > 0))
    return Looked(findings, seen)


def _finding(ground: Ground, rule: Rule, post: str, manager: str) -> Finding:
    below = len(ground.line.subtree(post)) - 1
    following = f" {below} more in its line go with it." if below else ""
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(post)}, on the {ground.side(post)} side, is managed through "
        f"{ground.name(manager)}, on the {ground.side(manager)} side.{following}",
        (post, manager),
        (*ground.line_steps(post, manager), *ground.side_step(post), *ground.side_step(manager)),
        f"the post reports to a {ground.side(post)} post or to the {ground.words.trust} level",
        "reports_to", (LinkEdit("move-post", {"post": post}),),
    )  # fmt: skip

"""Line crossing: no post's way up to the trust level passes through the other side.

One finding per crossing: the post whose nearest manager with a side is on the other side.
Posts below it that follow it are not counted again.
"""

from __future__ import annotations

import numpy as np

from orgmodel.hierarchy import Hierarchy
from orgmodel.rules.finding import Finding, Looked
from orgmodel.rules.ground import Ground
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.remedy import move_post

PARAMETERS: tuple[Parameter, ...] = ()


def crossings(line: Hierarchy, codes: np.ndarray) -> np.ndarray:
    """For each post the position of the opposite-side manager it crosses to, or -1.

    `codes` is 1 or 2 for the sides, 0 for none, -1 at the trust level. The nearest post
    above with any code but 0 decides, found for all posts at once by pointer doubling.
    """
    none = -1
    parent = line.parent
    jump = np.arange(len(parent))
    unsided = codes == 0
    jump[unsided] = parent[unsided]  # itself where it has a code, else its manager
    while len(moving := np.flatnonzero((jump >= 0) & (codes[jump] == 0))):
        jump[moving] = jump[jump[moving]]
    near = np.where(parent >= 0, jump[parent], none)
    crossed = (codes > 0) & (near >= 0) & (codes[near] > 0) & (codes[near] != codes)
    return np.where(crossed, near, none)


def look(ground: Ground, rule: Rule) -> Looked:
    """Find every crossing."""
    codes = ground.post_side_codes
    if not ((codes == 1).any() and (codes == 2).any()):
        return Looked(missing=ground.lacks_posts_on_sides())
    line = ground.line
    found = crossings(line, codes)
    findings = tuple(
        _finding(ground, rule, line.ids[post], line.ids[found[post]])
        for post in np.flatnonzero(found >= 0)
    )
    return Looked(findings, ground.posts_with_side)


def _finding(ground: Ground, rule: Rule, post: str, manager: str) -> Finding:
    below = int(ground.line.sizes[ground.line.index[post]]) - 1
    following = f" {below} more in its line go with it." if below else ""
    side = ground.side(post)
    return Finding(
        rule.id, rule.severity,
        f"{ground.name(post)}, on the {side} side, is managed through {ground.name(manager)}, on "
        f"the {ground.side(manager)} side.{following}",
        (post, manager),
        (*ground.line_steps(post, manager), *ground.side_step(post), *ground.side_step(manager)),
        f"the post reports to a {side} post or to the {ground.words.trust} level",
        "reports_to", move_post(ground, post, side),
    )  # fmt: skip

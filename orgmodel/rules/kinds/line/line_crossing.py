"""Line crossing: no post's way up to the trust level passes through the other side.

One finding per crossing: the post whose nearest manager with a side is on the other side.
Posts below it that follow it are not counted again. Where no unit of the trust level has a
head, the top of the line counts as that level. Not assessable where a manager is named who is
not in the data, or somebody who manages is on no side.
"""

from __future__ import annotations

import numpy as np

from orgmodel.model.hierarchy import Hierarchy
from orgmodel.rules import record
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation, untold
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import LINE, SIDES
from orgmodel.rules.suggestions import move_post
from orgmodel.rules.view import View

PARAMETERS: tuple[Parameter, ...] = ()

READS = (LINE, SIDES, "~heads")

EXAMPLE = Example(
    """
kind = "line_crossing"
""",
    "Right director (r1), on the right side, is managed through Left officer (l2), on the "
    "left side.",
)


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


def look(view: View, rule: Rule) -> Observation:
    """Find every crossing."""
    line, codes = view.line, view.post_side_codes
    found = crossings(line, codes)
    findings = tuple(
        _finding(view, rule, line.ids[post], line.ids[found[post]])
        for post in np.flatnonzero(found >= 0)
    )
    return Observation(
        findings,
        view.posts_with_side,
        record.line_of_the_sides(view),
        rows=lambda: map(view.step, record.line_rows(view)),
    )


def _finding(view: View, rule: Rule, post: str, manager: str) -> Finding:
    if not view.told:
        return untold(rule.id, rule.severity, (post, manager), "reports_to")
    below = int(view.line.sizes[view.line.index[post]]) - 1
    goes = "goes" if below == 1 else "go"
    following = f" {below:,} more in its line {goes} with it." if below else ""
    side = view.side(post)
    return Finding(
        rule.id,
        rule.severity,
        f"{view.name(post)}, on the {side} side, is managed through {view.name(manager)}, on "
        f"the {view.side(manager)} side.{following}",
        (post, manager),
        (*view.line_steps(post, manager), *view.side_step(post), *view.side_step(manager)),
        f"the post reports to a {side} post or to the {view.words.trust} level",
        "reports_to",
        move_post(view, post, side),
    )

"""Making a tree as large as a page allows: wrap width, hanging level and text size.

Every length of a layout grows with its text size, so a candidate is a wrap width in ems and
a hanging level; for each the largest size that still fits is found by trying a size a
little above the best so far. Candidates that cannot beat it cost one layout each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.box import Fitter, Padding
from orgmodel.chart.drawing.node import Forest
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.layout.compose import Composition, TreeStyle, compose
from orgmodel.chart.layout.plan import Hanging
from orgmodel.chart.layout.tree_layout import Gaps

LEAST = 8.0
MOST = 12.0
# Text this large reads well at arm's length: rows are then worth more than larger text.
COMFORTABLE = 10.0
_STEP = 0.25
_SIZES = [LEAST + _STEP * at for at in range(int((MOST - LEAST) / _STEP) + 1)]
# Hanging level, and how far down the page teams may hang before they start a new column.
# Rows first and wide before tall: of candidates with text of one size the earlier is kept.
_HANGING = ((3, 1.0), (2, 1.0), (4, 1.0), (1, 0.5), (1, 0.75), (1, 1.0))
_WRAPS = (11.0, 9.0, 13.0, 7.5, 16.0, 6.5)
_WIDEST_WRAP = 16.0
_WIDER = (2.0, 1.7, 1.4, 1.2)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to lay a tree out: wrap width in ems, hanging level, where columns end.

    `linked` asks for wider channels; `across` and `down` multiply the white space between
    boxes.
    """

    wrap: float
    level: int
    lowest: float
    linked: bool = False
    across: float = 1.0
    down: float = 1.0


def fitted(trees: Forest, wide: float, high: float, linked: bool = False) -> Composition | None:
    """Return the layout with the largest text that fits a room of this size, in points.

    None when nothing fits with text of 8 pt. `linked` asks for wider channels between
    boxes, for lines across the tree.
    """
    if not _may_fit(trees, wide, high):
        return None
    best: Composition | None = None
    chosen: Candidate | None = None
    for level, part, wrap in _candidates(trees):
        if best is not None and level == 1 and best.style.size >= COMFORTABLE:
            break
        candidate = Candidate(wrap, level, part * high, linked)
        found = _largest(trees, (wide, high), candidate, best)
        if found is not None:
            best, chosen = found, candidate
    if best is None or chosen is None:
        return None
    return _roomier(trees, (wide, high), chosen, best)


def fits(trees: Forest, wide: float, high: float, linked: bool = False) -> bool:
    """Say whether anything fits a room of this size, in points, with text of 8 pt."""
    return _may_fit(trees, wide, high) and any(
        across <= wide and down <= high
        for level, part, wrap in _candidates(trees)
        if part == 1.0
        for across, down in [
            compose(trees, paper_style(LEAST, Candidate(wrap, level, high, linked))).size
        ]
    )


def _roomier(
    trees: Forest, space: tuple[float, float], candidate: Candidate, best: Composition
) -> Composition:
    """Widen white space as far as the room allows, across only where the text cannot grow."""
    size, across = best.style.size, best.size[0]
    tried = [
        replace(candidate, down=wider, lowest=min(candidate.lowest * taller, space[1]))
        for wider in _WIDER
        for taller in (1.0, 1.25, 1.5)
    ]
    for one in tried:
        made = compose(trees, paper_style(size, one))
        # Not narrower: teams must not fall into fewer columns.
        if across <= made.size[0] <= space[0] and made.size[1] <= space[1]:
            best, candidate = made, one
            break
    for wider in _WIDER if size == MOST else ():
        made = compose(trees, paper_style(size, replace(candidate, across=wider)))
        if made.size[0] <= space[0] and made.size[1] <= space[1]:
            return made
    return best


def _largest(
    trees: Forest,
    space: tuple[float, float],
    candidate: Candidate,
    best: Composition | None,
) -> Composition | None:
    """Return a candidate's layout with the largest text that fits, None unless it beats `best`."""
    found: Composition | None = None
    low = _SIZES.index(best.style.size) if best else -1
    high, at = len(_SIZES), low + 1
    while low < at < high:
        made = compose(trees, paper_style(_SIZES[at], candidate))
        across, down = made.size
        if across <= space[0] and down <= space[1]:
            found, low = made, at
            # What is left of the room, if all lengths grew alike.
            grown = _SIZES[at] * min(space[0] / max(across, 1.0), space[1] / max(down, 1.0))
            at = min(max(at + 1, int((grown - LEAST) / _STEP)), high - 1)
        elif found is None:
            break
        else:
            high = at
            at = (low + high) // 2
    return found


def paper_style(size: float, candidate: Candidate) -> TreeStyle:
    """Return a style for paper, every length in proportion to the text size."""
    gap = size * (1.35 if candidate.linked else 1.0)
    across, down = gap * candidate.across, gap * candidate.down
    return TreeStyle(
        size=size,
        wrap_width=size * candidate.wrap,
        padding=Padding(size * 0.4, size * 0.35),
        gaps=Gaps(
            sibling=0.8 * across,
            row=2.0 * down,
            team=0.55 * down,
            indent=1.3 * size,
            column=0.8 * across,
        ),
        hanging=Hanging(level=candidate.level, widest_row=9, lowest=candidate.lowest),
        least=LEAST,
        narrowest=size * 5.0,
    )


def _candidates(trees: Forest) -> Iterator[tuple[int, float, float]]:
    """Yield hanging level, part of the page and wrap width.

    No wrap breaks a word if that can be helped.
    """
    longest = max((_longest_word(word) for word in _all_words(trees)), default=0.0)
    least = min(longest + 0.05, _WIDEST_WRAP)
    wraps = list(dict.fromkeys(max(wrap, least) for wrap in _WRAPS))
    depth = max(trees.levels, default=1)
    for level, part in _HANGING:
        if level <= depth:
            for wrap in wraps:
                yield level, part, wrap


def _all_words(trees: Forest) -> set[tuple[str, bool, float]]:
    return {
        (piece, word.bold, word.scale)
        for node in trees.nodes
        for word in node.words
        for piece in word.content.replace("/", " ").replace("-", " ").split()
    }


def _longest_word(word: tuple[str, bool, float]) -> float:
    content, bold, scale = word
    return width(content, max(scale, 1.0), bold)


def _may_fit(trees: Forest, wide: float, high: float) -> bool:
    """Say whether the boxes alone, with the smallest text, are no larger than the room."""
    fitter = Fitter(LEAST, LEAST * _WIDEST_WRAP, LEAST)
    area = 0.0
    for node in trees.nodes:
        fit = fitter.fit(node.words)
        area += fit.width * fit.height
        if area > wide * high:
            return False
    return True

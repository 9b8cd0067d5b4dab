"""What must hold of the pages of a chart, read from its drawings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from orgmodel.chart.drawing.drawing import Box, Drawing, Line, Mark, Text
from orgmodel.chart.drawing.wrapping import width

_NEAR = 0.6
_STATES = ("error", "warning", "info", "accepted")


def numbers_on_boxes(drawing: Drawing) -> dict[str, set[tuple[int, str]]]:
    """Box id → the numbers in badges on it, with their states."""
    found = {box.id: set(_badges(box.marks, box.texts)) for box in drawing.boxes}
    return {name: numbers for name, numbers in found.items() if numbers}


def numbers_beside(drawing: Drawing) -> set[tuple[int, str]]:
    """The numbers in badges that stand on no box, with their states."""
    return set(_badges(drawing.marks, drawing.texts))


def words(drawing: Drawing) -> str:
    """All words of a page without spaces, so that no line break stands in the way."""
    boxes = (text for box in drawing.boxes for text in box.texts)
    return "".join("".join(text.content.split()) for text in (*drawing.texts, *boxes))


def crossings(drawing: Drawing) -> set[tuple[str, str]]:
    """Pairs of boxes whose lines cross, other than on their way to the same box."""
    found = set()
    for one, other in combinations(drawing.lines, 2):
        if one.source != other.source and one.target != other.target and _cross(one, other):
            found.add((min(one.source, other.source), max(one.source, other.source)))
    return found


def _cross(one: Line, other: Line) -> bool:
    return any(
        _crosses(a, b) or _crosses(b, a)
        for a in pairwise(one.points)
        for b in pairwise(other.points)
    )


def _crosses(
    upright: tuple[tuple[float, float], ...], level: tuple[tuple[float, float], ...]
) -> bool:
    (x, top), (x1, low) = upright
    (left, y), (right, y1) = level
    if x != x1 or y != y1:
        return False
    return min(left, right) < x < max(left, right) and min(top, low) < y < max(top, low)


def faults(drawing: Drawing) -> list[str]:
    """Boxes that overlap, lines through boxes, words outside their box or the page."""
    return [
        *_overlaps(drawing),
        *_lines_through(drawing),
        *_words_outside(drawing),
        *_off_the_page(drawing),
    ]


def _badges(marks: tuple[Mark, ...], texts: tuple[Text, ...]) -> Iterator[tuple[int, str]]:
    for mark in marks:
        kinds = mark.kind.split()
        if kinds[0] != "badge":
            continue
        inside = [
            text
            for text in texts
            if mark.x <= text.x <= mark.x + mark.width and mark.y <= text.y <= mark.y + mark.height
        ]
        (text,) = [one for one in inside if one.bold and one.content.isdigit()]
        yield int(text.content), next(kind for kind in kinds if kind in _STATES)


def _overlaps(drawing: Drawing) -> Iterator[str]:
    for a, b in combinations(drawing.boxes, 2):
        across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
        down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
        if across > 0.01 and down > 0.01:
            yield f"{a.id} lies over {b.id}"


def _lines_through(drawing: Drawing) -> Iterator[str]:
    for line in drawing.lines:
        for box in drawing.boxes:
            if any(_inside(start, end, box) for start, end in pairwise(line.points)):
                yield f"{_ends(line)} passes through {box.id}"


def _inside(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    (x0, y0), (x1, y1) = start, end
    across = min(max(x0, x1), box.x + box.width) - max(min(x0, x1), box.x)
    down = min(max(y0, y1), box.y + box.height) - max(min(y0, y1), box.y)
    upright = x0 == x1
    return (across >= 0 if upright else across > 0.05) and (down > 0.05 if upright else down >= 0)


def _words_outside(drawing: Drawing) -> Iterator[str]:
    for box in drawing.boxes:
        for text in box.texts:
            right = text.x + width(text.content, text.size, text.bold)
            if (
                text.x < box.x - _NEAR
                or right > box.x + box.width + _NEAR
                or text.y - text.size * 0.75 < box.y - _NEAR
                or text.y > box.y + box.height + _NEAR
            ):
                yield f'"{text.content}" reaches out of {box.id}'


def _off_the_page(drawing: Drawing) -> Iterator[str]:
    def off(left: float, top: float, right: float, low: float) -> bool:
        return (
            left < -0.01
            or top < -0.01
            or right > drawing.width + 0.01
            or low > drawing.height + 0.01
        )

    for box in drawing.boxes:
        if off(box.x, box.y, box.x + box.width, box.y + box.height):
            yield f"{box.id} reaches off the page"
    for text in drawing.texts:
        wide = width(text.content, text.size, text.bold)
        if off(text.x, text.y - text.size, text.x + wide, text.y):
            yield f'"{text.content}" reaches off the page'
    for line in drawing.lines:
        if any(off(x, y, x, y) for x, y in line.points):
            yield f"{_ends(line)} reaches off the page"


def _ends(line: Line) -> str:
    return f"{line.source} {line.relation} {line.target}"

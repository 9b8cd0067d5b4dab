"""What must hold of any drawing, read from its SVG as a stranger would read it."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MHVLZ])([^MHVLZ]*)")
Rect = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]


def boxes(svg: str) -> dict[str, Rect]:
    """Left, top, right, bottom of each box by id."""
    found = {}
    for group in _with_class(svg, "box"):
        rect = group.find(f"{_SVG}rect")
        assert rect is not None
        x, y, w, h = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        found[group.get("data-id", "")] = (x, y, x + w, y + h)
    return found


def lines(svg: str) -> list[tuple[str, str, str, list[Segment]]]:
    """Each line's ends, its classes, and its segments."""
    return [
        (path.get("data-from", ""), path.get("data-to", ""), path.get("class", ""), _way(path))
        for path in _with_class(svg, "line")
    ]


def text_sizes(svg: str) -> list[float]:
    """The size of every text, in the drawing's own units."""
    return [float(text.get("font-size", "0")) for text in ET.fromstring(svg).iter(f"{_SVG}text")]


def overlaps(svg: str) -> list[tuple[str, str]]:
    """Pairs of boxes that lie over each other."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes(svg).items(), 2)
        if a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01
    ]


def lines_through_boxes(svg: str) -> list[tuple[str, str, str]]:
    """Lines that pass through the inside of a box: from, to, box."""
    found = []
    for start, end, _, segments in lines(svg):
        for box, (left, top, right, bottom) in boxes(svg).items():
            for x0, y0, x1, y1 in segments:
                inside_x = min(x0, x1) < right - 0.05 and max(x0, x1) > left + 0.05
                inside_y = min(y0, y1) < bottom - 0.05 and max(y0, y1) > top + 0.05
                if inside_x and inside_y:
                    found.append((start, end, box))
    return found


def outside(svg: str) -> list[str]:
    """Boxes that reach over the edge of the sheet."""
    _, _, wide, high = (float(part) for part in ET.fromstring(svg).get("viewBox", "").split())
    return [
        box
        for box, (left, top, right, bottom) in boxes(svg).items()
        if left < 0 or top < 0 or right > wide or bottom > high
    ]


def _with_class(svg: str, name: str) -> list[ET.Element]:
    return [item for item in ET.fromstring(svg).iter() if name in item.get("class", "").split()]


def _way(path: ET.Element) -> list[Segment]:
    points: list[tuple[float, float]] = []
    for command, rest in _COMMAND.findall(path.get("d", "")):
        numbers = [float(part) for part in re.findall(r"-?\d+\.?\d*", rest)]
        if command == "H":
            points += [(x, points[-1][1]) for x in numbers]
        elif command == "V":
            points += [(points[-1][0], y) for y in numbers]
        else:
            points += list(zip(numbers[::2], numbers[1::2], strict=True))
    return [(*one, *other) for one, other in pairwise(points)]

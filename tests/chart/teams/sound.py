"""What must hold of every page of an organisation, whatever its data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

import orgmodel as om
from orgmodel.chart.drawing.drawing import Box, Drawing, Mark, Text
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.views.posts.across import lines_across

Rect = tuple[float, float, float, float]

EDGE = 0.06


def rect(box: Box) -> Rect:
    return box.x, box.y, box.x + box.width, box.y + box.height


def overlapping(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    found = []
    waiting = sorted(boxes, key=lambda box: box.x)
    for at, box in enumerate(waiting):
        for other in waiting[at + 1 :]:
            if other.x >= box.x + box.width - EDGE:
                break
            if box.y < other.y + other.height - EDGE and other.y < box.y + box.height - EDGE:
                found.append((box.id, other.id))
    return found


def stretches(page: Drawing) -> list[tuple[str, Rect]]:
    """Every straight stretch of a line or bus, with what it is."""
    ways = [(f"{line.source}→{line.target}", line.points) for line in page.lines]
    ways += [(f"bus of {bus.manager}", run) for bus in page.buses for run in bus.runs]
    return [
        (name, (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
        for name, points in ways
        for a, b in pairwise(points)
    ]


def pierced(page: Drawing) -> list[tuple[str, str]]:
    boxes = sorted(((rect(box), box.id) for box in page.boxes), key=lambda pair: pair[0])
    return [
        (name, box)
        for name, (left, top, right, bottom) in stretches(page)
        for (x0, y0, x1, y1), box in boxes
        if left < x1 - EDGE and right > x0 + EDGE and top < y1 - EDGE and bottom > y0 + EDGE
    ]


def words_of(page: Drawing) -> list[Text]:
    boxes = [text for box in page.boxes for text in box.texts]
    groups = [text for group in page.groups for text in group.texts]
    return [*boxes, *groups, *page.texts]


def sticking_out(page: Drawing) -> list[tuple[str, str]]:
    """Words and pills that do not stand inside their own box."""
    found = []
    for box in page.boxes:
        x0, y0, x1, y1 = rect(box)
        for text in box.texts:
            right = text.x + width(text.content, text.size, text.bold)
            inside = x0 - EDGE <= text.x and right <= x1 + EDGE
            if not (inside and y0 <= text.y - 0.7 * text.size and text.y + 0.2 * text.size <= y1):
                found.append((box.id, text.content))
        found += [(box.id, "pill") for mark in box.marks if not _holds(box, mark)]
    return found


def _holds(box: Box, mark: Mark) -> bool:
    if mark.kind != "tag":
        return True
    x0, y0, x1, y1 = rect(box)
    return (
        x0 <= mark.x + EDGE
        and mark.x + mark.width <= x1 + EDGE
        and y0 <= mark.y + EDGE
        and mark.y + mark.height <= y1 + EDGE
    )


def covered(page: Drawing) -> list[tuple[str, str]]:
    """Words that a pill lies on, other than its own."""
    return [
        (box.id, text.content)
        for box in page.boxes
        for mark in box.marks
        if mark.kind == "tag"
        for text in box.texts
        if not mark.x < text.x < mark.x + mark.width
        and text.x + width(text.content, text.size, text.bold) > mark.x
        and text.x < mark.x + mark.width
        and text.y > mark.y + 1.5
        and text.y - 0.72 * text.size < mark.y + mark.height
    ]


def shown(page: Drawing) -> set[str]:
    """The posts that a page draws, those on one card with others too."""
    found: set[str] = set()
    for box in page.boxes:
        found.add(box.id)
        found |= set(json.loads(dict(box.data).get("merged", "[]")))
    return found


def assert_sound(pages: Sequence[Drawing], org: om.Organisation, size: tuple[float, float]) -> None:
    """Boxes, lines and words where they should be; every post and line on its pages."""
    for page in pages:
        assert (page.width, page.height) == size
        assert overlapping(page.boxes) == []
        assert pierced(page) == []
        assert sticking_out(page) == []
        assert covered(page) == []
        assert min(text.size for text in words_of(page)) >= 8
        assert not [text for text in words_of(page) if "…" in text.content]
        for box in page.boxes:
            x0, y0, x1, y1 = rect(box)
            assert 0 < x0 < x1 < page.width
            assert y0 > 0
            assert y1 <= (page.legend_place or (0, page.height - 30))[1]
        for text in words_of(page):
            assert text.x >= 0
            assert text.x + width(text.content, text.size, text.bold) <= page.width
            assert text.page is None or 1 <= text.page <= len(pages)
    assert_complete(pages, org)


def assert_complete(pages: Sequence[Drawing], org: om.Organisation) -> None:
    """Every post is a box; every line is drawn, or said on the pages of both its ends."""
    everywhere = set().union(*map(shown, pages))
    assert set(org.hierarchy.ids) <= everywhere
    drawn = {(line.source, line.target) for page in pages for line in page.lines}
    merged = {
        one: box.id
        for page in pages
        for box in page.boxes
        for one in json.loads(dict(box.data).get("merged", "[]"))
    }
    referred = [_pages_named(page) for page in pages]
    homes = _homes(pages)
    for post in org.hierarchy.ids:
        manager = org.hierarchy.manager(post)
        if manager is not None and (merged.get(post, post), manager) not in drawn:
            above, below = homes[manager], homes[merged.get(post, post)]
            assert below in referred[above - 1]
            assert above in referred[below - 1]
    for line in lines_across(org, org.hierarchy.ids):
        if (line.start, line.end) not in drawn:
            for one, other in ((line.start, line.end), (line.end, line.start)):
                named = referred[homes[one] - 1]
                assert homes[other] in named or len(pages) in named


def _pages_named(page: Drawing) -> set[int]:
    return {text.page for text in words_of(page) if text.page is not None}


def _homes(pages: Sequence[Drawing]) -> dict[str, int]:
    """Post → the page that shows it without sending the reader on."""
    found: dict[str, int] = {}
    later: dict[str, int] = {}
    for page in pages:
        for box in page.boxes:
            sent_on = any(text.bold and text.page not in (None, page.page) for text in box.texts)
            (later if sent_on else found).setdefault(box.id, page.page)
    return later | found

"""The lines of the map: strong ones dark with arrows and their number, weak ones thin and pale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.chart.drawing.drawing import LegendEntry, Line, Mark, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import LINE, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.joined import Way, join_boxes
from orgmodel.chart.lines.joints import Join
from orgmodel.chart.lines.patches import patch_places
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.views.dependency.linked import Linked, LinkedPair
from orgmodel.model.words import number_word

DEPENDS = "depends_on"
_WEAK, _WEAK_WIDTH = "#b9c3ca", 0.8
_THICK, _THIN = 10.0, 5.0
_THINNEST, _A_LINK, _THICKEST = 0.9, 0.4, 5.0
_NUMBER, _PATCH = 10.0, (15.0, 14.0)


def map_lines(
    found: Linked,
    pairs: Sequence[LinkedPair],
    places: Mapping[str, Rect],
    area: Rect,
    columns: bool,
) -> tuple[Line, ...]:
    """A line for each of these pairs, the weak ones first, so that the strong lie over them."""
    pairs = sorted(pairs, key=lambda pair: pair.links >= found.limit)
    joins = [
        Join(pair.first, pair.second, _THICK if pair.links >= found.limit else _THIN)
        for pair in pairs
    ]
    ways = join_boxes(joins, places, area, columns)
    sizes = {
        at: (max(_PATCH[0], width(str(pair.links), _NUMBER, True) + 8.0), _PATCH[1])
        for at, (pair, way) in enumerate(zip(pairs, ways, strict=True))
        if way and pair.links >= found.limit
    }
    patches = patch_places([way or () for way in ways], sizes, places.values())
    return tuple(
        _line(found, pair, way, patches.get(at))
        for at, (pair, way) in enumerate(zip(pairs, ways, strict=True))
        if way
    )


def _line(found: Linked, pair: LinkedPair, way: Way, patch: Rect | None) -> Line:
    """From the one who needs to the one who is needed; with arrows at both ends where both do."""
    source, target = pair.first, pair.second
    if not pair.there:
        source, target, way = target, source, way[::-1]
    label = "; ".join(
        found.labels[ends] for ends in ((source, target), (target, source)) if ends in found.labels
    )
    both = bool(pair.there and pair.back)
    if patch is None:
        strength, stroke, wide = "weak", _WEAK, _WEAK_WIDTH
    else:
        strength, stroke, wide = "strong", LINE, strong_width(pair.links)
    return Line(
        source,
        target,
        DEPENDS,
        way,
        label,
        stroke,
        wide,
        start="arrow" if patch and both else "none",
        end="arrow" if patch else "none",
        texts=_number(pair, patch),
        marks=_patch(patch),
        data=(("links", str(pair.links)), ("strength", strength)),
    )


def strong_width(links: int) -> float:
    """How thick the line of a strong pair is."""
    return round(min(_THINNEST + _A_LINK * links, _THICKEST), 2)


def _number(pair: LinkedPair, patch: Rect | None) -> tuple[Text, ...]:
    if patch is None:
        return ()
    x, base = patch.x + patch.width / 2, patch.y + patch.height / 2 + _NUMBER * 0.36
    return (text_at(x, base, f"{pair.links:,}", _NUMBER, True, "middle"),)


def _patch(patch: Rect | None) -> tuple[Mark, ...]:
    if patch is None:
        return ()
    return (Mark("patch", patch.x, patch.y, patch.width, patch.height, WHITE, radius=2.0),)


def line_legend(found: Linked, lines: Sequence[Line]) -> tuple[LegendEntry, ...]:
    """What a legend says of the lines that are drawn, and of the dark cells."""
    entries = []
    strong = [line for line in lines if line.end == "arrow"]
    if strong:
        many = _many(found.limit)
        entries.append(
            LegendEntry(
                f"needs: {many}, with their number; the arrow points at what is needed",
                "line",
                LINE,
                width=strong_width(found.limit),
                end="arrow",
            )
        )
    if len(strong) < len(lines):
        few = " or ".join(number_word(links) for links in range(1, min(found.limit, 3)))
        weak = f"fewer than {number_word(found.limit)} links" if found.limit > 3 else f"{few} links"
        entries.append(
            LegendEntry("one link" if found.limit == 2 else weak, "line", _WEAK, width=1.0)
        )
    return (*entries, *_sum_legend(found))


def _many(limit: int) -> str:
    return "links" if limit == 1 else f"{number_word(limit)} links or more"


def _sum_legend(found: Linked) -> tuple[LegendEntry, ...]:
    if not found.names or not found.total:
        return ()
    least = min((found.sums[name] for name in found.hubs), default=0)
    if not found.hubs:
        cell = Mark("sum", 0.0, -5.5, 20.0, 11.0, WHITE, LINE, 0.8, 2.0)
        return (LegendEntry("all links of a unit", "marks", marks=(cell,), room=20.0),)
    cell = Mark("sum hub", 0.0, -5.5, 20.0, 11.0, SOFT_INK, radius=2.0)
    number = text_at(10.0, 2.9, f"{least:,}", 8.0, True, "middle", WHITE)
    count = len(found.hubs)
    which = "the most linked" if count == 1 else f"the {number_word(count)} most linked"
    said = f"all links of a unit; dark from {least:,} ({which})"
    return (LegendEntry(said, "marks", marks=(cell,), texts=(number,), room=20.0),)

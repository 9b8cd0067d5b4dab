"""Links drawn across any drawing, routed between its boxes."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing.drawing import Box, Line
from orgmodel.chart.drawing.link import Link
from orgmodel.chart.lines.route import route
from orgmodel.chart.lines.tracks import Rect


def link_lines(
    boxes: Sequence[Box],
    links: Sequence[Link],
    lines: Sequence[Line],
    area: Rect,
) -> tuple[Line, ...]:
    """Return a line for each link whose two ends are among the boxes, in the links' order.

    The lines keep to `area`, through no box, and off the `lines` drawn already. A link from
    a box to itself is not drawn.
    """
    places = [Rect(box.x, box.y, box.width, box.height) for box in boxes]
    index: dict[str, int] = {}
    for at, box in enumerate(boxes):
        index.setdefault(box.id, at)
    drawn = [link for link in links if link.source in index and link.target in index]
    pairs = [(index[link.source], index[link.target]) for link in drawn]
    ways = route(places, pairs, [line.points for line in lines], area)
    made = []
    for link, way in zip(drawn, ways, strict=True):
        if way is None:
            continue
        style = link.style
        made.append(
            Line(
                link.source,
                link.target,
                link.relation,
                way,
                link.label,
                style.stroke,
                style.width,
                style.dash,
                style.start,
                style.end,
                (),
                link.data,
            )
        )
    return tuple(made)

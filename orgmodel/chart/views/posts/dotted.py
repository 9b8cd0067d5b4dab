"""Dotted lines between cards of one page, led round boxes and words."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.chart.drawing.drawing import Box, Line
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.link_lines import link_lines
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import Body
from orgmodel.chart.views.posts.across import Across, as_link
from orgmodel.model.organisation import OrganisationModel

_BEYOND = 14.0


def dotted_lines(
    model: OrganisationModel, part: Piece, lines: Sequence[Across], room: Body
) -> tuple[tuple[Line, ...], list[Across]]:
    """The lines drawn, and those for which there is no way."""
    if not lines:
        return (), []
    links = [as_link(model, line) for line in lines]
    words = [
        Box(
            "",
            "",
            text.x,
            text.y - text.size,
            width(text.content, text.size, text.bold),
            text.size * 1.2,
            (),
            "",
        )
        for text in part.texts
    ]
    beyond = min(_BEYOND, room.left - 0.5)
    area = Rect(
        room.left - beyond,
        room.top - 2.0,
        room.width + 2 * beyond,
        max(room.height, part.bottom - room.top) + 4.0,
    )
    taken = [*part.lines, *_buses(part)]
    drawn = link_lines([*part.boxes, *words], links, taken, area)
    ends = {(line.source, line.target) for line in drawn}
    return drawn, [line for line in lines if (line.start, line.end) not in ends]


def _buses(part: Piece) -> list[Line]:
    """The shared stretches as lines, which others keep off."""
    return [Line("", bus.manager, "", run, "") for bus in part.buses for run in bus.runs]

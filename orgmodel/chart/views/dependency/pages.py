"""The pages of the interdependence view: the map, the table, and both on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import LegendEntry, Text, Told
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.placement.placing import PlacementError
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.section import heading
from orgmodel.chart.sheet.sheet import Body, SheetPage, body
from orgmodel.chart.views.dependency.heat_rows import heat_rows
from orgmodel.chart.views.dependency.heat_table import fitted_table
from orgmodel.chart.views.dependency.map_piece import DrawnMap, column_map, free_map
from orgmodel.chart.views.dependency.sentences import headline
from orgmodel.chart.views.dependency.shown import Shown
from orgmodel.model.words import capital

_READING = (
    "Read along a row what a unit needs from the others, and down a column who needs it; each "
    "number counts links"
)
_SMALL = 8.5
_RULE_GAP = 12.0
_STACKED = 22.0
_LEGEND_ROOM = 36.0
_LEAST_TABLE = 90.0
_SCREEN = Rect(20.0, 20.0, 800.0, 470.0)
_ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class _Mapped:
    """The map, or the reason why there is none."""

    drawn: DrawnMap | None
    note: str = ""


def pages(shown: Shown, name: str, footer: Sequence[str], paper: Paper) -> list[SheetPage]:
    """The map and the table on one page, or on two where they do not fit; the table alone."""
    title, subtitle = f"{name}: who depends on whom", headline(shown.found)
    if not shown.found.total:
        return [SheetPage(title, _told_alone(shown, body(paper, title, subtitle)), subtitle)]
    table_title = f"{name}: who depends on whom, in numbers"
    room = _with_legend(paper, title, subtitle, footer)
    mapped = _mapped(shown, room)
    if mapped.drawn is None:
        place = _with_legend(paper, title, subtitle, footer)
        part, legend = _table(shown, place, (f"{_READING}.", mapped.note), boxes=True)
        return [SheetPage(title, part, subtitle, legend)]
    if not paper.figure:
        both = _stacked(shown, mapped.drawn, room)
        if both is not None and both.part.bottom <= room.y + room.height + 0.01:
            return [SheetPage(title, both.part, subtitle, both.legend)]
        mapped = _mapped(shown, room, filling=True)
    place = _with_legend(paper, table_title, _READING, footer)
    part, legend = _table(shown, place, (), boxes=True)
    first = mapped.drawn or DrawnMap(NOTHING, ())
    return [
        SheetPage(title, first.part, subtitle, first.legend),
        SheetPage(table_title, part, _READING, legend),
    ]


def screen_page(shown: Shown, name: str) -> SheetPage:
    """The map over the table."""
    title, subtitle = f"{name}: who depends on whom", headline(shown.found)
    if not shown.found.total:
        room = Body(_SCREEN.x, _SCREEN.y, _SCREEN.width, _SCREEN.height)
        return SheetPage(title, _told_alone(shown, room), subtitle)
    mapped = _mapped(shown, _SCREEN)
    if mapped.drawn is None:
        endless = replace(_SCREEN, height=_ENDLESS)
        part, legend = _table(shown, endless, (f"{_READING}.", mapped.note), boxes=True)
        return SheetPage(title, part, subtitle, legend)
    both = _stacked(shown, mapped.drawn, replace(_SCREEN, height=_ENDLESS)) or mapped.drawn
    return SheetPage(title, both.part, subtitle, both.legend)


def _with_legend(paper: Paper, title: str, subtitle: str, footer: Sequence[str]) -> Rect:
    """What is left of a page with two rows of legend."""
    place = body(paper, title, subtitle, (), footer)
    return Rect(place.left, place.top, place.width, place.height - _LEGEND_ROOM)


def _mapped(shown: Shown, room: Rect, filling: bool = False) -> _Mapped:
    """The map with two sides, else placed by Graphviz."""
    drawn = column_map(shown, room, filling)
    if drawn is not None:
        return _Mapped(drawn)
    try:
        drawn = free_map(shown, room, filling)
    except PlacementError as error:
        return _Mapped(None, f"The map is left out: {error}")
    few = "The map is left out: so many units would not be legible on it."
    return _Mapped(drawn, "" if drawn else few)


def _table(
    shown: Shown, room: Rect, notes: Sequence[str], boxes: bool
) -> tuple[Piece, tuple[LegendEntry, ...]]:
    """The table, then how links are counted, and what is to be told beside."""
    said = [capital(shown.network.rule), *notes]
    under = _paragraphs(said, room.x, 0.0, room.width)
    low = room.y + room.height - under.bottom - _RULE_GAP
    table = fitted_table(shown, room.x, room.y, room.width, low)
    counting = _paragraphs(said, room.x, table.bottom + _RULE_GAP, room.width)
    return together([table.part(boxes), counting]), table.legend()


def _stacked(shown: Shown, drawn: DrawnMap, room: Rect) -> DrawnMap | None:
    """The map with the table under it; None where a row would be lost."""
    top = drawn.part.bottom + _STACKED
    head = heading(room.x, top, room.width, "In numbers")
    reading = _paragraphs([f"{_READING}."], room.x, head.bottom, room.width)
    rest = room.y + room.height - reading.bottom - 4.0
    if rest < _LEAST_TABLE:
        return None
    place = Rect(room.x, reading.bottom + 4.0, room.width, rest)
    part, legend = _table(shown, place, (), boxes=False)
    if len(part.told) < len(heat_rows(shown).rows):
        return None
    return DrawnMap(together([drawn.part, head, reading, part]), (*drawn.legend, *legend))


def _paragraphs(said: Sequence[str], x: float, y: float, width: float) -> Piece:
    """Sentences under each other, soft and small, from a top."""
    texts: list[Text] = []
    base = y
    for words in said:
        lines = paragraph(x, base + _SMALL, words, _SMALL, width, fill=SOFT_INK, leading=1.25)
        texts += lines
        base += len(lines) * _SMALL * 1.25 + 2.0
    told = tuple(Told(words) for words in said)
    return Piece(texts=tuple(texts), told=told, bottom=base)


def _told_alone(shown: Shown, room: Body) -> Piece:
    """Where there is nothing to draw, what the data would have to hold."""
    return _paragraphs([nothing_to_draw(shown)], room.left, room.top, room.width)


def nothing_to_draw(shown: Shown) -> str:
    """Why there is no link to draw, and what the data would have to hold."""
    if shown.found.names:
        said = (
            "A link is a row of links.csv between two directorates or what belongs to them, such "
            "as supports, advises or commissions."
        )
    else:
        said = (
            "Directorates are units of that kind, or posts that report to the top and lead "
            "something."
        )
    return f"{headline(shown.found)}. {said}"

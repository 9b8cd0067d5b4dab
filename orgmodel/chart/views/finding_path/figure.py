"""The figure of a path: a card for each thing, its relations between, and where each row stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orgmodel.chart.drawing.drawing import Box, Drawing, Line, Mark, Point, Text, Told
from orgmodel.chart.drawing.lettering import LEADING, paragraph, text_at
from orgmodel.chart.drawing.palette import INK, PLAIN, SOFT_INK, WHITE
from orgmodel.chart.drawing.paper import Paper, figure, length
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.lines.joined import join_boxes
from orgmodel.chart.lines.joints import Join
from orgmodel.chart.lines.patches import patch_places
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.sheet.card import Card, Paragraph
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import SheetPage, Surround, drawn_sheets
from orgmodel.chart.views.finding_path.layout import ladder, standing
from orgmodel.chart.views.finding_path.steps import (
    MOST,
    UNSURE,
    PathGraph,
    PathLine,
    original,
    path_graph,
    place_words,
    step_sentence,
)
from orgmodel.chart.views.parts.colouring import side_word, styles_of_sides
from orgmodel.model.evidence import Step
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

WIDTH = length("165mm")
_KINDS = {
    "posts": "post",
    "units": "unit",
    "functions": "function",
    "services": "service",
    "people": "person",
    "decisions": "decision",
}
_SMALL, _NAME, _HEAD = 8.0, 8.5, 9.5
_JOIN = 22.0
_LABEL_ROOM = 84.0
_EDGE, _GAP = 3.0, 12.0
_ROWS = (MOST, 9, 6, 4, 2, 1)
_SURROUND = Surround("path", "")


def path_figure(
    model: OrganisationModel, steps: Sequence[Step], title: str, heading: str = ""
) -> Drawing:
    """The path as a figure that fits an upright page, with a heading over it where one is given.

    ValueError for a path without rows.
    """
    if not steps:
        raise ValueError("a path has at least one row")
    paper = figure(WIDTH)
    for most in _ROWS:
        part = _part(model, path_graph(steps, most), heading, paper)
        if part.bottom <= paper.height:
            break
    said = ". ".join(step_sentence(step, model.names) for step in steps)
    page = SheetPage(title, replace(part, told=_told(model, steps)), description=f"{said}.")
    (drawing,) = drawn_sheets([page], _SURROUND, paper)
    return drawing


def _part(model: OrganisationModel, graph: PathGraph, heading: str, paper: Paper) -> Piece:
    """Heading, cards with what joins them, and under them where each row stands."""
    room = paper.room - 2 * _EDGE
    head = paragraph(_EDGE, _EDGE + _HEAD, heading, _HEAD, room, True)
    top = head[-1].y + _GAP if head else _EDGE
    cards = {name: _card(model, graph, name) for name in graph.nodes}
    found = standing(graph, cards, room)
    if found is None:
        graph = graph.row_by_row
        cards = {name: _card(model, graph, name) for name in graph.nodes}
        found = ladder(graph, cards, room)
    places = {
        name: replace(place, x=place.x + _EDGE, y=place.y + top) for name, place in found.items()
    }
    boxes = tuple(_box(model, name, cards[name], place) for name, place in places.items())
    low = max(place.y + place.height for place in places.values())
    area = Rect(0.0, top - _EDGE, paper.width, low - top + 2 * _GAP)
    lines = _lines(graph, places, area, model)
    reach = max((low, *(y for line in lines for _, y in line.points)))
    foot = _foot(graph, _EDGE, reach + _GAP, room)
    return Piece(boxes=boxes, lines=lines, texts=(*head, *foot), bottom=foot[-1].y + _EDGE)


def _card(model: OrganisationModel, graph: PathGraph, name: str) -> Card:
    """What the thing is called, what it is and on which side, and what rows say of it alone."""
    own = original(name, model.table_of)
    called, side = model.names.get(own, own), model.sides.get(own, "")
    table = model.table_of.get(own, "")
    kind = _KINDS.get(table, "") if table else "not in the data"
    under = ", ".join(word for word in (kind, side_word(side)) if word)
    said = [Paragraph(called, _NAME, True)]
    said += [Paragraph(under, _SMALL, fill=SOFT_INK)] if under else []
    said += [Paragraph(cell, _SMALL, gap=1.5) for cell in graph.cells.get(name, ())]
    return Card(tuple(said), style=styles_of_sides(model).get(side, PLAIN), padding=5.0)


def _box(model: OrganisationModel, name: str, card: Card, place: Rect) -> Box:
    own = original(name, model.table_of)
    side = model.sides.get(own, "")
    kind = _KINDS.get(model.table_of.get(own, ""), "ghost")
    data = (("side", side),) if side else ()
    return card.box(name, kind, place.x, place.y, place.width, place.height, data=data)


def _lines(
    graph: PathGraph, places: Mapping[str, Rect], area: Rect, model: OrganisationModel
) -> tuple[Line, ...]:
    """A line for each two that are joined, with the rows' numbers and relations on it."""
    joins = [Join(line.start, line.end, _JOIN) for line in graph.lines]
    ways = join_boxes(joins, places, area)
    labels = [_label(line, way) for line, way in zip(graph.lines, ways, strict=True)]
    sizes = {
        at: _patch_size(label)
        for at, (label, way) in enumerate(zip(labels, ways, strict=True))
        if way
    }
    patches = patch_places([way or () for way in ways], sizes, places.values())
    return tuple(
        _line(line, way, labels[at], patches[at], model)
        for at, (line, way) in enumerate(zip(graph.lines, ways, strict=True))
        if way
    )


def _label(line: PathLine, way: Sequence[Point] | None) -> tuple[str, ...]:
    """The words on a line, in lines that leave some of it to be seen."""
    if not way:
        return ()
    across = max(x for x, _ in way) - min(x for x, _ in way)
    room = min(_LABEL_ROOM, across - 18.0) if across > 60 else _LABEL_ROOM
    return wrap(line.words, _SMALL, room)


def _patch_size(label: Sequence[str]) -> tuple[float, float]:
    wide = max(width(line, _SMALL) for line in label) + 4.0
    return wide, len(label) * _SMALL * LEADING + 2.0


def _line(
    line: PathLine,
    way: tuple[Point, ...],
    label: Sequence[str],
    patch: Rect,
    model: OrganisationModel,
) -> Line:
    texts: list[Text] = []
    for at, words in enumerate(label):
        base = patch.y + 1.0 + _SMALL * (0.95 + at * LEADING)
        texts.append(text_at(patch.x + patch.width / 2, base, words, _SMALL, False, "middle", INK))
    ground = Mark("patch", patch.x, patch.y, patch.width, patch.height, WHITE)
    first = line.steps[0][1]
    return Line(
        line.start,
        line.end,
        first.relation,
        way,
        "; ".join(_said(model, step) for _, step in line.steps),
        dash="3 2" if first.basis in UNSURE else None,
        end="arrow",
        texts=tuple(texts),
        marks=(ground,),
    )


def _said(model: OrganisationModel, step: Step) -> str:
    start, end = (original(end, model.table_of) for end in (step.start, step.end))
    return step_sentence(step._replace(start=start, end=end), model.names)


def _foot(graph: PathGraph, x: float, y: float, room: float) -> tuple[Text, ...]:
    """Where each row stands, by its number, and how many rows are not drawn."""
    said = [place_words(number, step) for number, step in enumerate(graph.steps, start=1)]
    words = " · ".join(said)
    if graph.rest:
        words += f" · {counted(graph.rest, 'more row')} of the path not drawn"
    return paragraph(x, y + _SMALL, words, _SMALL, room, fill=SOFT_INK, leading=1.25)


def _told(model: OrganisationModel, steps: Sequence[Step]) -> tuple[Told, ...]:
    return tuple(
        Told(f"{step_sentence(step, model.names)} ({place_words(number, step).partition(': ')[2]})")
        for number, step in enumerate(steps, start=1)
    )

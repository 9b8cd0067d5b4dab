"""What the unit view says of the unit as a whole: subtitle, side, legend, and all in words."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.chart.drawing.drawing import Box, LegendEntry, Mark, Text, Told
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import PLAIN, SOFT_INK, BoxStyle
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.badge import side_badge
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.views.parts.colouring import side_word, styles_of_sides
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.chart.views.parts.unit.facts import UnitFacts, counts
from orgmodel.model.words import capital, counted

_WIDEST_CORNER = 160.0
_OWN_WORDS = ("neutral", "trust")


def subtitle(facts: UnitFacts) -> str:
    """`Brent tPCT · headed by the Director … · 2 teams, 17 functions, 1 post`."""
    model = facts.model
    head = f"headed by the {model.names[facts.head]}" if facts.head else ""
    if head:
        edges = model.edges.from_(facts.head, "heads")
        head += basis_words(next((e.basis for e in edges if e.end == facts.unit), ""))
    outer = model.unit_tree.manager(facts.unit) if facts.unit in model.unit_tree.index else None
    around = model.names[outer] if outer else ""
    part = f"part of {around}" if around not in ("", model.name) else ""
    side = model.side_of(facts.unit)
    far = f"side: {side}" if side and _too_wide(_side_words(side)) else ""
    parts = (model.name, part, far, head, ", ".join(counts(facts)))
    return " · ".join(one for one in parts if one)


def _side(facts: UnitFacts) -> tuple[str, BoxStyle]:
    """What the badge says: the side, else what kind of unit it is."""
    side = facts.model.side_of(facts.unit)
    style = styles_of_sides(facts.model)[side] if side else PLAIN
    if side and not _too_wide(_side_words(side)):
        return _side_words(side), style
    kind = capital(facts.model.cells.cell(facts.unit, "kind").replace("_", " "))
    return (kind if kind and not _too_wide(kind) else "Unit"), style


def _side_words(side: str) -> str:
    word = side_word(side)
    return capital(word if side in _OWN_WORDS else f"{word} side")


def _too_wide(words: str) -> bool:
    """Whether words have no place in the corner of a page: the subtitle then says them."""
    return width(words, 9.0, True) > _WIDEST_CORNER


def badge(facts: UnitFacts, right: float, y: float) -> Piece:
    """The unit's side in a frame that ends at `right`: the box that stands for the unit."""
    words, style = _side(facts)
    made = side_badge(words, right, y, style.fill, style.stroke, style.ink)
    (frame,) = made.marks
    box = Box(
        facts.unit,
        "unit",
        frame.x,
        frame.y,
        frame.width,
        frame.height,
        made.texts,
        f"{words}\n{facts.name}",
        frame.fill,
        frame.stroke,
        frame.stroke_width,
        data=tuple(
            (name, side) for name, side in (("side", facts.model.side_of(facts.unit)),) if side
        ),
    )
    return Piece(boxes=(box,))


def unit_card(facts: UnitFacts, left: float, y: float, wide: float) -> Piece:
    """Name, subtitle and side in one box across the page, where no title stands above it."""
    words, style = _side(facts)
    side = width(words, 9.0, True) + 8.0
    room = max(wide - side - 20.0, wide * 0.5)
    name = paragraph(left + 9.0, y + 14.5, facts.name, 11.5, room, True, fill=style.ink)
    below = name[-1].y if name else y
    said = paragraph(left + 9.0, below + 12.0, subtitle(facts), 8.5, wide - 18.0, fill=SOFT_INK)
    low = (said[-1].y if said else below) + 7.0
    corner = Text(left + wide - side, y + 14.0, words, 9.0, True, fill=style.ink)
    box = Box(
        facts.unit,
        "unit",
        left,
        y,
        wide,
        low - y,
        (*name, *said, corner),
        f"{facts.name}\n{words}",
        style.fill,
        style.stroke,
        data=tuple(
            (one, side) for one, side in (("side", facts.model.side_of(facts.unit)),) if side
        ),
        marks=(Mark("band", left, y, 3.5, low - y, style.band or style.stroke),),
    )
    return Piece(boxes=(box,), bottom=low)


def side_legend(facts: UnitFacts) -> tuple[LegendEntry, ...]:
    """The sides of those who are named, as the squares beside them."""
    model = facts.model
    shown = [one.other for one in (*facts.gets, *facts.shares, *facts.acts, *facts.seats)]
    used = {model.side_of(one) for one in (*shown, *facts.teams) if one}
    return tuple(
        _square(style, side_word(side))
        for side, style in styles_of_sides(model).items()
        if side in used
    )


def _square(style: BoxStyle, word: str) -> LegendEntry:
    square = Mark("side", 0.0, -3.5, 7.0, 7.0, style.fill, style.stroke, 0.9, 1.0)
    return LegendEntry(word, "marks", marks=(square,), room=7.0)


def lead_words(facts: UnitFacts) -> Piece:
    """The unit, its side and what it has, as the first line of what a page says in words."""
    words, _ = _side(facts)
    return Piece(told=(Told(f"{facts.name}: {words}; {subtitle(facts)}", 1, facts.unit),))


def describe(facts: UnitFacts) -> str:
    """The pages in two sentences, for those who cannot see them."""
    links = (*facts.gets, *facts.shares, *facts.acts, *facts.seats, *facts.within)
    has = ", ".join(counts(facts)) or "no posts, teams or functions"
    return f"{facts.name}: {has}. {capital(counted(len(links), 'link'))}, each in words."


def each_once(part: Piece) -> Piece:
    """The same page with one box an id: where an id comes again, its words alone stand there."""
    boxes: dict[str, Box] = {}
    again: list[Box] = []
    for box in part.boxes:
        if box.id in boxes:
            again.append(box)
        else:
            boxes[box.id] = box
    return replace(
        part,
        boxes=tuple(boxes.values()),
        texts=(*part.texts, *(text for box in again for text in box.texts)),
        marks=(*part.marks, *(mark for box in again for mark in box.marks)),
    )

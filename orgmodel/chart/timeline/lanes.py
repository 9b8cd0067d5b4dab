"""The lanes of a timeline: a name at the left, and bars from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orgmodel.chart.drawing.drawing import Group, Mark, Text, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph, text_at
from orgmodel.chart.drawing.palette import HAIRLINE, INK, PLAIN, SOFT_INK, BoxStyle
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.section import heading, heading_height
from orgmodel.chart.timeline.axis import SIZE, TimeAxis

BAR = 13.0
_PAD = 2.5
_PITCH = 1.18
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class LaneBar:
    """A bar from the first to the last of its days, with a word in it, and what it says."""

    id: str
    first: date
    last: date
    word: str
    label: str
    style: BoxStyle = PLAIN


def heading_block(words: str) -> FlowBlock:
    """A heading that stays with what follows."""
    return FlowBlock(
        lambda width_: heading_height(words, width_),
        lambda x, y, width_: heading(x, y, width_, words),
        gap=8.0,
        keep=True,
    )


def words_block(words: str) -> FlowBlock:
    """A sentence over the whole width."""

    def height(wide: float) -> float:
        return lines_of(words, SIZE, wide) * SIZE * _PITCH + 4.0

    def draw(x: float, y: float, wide: float) -> Piece:
        texts = paragraph(x, y + SIZE, words, SIZE, wide, fill=SOFT_INK, leading=_PITCH)
        return Piece(texts=texts, told=(Told(words, 2),), bottom=y + height(wide))

    return FlowBlock(height, draw)


def lane_block(axis: TimeAxis, name: str, bars: Sequence[LaneBar], under: str = "") -> FlowBlock:
    """A lane: its name beside its bars, and words under them over the width of the days."""
    room, days = axis.left - _GAP, axis.right - axis.left

    def height(_wide: float) -> float:
        beside = lines_of(name, SIZE, room - _edge(axis)) * SIZE * _PITCH
        said = lines_of(under, SIZE, days) * SIZE * _PITCH if under else 0.0
        return max(beside, BAR + said) + 2 * _PAD

    def draw(x: float, y: float, wide: float) -> Piece:
        low = y + height(wide)
        texts = list(
            paragraph(x, y + _PAD + SIZE * 1.05, name, SIZE, room - x, fill=INK, leading=_PITCH)
        )
        groups = tuple(_bar(axis, bar, y + _PAD) for bar in bars)
        if under:
            base = y + _PAD + BAR + SIZE * 1.05
            texts += paragraph(axis.left, base, under, SIZE, days, fill=SOFT_INK, leading=_PITCH)
        ends = ((x, low), (x + wide, low))
        rule = Mark("rule", stroke=HAIRLINE, stroke_width=0.6, points=ends)
        said = [f"{name}: {'; '.join(bar.label for bar in bars)}", *([under] if under else [])]
        told = (Told(". ".join(said), 2),)
        return Piece(texts=tuple(texts), groups=groups, marks=(rule,), told=told, bottom=low)

    return FlowBlock(height, draw)


def ticks_block(axis: TimeAxis, name: str, days: Sequence[date]) -> FlowBlock:
    """A lane with a mark on each of these days, numbered where there is room."""

    def height(_wide: float) -> float:
        return BAR + 2 * _PAD + SIZE

    def draw(x: float, y: float, wide: float) -> Piece:
        texts, marks = [Text(x, y + _PAD + SIZE * 1.05, name, SIZE, fill=INK)], list[Mark]()
        free = axis.left - SIZE
        for number, day in enumerate(days, start=1):
            at = axis.begin(day)
            ends = ((at, y + _PAD + SIZE + 1.0), (at, y + _PAD + SIZE + BAR - 3.0))
            marks.append(Mark("tick", stroke=INK, stroke_width=1.2, points=ends))
            half = width(str(number), SIZE, True) / 2
            if at - half > free and at + half <= axis.right + 2.0:
                texts.append(text_at(at, y + _PAD + SIZE * 0.9, str(number), SIZE, True, "middle"))
                free = at + half + 2.0
        return Piece(texts=tuple(texts), marks=tuple(marks), bottom=y + height(wide))

    return FlowBlock(height, draw, keep=True)


def _edge(axis: TimeAxis) -> float:
    """Where names begin: axis.left less the room of names."""
    return axis.left - NAMES


NAMES = 150.0
"""How wide the names and the gap after them are, in points."""


def _bar(axis: TimeAxis, bar: LaneBar, y: float) -> Group:
    start, end = axis.begin(bar.first), axis.end(bar.last)
    wide = max(end - start, 1.5)
    fits = bar.word and width(bar.word, SIZE) + 6.0 <= wide
    words = (Text(start + 3.0, y + SIZE * 1.15, bar.word, SIZE, fill=INK),) if fits else ()
    style = bar.style
    return Group(
        bar.id,
        "bar",
        start,
        y,
        wide,
        BAR,
        bar.label,
        words,
        style.fill,
        style.stroke,
        style.width,
        style.dash,
        0.0,
    )

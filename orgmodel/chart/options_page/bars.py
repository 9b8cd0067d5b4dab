"""Posts by directorate as small bars in the columns, all on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgmodel.chart.drawing.drawing import LegendEntry, Mark, Text, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph
from orgmodel.chart.drawing.palette import FAINT, INK, LINE, SOFT_INK, BoxStyle
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.options_page.columns import (
    SIZE,
    Columns,
    heading_block,
    label_lines,
    label_texts,
    row_height,
)
from orgmodel.chart.options_page.directorates import (
    DirectorateRow,
    Directorates,
    change_of,
    posts_words,
)
from orgmodel.chart.options_page.figures import Heading, signed
from orgmodel.chart.sheet.flow import FlowBlock
from orgmodel.chart.sheet.piece import Piece
from orgmodel.measures.division_posts import DivisionPosts
from orgmodel.model.words import counted

_BAR = 8.0
_DASH = "2.4 1.8"
_TITLE = "Posts by directorate"
_CHANGED = BoxStyle("none", INK, 1.2)


def bar_blocks(
    columns: Columns, headings: Sequence[Heading], found: Directorates
) -> Iterator[FlowBlock]:
    """The directorates that some option changes, then the sum of the others, on one scale.

    Nothing where no option changes any.
    """
    if not found.differ:
        return
    yield heading_block(columns, _TITLE)
    scale = _scale(columns, found)
    for row in found.rows:
        yield _bar_row(columns, headings, row, scale)
    if found.others:
        named = _others(found)
        yield _sum_row(columns, headings, named, found.rest)
    if any(one.posts or one.unknown for one in found.in_none):
        yield _sum_row(columns, headings, "In no directorate", found.in_none)


def _others(found: Directorates) -> str:
    if not found.rows:
        return f"{counted(found.others, 'directorate')}, unchanged"
    return f"{counted(found.others, 'other')}, unchanged"


def bar_legend(found: Directorates) -> tuple[LegendEntry, ...]:
    """The sides in use, and how what changes is drawn."""
    sides = {row.side: row.style for row in found.rows if row.side}
    entries = [
        LegendEntry(side, "box", stroke=style.band, fill=style.band)
        for side, style in sorted(sides.items())
    ]
    shown = [
        (one, row.posts[0]) for row in found.rows for one in row.posts[1:] if one != row.posts[0]
    ]
    if any(one and one.posts for one, _ in shown):
        entries.append(LegendEntry("changed", "box", stroke=INK, fill="none", width=1.2))
    if any(was and was.posts > (one.posts if one else 0.0) for one, was in shown):
        entries.append(LegendEntry("gone from here", "box", stroke=INK, fill="none", dash=_DASH))
    return tuple(entries)


def _scale(columns: Columns, found: Directorates) -> float:
    """Points a post, so that the longest bar and its words fit a column."""
    best = 2.2
    for row in found.rows:
        for at, one in enumerate(row.posts):
            reach = max(_posts(one), _posts(row.posts[0]) if at else 0.0)
            words = min(width(_words(row, at), SIZE, True), columns.width * 0.55)
            room = columns.width - words - 6.0
            if reach:
                best = min(best, room / reach)
    return best


def _posts(one: DivisionPosts | None) -> float:
    return one.posts if one else 0.0


def _words(row: DirectorateRow, at: int) -> str:
    """`25 (−1)`; nothing where there is no such directorate, and was none."""
    one, was = row.posts[at], row.posts[0]
    if one is None:
        return "0" if at and _posts(was) else ""
    change = change_of(one, was) if at and was else 0.0
    return f"{posts_words(one)}{f' ({signed(change)})' if change else ''}"


def _label(row: DirectorateRow) -> str:
    return f"{row.name} ({row.side})" if row.side else row.name


def _bar_row(
    columns: Columns, headings: Sequence[Heading], row: DirectorateRow, scale: float
) -> FlowBlock:
    label = _label(row)
    lines = label_lines(columns, label)
    for at in range(len(row.posts)):
        start = _start(row, at, scale)
        lines = max(lines, lines_of(_words(row, at), SIZE, columns.width - start, True))
    high = row_height(columns, lines)

    def draw(x: float, y: float, _: float) -> Piece:
        base = y + columns.pad + SIZE * 0.9
        texts = [*label_texts(columns, label, x, base)]
        marks: list[Mark] = []
        for at, edge in enumerate(columns.edges):
            marks += _bar(row, at, edge, base - 7.0, scale)
            texts += _bar_words(row, at, edge, base, columns.width, scale)
        said = "; ".join(
            f"{_column(head)} {_words(row, at) or 'none'}" for at, head in enumerate(headings)
        )
        told = (Told(f"{label}: {said}", 2),)
        return Piece(texts=tuple(texts), marks=tuple(marks), told=told, bottom=y + high)

    return FlowBlock(lambda _: high, draw)


def _column(one: Heading) -> str:
    return f"option {one.number}" if one.number else "do nothing"


def _start(row: DirectorateRow, at: int, scale: float) -> float:
    """Where a column's words begin: after the bar and what is gone from it."""
    reach = max(_posts(row.posts[at]), _posts(row.posts[0]) if at else 0.0)
    return reach * scale + (5.0 if reach else 0.0)


def _bar(row: DirectorateRow, at: int, x: float, y: float, scale: float) -> Iterator[Mark]:
    one, was = row.posts[at], row.posts[0]
    wide, before = _posts(one) * scale, _posts(was) * scale
    if wide:
        changed = at > 0 and one != was
        fill = row.style.band or FAINT
        edge, weight = (_CHANGED.stroke, _CHANGED.width) if changed else ("none", 1.0)
        yield Mark("bar", x, y, wide, _BAR, fill, edge, weight)
    if at and before > wide:
        yield Mark("gone", x + wide, y, before - wide, _BAR, "none", LINE, 0.9, 0.0, _DASH)


def _bar_words(
    row: DirectorateRow, at: int, x: float, base: float, room: float, scale: float
) -> tuple[Text, ...]:
    differs = at > 0 and row.posts[at] != row.posts[0]
    start = _start(row, at, scale)
    fill = INK if differs or not at else SOFT_INK
    return paragraph(x + start, base, _words(row, at), SIZE, room - start, differs, fill=fill)


def _sum_words(one: DivisionPosts, was: DivisionPosts) -> str:
    change = change_of(one, was)
    return f"{posts_words(one)}{f' ({signed(change)})' if change else ''}"


def _sum_row(
    columns: Columns, headings: Sequence[Heading], label: str, sums: Sequence[DivisionPosts]
) -> FlowBlock:
    words = [posts_words(sums[0]), *(_sum_words(one, sums[0]) for one in sums[1:])]
    most = max(
        label_lines(columns, label), *(lines_of(word, SIZE, columns.width, True) for word in words)
    )
    high = row_height(columns, most)

    def draw(x: float, y: float, _: float) -> Piece:
        base = y + columns.pad + SIZE * 0.9
        texts = [*label_texts(columns, label, x, base)]
        for at, (word, edge) in enumerate(zip(words, columns.edges, strict=True)):
            differs = sums[at] != sums[0]
            fill = INK if differs or not at else SOFT_INK
            texts += paragraph(edge, base, word, SIZE, columns.width, differs, fill=fill)
        said = "; ".join(f"{_column(h)} {w}" for h, w in zip(headings, words, strict=True))
        told = (Told(f"{label}: {said}", 2),)
        return Piece(texts=tuple(texts), told=told, bottom=y + high)

    return FlowBlock(lambda _: high, draw)

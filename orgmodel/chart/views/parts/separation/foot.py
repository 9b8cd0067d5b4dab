"""The numbers explained: a block at the foot in few words, or pages of full sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from orgmodel.chart.drawing.drawing import Mark
from orgmodel.chart.drawing.lettering import LEADING, lines_of, paragraph
from orgmodel.chart.drawing.palette import HAIRLINE, INK, ORANGE, RED, SOFT_INK
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.badge import HEIGHT, State, badge, badge_width
from orgmodel.chart.sheet.flow import FlowBlock, PageColumn, flowed
from orgmodel.chart.sheet.piece import NOTHING, Piece
from orgmodel.chart.sheet.piece import together as joined
from orgmodel.chart.views.parts.separation.content import Picture
from orgmodel.chart.views.parts.separation.numbered import Numbered, by_rule
from orgmodel.model.words import counted, listed

_COLUMN, _BETWEEN = 176.0, 14.0
_SIZE, _FULL_SIZE = 8.0, 8.2
_ROW = 12.2
_ABOVE = 6.0
_STATES = {
    "error": ("Errors: must hold, and does not", RED),
    "warning": ("Warnings: should hold, and does not", ORANGE),
    "info": ("For information", INK),
    "accepted": ("Accepted on purpose", INK),
}
_TALL = 4000.0
_BASE = 8.6
_DRAWN = ("functions", "services", "units")


def foot_block(content: Picture, x: float, y: float, room: float) -> Piece:
    """Every number with its rule and few words, in columns under a rule."""
    if not content.numbers:
        return NOTHING
    count = max(int((room + _BETWEEN) // (_COLUMN + _BETWEEN)), 1)
    wide = (room - _BETWEEN * (count - 1)) / count
    columns = [PageColumn(x + at * (wide + _BETWEEN), wide) for at in range(count)]
    line = Mark("rule", stroke=HAIRLINE, stroke_width=0.9, points=((x, y), (x + room, y)))
    (part, *_) = flowed(tuple(_short_blocks(content)), columns, y + _ABOVE, _TALL)
    return part + Piece(marks=(line,))


def findings_pages(
    content: Picture, x: float, top: float, room: float, height: float
) -> tuple[Piece, ...]:
    """Every number with its rule and its sentences in full, in columns, page by page.

    What is for information or accepted is said in few words where that saves a page.
    """
    whole = _best_pages(tuple(_full_blocks(content, ())), x, top, room, height)
    if len(whole) == 1:
        return whole
    brief: tuple[tuple[State, ...], ...] = (("info",), ("info", "accepted"))
    for states in brief:
        found = _best_pages(tuple(_full_blocks(content, states)), x, top, room, height)
        if len(found) < len(whole):
            return found
    return whole


def _best_pages(
    blocks: Sequence[FlowBlock], x: float, top: float, room: float, height: float
) -> tuple[Piece, ...]:
    """The blocks in the number of columns that takes the fewest pages, about equally full."""
    counts = dict.fromkeys(max(int(room // wide), 1) for wide in (360.0, 240.0, 190.0))
    options = [_flowed(blocks, x, top, room, height, count) for count in counts]
    pages = min(options, key=len)
    if len(pages) < 2:
        return pages
    # Pages about equally full, so that the last does not hold a line or two.
    low, high = height / len(pages), height
    count = list(counts)[options.index(pages)]
    for _ in range(8):
        middle = (low + high) / 2
        tried = _flowed(blocks, x, top, room, middle, count)
        if len(tried) > len(pages) or any(part.bottom > top + height for part in tried):
            low = middle
        else:
            high, pages = middle, tried
    return pages


def _flowed(
    blocks: Sequence[FlowBlock], x: float, top: float, room: float, height: float, count: int
) -> tuple[Piece, ...]:
    wide = (room - 18.0 * (count - 1)) / count
    columns = [PageColumn(x + at * (wide + 18.0), wide) for at in range(count)]
    return flowed(blocks, columns, top, height)


def _short_blocks(content: Picture) -> Iterator[FlowBlock]:
    before: State | None = None
    for state, rule, numbers in by_rule(content.numbers):
        if state != before:
            yield _state_block(state, before is not None)
            before = state
        if state == "error":
            yield _rule_block(f"{numbers[0].title} ({rule})")
            yield from (_entry_block(one, one.short(content.model), _SIZE) for one in numbers)
        elif state == "warning":
            yield _rule_block(f"{numbers[0].title} ({rule})")
            yield from _entries(content, numbers)
        else:
            yield from (_in_few_words(content, one, _SIZE) for one in numbers)


def _in_few_words(content: Picture, one: Numbered, size: float) -> FlowBlock:
    on_box = all(content.stands.boxes_of(f) == f.subjects[:1] != () for f in one.findings)
    return _entry_block(one, f"{one.short(content.model, on_box)} ({one.rule})", size)


def _full_blocks(content: Picture, brief: Sequence[State]) -> Iterator[FlowBlock]:
    before: State | None = None
    for state, rule, numbers in by_rule(content.numbers):
        if state != before:
            yield _state_block(state, before is not None, 10.0)
            before = state
        if state in brief:
            yield from (_in_few_words(content, one, _FULL_SIZE) for one in numbers)
            continue
        yield _rule_block(f"{numbers[0].title} ({rule})", 9.0)
        for one in numbers:
            yield _entry_block(one, one.sentence(content.model), _FULL_SIZE)


def _entries(content: Picture, numbers: Sequence[Numbered]) -> Iterator[FlowBlock]:
    """Numbers whose boxes say what they are about, one after the other; the rest in words."""
    about = {one.number: _about(content, one, len(numbers) == 1) for one in numbers}
    functions = [one for one in numbers if about[one.number] and _functions(content, one)]
    others = [one for one in numbers if about[one.number] and one not in functions]
    if functions:
        yield _run_block([(one, about[one.number]) for one in functions])
    if others:
        subjects = dict.fromkeys(name for one in others for name in one.subjects)
        yield _run_block([(one, about[one.number]) for one in others], _counted(content, subjects))
    for one in numbers:
        if not about[one.number]:
            yield _entry_block(one, one.short(content.model), _SIZE)


def _about(content: Picture, one: Numbered, alone: bool) -> str:
    """The boxes that a number is on, by code or name; empty where they do not say it all.

    With its name a function whose number is `alone` in its rule.
    """
    boxes = {box for f in one.findings for box in content.stands.boxes_of(f)}
    tables = content.model.table_of
    if not boxes or any(tables.get(name) not in _DRAWN for name in one.subjects):
        return ""
    functions = _functions(content, one)
    if functions and alone:
        return listed((_with_name(content, name) for name in functions), between=";")
    if functions:
        return listed(functions)
    drawn = [name for name in one.subjects if name in boxes or content.stands.card(name) in boxes]
    return listed((content.name(name) for name in drawn), between=";")


def _counted(content: Picture, subjects: Iterable[str]) -> str:
    """`3 services`, for numbers that stand on boxes with long names."""
    tables = [content.model.table_of[name] for name in subjects]
    services = tables.count("services")
    said = [
        counted(number, word)
        for number, word in ((services, "service"), (len(tables) - services, "unit"))
        if number
    ]
    return listed(said)


def _with_name(content: Picture, function: str) -> str:
    name = content.name(function)
    return function if name == function else f"{function} {name}"


def _functions(content: Picture, one: Numbered) -> list[str]:
    return [name for name in one.subjects if content.model.table_of.get(name) == "functions"]


def _state_block(state: State, gap: bool, size: float = 8.6) -> FlowBlock:
    words, fill = _STATES[state]
    return _paragraph_block(words, size, True, fill, 5.0 if gap else 0.0, 1.5)


def _rule_block(words: str, size: float = 8.0) -> FlowBlock:
    return _paragraph_block(words, size, True, SOFT_INK, 2.5, 1.2)


def _paragraph_block(
    words: str, size: float, bold: bool, fill: str, gap: float, after: float
) -> FlowBlock:
    return FlowBlock(
        lambda wide: lines_of(words, size, wide, bold) * size * LEADING + after,
        lambda x, y, wide: Piece(
            texts=paragraph(x, y + size * 0.95, words, size, wide, bold, fill=fill)
        ),
        gap,
        True,
    )


def _entry_block(one: Numbered, words: str, size: float) -> FlowBlock:
    """A number with a paragraph beside it."""
    lead = max(badge_width(str(one.number)), 14.0) + 5.0

    @lru_cache(maxsize=8)
    def height(wide: float) -> float:
        lines = lines_of(words, size, wide - lead)
        return max(lines * size * LEADING + 2.0, HEIGHT + (3.2 if one.state == "accepted" else 1.4))

    def draw(x: float, y: float, wide: float) -> Piece:
        shown = badge(str(one.number), one.state, x + lead - 5.0, y + HEIGHT / 2)
        return shown + Piece(texts=paragraph(x + lead, y + _BASE, words, size, wide - lead))

    return FlowBlock(height, draw, 1.2)


_Said = tuple[Numbered, str]


def _run_block(entries: Sequence[_Said], brief: str = "") -> FlowBlock:
    """Numbers with few words each, one after the other, on as many lines as they need.

    Where their words would take more than a line each, `brief` stands for them all.
    """

    def said(wide: float) -> Sequence[_Said]:
        lines = round(_run(entries, 0.0, 0.0, wide).bottom / _ROW)
        if not brief or lines <= max(len(entries), 2):
            return entries
        return [*((one, "") for one, _ in entries[:-1]), (entries[-1][0], brief)]

    @lru_cache(maxsize=8)
    def height(wide: float) -> float:
        return _run(said(wide), 0.0, 0.0, wide).bottom

    return FlowBlock(
        height,
        lambda x, y, wide: _run(said(wide), x, y, wide),
    )


def _run(entries: Sequence[_Said], x: float, y: float, room: float) -> Piece:
    at, parts = x, list[Piece]()
    for one, words in entries:
        lead = badge_width(str(one.number)) + 3.5
        wide = lead + width(words, _SIZE)
        if at > x and at + wide > x + room:
            at, y = x, y + _ROW
        parts.append(badge(str(one.number), one.state, at + lead - 3.5, y + HEIGHT / 2))
        lines = paragraph(
            at + lead, y + _BASE, words, _SIZE, max(x + room - at - lead, 1.0), leading=LEADING
        )
        parts.append(Piece(texts=lines))
        if len(lines) > 1:
            at, y = x, y + _ROW + (len(lines) - 1) * _SIZE * LEADING
        else:
            at += wide + (9.0 if words else 0.0)
    return replace(joined(parts), bottom=y + (_ROW if at > x else 0.0))

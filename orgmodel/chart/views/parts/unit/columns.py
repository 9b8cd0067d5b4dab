"""How the lists of the unit view stand in columns, and go on over pages.

On a wide page what it gets, what it is responsible for and what it acts on have a column each;
what is left over stands where a column has room, and then on further pages. A narrow page has
two columns or one, filled one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orgmodel.chart.sheet.flow import FlowBlock, PageColumn, flowed, poured
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.sheet import Body
from orgmodel.chart.views.parts.unit.blocks import UnitSection, again

# Shares of the three columns, and what stands in each, from the top.
_COLUMNS = (
    (205.0, ("gets",)),
    (320.0, ("functions", "teams", "seats")),
    (209.0, ("acts",)),
)
_FLOATING = ("shares", "within")
_ON_NARROW = ("functions", "teams", "seats", "gets", "shares", "acts", "within")
_GAP, _BETWEEN = 20.0, 16.0
_PART, _NARROWEST = 148.0, 190.0
_THREE_COLUMNS = 680.0
_UNDER = 14.0
_WORTH = 60.0
_STEPS = 10


class _Column:
    """A column while it is filled: what stands in it, and how far down."""

    def __init__(self, place: PageColumn, top: float, bottom: float) -> None:
        self.place, self.low, self.bottom = place, top, bottom
        self.parts: list[Piece] = []

    @property
    def room(self) -> float:
        """What is left below what stands in it."""
        return self.bottom - self.low - (_UNDER if self.parts else 0.0)

    def take(self, section: UnitSection) -> UnitSection | None:
        """Place what fits of a section; what is left of it, None where nothing is."""
        top = self.low + (_UNDER if self.parts else 0.0)
        head = section.heading
        high = head.height(self.place.width)
        body, rest = poured(
            section.blocks, _parts_of(self.place), top + high, self.bottom - top - high
        )
        if len(rest) == len(section.blocks):
            return section
        self.parts += [head.draw(self.place.left, top, self.place.width), body]
        self.low = body.bottom
        return replace(section, blocks=again(rest), more=True) if rest else None

    def holds(self, section: UnitSection) -> bool:
        """Whether all of a section fits below what stands there."""
        high = section.heading.height(self.place.width)
        _, rest = poured(section.blocks, _parts_of(self.place), 0.0, self.room - high)
        return not rest


def _parts_of(place: PageColumn) -> tuple[PageColumn, ...]:
    """A wide column as several narrow ones."""
    number = max(1, int((place.width + _BETWEEN) // (_PART + _BETWEEN)))
    return _even(place.left, place.width, number, _BETWEEN)


def _even(left: float, width: float, number: int, gap: float) -> tuple[PageColumn, ...]:
    each = (width - gap * (number - 1)) / number
    return tuple(PageColumn(left + at * (each + gap), each) for at in range(number))


def in_columns(sections: Mapping[str, UnitSection], first: Body, others: Body) -> tuple[Piece, ...]:
    """The sections on pages: `first` is the room on the first, `others` that on the next."""
    if first.width < _THREE_COLUMNS:
        columns = _even(first.left, first.width, 2 if first.width >= 2 * _NARROWEST else 1, _GAP)
        given = [sections[name] for name in _ON_NARROW if name in sections]
        blocks = tuple(block for section in given for block in section.column)
        return _filled(blocks, columns, first, others)
    page, rest, over = _three_columns(sections, first)
    if over and not rest:
        page = _evened(sections, first) or page
    blocks = tuple(block for section in rest for block in section.column)
    return (page, *_filled(blocks, _even(others.left, others.width, 3, _GAP), others, others))


def _three_columns(
    sections: Mapping[str, UnitSection], body: Body
) -> tuple[Piece, list[UnitSection], bool]:
    """The first page, the sections and parts of sections for which it has no room, and whether
    some column was too low for what is its own."""
    wanted = [
        (share, [sections[name] for name in names if name in sections]) for share, names in _COLUMNS
    ]
    wanted = [(share, given) for share, given in wanted if given] or [(1.0, [])]
    free = body.width - _GAP * (len(wanted) - 1)
    whole = sum(share for share, _ in wanted)
    columns: list[_Column] = []
    over: list[UnitSection] = []
    left = body.left
    for share, given in wanted:
        place = PageColumn(left, free * share / whole)
        column = _Column(place, body.top, body.bottom)
        rest = [column.take(section) for section in given]
        over += [section for section in rest if section is not None]
        columns.append(column)
        left += place.width + _GAP
    floating = [sections[name] for name in _FLOATING if name in sections]
    # What is shared reads best below what comes from others, at the left.
    left_over = [
        *(_floated(section, columns) for section in over),
        *(_floated(section, columns, columns[0]) for section in floating),
    ]
    rest_of_all = [section for section in left_over if section is not None]
    pieces = [piece for column in columns for piece in column.parts]
    return together(pieces), rest_of_all, bool(over)


def _evened(sections: Mapping[str, UnitSection], body: Body) -> Piece | None:
    """The page with the lowest columns that hold everything."""
    best, low, high = None, 0.0, body.height
    for _ in range(_STEPS):
        middle = (low + high) / 2
        page, rest, _ = _three_columns(sections, replace(body, height=middle))
        if rest:
            low = middle
        else:
            best, high = page, middle
    return best


def _floated(
    section: UnitSection, columns: Sequence[_Column], best: _Column | None = None
) -> UnitSection | None:
    """Place a section where it fits, in the best column or where there is most room, else in
    several; what is left of it where none has room any more."""
    by_room = sorted(columns, key=lambda column: -column.room)
    for column in ([best] if best else []) + by_room:
        if column.holds(section):
            return column.take(section)
    rest: UnitSection | None = section
    for column in by_room:
        if rest is not None and column.room > _WORTH:
            rest = column.take(rest)
    return rest


def _filled(
    blocks: tuple[FlowBlock, ...], columns: Sequence[PageColumn], first: Body, others: Body
) -> tuple[Piece, ...]:
    """Blocks down the columns of as many pages as they need."""
    pages: list[Piece] = []
    body = first
    while blocks:
        page, rest = poured(blocks, columns, body.top, body.height)
        if len(rest) == len(blocks) and (pages or body is others):
            # A block higher than a page has a page's columns to itself.
            return (*pages, *flowed(blocks, columns, body.top, body.height))
        if len(rest) < len(blocks) or not pages:
            pages.append(page if len(rest) < len(blocks) else NOTHING)
        blocks, body = again(rest, titles=True), others
    return tuple(pages)

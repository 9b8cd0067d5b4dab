"""The pages of the changes view: both halves on one where they fit, else one page each.

Lists stand under the halves where there is room, else on pages of their own; nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Drawing, LegendEntry, Mark
from orgmodel.chart.drawing.palette import INK, BoxStyle
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.sheet.flow import PageColumn, flowed
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.section import heading
from orgmodel.chart.sheet.sheet import Body, SheetPage, Surround, body, drawn_sheets, on_screen
from orgmodel.chart.views.parts.change_grid import ChangeGrid, grids
from orgmodel.chart.views.parts.change_lists import ChangeList, list_blocks, soft_block
from orgmodel.chart.views.parts.change_rows import ChangeLook
from orgmodel.chart.views.parts.change_slots import ChangeSlot
from orgmodel.chart.views.parts.change_totals import Total, totals_piece
from orgmodel.model.words import listed

_BEFORE, _AFTER = "Before", "After"
_GAP = 18.0
_UNDER_TOTALS, _UNDER_HEADING, _UNDER_CARDS = 12.0, 4.0, 14.0
_COLUMN, _COLUMN_GAP = 176.0, 18.0
_LIST_SCREEN = 400.0
_WIDE_PAPER = 1000.0
_MOST_CARDS, _MOST_CARDS_WIDE = 4, 9
_MOST_UNCHANGED = 24
_SCREEN = ChangeLook(1.3)
_SCREEN_HALF = 600.0
_ENDLESS = 1e9


@dataclass(frozen=True, eq=False)
class ChangeStory:
    """Everything that the pages say, before it has a place."""

    title: str
    subtitle: str
    description: str
    footer: tuple[str, ...]
    totals: tuple[Total, ...]
    slots: tuple[ChangeSlot, ...]
    lists: tuple[ChangeList, ...]
    unchanged: tuple[str, ...]
    styles: Mapping[str, BoxStyle]

    @property
    def cards(self) -> int:
        """The most cards that a half has."""
        before = sum(column.head is not None for slot in self.slots for column in slot.columns)
        return max(before, sum(slot.after is not None for slot in self.slots))

    @property
    def unchanged_words(self) -> str:
        """`Unchanged: Medical, Finance and 4 more.`; empty where every unit changes."""
        if not self.unchanged:
            return ""
        return f"Unchanged: {listed(self.unchanged, _MOST_UNCHANGED)}."

    @property
    def surround(self) -> Surround:
        """What stands around every page."""
        return Surround("changes", self.description, self.footer)


def paper_pages(story: ChangeStory, paper: Paper) -> tuple[Drawing, ...]:
    """The pages on a paper."""
    return drawn_sheets(tuple(_Pages(story, paper).made()), story.surround, paper)


def screen_page(story: ChangeStory) -> Drawing:
    """Both halves and the lists of links on one sheet, for the screen."""
    left, top = 20.0, 20.0
    wide = 2 * _SCREEN_HALF + _GAP
    strip = totals_piece(story.totals, left, top, wide, _SCREEN.scale)
    low = strip.bottom + _UNDER_TOTALS
    whole = strip
    legend: tuple[LegendEntry, ...] = ()
    if story.slots:
        (grid,) = grids(story.slots, _SCREEN_HALF, _ENDLESS, _SCREEN, story.styles)
        whole += _both(grid, left, low, _SCREEN_HALF, _SCREEN)
        legend = grid.legend(True, False)
    columns = _columns(left, wide, 4)
    begin = whole.bottom + _UNDER_CARDS
    blocks = list(list_blocks(story.lists, columns[0].width, _LIST_SCREEN, _SCREEN.scale))
    parts = flowed(blocks, columns, begin, _ENDLESS) if blocks else ()
    whole += together(parts)
    whole += _soft(story, left, whole.bottom + 8.0, wide, _SCREEN.scale)
    page = SheetPage(story.title, whole, story.subtitle, legend)
    return on_screen(page, story.surround, left)


@dataclass(frozen=True, eq=False)
class _Pages:
    """The pages of a story on a paper."""

    story: ChangeStory
    paper: Paper

    def made(self) -> Iterator[SheetPage]:
        """The pages in their order."""
        if not self.story.slots:
            yield from self._with_lists(self._strip(()), ())
            return
        both = self._side_by_side()
        if both is not None:
            yield from self._with_lists(*both)
            return
        *pages, last = self._one_after_the_other()
        yield from pages
        yield from self._with_lists(last.part, last.legend)

    def _page(self, part: Piece, legend: Sequence[LegendEntry]) -> SheetPage:
        return SheetPage(self.story.title, part, self.story.subtitle, tuple(legend))

    def _body(self, legend: Sequence[LegendEntry]) -> Body:
        story = self.story
        return body(self.paper, story.title, story.subtitle, legend, story.footer)

    def _strip(self, legend: Sequence[LegendEntry]) -> Piece:
        place = self._body(legend)
        return totals_piece(self.story.totals, place.left, place.top, place.width)

    def _side_by_side(self) -> tuple[Piece, tuple[LegendEntry, ...]] | None:
        """Both halves on one page, None where they do not fit or are too many cards."""
        most = _MOST_CARDS_WIDE if self.paper.width > _WIDE_PAPER else _MOST_CARDS
        if self.story.cards > most:
            return None
        half = (self.paper.room - _GAP) / 2
        look = ChangeLook()
        (grid, *further) = grids(self.story.slots, half, _ENDLESS, look, self.story.styles)
        legend = grid.legend(True, False)
        place = self._body(legend)
        strip = self._strip(legend)
        part = strip + _both(grid, place.left, strip.bottom + _UNDER_TOTALS, half, look)
        return None if further or part.bottom > place.bottom else (part, legend)

    def _with_lists(self, piece: Piece, legend: Sequence[LegendEntry]) -> Iterator[SheetPage]:
        """The page with what does not change, and with the lists, which go on where it is full."""
        place = self._body(legend)
        soft = _soft(self.story, place.left, piece.bottom + _UNDER_CARDS - 6.0, place.width)
        if soft.bottom <= place.bottom:
            piece += soft
            soft = NOTHING
        begin = piece.bottom + _UNDER_CARDS
        parts = self._flowed(soft, place, begin)
        yield self._page(together([piece, *parts[:1]]), legend)
        yield from (self._page(part, ()) for part in parts[1:])

    def _flowed(self, soft: Piece, place: Body, begin: float) -> tuple[Piece, ...]:
        """The lists in the columns that take fewest pages and are then lowest.

        A list is broken over columns only where that saves a page.
        """
        further = self._body(())
        room, later = max(place.bottom - begin, 0.0), (further.top, further.height)
        tried = []
        for columns in _columns_to_try(place.left, place.width):
            for most in (further.height, room):
                blocks = list(list_blocks(self.story.lists, columns[0].width, most))
                if soft.bottom:
                    blocks.append(soft_block(self.story.unchanged_words))
                parts = flowed(blocks, columns, begin, room, later)
                low = parts[-1].bottom if parts else 0.0
                tried.append(((len(parts), most == room, round(low, 2)), parts))
        return min(tried, key=lambda one: one[0])[1]

    def _one_after_the_other(self) -> Iterator[SheetPage]:
        """Before on one page and after on the next, everything in the same places."""
        look, wide = ChangeLook(), self.paper.room
        (whole,) = grids(self.story.slots, wide, _ENDLESS, look, self.story.styles)
        most = whole.legend(True, False)
        place = self._body(most)
        strip = self._strip(most)
        top = strip.bottom + _UNDER_TOTALS
        low = heading(place.left, top, wide, _AFTER).bottom + _UNDER_HEADING
        for grid in grids(self.story.slots, wide, place.bottom - low, look, self.story.styles):
            for which in (_BEFORE, _AFTER):
                legend = grid.legend(which == _BEFORE)
                head = heading(place.left, top, wide, which)
                part = grid.drawn(place.left, low, before=which == _BEFORE)
                if part.groups:
                    yield self._page(strip + head + part, legend)


def _columns_to_try(left: float, wide: float) -> list[list[PageColumn]]:
    """As many columns as there is room for, and fewer and wider ones."""
    most = max(1, int((wide + _COLUMN_GAP) / (_COLUMN + _COLUMN_GAP)))
    least = min(most, 2)
    return [_columns(left, wide, number) for number in range(most, least - 1, -1)]


def _columns(left: float, wide: float, number: int) -> list[PageColumn]:
    each = (wide - _COLUMN_GAP * (number - 1)) / number
    return [PageColumn(left + at * (each + _COLUMN_GAP), each) for at in range(number)]


def _both(grid: ChangeGrid, left: float, top: float, half: float, look: ChangeLook) -> Piece:
    """The two halves beside each other, each under its heading, with an arrow between."""
    right = left + half + _GAP
    size = 10.5 * look.scale
    heads = (
        heading(left, top, half, _BEFORE, size=size),
        heading(right, top, half, _AFTER, size=size),
    )
    low = max(head.bottom for head in heads) + _UNDER_HEADING
    parts = (
        heads[0],
        grid.drawn(left, low, before=True),
        heads[1],
        grid.drawn(right, low, before=False),
    )
    middle, half_gap = low + 18.0 * look.scale, _GAP / 2
    centre = right - half_gap
    arrow = (
        Mark(
            "arrow",
            stroke=INK,
            stroke_width=1.6,
            points=((centre - 6, middle), (centre + 5, middle)),
        ),
        Mark(
            "arrow",
            stroke=INK,
            stroke_width=1.6,
            points=((centre + 1, middle - 4), (centre + 6, middle), (centre + 1, middle + 4)),
        ),
    )
    return together((*parts, Piece(marks=arrow, bottom=low + grid.height)))


def _soft(story: ChangeStory, left: float, top: float, wide: float, scale: float = 1.0) -> Piece:
    """The line of what does not change, at a place."""
    words = story.unchanged_words
    return soft_block(words, scale).draw(left, top, wide) if words else NOTHING

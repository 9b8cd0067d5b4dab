"""The organisation on paper: an overview, a directorate a page, references both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from orgmodel.chart.drawing.drawing import Drawing, LegendEntry, Told
from orgmodel.chart.drawing.line_style import LineStyle
from orgmodel.chart.drawing.paper import Paper
from orgmodel.chart.sheet.flow import PageColumn, flowed
from orgmodel.chart.sheet.piece import NOTHING, Piece, together
from orgmodel.chart.sheet.sheet import Body, SheetPage, Surround, body, drawn_sheets
from orgmodel.chart.teams.band_pages import BandPaginator
from orgmodel.chart.teams.draw_block import BlockDrawer
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.pages import Paginator
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.chart.teams.team_page import TeamPage, homes_of, page_of_rest, sent_from
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import RELATIONS, Across, as_link, leaving_page, table_of
from orgmodel.chart.views.posts.board import BoardStrip
from orgmodel.chart.views.posts.dotted import dotted_lines
from orgmodel.chart.views.posts.lines_table import (
    as_blocks,
    rows_of_all,
    rows_of_page,
    table_height,
)
from orgmodel.chart.views.posts.loose import LINES, LoosePosts
from orgmodel.chart.views.posts.not_drawn import in_legend
from orgmodel.chart.views.posts.other_lines import OtherLines
from orgmodel.chart.views.posts.page_words import AroundPages, legend_of
from orgmodel.chart.views.posts.sorted_cards import SortedCards, sorted_cards
from orgmodel.model.organisation import OrganisationModel

_UNDER_STRIP, _BETWEEN = 16.0, 16.0
_SPARE = 4.0
"""Kept at the right edge for the edge of a card behind another."""
_PASSES = 5


def on_paper(
    model: OrganisationModel, request: Request, paper: Paper, words: Surround, left_out: str
) -> tuple[Drawing, ...]:
    """The pages of a request; a figure, which has no footer, says in its legend what is left out.

    Which lines leave a page is known when the pages are cut, and what the cards then say may
    move a team: the pages are cut again until they say all.
    """
    cards = sorted_cards(model, request)
    leaving: list[Across] = []
    said = in_legend(left_out if paper.figure else "")
    made = _Pages(model, request, paper, words, cards, said)
    for _ in range(_PASSES):
        known = {(line.start, line.end) for line in leaving}
        more = [
            line
            for line in leaving_page(cards.across, made.homes)
            if (line.start, line.end) not in known
        ]
        if not more:
            break
        leaving += more
        made = _Pages(model, request, paper, words, cards.telling(model, leaving), said)
    return made.drawings()


@dataclass(frozen=True)
class _Pages:
    """The cards cut into pages."""

    model: OrganisationModel
    request: Request
    paper: Paper
    words: Surround
    cards: SortedCards
    said: tuple[LegendEntry, ...]
    tables: dict[str, int] = field(default_factory=dict)

    @cached_property
    def faces(self) -> Faces:
        return Faces(self.cards.team.cards)

    @cached_property
    def page_words(self) -> AroundPages:
        cards = self.cards
        return AroundPages(self.model, self.request, cards.team, cards.sizes, self._all_cards)

    @cached_property
    def _strips(self) -> dict[int, list[BoardStrip]]:
        """The strips by the tops that they stand above."""
        found: dict[int, list[BoardStrip]] = {}
        strips = self.cards.strips(self.model, self._width)
        for top, strip in zip(self.cards.under, strips, strict=True):
            found.setdefault(top, []).append(strip)
        return found

    def _strips_on(self, roots: Sequence[int], page: int) -> list[BoardStrip]:
        """The strips across the top of a page: those of the first line on the first one."""
        first, *others = self._strips or [-1]
        begun = [first] if page == 0 else [top for top in others if top in roots]
        return [strip for top in begun for strip in self._strips.get(top, ())]

    @property
    def _apart(self) -> frozenset[int]:
        """The tops that begin a page of their own, under the strip of their Board."""
        return frozenset([*self._strips][1:])

    @property
    def _width(self) -> float:
        return self.paper.room - _SPARE

    @cached_property
    def _every_entry(self) -> tuple[LegendEntry, ...]:
        """The legend of a page that draws everything: no page's own is higher."""
        styles = {card.line for card in self._all_cards if card.parent}
        across = self._across_styles(self.cards.across)
        marks = {card.mark for card in self._all_cards}
        return (*legend_of(self._all_cards, styles, across, True, marks), *self.said)

    def _across_styles(self, lines: Sequence[Across]) -> dict[str, LineStyle]:
        links = [as_link(self.model, line) for line in lines]
        return {link.style.name: link.style for link in links}

    def _body(self, roots: Sequence[int], page: int, legend: Sequence[LegendEntry]) -> Body:
        corner = self.page_words.corner(roots, page, 0.0, 0.0)
        kept = max((mark.width for mark in corner.marks), default=0.0)
        return body(
            self.paper,
            self.page_words.title(roots, page),
            self.page_words.subtitle(roots, page),
            legend,
            self.words.footer,
            kept + 10.0 if kept else 0.0,
        )

    def _room(self, roots: Sequence[int], page: int) -> tuple[float, float]:
        high = self._body(roots, page, self._every_entry).height
        high -= sum(strip.height + _UNDER_STRIP for strip in self._strips_on(roots, page))
        return self._width, high

    @cached_property
    def pages(self) -> list[TeamPage]:
        """The blocks of every page; one empty page where nothing stands in a line."""
        team = self.cards.team
        if not team.cards:
            return [TeamPage(*self._room([], 0))]
        if self.request.rows == "band":
            return BandPaginator(team, self.faces, self._room, self._apart).filled(self.cards.main)
        return Paginator(team, self.faces, self._room, self._apart).filled(self.cards.main)

    @cached_property
    def _sent(self) -> dict[str, int]:
        """Post → the page whose card of it sends the reader to its team."""
        return sent_from(self.cards.team, self.pages)

    @cached_property
    def _others(self) -> LoosePosts | OtherLines | None:
        """On the first page, where there is room: the lines that begin on later pages.

        As cards, or as a list, which needs less room.
        """
        first, *later = self.pages
        begun = {root for page in later for root in page.roots}
        tops = [at for at in self.cards.main if at in begun and at not in first.roots]
        if not tops:
            return None
        cards = [self.cards.team.cards[at] for at in tops]
        for block in (
            LoosePosts(self.faces, tops, self._width, LINES, cut=True),
            OtherLines(cards, self._units(cards), self._width),
        ):
            if first.bottom + _BETWEEN + block.height <= first.height:
                return block
        return None

    def _units(self, cards: Sequence[PostCard]) -> dict[str, str]:
        """Card → the name of its unit, where that is not the whole organisation."""
        names, homes = self.model.names, self.model.homes
        found = {card.id: names.get(homes.get(card.id, ""), "") for card in cards}
        return {post: unit for post, unit in found.items() if unit != self.model.name}

    @cached_property
    def _loose(self) -> tuple[int, list[LoosePosts]]:
        """Which page the posts in no line begin on, and their blocks, one a page."""
        cards = self.cards.loose
        if not cards:
            return 0, []
        block = LoosePosts(Faces(cards), range(len(cards)), self._width)
        first, last = self.pages[0], self.pages[-1]
        for number, page in ((0, first), (len(self.pages) - 1, last)):
            gap = _BETWEEN if page.blocks else 0.0
            if self._low(number) + gap + block.height <= page.height:
                return number, [block]
        _, high = self._room([], len(self.pages))
        if not last.blocks:
            return len(self.pages) - 1, block.pages(last.height, high)
        return len(self.pages), block.pages(high, high)

    @cached_property
    def homes(self) -> dict[str, int]:
        """Post → the number of the page that shows its team."""
        found: dict[str, int] = {card.id: 1 for card in self.cards.lay}
        for number, page in enumerate(self.pages[1:], 2):
            begun = [block.root for block in page.blocks if not block.first]
            for strip in self._strips_on(begun, number - 1):
                found |= {card.id: number for card in strip.cards}
        start, apart = self._loose
        for number, posts in enumerate(apart, start + 1):
            for at in posts.posts:
                found[self.cards.loose[at].id] = number
        for post, number in homes_of(self.cards.team, self.pages).items():
            found.setdefault(post, number)
        return found

    # Drawing

    def drawings(self) -> tuple[Drawing, ...]:
        """Every page."""
        start, loose = self._loose
        count = max(len(self.pages), start + len(loose))
        leaving = leaving_page(self.cards.across, self.homes)
        tables = self._tables(count, leaving)
        made = self._sheets(count, loose, tables, leaving)
        if len(made) == count and any(table is None for table in tables):
            # The lines without room are listed under the last page: there the words send readers.
            for post, page in self.tables.items():
                self.tables[post] = min(page, count)
            made = self._sheets(count, loose, tables, leaving)
        return drawn_sheets(made, self.words, self.paper)

    def _sheets(
        self,
        count: int,
        loose: Sequence[LoosePosts],
        tables: Sequence[Piece | None],
        leaving: Sequence[Across],
    ) -> list[SheetPage]:
        """Every page, with the lines that no page had room to list at the end."""
        start, _ = self._loose
        pages = dict(self.homes) | self.tables
        drawn: list[SheetPage] = []
        unsaid = list(leaving) if any(table is None for table in tables) else []
        for number in range(count):
            page = (
                self.pages[number]
                if number < len(self.pages)
                else TeamPage(*self._room([], number))
            )
            block = loose[number - start] if start <= number < start + len(loose) else None
            sheet, missing = self._sheet(number, page, block, tables[number], pages)
            drawn.append(sheet)
            unsaid += [line for line in missing if line not in unsaid]
        return self._last_tables(unsaid, drawn)

    def _low(self, number: int) -> float:
        """How far down the blocks of a page reach, the lines of later pages on the first."""
        low = self.pages[number].bottom if number < len(self.pages) else 0.0
        if number == 0 and self._others is not None:
            low += _BETWEEN + self._others.height
        return low

    def _bottom(self, number: int) -> float:
        """How far down blocks and posts in no line reach on a page."""
        start, loose = self._loose
        low = self._low(number)
        if start <= number < start + len(loose):
            low += (_BETWEEN if low else 0.0) + loose[number - start].height
        return low

    def _tables(self, count: int, leaving: Sequence[Across]) -> list[Piece | None]:
        """The table at the foot of each page: nothing where none is needed, None without room."""
        found: list[Piece | None] = []
        for number in range(count):
            rows = rows_of_page(self.model, leaving, number + 1, self.homes)
            blocks = as_blocks(rows, True)
            page = self.pages[number] if number < len(self.pages) else None
            high = page.height if page is not None else self._room([], number)[1]
            free = high - self._bottom(number) - _BETWEEN
            if not rows:
                found.append(NOTHING)
            elif table_height(blocks, self._width) > free:
                found.append(None)
            else:
                (part,) = flowed(blocks, [PageColumn(0.0, self._width)], 0.0, free)
                found.append(part)
        last = count + 1
        for line in leaving:
            for post in (line.start, line.end):
                home = self.homes.get(post, 0)
                shown = 0 < home <= count and found[home - 1] is not None
                self.tables[table_of(post)] = home if shown else last
        return found

    def _sheet(
        self,
        number: int,
        page: TeamPage,
        loose: LoosePosts | None,
        table: Piece | None,
        pages: dict[str, int],
    ) -> tuple[SheetPage, list[Across]]:
        roots = page.roots
        words = self.page_words
        room = self._body(roots, number, self._every_entry)
        left, top = room.left, room.top
        parts: list[Piece] = []
        begun = [block.root for block in page.blocks if not block.first]
        for strip in self._strips_on(begun, number):
            parts.append(strip.drawn(left, top))
            top += strip.height + _UNDER_STRIP
        drawer = BlockDrawer(self.cards.team, self.faces, pages, self._sent)
        rest = partial(page_of_rest, self.pages, number=number + 1)
        parts.append(drawer.page(page, left, top, rest))
        if number == 0 and self._others is not None:
            parts.append(self._others.drawn(left, top + page.bottom + _BETWEEN, pages))
        if loose is not None:
            gap = _BETWEEN if page.blocks else 0.0
            parts.append(loose.drawn(left, top + self._low(number) + gap, pages))
        part = together(parts)
        shown = {box.id for box in part.boxes}
        across = [a for a in self.cards.across if a.start in shown and a.end in shown]
        dotted, missing = dotted_lines(self.model, part, across, room)
        if table is not None and table.texts:
            part += table.moved(left, top + self._bottom(number) + _BETWEEN)
        part += Piece(lines=dotted, told=tuple(Told(line.label) for line in dotted))
        on_page = [c for c in self._all_cards if c.id in shown]
        children = {line.source for line in part.lines if line.relation not in RELATIONS}
        styles = {card.line for card in on_page if card.id in children}
        lists = any(block.marks for block in page.blocks)
        drawn = [line for line in across if line not in missing]
        lay = {card.id for card in self.cards.lay}
        marked = {card.mark for card in on_page if card.id not in lay}
        legend = legend_of(on_page, styles, self._across_styles(drawn), lists, marked)
        legend += self.said
        corner = words.corner(roots, number, self.paper.width - self.paper.margin, 38.0)
        title, subtitle = words.title(roots, number), words.subtitle(roots, number)
        return SheetPage(title, part, subtitle, legend, corner), missing

    @cached_property
    def _all_cards(self) -> tuple[PostCard, ...]:
        return (*self.cards.team.cards, *self.cards.lay, *self.cards.loose)

    def _last_tables(self, lines: Sequence[Across], drawn: Sequence[SheetPage]) -> list[SheetPage]:
        """The pages with the lines that no page had room to list: under the last, or after it."""
        if not lines:
            return list(drawn)
        blocks = as_blocks(rows_of_all(self.model, lines, self.homes), False)
        *before, last = drawn
        room = self._body([], len(drawn), self._every_entry)
        low = last.part.bottom + _BETWEEN
        if low + table_height(blocks, self._width) <= room.bottom:
            column = [PageColumn(room.left, self._width)]
            (part,) = flowed(blocks, column, low, room.bottom - low)
            return [*before, replace(last, part=last.part + part)]
        room = self._body([], len(drawn), ())
        column = [PageColumn(room.left, self._width)]
        parts = flowed(blocks, column, room.top, room.height)
        title = self.page_words.title([], len(drawn))
        return [*drawn, *(SheetPage(title, part, self.model.name) for part in parts)]

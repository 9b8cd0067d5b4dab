"""A block of a team drawn at its place on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Mark, Text, Told
from orgmodel.chart.drawing.legend import moved_mark
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import DARK_BLUE, LINE, SOFT_INK
from orgmodel.chart.drawing.wrapping import wrap
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.teams.block import ABOVE_SIZE, ABOVE_STEP, TeamBlock, lines_below, words_above
from orgmodel.chart.teams.card_foot import Pages
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.post_card import Team
from orgmodel.chart.teams.team_page import AFTER_HEADING, Spot, TeamHeading, TeamPage, manager_of
from orgmodel.chart.teams.wires import reporting_lines

_SMALL = ABOVE_SIZE
_STEM = 7.0


@dataclass(frozen=True)
class BlockDrawer:
    """Draws blocks.

    `pages` says on which page each post's own team stands, `sent` on which its card sends the
    reader there.
    """

    team: Team
    faces: Faces
    pages: Pages
    sent: Pages

    def page(
        self, page: TeamPage, left: float, top: float, rest: Callable[[TeamBlock], int | None]
    ) -> Piece:
        """All blocks of a page; `rest` gives the page on which a block's run of reports goes on."""
        headings = page.headings(self.team)
        parts: list[Piece] = []
        for spot in page.spots:
            if spot.block.root in headings:
                parts.append(self._heading(headings[spot.block.root], left, top))
            parts.append(self.drawn(spot, left, top, rest(spot.block)))
        return together(parts)

    def _heading(self, heading: TeamHeading, left: float, top: float) -> Piece:
        """Whose the teams below are, and the page that shows them."""
        home = self.pages.get(self.team.cards[heading.manager].id, 0)
        pages = [self.sent.get(self.team.cards[root].id, home) for root in heading.roots]
        page = min(pages)
        x, low = left + heading.x, top + heading.y - AFTER_HEADING
        lines = heading.lines(pages)
        high = (len(lines) - 1) * ABOVE_STEP
        texts = tuple(
            Text(
                x,
                low - high + number * ABOVE_STEP - 1.5,
                line,
                _SMALL,
                False,
                fill=SOFT_INK,
                page=page,
            )
            for number, line in enumerate(lines)
        )
        ends = ((x, low + 2.0), (x + heading.width, low + 2.0))
        rule = Mark("rule", stroke=LINE, stroke_width=0.8, points=ends)
        level = max(self.team.depths[heading.roots[0]], 1)
        return Piece(texts=texts, marks=(rule,), told=(Told(" ".join(lines), level, page=page),))

    def drawn(self, spot: Spot, left: float, top: float, went_on: int | None = None) -> Piece:
        """The block with (left, top) as the corner of its page's room.

        `went_on` is the page on which the run of its reports goes on.
        """
        block = spot.block
        x, y = left + spot.x, top + spot.y
        cards = self.team.cards
        ways = {
            card.at: tuple((px + x, py + y) for px, py in card.way)
            for card in block.cards
            if card.way
        }
        lines, buses = reporting_lines(cards, ways)
        boxes = tuple(
            self.faces.box(
                card.at,
                card.rank,
                (card.x + x, card.y + y, card.width, card.height),
                self.pages,
                card.cut,
                cards[card.at].parent if card.way else None,
            )
            for card in block.cards
        )
        told = tuple(self._told(card.at, card.cut) for card in block.cards)
        texts = tuple(replace(text, x=text.x + x, y=text.y + y) for text in block.texts)
        marks = tuple(moved_mark(mark, x, y) for mark in block.marks)
        stands = block.cards[0].rank == "head"
        above = Piece() if stands else self._above(spot, x, y)
        more = self._goes_on(spot, x, y, went_on)
        bottom = y + block.height
        body = Piece(boxes, lines, buses, (), texts, marks, told, bottom)
        return above + body + more

    def _told(self, at: int, cut: bool) -> Told:
        card = self.team.cards[at]
        said = card.label + (f"; {card.line_label}" if card.line.dash else "")
        for one in card.references:
            said += f"; {one.words}, page {self.pages.get(one.other, 0)}"
        if not cut:
            return Told(said, self.team.depths[at] + 1, card.id)
        page = self.pages.get(card.id)
        return Told(f"{said}: {card.posts}, page {page}", self.team.depths[at] + 1, card.id, page)

    def _above(self, spot: Spot, x: float, y: float) -> Piece:
        """Whom the head of the block reports to, over it, and where its run began."""
        team, block = self.team, spot.block
        head = block.cards[0]
        said = words_above(team, block.root, block.first)
        if not said:
            return Piece()
        manager = block.root if block.first else team.parents[block.root]
        home = self.pages.get(team.cards[manager].id)
        page = home if block.first else self.sent.get(team.cards[block.root].id, home)
        said = f"{said}, page {page}"
        middle = x + head.middle
        lines = wrap(said, _SMALL, block.width)
        low = y + head.y - _STEM
        texts = tuple(
            text_at(
                middle,
                low - 3.0 - (len(lines) - 1 - number) * ABOVE_STEP,
                line,
                _SMALL,
                False,
                "middle",
                SOFT_INK,
                page,
            )
            for number, line in enumerate(lines)
        )
        mark = Mark(
            "stem", stroke=LINE, stroke_width=1.0, points=((middle, low), (middle, low + _STEM))
        )
        told = (Told(said, max(team.depths[block.root], 1), page=page),)
        return Piece(texts=texts, marks=(mark,), told=told)

    def _goes_on(self, spot: Spot, x: float, y: float, page: int | None) -> Piece:
        if page is None:
            return Piece()
        wide, first = spot.block.width, y + spot.block.height + 11.0
        lines = lines_below(self.team, manager_of(spot.block), page, wide)
        texts = tuple(
            text_at(
                x + wide,
                first + number * ABOVE_STEP,
                line,
                _SMALL,
                True,
                "end",
                DARK_BLUE,
                page,
            )
            for number, line in enumerate(lines)
        )
        told = (Told(" ".join(lines), 1, page=page),)
        return Piece(texts=texts, told=told, bottom=texts[-1].y + 3.0)

"""Posts that stand in no line, and lines that begin on later pages: small cards in a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Box, Told
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.section import heading, heading_height
from orgmodel.chart.teams.card_foot import Pages
from orgmodel.chart.teams.faces import Faces

TITLE = "Posts the source puts in no line"
LINES = "Lines that do not meet this one, and their pages"
_GAP = 8.0
_NARROWEST, _WIDEST = 118.0, 190.0


@dataclass(frozen=True)
class LoosePosts:
    """The posts, by their places among the cards of `faces`, in a width.

    `cut` where each is the top of a line that stands on another page.
    """

    faces: Faces
    posts: Sequence[int]
    width: float
    title: str = TITLE
    cut: bool = False

    @property
    def height(self) -> float:
        """How high the whole block is."""
        rows = self._rows
        return self._head + sum(high for _, high in rows) + _GAP * max(len(rows) - 1, 0)

    @property
    def _head(self) -> float:
        return heading_height(self.title, self.width) + 2.0

    @property
    def _across(self) -> tuple[int, float]:
        least = max((self.faces.least_width(at, "plain") for at in self.posts), default=0.0)
        most = max(int((self.width + _GAP) / (max(_NARROWEST, least) + _GAP)), 1)
        count = max(min(most, len(self.posts)), 1)
        wide = (self.width - _GAP * (count - 1)) / count
        return count, min(wide, max(_WIDEST, least))

    @property
    def _rows(self) -> list[tuple[Sequence[int], float]]:
        count, wide = self._across
        runs = [self.posts[at : at + count] for at in range(0, len(self.posts), count)]
        return [
            (run, max(self.faces.height(at, "plain", wide, self.cut) for at in run)) for run in runs
        ]

    def pages(self, first: float, room: float) -> list[LoosePosts]:
        """The block cut into pages: the first has the room `first`, the others `room`."""
        found: list[LoosePosts] = []
        run: list[int] = []
        used, left = self._head, first
        for posts, high in self._rows:
            if run and used + high > left:
                found.append(LoosePosts(self.faces, run, self.width, self.title))
                run, used, left = [], self._head, room
            elif not run and not found and used + high > left:
                left = room
            run = [*run, *posts]
            used += high + _GAP
        if run:
            found.append(LoosePosts(self.faces, run, self.width, self.title))
        return found

    def drawn(self, x: float, y: float, pages: Pages) -> Piece:
        """The block with its corner at a place."""
        _, wide = self._across
        top = y + self._head
        boxes: list[Box] = []
        told: list[Told] = []
        for run, high in self._rows:
            for number, at in enumerate(run):
                place = (x + number * (wide + _GAP), top, wide, high)
                boxes.append(self.faces.box(at, "plain", place, pages, self.cut))
                card = self.faces.cards[at]
                page = pages.get(card.id) if self.cut else None
                ends = f": {card.posts}, page {page}" if self.cut else ""
                told.append(Told(card.label + ends, 2, card.id, page))
            top += high + _GAP
        body = Piece(boxes=tuple(boxes), told=tuple(told), bottom=top - _GAP)
        return heading(x, y, self.width, self.title, size=9.5) + body

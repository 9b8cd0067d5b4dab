"""Some posts of an organisation as trees, for views that show them beside other things."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.teams.draw_block import BlockDrawer
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.pages import Paginator
from orgmodel.chart.teams.post_card import PostCard, Team
from orgmodel.chart.teams.team_page import homes_of, page_of_rest, sent_from
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.cards import PostCards
from orgmodel.chart.views.posts.page_words import legend_of
from orgmodel.chart.views.posts.screen_tree import screen_tree
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True)
class PartOfLine:
    """These posts, each under its manager where the manager is among them."""

    model: OrganisationModel
    posts: Sequence[str]

    @cached_property
    def team(self) -> Team:
        """The cards; those of tops say whom they report to."""
        chosen = set(self.posts)
        made = PostCards(self.model, Request(separate=True), tuple(self.posts))
        return Team([self._said(card, chosen) for card in made.made()])

    def _said(self, card: PostCard, chosen: Collection[str]) -> PostCard:
        known = card.id in self.model.hierarchy.index
        manager = self.model.hierarchy.manager(card.id) if known else None
        if manager is None or manager in chosen:
            return card
        return replace(card, facts=(*card.facts, f"reports to {self.model.names[manager]}"))

    def on_pages(
        self, left: float, top: float, width: float, height: float
    ) -> list[tuple[Piece, tuple[LegendEntry, ...]]]:
        """A part and its legend for each page of so much room, the first being page 1."""
        faces = Faces(self.team.cards)
        pages = Paginator(self.team, faces, lambda *_: (width, height))
        filled = pages.filled(self.team.tops)
        drawer = BlockDrawer(
            self.team, faces, homes_of(self.team, filled), sent_from(self.team, filled)
        )
        found = []
        for number, page in enumerate(filled, 1):
            rest = partial(page_of_rest, filled, number=number)
            part = drawer.page(page, left, top, rest)
            found.append((part, self._legend(part)))
        return found

    def on_screen(self, left: float, top: float) -> tuple[Piece, tuple[LegendEntry, ...]]:
        """All of them on one sheet, with the corner at a place."""
        part, _ = screen_tree(self.team, left, top)
        return part, self._legend(part)

    def _legend(self, part: Piece) -> tuple[LegendEntry, ...]:
        shown = {box.id for box in part.boxes}
        under = {line.source for line in part.lines}
        cards = [card for card in self.team.cards if card.id in shown]
        return legend_of(cards, {card.line for card in cards if card.id in under}, {})

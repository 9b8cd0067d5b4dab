"""The cards of a drawing by where they stand: in a line, in the strip of the Board, in no line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.teams.band_rows import BandRows
from orgmodel.chart.teams.line_sizes import LineSizes
from orgmodel.chart.teams.post_card import PostCard, Team
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import Across, lines_across, with_references
from orgmodel.chart.views.posts.board import Board, board_of, lay_members
from orgmodel.chart.views.posts.cards import PostCards
from orgmodel.chart.views.posts.chosen import chosen_posts
from orgmodel.chart.views.posts.unit_cards import unit_cards
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True)
class SortedCards:
    """The cards in the line as a team, those of the Board's lay members, and the others.

    `across` are the lines between them; `sizes` the sizes of the posts' lines.
    """

    team: Team
    lay: tuple[PostCard, ...]
    loose: tuple[PostCard, ...]
    board: Board | None
    across: tuple[Across, ...]
    sizes: LineSizes

    def telling(self, model: OrganisationModel, leaving: Sequence[Across]) -> SortedCards:
        """The same with the lines that leave their pages said on the cards."""
        if not leaving:
            return self
        line, lay, loose = (
            with_references(model, cards, leaving)
            for cards in (self.team.cards, self.lay, self.loose)
        )
        return SortedCards(Team(line), lay, loose, self.board, self.across, self.sizes)

    @property
    def main(self) -> list[int]:
        """The tops of the team, that of the largest line first."""
        team = self.team
        ghosts = [at for at in team.tops if team.cards[at].kind == "ghost"]
        tops = [at for at in team.tops if team.cards[at].kind != "ghost"]
        tops.sort(key=lambda at: (-team.sizes[at], at))
        return [*tops[:1], *sorted(tops[1:]), *ghosts]


def sorted_cards(model: OrganisationModel, request: Request) -> SortedCards:
    """All cards of a request; where there are no posts, the units."""
    if not len(model.hierarchy):
        units = Team(unit_cards(model, request))
        return SortedCards(units, (), (), None, (), LineSizes(model))
    posts = chosen_posts(model, request)
    board = None if request.unit else board_of(model)
    across = lines_across(model, posts)
    linked = {end for line in across for end in (line.start, line.end)}
    seated = set(board.posts) if board else set()
    lay = set(lay_members(model, board)) if board else set()
    made = PostCards(model, request, posts, linked, seated)
    cards = made.made()
    parents = {card.parent for card in cards}
    line: list[PostCard] = []
    apart: list[PostCard] = []
    for card in cards:
        alone = card.parent is None and card.id not in parents and not _hides_reports(model, card)
        (apart if alone and (len(cards) > 1 or card.id in lay) else line).append(card)
    team = Team(line)
    if request.rows == "band":
        team = Team(BandRows(team).said())
    return SortedCards(
        team,
        tuple(card for card in apart if card.id in lay),
        tuple(card for card in apart if card.id not in lay),
        board,
        across,
        made.sizes,
    )


def _hides_reports(model: OrganisationModel, card: PostCard) -> bool:
    """Whether a post has reports that the request leaves out."""
    return card.id in model.hierarchy.index and model.hierarchy.span(card.id) > 0

"""The cards of a drawing by where they stand: in a line, in the strip of a Board, in no line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.teams.band_rows import BandRows
from orgmodel.chart.teams.line_sizes import LineSizes
from orgmodel.chart.teams.post_card import PostCard, Team
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import Across, lines_across, with_references
from orgmodel.chart.views.posts.board import BoardStrip
from orgmodel.chart.views.posts.cards import PostCards
from orgmodel.chart.views.posts.chosen import chosen_posts
from orgmodel.chart.views.posts.seats import Board, boards_of, marks_of
from orgmodel.chart.views.posts.unit_cards import unit_cards
from orgmodel.model.organisation import OrganisationModel


@dataclass(frozen=True)
class SortedCards:
    """The cards in the line as a team, those of the Boards' lay members, and the others.

    `across` are the lines between them; `sizes` the sizes of the posts' lines.
    """

    team: Team
    lay: tuple[PostCard, ...]
    loose: tuple[PostCard, ...]
    boards: tuple[Board, ...]
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
        return SortedCards(Team(line), lay, loose, self.boards, self.across, self.sizes)

    def strips(self, model: OrganisationModel, width: float) -> tuple[BoardStrip, ...]:
        """The strip of each Board in a width."""
        marks = {one: card.mark for card in (*self.team.cards, *self.loose) for one in card.ids}
        lay = {card.id: card for card in self.lay}
        return tuple(
            BoardStrip(
                model,
                board,
                [lay[post] for post in board.lay if post in lay],
                marks,
                width,
                lay.keys() - set(board.lay),
            )
            for board in self.boards
        )

    @property
    def under(self) -> list[int]:
        """For each Board the top that it stands above; that of the largest line where it has none.

        The first Board stands above the first line; -1 where there is no line.
        """
        main = self.main
        first = main[0] if main else -1
        tops = frozenset(main)
        found = [self.team.index.get(board.top, first) for board in self.boards[1:]]
        return [first][: len(self.boards)] + [at if at in tops else first for at in found]

    @property
    def by_board(self) -> list[tuple[tuple[int, ...], Team]]:
        """The Boards by their numbers with the cards below them; lines without one with the first.

        In one piece where there is one Board or none.
        """
        under, team = self.under, self.team
        numbers: dict[int, list[int]] = {}
        for number, at in enumerate(under):
            numbers.setdefault(at, []).append(number)
        if len(numbers) < 2:
            return [(tuple(range(len(under))), team)]
        root = [0] * len(team.cards)
        for at in team.order:
            root[at] = root[team.parents[at]] if team.parents[at] >= 0 else at
        first = next(iter(numbers))
        of = [top if top in numbers else first for top in root]
        return [
            (
                tuple(own),
                Team([card for card, one in zip(team.cards, of, strict=True) if one == top]),
            )
            for top, own in numbers.items()
        ]

    @property
    def main(self) -> list[int]:
        """The tops of the team, that under the first Board, else of the largest line, first."""
        team = self.team
        first = team.index.get(self.boards[0].top, -1) if self.boards else -1
        ghosts = [at for at in team.tops if team.cards[at].kind == "ghost"]
        tops = [at for at in team.tops if team.cards[at].kind != "ghost"]
        tops.sort(key=lambda at: (at != first, -team.sizes[at], at))
        return [*tops[:1], *sorted(tops[1:]), *ghosts]


def sorted_cards(model: OrganisationModel, request: Request) -> SortedCards:
    """All cards of a request; where there are no posts, the units."""
    if not len(model.hierarchy):
        units = Team(unit_cards(model, request))
        return SortedCards(units, (), (), (), (), LineSizes(model))
    posts = chosen_posts(model, request)
    boards = () if request.unit else boards_of(model)
    across = lines_across(model, posts)
    linked = {end for line in across for end in (line.start, line.end)}
    lay = {post for board in boards for post in board.lay}
    made = PostCards(model, request, posts, linked, marks_of(boards))
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
        boards,
        across,
        made.sizes,
    )


def _hides_reports(model: OrganisationModel, card: PostCard) -> bool:
    """Whether a post has reports that the request leaves out."""
    return card.id in model.hierarchy.index and model.hierarchy.span(card.id) > 0

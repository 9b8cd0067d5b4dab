"""Where the cards of the changes view stand: the same places in both halves, over pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.palette import BoxStyle
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.views.parts.change_cards import BETWEEN, ChangeCard
from orgmodel.chart.views.parts.change_rows import ChangeLook, change_legend
from orgmodel.chart.views.parts.change_slots import ChangeSlot

_NARROWEST = 148.0
_BELOW = 10.0


@dataclass(frozen=True, eq=False)
class PlacedCard:
    """A card, and its left edge and top in its half."""

    card: ChangeCard
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class ChangeGrid:
    """The cards of one page, from the top left corner of a half."""

    cards: tuple[PlacedCard, ...]

    @property
    def height(self) -> float:
        """How far down they reach."""
        return max((one.y + one.card.height for one in self.cards), default=0.0)

    def drawn(self, x: float, y: float, *, before: bool) -> Piece:
        """One half at a place."""
        return together(one.card.drawn(x + one.x, y + one.y, before=before) for one in self.cards)

    def legend(self, *halves: bool) -> tuple[LegendEntry, ...]:
        """What the marks on the cards mean, in these halves: True is the one before."""
        cards = [one.card for one in self.cards]
        used = {state for card in cards for state in card.states() if state[1] in halves}
        items = [item for card in cards for item, before in card.items() if before in halves]
        return change_legend(used, posts=any(item.table == "posts" for item in items))


def grids(
    slots: Sequence[ChangeSlot],
    wide: float,
    room: float,
    look: ChangeLook,
    styles: Mapping[str, BoxStyle],
) -> tuple[ChangeGrid, ...]:
    """The cards in columns of a half so wide, as many halves of a height as they need."""
    spans = [len(slot.columns) for slot in slots]
    most = max(1, int((wide + BETWEEN) / (_NARROWEST * look.scale + BETWEEN)))
    number = min(most, max(sum(spans), 1))
    step = (wide + BETWEEN) / number
    pages: list[list[PlacedCard]] = [[]]
    low = [0.0] * number
    for slot, columns in zip(slots, spans, strict=True):
        span = min(columns, number)
        for card in ChangeCard(slot, span * step - BETWEEN, look, styles).parts(room):
            start = min(range(number - span + 1), key=lambda at: (max(low[at : at + span]), at))
            top = max(low[start : start + span])
            if top and top + card.height > room:
                pages.append([])
                low, start, top = [0.0] * number, 0, 0.0
            pages[-1].append(PlacedCard(card, start * step, top))
            low[start : start + span] = [top + card.height + _BELOW] * span
    return tuple(ChangeGrid(tuple(page)) for page in pages if page)

"""Under each of those whose teams stand on other pages: the teams, as words with their size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Mark, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.teams.block import Ground, TeamBlock
from orgmodel.chart.teams.outline import Placed

_SIZE, _STEP = 8.2, 9.7
_UNDER, _BETWEEN = 9.0, 4.6
_BAND, _INDENT = 2.5, 7.0
_LEAST = 60.0


@dataclass(frozen=True, slots=True)
class _Entry:
    lines: tuple[str, ...]
    number: str


def with_team_lists(ground: Ground, block: TeamBlock) -> TeamBlock:
    """The block with the teams of all who are cut named under them; as it is without room."""
    heads = [card for card in block.cards if card.rank == "head"]
    cut = [card for card in heads if card.cut]
    if not cut or min(card.width for card in cut) < _LEAST:
        return block
    entries = {card.at: _entries(ground, card) for card in cut}
    tallest = max(
        sum(len(one.lines) * _STEP + _BETWEEN for one in found) for found in entries.values()
    )
    low = max(card.bottom for card in heads) + _UNDER + tallest
    if low > ground.height:
        return block
    texts: list[Text] = []
    marks: list[Mark] = []
    for card in cut:
        y = card.bottom + _UNDER
        for one in entries[card.at]:
            high = len(one.lines) * _STEP
            style = ground.team.cards[card.at].style
            fill = style.band or style.stroke
            marks.append(Mark("band", card.x + 1.0, y, _BAND, high, fill))
            for number, line in enumerate(one.lines):
                base = y + number * _STEP + _SIZE * 0.92
                texts.append(Text(card.x + _INDENT, base, line, _SIZE))
            right = card.x + card.width - 4.0
            said = text_at(right, y + _SIZE * 0.92, one.number, _SIZE, True, "end", SOFT_INK)
            texts.append(said)
            y += high + _BETWEEN
    return replace(block, height=max(block.height, low), texts=tuple(texts), marks=tuple(marks))


def _entries(ground: Ground, card: Placed) -> list[_Entry]:
    found = []
    for child in ground.team.children[card.at]:
        below = ground.team.cards[child]
        number = below.number
        room = card.width - _INDENT - 8.0 - width(number, _SIZE, True)
        found.append(_Entry(wrap(below.team or below.title, _SIZE, room), number))
    return found

"""Under each of those whose teams stand on other pages: the teams, as words with their size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Mark, Text
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.palette import SOFT_INK
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.teams.block import Ground, TeamBlock
from orgmodel.chart.teams.outline import Placed
from orgmodel.chart.teams.post_card import Size, Team

_SIZE, _STEP = 8.2, 9.7
_UNDER, _BETWEEN = 9.0, 4.6
_BAND, _INDENT = 2.5, 7.0
_LEAST = 60.0
_FEWEST = 3
_SHORT = 24.0


@dataclass(frozen=True, slots=True)
class _Entry:
    lines: tuple[str, ...]
    number: str

    number_line: int = 0

    @property
    def height(self) -> float:
        return max(len(self.lines), self.number_line + 1) * _STEP + _BETWEEN


def with_team_lists(ground: Ground, block: TeamBlock) -> TeamBlock:
    """The block with the teams of all who are cut named under them; as it is without room.

    Where not all of them have room, the first are named and the others counted.
    """
    heads = [card for card in block.cards if card.rank == "head"]
    cut = [card for card in heads if card.cut]
    if not cut or min(card.width for card in cut) < _LEAST:
        return block
    top = max(card.bottom for card in heads) + _UNDER
    entries = {card.at: _fitting(ground, card, ground.height - top) for card in cut}
    if not all(entries.values()):
        return block
    low = top + max(sum(one.height for one in found) for found in entries.values())
    texts: list[Text] = []
    marks: list[Mark] = []
    for card in cut:
        y = card.bottom + _UNDER
        for one in entries[card.at]:
            high = one.height - _BETWEEN
            style = ground.team.cards[card.at].style
            fill = style.band or style.stroke
            marks.append(Mark("band", card.x + 1.0, y, _BAND, high, fill))
            for number, line in enumerate(one.lines):
                base = y + number * _STEP + _SIZE * 0.92
                texts.append(Text(card.x + _INDENT, base, line, _SIZE))
            right = card.x + card.width - 4.0
            base = y + one.number_line * _STEP + _SIZE * 0.92
            said = text_at(right, base, one.number, _SIZE, True, "end", SOFT_INK)
            texts.append(said)
            y += high + _BETWEEN
    return replace(block, height=max(block.height, low), texts=tuple(texts), marks=tuple(marks))


def _fitting(ground: Ground, card: Placed, room: float) -> list[_Entry]:
    """What is named under a card in so much height; nothing where too little could be."""
    sizes = _sizes(ground.team, card.at)
    every = [_entry(card, name, size) for (name, _), size in sizes.items()]
    if sum(one.height for one in every) <= room:
        return every
    others = list(sizes.values())
    for named in range(len(every) - 2, _FEWEST - 1, -1):
        rest = _entry(card, f"and {len(every) - named} more", sum(others[named:], Size()))
        if sum(one.height for one in every[:named]) + rest.height <= room:
            return [*every[:named], rest]
    return []


def _entry(card: Placed, name: str, size: Size) -> _Entry:
    """A short figure stands beside the first line, a long one under the words or at their end."""
    whole = card.width - _INDENT - 4.0
    taken = width(size.figure, _SIZE, True) + 4.0
    longest = max((width(word, _SIZE) for word in name.split()), default=0.0)
    if taken <= _SHORT and longest + taken <= whole:
        return _Entry(wrap(name, _SIZE, whole - taken), size.figure)
    lines = wrap(name, _SIZE, whole)
    beside = not lines or width(lines[-1], _SIZE) + taken <= whole
    return _Entry(lines, size.figure, max(len(lines) - beside, 0))


def _sizes(team: Team, at: int) -> dict[tuple[str, int], Size]:
    """The teams under a card, and its posts without reports: those of one title as one."""
    sizes = dict[tuple[str, int], Size]()
    for child in team.children[at]:
        below = team.cards[child]
        name = (below.team or below.title).removesuffix(f", under {team.cards[at].title}")
        key = (name, child if team.children[child] else -1)
        sizes[key] = sizes.get(key, Size()) + below.size
    return sizes

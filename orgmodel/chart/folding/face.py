"""A box on a screen: its title whole, what it says, and the badge of what is folded below it."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Box, Mark, Text
from orgmodel.chart.drawing.palette import INK, LINE, PURPLE, SOFT_INK, WHITE
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.teams.post_card import PostCard

TITLE, FACT, SIGN = 12.0, 11.0, 11.0
_STEP = 14.0
_PAD, _TOP, _BOTTOM = 8.0, 4.0, 6.0
_BADGE_HIGH, _BADGE_PAD = 17.0, 7.0
_BELOW = 15.5
_BETWEEN = " · "
_LEAST_HIGH = 38.0
_DASHED = "4 3"


@dataclass(frozen=True, slots=True)
class Words:
    """What a box says: its card, what is folded below it, its sign; `opened` where its team is
    drawn, so that there is room for a badge that folds it. `brief` stands on the badge instead of
    `below` where there is little room."""

    card: PostCard
    below: str = ""
    sign: str = ""
    opened: bool = False
    brief: str = ""

    @property
    def badge(self) -> str:
        """The words of the badge."""
        return self.brief or self.below or ("−" if self.opened else "")


@dataclass(frozen=True, slots=True)
class Face:
    """A box of some width, measured: lines of its title, lines of facts, where the badge goes."""

    words: Words
    wide: float
    title: tuple[str, ...]
    facts: tuple[str, ...]
    beside: bool
    """Whether the badge stands at the end of the last line; else under it."""
    height: float

    def box(
        self, x: float, y: float, high: float, about: tuple[tuple[str, str], ...], label: str
    ) -> Box:
        """The box with its corner at a place."""
        card = self.words.card
        texts: list[Text] = []
        base = y + _TOP + _STEP - 3.0
        for line in self.title:
            texts.append(Text(x + _PAD, base, line, TITLE, True))
            base += _STEP
        for line in self.facts:
            texts.append(Text(x + _PAD, base, line, FACT, fill=SOFT_INK))
            base += _STEP
        if self.words.sign:
            left = x + self.wide - _PAD + 2.0 - width(self.words.sign, SIGN, True)
            ink = PURPLE if card.mark and self.words.sign == card.mark else card.style.ink
            texts.append(Text(left, y + _TOP + _STEP - 3.0, self.words.sign, SIGN, True, fill=ink))
        marks: tuple[Mark, ...] = ()
        if self.words.badge:
            pill, said = self._badge(x, y + high)
            marks, texts = (pill,), [*texts, said]
        plain = card.kind in ("ghost", "gone", "more")
        return Box(
            card.id,
            card.kind,
            x,
            y,
            self.wide,
            high,
            tuple(texts),
            label,
            WHITE if plain else card.style.fill,
            LINE if plain else card.style.stroke,
            1.0 if plain else card.style.width,
            (None if card.kind == "more" else _DASHED) if plain else card.style.dash,
            3.0,
            card.level,
            card.parent,
            (*card.data, *about),
            marks,
        )

    def _badge(self, x: float, bottom: float) -> tuple[Mark, Text]:
        wide = badge_width(self.words.badge)
        left = x + self.wide - wide - 5.0
        top = bottom - _BADGE_HIGH - 3.5
        pill = Mark("fold", left, top, wide, _BADGE_HIGH, WHITE, LINE, 1.0, _BADGE_HIGH / 2)
        return pill, Text(left + _BADGE_PAD, top + 12.5, self.words.badge, FACT, fill=INK)


def badge_width(below: str) -> float:
    """How wide the badge of these words is."""
    return width(below, FACT) + 2 * _BADGE_PAD


def face_of(words: Words, wide: float) -> Face:
    """A box so wide; wider where its badge would not go into it."""
    if words.badge:
        wide = max(wide, badge_width(words.badge) + 10.0)
    room = wide - 2 * _PAD
    corner = width(words.sign, SIGN, True) + 4.0 if words.sign else 0.0
    title = wrap(words.card.title, TITLE, room - corner, True)
    said = [*words.card.facts, *(tag for tag, _ in words.card.tags)]
    facts = tuple(_in_lines(said, room))
    height = _TOP + _STEP * (len(title) + len(facts)) + _BOTTOM
    beside = False
    if words.badge:
        last = width(facts[-1], FACT) if facts else width(title[-1], TITLE, True) + corner
        free = room - last - 6.0 + (_PAD - 5.0)
        beside = free >= badge_width(words.badge)
        height += 1.5 if beside else _BELOW
    height = max(height, _LEAST_HIGH)
    return Face(words, wide, title, facts, beside, height)


def natural_width(words: Words) -> float:
    """How wide a box is that says each of its lines in one."""
    facts = _BETWEEN.join((*words.card.facts, *(tag for tag, _ in words.card.tags)))
    sign = width(words.sign, SIGN, True) + 10.0 if words.sign else 0.0
    return max(width(words.card.title, TITLE, True) + sign, width(facts, FACT)) + 2 * _PAD + 1.0


def _in_lines(parts: list[str], room: float) -> list[str]:
    """Parts on as few lines as hold them, none broken where it fits one line."""
    lines: list[str] = []
    for part in (one for fact in parts for one in fact.split(_BETWEEN)):
        joined = f"{lines[-1]}{_BETWEEN}{part}" if lines else part
        if lines and width(joined, FACT) <= room:
            lines[-1] = joined
        else:
            lines += wrap(part, FACT, room)
    return lines

"""How boxes of one side, band or state look on a screen: fill, border style and a letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.drawing.palette import SIDE_SIGNS, BoxStyle
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.views.parts.colouring import side_word, styles_of, styles_of_units
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.cards import NO_SIDE

_SHORT = 4
_DASHES = (None, "5 3", "1.5 2.5", "8 2 1.5 2", "3 2", "10 3")


@dataclass(frozen=True, eq=False)
class Looks:
    """The style and the word of each box of a request."""

    ground: FoldGround
    request: Request

    @cached_property
    def _found(self) -> tuple[Mapping[str, BoxStyle], Mapping[str, str]]:
        model, request = self.ground.model, self.request
        styles, words = (
            styles_of_units(model, request.colour)
            if self.ground.of_units
            else styles_of(model, request)
        )
        return _with_signs(styles, request.colour == "side"), words

    def word(self, identifier: str) -> str:
        """The side, band or state in the data's own word; empty where there is none."""
        return self._found[1].get(identifier, "")

    def said(self, identifier: str) -> str:
        """The same in the words of a legend."""
        word = self.word(identifier)
        return side_word(word) if self.request.colour == "side" else word

    def style(self, identifier: str) -> BoxStyle:
        """How the box looks."""
        return self._found[0].get(self.word(identifier), NO_SIDE)

    def in_order(self, words: Iterable[str]) -> list[tuple[str, BoxStyle]]:
        """What a legend says of these words, in the order of the styles."""
        wanted = set(words)
        side = self.request.colour == "side"
        return [
            (side_word(word) if side else word, style)
            for word, style in self._found[0].items()
            if word in wanted
        ]


def _with_signs(styles: Mapping[str, BoxStyle], sides: bool) -> dict[str, BoxStyle]:
    """The styles, each with a border and letters that no other has."""
    taken = {style.sign for style in styles.values() if style.sign}
    taken |= {SIDE_SIGNS[word][0] for word in styles if sides and word in SIDE_SIGNS}
    found: dict[str, BoxStyle] = {}
    for number, (word, style) in enumerate(styles.items()):
        if sides and word in SIDE_SIGNS:
            sign, wide, dash = SIDE_SIGNS[word]
            found[word] = replace(style, sign=sign, width=wide, dash=dash)
        elif style.sign or style.dash or style.width != 1.0 or not word:
            found[word] = style
        else:
            sign = _sign_of(word, taken)
            taken.add(sign)
            found[word] = replace(style, sign=sign, dash=_DASHES[number % len(_DASHES)], width=1.2)
    return found


def _sign_of(word: str, taken: set[str]) -> str:
    """A short word itself; else its first letters, or with a number where these are taken."""
    if len(word) <= _SHORT and word not in taken:
        return word
    parts = [part for part in word.split() if part[:1].isalnum()]
    letters = "".join(part[0] for part in parts if part[0].isupper() or len(parts) == 1)[:3]
    first = (letters or word[0]).upper()
    if first not in taken:
        return first
    number = 2
    while f"{first}{number}" in taken:
        number += 1
    return f"{first}{number}"

"""Characters that the shipped font cannot draw, and what stands in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from orgmodel.chart.drawing.character_widths import advances
from orgmodel.chart.drawing.drawing import Drawing, Text
from orgmodel.chart.drawing.legend import legend_marks
from orgmodel.model.unprintable import signed

SQUARE = "\u25a1"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_PLAIN = re.compile("[\x20-\x7e\xa0-\xff]*")


def lacks(text: str) -> bool:
    """Whether the text has a character that the shipped font cannot draw."""
    if _PLAIN.fullmatch(text):
        return False
    known = advances(False)
    return any(not known.has(character) for character in text)


def drawable(text: str) -> str:
    """The text with a square for each character that the shipped font cannot draw."""
    if not lacks(text):
        return text
    known = advances(False)
    return "".join(one if known.has(one) or one == "\n" else SQUARE for one in text)


def plain(text: str) -> str:
    """One line of text without control characters, in the composed form that fonts know.

    A mark that would turn the direction of writing is a sign.
    """
    return " ".join(unicodedata.normalize("NFC", signed(_CONTROL.sub(" ", text))).split())


def undrawable(drawings: Sequence[Drawing]) -> tuple[str, ...]:
    """Each text of the pages that the shipped font cannot draw whole, once, in their order."""
    seen = {text.content: None for page in drawings for text in texts_of(page)}
    return tuple(words for words in seen if lacks(words))


def texts_of(drawing: Drawing) -> Iterator[Text]:
    """Every text on a page, those of the legend included."""
    holders: Iterable[Iterable[Text]] = (
        *(box.texts for box in drawing.boxes),
        *(group.texts for group in drawing.groups),
        *(line.texts for line in drawing.lines),
        drawing.texts,
        (entry for entry in legend_marks(drawing)[2] if isinstance(entry, Text)),
    )
    return chain.from_iterable(holders)

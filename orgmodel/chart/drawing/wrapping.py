"""Measuring and wrapping words, in points, with Arimo's own widths."""

from __future__ import annotations

import re
from functools import lru_cache

from orgmodel.chart.drawing.character_widths import advances

ELLIPSIS = "…"
LINE_HEIGHT = 1.2
ASCENT = 0.93
# A piece ends after spaces, or after a stroke, hyphen, dash or comma inside a word; a number
# at the end stays with its "×".
_PIECE = re.compile(r"\s*(?:× \d+$|[^\s/\-–,]*[/\-–,]*)")
# A last line much shorter than the others looks lost; allow this much more than even.
_EVEN = 1.12
_REMEMBERED = 20_000


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text at a size, both in points."""
    return _ems(text, bold) * size


# Fitting a page measures the same words over and over, at many sizes.
@lru_cache(maxsize=_REMEMBERED)
def _ems(text: str, bold: bool) -> float:
    """Width of one line of text in ems."""
    return sum(map(advances(bold).__getitem__, text))


def wrap(
    text: str,
    size: float,
    max_width: float,
    bold: bool = False,
    max_lines: int | None = None,
) -> tuple[str, ...]:
    """Break text into lines no wider than `max_width` points, as even as possible.

    Breaks fall on spaces and after `/`, `-`, `–` and `,`; inside a word only when the word
    alone is too wide. Every character other than white space is kept, unless `max_lines`
    forces an ellipsis at the end of the last line. Empty text gives no line. Where
    `max_width` holds not even one character, each line has one.
    """
    return _wrapped(text, round(max_width / size, 6), bold, max_lines)


@lru_cache(maxsize=_REMEMBERED)
def _wrapped(text: str, limit: float, bold: bool, max_lines: int | None) -> tuple[str, ...]:
    """Break text into lines no wider than `limit` ems."""
    text = " ".join(text.split())
    if not text:
        return ()
    if _ems(text, bold) <= limit:
        return (text,)
    pieces = _pieces(text, limit, bold)
    lines = _evened(pieces, limit)
    if max_lines is not None and len(lines) > max_lines:
        rest = " ".join(lines[max_lines - 1 :])
        return (*lines[: max_lines - 1], shorten(rest, 1.0, limit, bold, cut=True))
    return tuple(lines)


def shorten(text: str, size: float, max_width: float, bold: bool = False, cut: bool = False) -> str:
    """Return text on one line, its end replaced by an ellipsis where it is too wide.

    With `cut` the ellipsis is always put, for text that has more to come.
    """
    if not cut and width(text, size, bold) <= max_width:
        return text
    table = advances(bold)
    room = max_width / size - table[ELLIPSIS]
    length = 0
    for length, character in enumerate(text):  # noqa: B007
        room -= table[character]
        if room < 0:
            break
    else:
        length = len(text)
    return text[:length].rstrip(" ,/-–") + ELLIPSIS


Piece = tuple[str, float, float]
"""Characters with the space before them, their width, and that space's width, in ems."""


def _pieces(text: str, limit: float, bold: bool) -> list[Piece]:
    """Split text where a line may break; too wide a word is split anywhere."""
    table = advances(bold)
    found: list[Piece] = []
    for part in _PIECE.findall(text):
        if not part:
            continue
        word = part.lstrip()
        space = table[" "] if len(word) < len(part) else 0.0
        wide = sum(map(table.__getitem__, word))
        if wide <= limit:
            found.append((part, wide, space))
        else:
            found += _broken(word, space, limit, bold)
    return found


def _broken(word: str, space: float, limit: float, bold: bool) -> list[Piece]:
    """Split one word into pieces that each fill a line."""
    table = advances(bold)
    found: list[Piece] = []
    start, wide = 0, 0.0
    for at, character in enumerate(word):
        step = table[character]
        if at > start and wide + step > limit:
            found.append((" " * (space > 0) + word[start:at], wide, space))
            start, wide, space = at, 0.0, 0.0
        wide += step
    found.append((" " * (space > 0) + word[start:], wide, space))
    return found


def _evened(pieces: list[Piece], limit: float) -> list[str]:
    """Fill lines, then try again with narrower lines that are as many but more even."""
    lines = _filled(pieces, limit)
    if len(lines) > 1:
        total = sum(wide + space for _, wide, space in pieces)
        even = total / len(lines) * _EVEN
        if even < limit:
            again = _filled(pieces, even)
            if len(again) == len(lines):
                return again
    return lines


def _filled(pieces: list[Piece], limit: float) -> list[str]:
    """Put as many pieces on each line as fit."""
    lines: list[str] = []
    line, used = "", 0.0
    for part, wide, space in pieces:
        if line and used + space + wide > limit + 1e-9:
            lines.append(line)
            line, used = part.lstrip(), wide
        elif line:
            line, used = line + part, used + space + wide
        else:
            line, used = part.lstrip(), wide
    lines.append(line)
    return lines

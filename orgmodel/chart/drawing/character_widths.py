"""How wide each character of Arimo is, read from the shipped font itself.

Arimo (Copyright The Arimo Project Authors, SIL Open Font License 1.1, `fonts/LICENSE_FONT`)
has the widths of Arial, so a box measured with it fits its words in Arial and in
Liberation Sans too. Three tables of the TrueType file are enough: `cmap` (character to
glyph), `hmtx` (glyph to advance width) and `head` (units in an em); see the OpenType
specification. Only characters that are asked for are looked up.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"
_FILES = {False: "Arimo-Regular.ttf", True: "Arimo-Bold.ttf"}
_MISSING_NARROW = 0.6
_MISSING_WIDE = 1.0


class Advances(dict[str, float]):
    """Advance width of each character, in ems; filled as characters are asked for.

    A character that the font lacks is taken as 0.6 em, or 1 em where Unicode calls it
    wide: another font will draw it, and nothing better is known.
    """

    def __init__(self, font: bytes) -> None:
        tables = _tables(font)
        self._em = float(struct.unpack_from(">H", font, tables["head"] + 18)[0])
        self._segments = _segments(font, tables["cmap"])
        count = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
        metrics = struct.unpack_from(f">{2 * count}H", font, tables["hmtx"])
        self._widths: tuple[int, ...] = metrics[::2]

    def __missing__(self, character: str) -> float:
        glyph = self._glyph(ord(character))
        if glyph:
            width = self._widths[min(glyph, len(self._widths) - 1)] / self._em
        elif unicodedata.east_asian_width(character) in "WF":
            width = _MISSING_WIDE
        else:
            width = 0.0 if unicodedata.combining(character) else _MISSING_NARROW
        self[character] = width
        return width

    def has(self, character: str) -> bool:
        """Whether the font can draw the character."""
        return self._glyph(ord(character)) != 0

    def _glyph(self, code: int) -> int:
        """Return the glyph of a code point, 0 when the font has none."""
        ends, starts, deltas, offsets, glyphs = self._segments
        at = bisect_left(ends, code)
        if at == len(ends) or code < starts[at]:
            return 0
        if offsets[at] == 0:
            return int(code + deltas[at]) & 0xFFFF
        # The offset counts bytes from its own place in the table to the glyph's.
        glyph = glyphs[offsets[at] // 2 - (len(ends) - at) + code - starts[at]]
        return int(glyph + deltas[at]) & 0xFFFF if glyph else 0


@lru_cache(maxsize=2)
def advances(bold: bool) -> Advances:
    """Advance widths of Arimo Regular or Bold, in ems."""
    return Advances((FONTS / _FILES[bold]).read_bytes())


def _tables(font: bytes) -> dict[str, int]:
    """Where each table starts."""
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(count))
    return {tag.decode("ascii"): start for tag, _, start, _ in records}


_Numbers = tuple[int, ...]


def _segments(font: bytes, cmap: int) -> tuple[_Numbers, _Numbers, _Numbers, _Numbers, _Numbers]:
    """Return the format 4 sub-table: ends, starts, deltas, offsets and glyphs."""
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    for at in range(count):
        start = cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * at)[2]
        form, length = struct.unpack_from(">HH", font, start)
        if form == 4:
            break
    else:
        raise ValueError("the font has no format 4 character map")
    size = struct.unpack_from(">H", font, start + 6)[0] // 2
    row = f">{size}H"
    ends = struct.unpack_from(row, font, start + 14)
    starts = struct.unpack_from(row, font, start + 16 + 2 * size)
    deltas = struct.unpack_from(row, font, start + 16 + 4 * size)
    offsets = struct.unpack_from(row, font, start + 16 + 6 * size)
    first = 16 + 8 * size
    glyphs = struct.unpack_from(f">{(length - first) // 2}H", font, start + first)
    return ends, starts, deltas, offsets, glyphs

"""The records of a text with separators, where one stray quotation mark swallows nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

import numpy as np

_QUOTE, _ENDS = ord('"'), (ord("\n"), ord("\r"))
_LONG = 100_000  # Python's own reader refuses longer cells
FEWEST = 3
"""The columns from which on a line within a cell can be told to be a row."""
Record = tuple[list[str], bool]
"""The cells, and whether one of them has a quotation mark that is never closed."""


@cache
def _cell(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    end = rf"({mark}|\n|\Z)"
    return re.compile(rf'(?: *+"([^"]*+(?:""[^"]*+)*+)" *+(?={end})|([^{mark}\n]*+)){end}')


@cache
def _sound_line(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|[^"{mark}]*+)'
    return re.compile(rf"{cell}(?:{mark}{cell})*+")


def records(text: str, separator: str, width: int = 0) -> Iterator[Record]:
    """The records of a text, blank ones too.

    A quotation mark opens a cell only where another one before a separator or a line end closes
    it, and where the cell does not hold whole rows of `width` cells. Others are letters.
    """
    place, end = 0, len(text)
    sound = _sound_line(separator)
    while place < end:
        stop = text.find("\n", place)
        line = text[place : end if stop < 0 else stop]
        if '"' not in line:
            yield line.split(separator), False
            place = end if stop < 0 else stop + 1
        elif len(line) < _LONG and sound.fullmatch(line):
            yield next(csv.reader((line,), delimiter=separator)), False
            place = end if stop < 0 else stop + 1
        else:
            cells, stray, place = _quoted(text, place, separator, width)
            yield cells, stray


def _quoted(text: str, place: int, separator: str, width: int) -> tuple[list[str], bool, int]:
    pattern, stray = _cell(separator), False
    cells: list[str] = []
    while True:
        match = pattern.match(text, place)
        if match is None:  # cannot be: any text is a bare cell
            return cells, stray, len(text)
        quoted, bare, ended = match.group(1), match.group(3), match.group(4)
        if quoted is not None and holds_rows(quoted, separator, width):
            stop = re.compile(rf"[{re.escape(separator)}\n]|\Z").search(text, place)
            at = stop.start() if stop else len(text)
            quoted, bare, ended = None, text[place:at], text[at : at + 1]
            place = at + len(ended)
        else:
            place = match.end()
        if quoted is not None:
            cells.append(quoted.replace('""', '"'))
        else:
            cells.append(bare)
            stray = stray or (bare.lstrip(" ").startswith('"') and bare.count('"') % 2 == 1)
        if ended != separator:
            return cells, stray, place


def holds_rows(cell: str, separator: str, width: int) -> bool:
    """Whether a line within a cell is itself a row of that many cells."""
    if width < FEWEST or "\n" not in cell:
        return False
    return any(line.count(separator) == width - 1 for line in cell.split("\n")[1:-1])


def sound_quotes(content: bytes, separator: str) -> bool:
    """Whether every quotation mark opens a cell, closes one, or is doubled within one."""
    letters = np.frombuffer(content, dtype=np.uint8)
    marks = np.flatnonzero(letters == _QUOTE)
    if len(marks) % 2:
        return False
    opens, closes = marks[0::2], marks[1::2]
    before = letters[np.maximum(opens - 1, 0)]
    after = letters[np.minimum(closes + 1, len(letters) - 1)]
    allowed = np.zeros(256, dtype=bool)
    allowed[[ord(separator), *_ENDS]] = True
    begins = allowed[before] | (opens == 0)
    ends = allowed[after] | (closes == len(letters) - 1)
    doubled = np.zeros(len(opens) + 1, dtype=bool)  # a mark that closes and the next that opens
    doubled[1:-1] = opens[1:] == closes[:-1] + 1
    return bool((begins | doubled[:-1]).all() and (ends | doubled[1:]).all())

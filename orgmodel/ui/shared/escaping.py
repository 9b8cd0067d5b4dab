"""Words from data in the page's Markdown: shown as written, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from orgmodel.files.safe_csv import safe_csv

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BREAKS = re.compile(r"\s+")


def plain(words: object) -> str:
    """The words with every mark escaped that Markdown, links, colours or formulas use.

    Line breaks and runs of spaces become one space, so that a cell cannot start a block.
    """
    return _PUNCTUATION.sub(r"\\\1", _BREAKS.sub(" ", str(words))).strip()


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: `a, b and c`."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 post`, `2 posts`, `1,200 posts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """The words with a capital at the start and a full stop at the end."""
    words = words.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?" else ".")


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as a CSV file that a spreadsheet opens as text, accents and all."""
    return safe_csv(table).encode("utf-8-sig")

"""Words from data in the page's Markdown: shown as written, never as markup."""

from __future__ import annotations

import html
import re
from functools import lru_cache

import pandas as pd

from orgmodel.files.safe_csv import safe_csv
from orgmodel.model.unprintable import told

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BREAKS = re.compile(r"\s+")
# The page makes links of addresses, pictures of `:names:`, and signs of arrows and dashes in the
# finished text, where no escape is left to stop it.
_READ_AFTERWARDS = re.compile(
    r"(?<=://)(?=[-.\w])|(?<=www)(?=\.)|(?<=[-.\w+]@)(?=[-\w])|(?<=:)(?=[-+\w]+:)"
    r"|(?<=(?<!\S)[-<>~])(?=(?:[-=>]|->)(?!\S))",
    re.IGNORECASE,
)
_JOINER = "\u2060"
_KEPT, _LONGEST_KEPT = 8_192, 500


def escaped(words: object) -> str:
    """The words with every mark escaped that Markdown, links, colours or formulas use.

    An address, `:smile:` or `->` gets a letter without width in it, so that the page makes no link,
    picture or sign of it. Line breaks and runs of spaces become one space, so that a cell cannot
    start a block. What shows nothing and does something, such as a mark that turns the line, is
    written as its code.
    """
    said = str(words)
    return _escaped(said) if len(said) <= _LONGEST_KEPT else _escaped.__wrapped__(said)


@lru_cache(maxsize=_KEPT)
def _escaped(words: str) -> str:
    """Kept by the words: a page says the same names and titles at each run."""
    line = _READ_AFTERWARDS.sub(_JOINER, told(_BREAKS.sub(" ", words)))
    return _PUNCTUATION.sub(r"\\\1", line).strip()


def legible(words: object) -> str:
    """The words where no markup is read, such as a choice in a list; what is unprintable as its
    code."""
    return told(str(words))


def legible_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows for a grid that is read: each text as `legible` gives it."""
    return frame.map(lambda cell: told(cell) if isinstance(cell, str) else cell)


def escape(words: str) -> str:
    """The words between tags and in attributes of HTML; what is unprintable as its code."""
    return html.escape(told(words))


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as a CSV file that a spreadsheet opens as text, accents and all."""
    return safe_csv(table).encode("utf-8-sig")

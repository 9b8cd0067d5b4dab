"""Words from data in the page's Markdown: shown as written, never as markup."""

from __future__ import annotations

import re

import pandas as pd

from orgmodel.files.safe_csv import safe_csv

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BREAKS = re.compile(r"\s+")


def escaped(words: object) -> str:
    """The words with every mark escaped that Markdown, links, colours or formulas use.

    Line breaks and runs of spaces become one space, so that a cell cannot start a block.
    """
    return _PUNCTUATION.sub(r"\\\1", _BREAKS.sub(" ", str(words))).strip()


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as a CSV file that a spreadsheet opens as text, accents and all."""
    return safe_csv(table).encode("utf-8-sig")

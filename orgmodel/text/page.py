"""The page that every result is written on: its width, and lines that fit it."""

from __future__ import annotations

import textwrap

WIDTH = 96
"""Columns of the page, for a terminal and for a sheet of paper."""


def wrapped(words: str, indent: int = 0, hang: int = 0) -> list[str]:
    """Lines that fit the page, `indent` columns in and all but the first `hang` more.

    Only a word longer than the page is broken: an id such as COO-01 stays whole.
    """
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_on_hyphens=False,
    )

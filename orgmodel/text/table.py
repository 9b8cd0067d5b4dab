"""Figures and tables as lines for a terminal of 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

import pandas as pd

WIDTH = 100
_TITLE = 52


def number(value: float | int | None) -> str:
    """A figure to two decimals at most; a dash where it is unknown."""
    if value is None or value != value:
        return "-"
    words = f"{value:,.2f}"
    return words.rstrip("0").rstrip(".")


def table(frame: pd.DataFrame, words: str, columns: Mapping[str, str]) -> Iterator[str]:
    """Rows of words and right-aligned numbers; a column unknown throughout is left out."""
    kept = {name: title for name, title in columns.items() if frame[name].notna().any()}
    width = {name: max(len(title), 9) for name, title in kept.items()}
    heads = "".join(f"{title:>{width[name] + 1}}" for name, title in kept.items())
    yield f"  {words:<{_TITLE}}{heads}"
    for cells in frame[[words, *kept]].itertuples(index=False):
        figures = "".join(
            f"{number(value):>{width[name] + 1}}"
            for name, value in zip(kept, cells[1:], strict=True)
        )
        yield f"  {short(str(cells[0])):<{_TITLE}}{figures}"


def short(words: str, most: int = _TITLE) -> str:
    """The words on one line, with an ellipsis where they are longer than `most`."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else one_line[: most - 1] + "…"


def wrapped(words: str, indent: str = "", hanging: str | None = None) -> list[str]:
    """Lines of at most 100 columns; `hanging` indents all but the first."""
    then = indent if hanging is None else hanging
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=then)

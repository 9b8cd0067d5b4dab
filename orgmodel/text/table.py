"""Figures and tables as lines of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from orgmodel.text.page import WIDTH

UNKNOWN = "–"
_TITLE = 52
_COLUMN = 9
_GAP = 2


def number(value: float | int | None, places: int = 2) -> str:
    """A figure to so many decimals at most; a dash where it is unknown."""
    if value is None or value != value:
        return UNKNOWN
    words = f"{value:,.{places}f}"
    return words.rstrip("0").rstrip(".") if places else words


def table(frame: pd.DataFrame, words: str, columns: Mapping[str, str]) -> Iterator[str]:
    """Rows of words and right-aligned numbers; a column unknown throughout is left out."""
    shown = {name: title for name, title in columns.items() if frame[name].notna().any()}
    width = {name: max(len(title), _COLUMN) + 1 for name, title in shown.items()}
    title = min(_TITLE, WIDTH - _GAP - sum(width.values()))
    heads = "".join(f"{title:>{width[name]}}" for name, title in shown.items())
    yield f"{'':{_GAP}}{'':<{title}}{heads}"
    for cells in frame[[words, *shown]].itertuples(index=False):
        figures = "".join(
            f"{number(value):>{width[name]}}" for name, value in zip(shown, cells[1:], strict=True)
        )
        yield f"{'':{_GAP}}{short(str(cells[0]), title):<{title}}{figures}"


def columns(rows: Sequence[Sequence[str]], words: int = 1) -> Iterator[str]:
    """Cells in line; the first `words` columns to the left, the others to the right.

    What does not fit the page follows below, beside the same words.
    """
    widths = [max(len(row[place]) for row in rows) + _GAP for place in range(len(rows[0]))]
    room = WIDTH - sum(widths[:words])
    first = words
    while first < len(widths):
        last = first + 1
        while last < len(widths) and sum(widths[first : last + 1]) <= room:
            last += 1
        if first > words:
            yield ""
        shown = [*range(words), *range(first, last)]
        yield from (_line(row, widths, shown, words) for row in rows)
        first = last


def _line(row: Sequence[str], widths: Sequence[int], shown: Sequence[int], words: int) -> str:
    cells = [
        f"{'':{_GAP}}{row[place]}".ljust(widths[place])
        if place < words
        else row[place].rjust(widths[place])
        for place in shown
    ]
    return "".join(cells).rstrip()


def short(words: str, most: int = _TITLE) -> str:
    """The words on one line, with an ellipsis where they are longer than `most`."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else one_line[: most - 1] + "…"

"""How a result shows itself: three lines in a console, a bounded table in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from orgmodel.model.unprintable import told

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS, WIDTH = 20, 14, 120, 100


class ShownResult:
    """A result with three lines for a console and an HTML table for a notebook.

    Both are bounded, however large the data is, and nothing in them is markup or a control sign.
    """

    def _lines(self) -> tuple[str, str, str]:
        """What it is, and two lines of what there is in it."""
        raise NotImplementedError

    def _table(self) -> pd.DataFrame:
        """The table that a notebook shows."""
        found: pd.DataFrame = self.to_frame()  # type: ignore[attr-defined]
        return found

    def __repr__(self) -> str:
        first, *others = (_clipped(" ".join(line.split()), WIDTH) for line in self._lines())
        return "\n  ".join([first, *others])

    def _repr_html_(self) -> str:
        return html_table(self._table(), " · ".join(self._lines()))


def html_table(frame: pd.DataFrame, caption: str) -> str:
    """The first rows and columns of a frame as an HTML table, everything in it escaped."""
    rows, columns = len(frame), len(frame.columns)
    shown = frame.iloc[:MOST_ROWS, :MOST_COLUMNS]
    named = frame.index.name is not None
    heads = [*([str(frame.index.name)] if named else []), *map(str, shown.columns)]
    head = "".join(f'<th scope="col">{_cell(word)}</th>' for word in heads)
    cells = shown.astype(object).where(shown.notna(), "").to_numpy().tolist()
    first = [f'<th scope="row">{_cell(one)}</th>' if named else "" for one in shown.index]
    body = "".join(
        f"<tr>{label}{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>"
        for label, row in zip(first, cells, strict=True)
    )
    more = [f"the first {MOST_ROWS} of {rows:,} rows"] if rows > MOST_ROWS else []
    more += [f"the first {MOST_COLUMNS} of {columns} columns"] if columns > MOST_COLUMNS else []
    words = "; ".join([_clipped(caption, 4 * WIDTH), *more])
    return (
        f'<table><caption style="text-align:left">{escape(words)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(value: Any) -> str:
    return escape(_clipped(str(value), MOST_LETTERS))


def _clipped(words: str, most: int) -> str:
    bare = told(words[: most + 1])
    return bare if len(words) <= most else f"{bare[: most - 1]}…"

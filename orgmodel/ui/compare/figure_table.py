"""The figures as HTML: a table that becomes cards where it is narrow, and four tiles.

Every word from data is escaped here; nothing else may go into the page as HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from orgmodel.ui.compare.figure_rows import ComparedCell, ComparedRow, Value, in_figures
from orgmodel.ui.compare.side import Side
from orgmodel.ui.shared.escaping import escape

_STYLE = Path(__file__).parent / "compare.css"


def show_style() -> None:
    """The style of the table and the tiles."""
    st.html(_STYLE)


def show_tiles(rows: Sequence[ComparedRow], sides: Sequence[Side]) -> None:
    """A tile a figure, with what A and B come to."""
    tiles = "".join(_tile(row, sides) for row in rows)
    st.html(f'<div class="om-tiles" role="list">{tiles}</div>')


def show_figures(rows: Sequence[ComparedRow], sides: Sequence[Side], *, title: str) -> None:
    """A row a figure: the start, then each option with how far it is from the start."""
    heads = "".join(
        f'<th scope="col" role="columnheader">{_letter(side)} {escape(side.name)}</th>'
        for side in sides
    )
    body = "".join(_row(row, sides) for row in rows)
    st.html(
        f'<div class="om-wide" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="om-figures" role="table" aria-label="{escape(title)}">'
        f'<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Figure</th>'
        f'<th scope="col" role="columnheader">Start</th>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _tile(row: ComparedRow, sides: Sequence[Side]) -> str:
    said = zip(_of_tile(row.values[:2]), sides, strict=False)
    figures = "".join(
        f'<span class="om-figure"><b>{escape(words)}</b> {escape(side.letter)}</span>'
        for words, side in said
    )
    return f'<div class="om-tile" role="listitem"><p>{escape(_name(row))}</p>{figures}</div>'


def _of_tile(values: Sequence[Value]) -> list[str]:
    return in_figures(values)


def _name(row: ComparedRow) -> str:
    return {"new": "New warnings", "risk": "People at risk"}.get(row.id, row.name)


def _row(row: ComparedRow, sides: Sequence[Side]) -> str:
    cells = "".join(
        f'<td role="cell" data-of="{escape(f"{side.letter} {side.name}")}">{_cell(cell)}</td>'
        for side, cell in zip(sides, row.cells, strict=True)
    )
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{escape(row.name)}</th>'
        f'<td role="cell" class="om-start" data-of="Start">{escape(row.start)}</td>{cells}</tr>'
    )


def _cell(cell: ComparedCell) -> str:
    mark = f' <span class="om-mark {cell.tone}">{escape(cell.mark)}</span>' if cell.mark else ""
    return f"<b>{escape(cell.words)}</b>{mark}"


def _letter(side: Side) -> str:
    kind = "om-a" if side.letter == "A" else "om-b"
    return f'<span class="om-letter {kind}">{escape(side.letter)}</span>'

"""Pieces of a page: moving one changes where it stands, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.chart.drawing.drawing import Box, Mark, Text
from orgmodel.chart.sheet.piece import Piece

TEXT = Text(1.0, 2.0, "words", 8.5, True, True, "#005eb8", 3)
MARK = Mark(
    "pill", 1.0, 2.0, 3.0, 4.0, "#ffffff", "#212b32", 0.8, 2.0, "3 2", ((1.0, 2.0), (3.0, 4.0))
)
BOX = Box(
    "a",
    "post vacant",
    1.0,
    2.0,
    30.0,
    40.0,
    (TEXT,),
    "label",
    "#dbe9f7",
    "#005eb8",
    1.2,
    "4 2",
    3.0,
    2,
    "top",
    (("unit", "u"),),
    (MARK,),
)


def test_moving_a_piece_changes_its_places_alone() -> None:
    moved = Piece(boxes=(BOX,), texts=(TEXT,), marks=(MARK,), bottom=42.0).moved(10.0, 5.0)
    text = replace(TEXT, x=11.0, y=7.0)
    mark = replace(MARK, x=11.0, y=7.0, points=((11.0, 7.0), (13.0, 9.0)))
    assert moved.texts == (text,)
    assert moved.marks == (mark,)
    assert moved.boxes == (replace(BOX, x=11.0, y=7.0, texts=(text,), marks=(mark,)),)
    assert moved.bottom == 47.0

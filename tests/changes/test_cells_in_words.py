"""Cells of a change in words."""

from __future__ import annotations

from orgmodel.changes.change import cells_in_words


def test_a_unit_is_called_by_its_name_and_an_emptied_cell_is_said() -> None:
    cells = (("unit", "fin"), ("fte", "0.5"), ("band", ""))
    assert cells_in_words(cells, {"fin": "Finance"}) == "unit Finance (fin), FTE 0.5, no band"

"""Cells that are seen at once to be sound are those in which nothing is found by a longer look."""

from __future__ import annotations

from unittest.mock import patch

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.faults import cell_values
from orgmodel.model.schema import TABLES

COLUMNS = [(table, column) for table in TABLES for column in table.columns]
ODD = ("", " ", "1", " 1 ", "-1", "0.5", "1e3", "²", "２", "a\tb", "a\u2028", "2007-07-02")
MORE = (" 2007-07-02", "2007-02-30", "9999-12-31", "31/12/4712", "supports", "tells", "post", "no")


@given(
    st.sampled_from(COLUMNS),
    st.lists(st.one_of(st.sampled_from(ODD + MORE), st.text(max_size=4)), max_size=4),
    st.booleans(),
)
def test_the_quick_look_finds_what_the_long_look_finds(which, said, as_allowed):
    table, column = which
    values = [*said, *column.allowed[:2]] if as_allowed else said
    cells = pd.Series(values, index=range(2, len(values) + 2), dtype="str")
    frame, relations = pd.DataFrame({column.name: cells}), frozenset({"tells"})
    found = [*cell_values.cell_problems(table, column, frame, relations)]
    with patch.object(cell_values, "_SHORT", -1):
        assert found == [*cell_values.cell_problems(table, column, frame, relations)]

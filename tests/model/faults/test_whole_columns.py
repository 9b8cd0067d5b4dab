"""Long columns are looked at as one piece of memory, and say what a look at each cell says."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.model.faults.cell_values import CONTROL
from orgmodel.model.faults.whole_columns import is_plain, is_surely_blank
from tests.builders import from_files
from tests.depth import at_least

CELLS = st.lists(st.sampled_from(["", "a", "bc", "é", "\t", "\x7f", "\u2028", "Ω"]), max_size=8)


@settings(max_examples=at_least(60), deadline=None)
@given(CELLS, CELLS, st.integers(0, 8), st.integers(0, 8))
def test_it_says_what_the_cells_say_also_of_a_part_of_a_column(one, other, start, end):
    whole = pd.concat([pd.Series(one, dtype="str"), pd.Series(other, dtype="str")])
    cells = whole.iloc[start : len(whole) - end]
    assert is_surely_blank(cells) is (not any(cells))
    if is_plain(cells):
        assert not cells.str.contains(CONTROL).any()
    assert is_plain(cells) is all(cell.isascii() and cell.isprintable() for cell in cells)


def test_a_column_that_is_held_otherwise_is_not_guessed_at():
    cells = pd.Series(["", ""], dtype=object)
    assert is_surely_blank(cells) is None
    assert not is_plain(cells)


ROWS = 2_500


@pytest.mark.parametrize("odd", ["p\x01", "p\x7f", "p\u0085", "p\u2028"])
def test_a_control_character_in_a_long_file_is_told_with_its_row(odd):
    rows = [f"p{n},Clerk,p0,u" if n else "p0,Chief,,u" for n in range(ROWS)]
    rows[2_200] = f"{odd},Clerk,p0,u"
    org = from_files({"posts.csv": "\n".join(["id,title,reports_to,unit", *rows])})
    (problem,) = (p for p in org.problems if p.code == "not-allowed")
    assert (problem.row, problem.column) == (2_202, "id")


def test_faults_of_a_long_file_are_told_with_their_rows_and_the_line_is_built_of_it():
    rows = [f'p{n},"Clerk, {n}",p{n // 3},' if n else "p0,Chief,,vacant" for n in range(ROWS)]
    rows[2_100] = 'p7,"Clerk",p0,being recruited'
    rows[2_300] = 'p2300,"Clerk",p99999,'
    org = from_files({"posts.csv": "\ufeffid,title,reports_to,status\n" + "\n".join(rows) + "\n"})
    told = {p.code: (p.row, p.value) for p in org.problems}
    assert told["duplicate-id"] == (2_102, "p7")
    assert told["unknown-id"] == (2_302, "p99999")
    assert told["not-allowed"] == (None, "1")
    line = org.hierarchy
    assert len(line) == ROWS - 1
    assert line.manager("p2300") is None
    assert all(line.manager(f"p{n}") == f"p{n // 3}" for n in (1, 7, 2_099, 2_101, ROWS - 1))

"""One CSV file to one table: cells as written, rows as a spreadsheet counts, nothing lost."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.files.folder.csv_table import read_table
from orgmodel.model.schema import LINKS, POSTS

HEADER = "id,title,reports_to\n"


def read(text, table=POSTS):
    return read_table(text.encode() if isinstance(text, str) else text, table)


def rows(text):
    frame = read(text).frame
    return {int(row): list(cells) for row, cells in zip(frame.index, frame.values, strict=True)}


def found(text, table=POSTS):
    return [(p.code, p.row, p.column, p.fault) for p in read(text, table).problems]


def test_cells_stay_as_they_are_written():
    cells = ["001", "NA", "1E05", "", "null", " x ", "TRUE", "1.0", "Ω-1", "-"]
    text = HEADER + "".join(f"{cell},t,\n" for cell in cells)
    assert [row[0] for row in rows(text).values()] == cells


def test_the_header_is_row_1():
    assert rows(HEADER + "a,A,\nb,B,a\n") == {2: ["a", "A", ""], 3: ["b", "B", "a"]}


def test_a_line_break_inside_a_cell_is_no_new_row():
    text = HEADER + 'a,"A\n(acting)",\r\nb,"B\r\nC",a\nc,C,a\n'
    assert rows(text) == {2: ["a", "A\n(acting)", ""], 3: ["b", "B\r\nC", "a"], 4: ["c", "C", "a"]}


def test_blank_rows_are_passed_over_and_still_counted():
    assert rows(HEADER + "\na,A,\n,,\n\n  \nb,B,a\n,,\n") == {
        3: ["a", "A", ""],
        6: ["  ", "", ""],
        7: ["b", "B", "a"],
    }


def test_lone_carriage_returns_end_rows():
    assert rows("id,title,reports_to\ra,A,\rb,B,a\r") == {2: ["a", "A", ""], 3: ["b", "B", "a"]}


def test_the_last_row_needs_no_line_end():
    assert rows(HEADER + "a,A,") == {2: ["a", "A", ""]}


def test_a_short_row_has_empty_cells():
    assert rows(HEADER + "a\nb,B\n") == {2: ["a", "", ""], 3: ["b", "B", ""]}
    assert found(HEADER + "a\nb,B\n") == []


def test_a_longer_row_is_told_with_what_was_left_out():
    read_it = read(HEADER + "a,A,\nb,Finance, IT,a\n")
    (problem,) = read_it.problems
    assert (problem.code, problem.row, problem.value) == ("unreadable", 3, "a")
    assert read_it.frame.loc[3].tolist() == ["b", "Finance", " IT"]


def test_a_first_row_that_is_longer_is_told_too():
    assert found(HEADER + "a,A,,x\nb,B,a\n") == [("unreadable", 2, None, True)]


def test_trailing_commas_are_no_surplus():
    assert found(HEADER + "a,A,,,,\nb,B,a\n") == []


def test_a_quotation_mark_that_is_never_closed_is_told_at_its_row_and_loses_nothing():
    read_it = read(HEADER + 'a,A,\nb,"B,a\nc,C,a\n')
    assert [(p.code, p.row) for p in read_it.problems] == [("unreadable", 3)]
    assert "never closed" in read_it.problems[0].message
    assert read_it.frame.loc[3].tolist() == ["b", "B,a\nc,C,a\n", ""]


def test_an_open_quotation_mark_in_the_last_row_is_told_whatever_the_row_says():
    for first in ("b", "end of file"):
        assert found(HEADER + f'a,A,\n{first},,"') == [("unreadable", 3, None, True)]


def test_unknown_columns_are_kept_and_told():
    read_it = read("id,title,reports_to,floor\na,A,,3\n")
    assert read_it.frame.loc[2, "floor"] == "3"
    assert [(p.code, p.column, p.fault) for p in read_it.problems] == [
        ("unknown-column", "floor", False)
    ]


def test_a_misspelt_optional_column_says_which_is_meant():
    (problem,) = read("id,title,reports_to,statuss\na,A,,x\n").problems
    assert 'Did you mean "status"?' in problem.message


def test_a_missing_column_says_which_may_be_it():
    (problem,) = [p for p in read("id,title,Reports To\na,A,\n").problems if p.fault]
    assert (problem.code, problem.row, problem.column) == ("missing-column", 1, "reports_to")
    assert 'Is it the column "Reports To"?' in problem.message


def test_without_ids_there_is_no_table():
    read_it = read("name,title,reports_to\na,A,\n")
    assert read_it.frame is None
    assert ("missing-column", "id") in [(p.code, p.column) for p in read_it.problems]


def test_a_table_without_ids_of_its_own_is_read_with_a_column_missing():
    read_it = read("from,to\na,b\n", LINKS)
    assert read_it.frame.loc[2].tolist() == ["a", "b"]
    assert [p.column for p in read_it.problems] == ["relation"]


def test_a_column_that_is_there_twice_is_told_and_the_first_counts():
    read_it = read("id,title,title,reports_to\na,A,B,\n")
    assert read_it.frame.loc[2, "title"] == "A"
    assert "B" in read_it.frame.loc[2].tolist()
    assert found("id,title,title,reports_to\na,A,B,\n") == [("not-allowed", 1, "title", True)]


def test_repeated_names_never_collide():
    read_it = read("id,title,reports_to,x,x,x.5,x\na,A,,1,2,3,4\n")
    assert sorted(read_it.frame.loc[2].tolist()[3:]) == ["1", "2", "3", "4"]
    assert read_it.frame.columns.is_unique


def test_a_column_without_a_name_is_kept_where_it_holds_anything():
    read_it = read("id,title,reports_to,,\na,A,,,kept\n")
    assert read_it.frame.columns.tolist() == ["id", "title", "reports_to", "column 5"]
    assert found("id,title,reports_to,,\na,A,,,kept\n") == [
        ("unknown-column", 1, "column 5", False)
    ]


def test_empty_columns_without_a_name_are_nothing():
    assert found("id,title,reports_to,,\na,A,,,\n") == []


def test_spaces_around_a_column_name_do_not_count():
    assert read(" id , title,reports_to \na,A,\n").frame.columns.tolist() == [
        "id",
        "title",
        "reports_to",
    ]


def test_an_empty_file_is_told():
    for text in ("", "\n", "\n\na,b\n", ",,\n", "\ufeff"):
        (problem,) = read(text).problems
        assert (problem.code, problem.row) == ("unreadable", None)
        assert read(text).frame is None


def test_a_header_alone_is_a_table_without_rows():
    read_it = read(HEADER)
    assert (len(read_it.frame), read_it.problems) == (0, ())


def test_another_separator_is_recognised():
    for mark in ";\t|":
        told = read(HEADER.replace(",", mark) + f"a{mark}A{mark}\n").problems
        assert any("another mark than a comma" in problem.message for problem in told)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=5)
ODD = st.sampled_from(["", "NA", "001", "a,b", 'q"', "x\ny", "x\r\ny", " ", "end of file"])


@given(
    st.lists(st.lists(CELLS | ODD, max_size=6), max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_any_table_comes_back_as_it_was_written(written, line_end, mark):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=line_end).writerows([["id", "title", "reports_to"], *written])
    read_it = read(mark + out.getvalue())
    numbered = {row: (cells + [""] * 3)[:3] for row, cells in enumerate(written, start=2)}
    kept = {row: cells for row, cells in numbered.items() if any(cells)}
    assert {
        int(row): list(cells)
        for row, cells in zip(read_it.frame.index, read_it.frame.to_numpy().tolist(), strict=True)
    } == kept
    surplus = {row for row, c in enumerate(written, start=2) if any(x.strip() for x in c[3:])}
    assert {problem.row for problem in read_it.problems} == surplus

"""Workbooks: sheets, merged cells, and values as a person typed them."""

from __future__ import annotations

import datetime
import io

import pytest
import xlsxwriter

from orgmodel.errors import DataError, UnknownNameError
from tests.files.importers.table.reading.lists import accounted, only, read, rows, words, workbook

HEAD = ["id", "title", "reports to"]
BODY = [["1", "Chief", ""], ["2", "Director", "1"]]


def test_values_are_as_a_person_typed_them() -> None:
    day = datetime.datetime(2024, 5, 1)
    numbers = [1.0, 0.5, 0.00005, 0.1 + 0.2, 1e20, -3]
    cells = [[number, "x", day, True] for number in numbers]
    source = only(workbook([("A", [["id", "title", "start date", "notes"], *cells])]), "a.xlsx")
    texts = ["1", "0.5", "0.00005", "0.3", "100000000000000000000", "-3"]
    assert [row[0] for row in rows(source)] == texts
    assert rows(source)[5] == ["-3", "x", "2024-05-01", "TRUE"]


def test_a_time_of_day_stays_with_its_day() -> None:
    when = datetime.datetime(2024, 5, 1, 9, 30)
    source = only(workbook([("A", [["id", "title", "notes"], [1, "x", when]])]), "a.xlsx")
    assert rows(source) == [["1", "x", "2024-05-01 09:30:00"]]


def test_rows_are_numbered_as_in_the_spreadsheet() -> None:
    cells = [[], ["", "Staff list"], [], ["", *HEAD], ["", *BODY[0]], [], ["", *BODY[1]]]
    source = only(workbook([("A", cells)]), "a.xlsx")
    assert list(source.cells.index) == [5, 7]
    assert (source.heading_row, source.told_rows) == (4, (2,))


def test_merged_cells_give_their_value_to_every_row() -> None:
    cells = [["unit", *HEAD], ["", "1", "Chief", ""], ["", "2", "Director", "1"]]
    source = only(workbook([("A", cells)], merged=[(1, 0, 2, 0, "Finance")]), "a.xlsx")
    assert list(source.cells["unit"]) == ["Finance", "Finance"]
    assert "1 empty cell within merged cells" in words(source)


def test_merged_titles_and_bands_between_rows_are_no_posts() -> None:
    cells = [[], HEAD, [], BODY[0], [], BODY[1]]
    areas = [(0, 0, 0, 2, "Staff list"), (2, 0, 2, 2, "Board"), (4, 0, 4, 2, "Finance")]
    source = only(workbook([("A", cells)], merged=areas), "a.xlsx")
    assert rows(source) == BODY
    assert source.told_rows == (1, 3, 5)


def test_the_list_is_the_sheet_with_most_headings_and_rows() -> None:
    notes = [["Read me"], ["title"], ["more"]]
    source = only(workbook([("Notes", notes), ("Posts", [HEAD, *BODY])]), "a.xlsx")
    assert (source.sheet, source.kind, source.other_sheets) == ("Posts", "list", ("Notes",))
    assert "the sheet “Notes” (3 rows) was not read" in words(source)


def test_a_sheet_a_directorate_is_one_list_of_several_sources() -> None:
    more = [["3", "Nurse", "1"], ["4", "Nurse", "3"]]
    found = read(("a.xlsx", workbook([("Finance", [HEAD, *BODY]), ("Nursing", [HEAD, *more])])))
    assert [(one.sheet, one.kind, rows(one)) for one in found.sources] == [
        ("Finance", "list", BODY),
        ("Nursing", "list", more),
    ]


@pytest.mark.parametrize("name", ["Leavers", "Old"])
def test_leavers_under_the_same_headings_are_not_in_post(name: str) -> None:
    book = workbook([("Staff", [HEAD, *BODY]), (name, [HEAD, ["9", "Gone", "1"]])])
    source = only(book, "a.xlsx")
    assert rows(source) == BODY
    assert name in words(source)


def test_the_same_list_of_another_month_is_not_read_twice() -> None:
    book = workbook([("April", [HEAD, *BODY]), ("May", [HEAD, *BODY])])
    source = only(book, "a.xlsx")
    assert source.sheet == "April"
    assert "holds the same rows" in words(source)


def test_a_hidden_sheet_is_told_and_read_when_asked_for() -> None:
    book = workbook([("Posts", [HEAD, BODY[0]]), ("Secret", [HEAD, *BODY])], hidden=("Secret",))
    source = only(book, "a.xlsx")
    assert source.sheet == "Posts"
    assert "the hidden sheet “Secret” (3 rows) was not read" in words(source)
    assert rows(only(book, "a.xlsx", sheet="secret")) == BODY


def test_a_sheet_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(UnknownNameError, match=r'Did you mean "Posts".*Sheets: Posts, Notes'):
        read(("a.xlsx", workbook([("Posts", [HEAD, *BODY]), ("Notes", [["x"]])])), sheet="Post")


def test_sheets_named_after_tables_are_those_tables() -> None:
    units = [["id", "name", "kind"], ["fin", "Finance", "team"]]
    posts = [["id", "title", "reports_to"], *BODY]
    found = read(("a.xlsx", workbook([("Units", units), ("posts", posts)])))
    assert {one.sheet: one.kind for one in found.sources} == {"Units": "units", "posts": "list"}
    for one in found.sources:
        accounted(one)


def test_content_counts_and_not_the_name() -> None:
    assert rows(only(workbook([("A", [HEAD, *BODY])]), "a.csv")) == BODY
    assert rows(only("id,title,reports to\n1,Chief,\n2,Director,1\n", "a.xlsx")) == BODY


def test_an_error_in_a_cell_is_read_as_its_text() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ["1", "Chief"])
    sheet.write_formula(1, 2, "=VLOOKUP(A1,B:C,2,0)", None, "#N/A")
    sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")
    book.close()
    assert rows(only(buffer.getvalue(), "a.xlsx")) == [["1", "Chief", "#N/A"], ["#DIV/0!", "", ""]]


def test_one_cell_far_out_does_not_take_all_memory() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(DataError, match="too large"):
        only(buffer.getvalue(), "a.xlsx")

"""Texts with separators, in any encoding and of any evenness."""

from __future__ import annotations

import pytest

from tests.files.importers.table.reading.lists import only, rows, words

LIST = "id,title,reports to\n1,Chef de caf\u00e9 – lead,\n2,Director,1\n"
CELLS = [["1", "Chef de caf\u00e9 – lead", ""], ["2", "Director", "1"]]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_an_encoding_is_read_and_told_without_a_fault(encoding: str, told: str) -> None:
    source = only(LIST.encode(encoding))
    assert rows(source) == CELLS
    assert told in words(source)
    assert bool(source.notes) == bool(told)
    assert not any(note.fault for note in source.notes)


def test_a_file_of_two_encodings_is_read_right_in_both_parts() -> None:
    source = only(LIST.encode() + "3,Clé,1\n".encode("cp1252"))
    assert rows(source) == [*CELLS, ["3", "Clé", "1"]]
    assert "row 4: the file is not UTF-8" in words(source)


def test_a_list_from_an_old_mac_is_read_with_its_accents() -> None:
    source = only(LIST.replace("–", "-").replace("\n", "\r").encode("mac_roman"))
    assert rows(source)[0][1] == "Chef de café - lead"
    assert "Mac Roman" in words(source)
    assert "lone carriage return" in words(source)


def test_nul_characters_are_left_out_and_counted() -> None:
    source = only(LIST.replace("Director", "Dir\0ector\0"))
    assert rows(source) == CELLS
    assert "2 NUL characters" in words(source)


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_a_separator_is_found_and_told(mark: str, name: str) -> None:
    source = only(LIST.replace(",", mark))
    assert rows(source) == CELLS
    assert f"separated by {name}" in words(source)


def test_excels_own_word_for_the_separator_is_heeded() -> None:
    source = only("sep=;\nid;title;reports to\n1;Head, of all;\n")
    assert rows(source) == [["1", "Head, of all", ""]]
    assert source.told_rows == (1,)


def test_commas_in_cells_do_not_make_a_semicolon_list_a_comma_list() -> None:
    source = only('id;title;fte;pay\n1;Chief;1,0;"120.000,00"\n2;Clerk;0,5;"45.000,50"\n')
    assert rows(source) == [["1", "Chief", "1,0", "120.000,00"], ["2", "Clerk", "0,5", "45.000,50"]]


def test_a_mark_that_is_never_closed_loses_no_row() -> None:
    source = only('id,title,reports to\n1,"Chief,\n2,Director,1\n3,"Clerk, night",2\n')
    assert rows(source) == [
        ["1", '"Chief', ""],
        ["2", "Director", "1"],
        ["3", "Clerk, night", "2"],
    ]
    (note,) = source.notes
    assert note.fault
    assert note.row == 2
    assert "never closed" in note.message


def test_two_marks_that_are_never_closed_do_not_swallow_the_rows_between() -> None:
    middle = "".join(f"{number},Clerk,1\n" for number in range(2, 40))
    source = only(f'id,title,reports to\n1,"Chief,\n{middle}40,Clerk",1\n')
    assert len(source.cells) == 40
    assert rows(source)[-1] == ["40", 'Clerk"', "1"]


def test_line_ends_within_a_cell_are_kept() -> None:
    source = only('id,title,reports to\n1,"Chief\r\nof all",\n2,Director,1\n')
    assert rows(source)[0][1] == "Chief\nof all"
    assert list(source.cells.index) == [2, 3]


def test_cells_beyond_the_headings_are_told_with_what_they_hold() -> None:
    source = only("id,title,reports to\n1,Chief,\n2,Finance, IT,1\n3,Clerk,2\n")
    assert rows(source)[1] == ["2", "Finance", " IT"]
    (note,) = source.notes
    assert (note.row, note.value, note.fault) == (3, "1", True)


def test_a_column_that_most_rows_have_beyond_the_headings_is_a_column() -> None:
    source = only("id,title,reports to\n1,Chief,,x\n2,Clerk,1,y\n3,Clerk,1,\n")
    assert list(source.cells.columns) == ["id", "title", "reports to", "column 4"]
    assert list(source.cells["column 4"]) == ["x", "y", ""]


def test_short_rows_are_filled() -> None:
    source = only("id,title,reports to\n1,Chief\n2\n")
    assert rows(source) == [["1", "Chief", ""], ["2", "", ""]]
    assert not source.notes


def test_a_column_without_a_name_is_kept_where_it_holds_anything() -> None:
    source = only(",id,title,reports to,,\n0,1,Chief,,,\n1,2,Clerk,1,,x\n")
    assert list(source.cells.columns) == ["column 1", "id", "title", "reports to", "column 6"]


def test_headings_are_trimmed_made_one_line_and_unique() -> None:
    source = only('" id ","job\ntitle",reports to,notes,notes\n1,Chief,,a,b\n')
    assert list(source.cells.columns) == ["id", "job title", "reports to", "notes", "notes.5"]

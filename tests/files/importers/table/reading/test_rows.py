"""Rows of a list that are none of it: told, and never a post."""

from __future__ import annotations

import pytest

from orgmodel.errors import OrgmodelError
from tests.files.importers.table.reading.lists import only, rows, words

HEAD = "id,title,reports to\n"
BODY = "1,Chief,\n2,Director,1\n"
CELLS = [["1", "Chief", ""], ["2", "Director", "1"]]


def test_titles_above_the_headings_are_told_with_their_words() -> None:
    source = only(f"Staff at 1 May\nIn confidence\n,,\n{HEAD}{BODY}")
    assert (rows(source), source.heading_row, source.told_rows) == (CELLS, 4, (1, 2))
    assert "“Staff at 1 May”, “In confidence”" in words(source)


@pytest.mark.parametrize(
    "second",
    ["Post ID,Job Title,Line manager\n", "ID,Title,Reports-to\n", "Id.,title:,Reports  To\n"],
)
def test_a_second_row_of_headings_is_no_post(second: str) -> None:
    source = only(HEAD + second + BODY)
    assert (rows(source), source.told_rows) == (CELLS, (2,))
    assert "second row of headings" in words(source)


def test_headings_over_two_rows_are_put_together() -> None:
    source = only("Post,,Holder,\nid,title,,fte\n1,Chief,Ann One,1\n")
    assert list(source.cells.columns) == ["id", "title", "Holder", "fte"]
    assert source.told_rows == (1,)


def test_comment_lines_and_version_rows_are_told() -> None:
    source = only(f'version:v1.0\n## a comment\n# connect: {{"from":"a", "to":"b"}}\n{HEAD}{BODY}')
    assert (rows(source), source.told_rows) == (CELLS, (1, 2, 3))


@pytest.mark.parametrize("first", ["#", "# of posts"])
def test_a_heading_may_begin_with_a_hash(first: str) -> None:
    source = only(f"{first},name,title\n1,Ann One,Chief\n")
    assert list(source.cells.columns) == [first, "name", "title"]


def test_an_id_may_begin_with_a_hash() -> None:
    source = only(f"{HEAD}#1,Chief,\n# 2,Director,#1\n")
    assert len(source.cells) == 2


@pytest.mark.parametrize(
    "total",
    [
        "Total,,3.5",
        "Grand total,,4",
        ",Total,7",
        "TOTAL FTE,,3.50",
        "Totals:,2 posts,",
        "Sub-total Finance,,£1000",
        "Total Director,,3",
    ],
)
def test_a_row_of_totals_is_told(total: str) -> None:
    source = only(f"{HEAD}{BODY}{total}\n")
    assert (rows(source), source.told_rows) == (CELLS, (4,))
    assert "totals" in words(source)


@pytest.mark.parametrize(
    "post",
    ["3,Total Reward Manager,1", "Total Reward Manager,Band 7,1", "T3,Total,1", "Totals Ltd,x,y"],
)
def test_a_post_whose_title_speaks_of_totals_is_a_post(post: str) -> None:
    source = only(f"{HEAD}{BODY}{post}\n")
    assert len(source.cells) == 3
    assert source.told_rows == ()


def test_headings_again_at_a_page_break_are_told() -> None:
    source = only(f"Staff list\n{HEAD}1,Chief,\nStaff list,,\n{HEAD.upper()}2,Director,1\n")
    assert (rows(source), source.told_rows) == (CELLS, (1, 4, 5))


@pytest.mark.parametrize(
    "footer", ["Source: ESR at 1 May\n", "\nEnd\n", "2 rows\n", "\nNote\nto all\n"]
)
def test_a_footer_is_told(footer: str) -> None:
    source = only(HEAD + BODY + footer)
    assert rows(source) == CELLS
    assert source.told_rows


def test_a_last_post_of_which_one_cell_is_known_stays() -> None:
    source = only(f"{HEAD}{BODY}3,,\n")
    assert rows(source) == [*CELLS, ["3", "", ""]]


def test_padding_rows_are_counted() -> None:
    source = only(HEAD + BODY + " , ,\n" * 300)
    assert rows(source) == CELLS
    assert "300 blank rows were passed over (4 to 303)" in words(source)


def test_unknown_headings_are_the_first_row_of_different_words() -> None:
    source = only("Liste\nposte,titre,chef\n1,Chef,\n")
    assert list(source.cells.columns) == ["poste", "titre", "chef"]
    assert source.heading_row == 2


def test_a_list_without_headings_keeps_its_first_row_and_says_so() -> None:
    source = only("1,Chief,\n2,Director,1\n")
    assert rows(source) == CELLS
    assert list(source.cells.columns) == ["column 1", "column 2", "column 3"]
    assert source.heading_row == 0
    assert "no row holds headings" in words(source)


def test_the_row_of_headings_can_be_given() -> None:
    source = only(f"name,title,unit\n{HEAD}{BODY}", header=2)
    assert (source.heading_row, rows(source)) == (2, CELLS)


def test_a_blank_row_given_for_headings_is_refused_in_words() -> None:
    with pytest.raises(OrgmodelError, match="row 40 holds nothing"):
        only(HEAD + BODY, header=40)

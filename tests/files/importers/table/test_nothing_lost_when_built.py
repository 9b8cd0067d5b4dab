"""Rows and letters that once got lost between the list and its posts."""

import io

import xlsxwriter

from orgmodel.files.importers.base import Correction, Options
from orgmodel.files.importers.found import importer
from orgmodel.importing import Imported

IMPORT = importer("table")
SHARED = (
    "Post ID,Job Title,Manager ID,Name,FTE\n9,Chief,,Zoe Zed,1\n1,Clerk,9,Ann One,0.5\n"
    "1,Nurse,9,Bob Two,0.25\n1,Nurse,9,Cy Three,0.125\n"
)


def read(text, **options):
    return IMPORT.read([("list.csv", text.encode())], Options(**options))


def posts(outcome, *columns):
    return [tuple(row) for row in outcome.model.tables["posts"][list(columns)].to_numpy()]


def test_a_shared_post_under_a_number_used_twice_stays_one_post():
    outcome = read(SHARED, repairs=("repeats",))
    assert posts(outcome, "id", "title", "fte") == [
        ("9", "Chief", "1"),
        ("1", "Clerk", "0.5"),
        ("1-2", "Nurse", "0.375"),
    ]
    assert outcome.model.tables["appointments"]["post"].tolist() == ["9", "1", "1-2", "1-2"]


def test_a_row_of_a_number_used_twice_is_part_of_the_post_of_its_title():
    assert posts(read(SHARED), "title", "fte")[1:] == [("Clerk", "0.5"), ("Nurse", "0.375")]


def test_a_row_without_a_level_is_a_post_of_which_the_manager_is_not_known():
    outcome = read("L1,L2,FTE\nChief,,1\n,,0.5\n,Clerk,0.25\n")
    assert posts(outcome, "title", "reports_to", "fte") == [
        ("Chief", "", "1"),
        ("", "", "0.5"),
        ("Clerk", "chief", "0.25"),
    ]
    assert outcome.model.tops == ("chief",)
    assert ("missing-value", 3, "levels") in [(p.code, p.row, p.column) for p in outcome.problems]


def test_levels_keep_the_posts_own_numbers():
    outcome = read("Post ID,L1,L2\n7,Chief,\n8,Chief,Clerk\n,Chief,Nurse\n", without=("trim",))
    assert posts(outcome, "title", "reports_to")[1:] == [("Clerk", "7"), ("Nurse", "7")]
    assert [post for (post,) in posts(outcome, "id")][:2] == ["7", "8"]


def test_of_levels_rows_of_one_number_are_one_post():
    outcome = read("Post ID,L1,L2,FTE\n7,Chief,,1\n8,Chief,Clerk,0.5\n8,Chief,Clerk,0.25\n")
    assert posts(outcome, "id", "fte") == [("7", "1"), ("8", "0.75")]


def test_a_list_without_headings_counts_none():
    outcome = read("1,2,3\n4,5,6\n")
    assert outcome.rows == (("rows in", 2), ("posts", 2))


def test_nul_characters_of_a_workbook_are_left_out_and_told():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for row, cells in enumerate([["id", "title", "reports_to"], ["1", "Chi\0ef\0", ""]]):
        sheet.write_row(row, 0, cells)
    book.close()
    outcome = IMPORT.read([("list.xlsx", buffer.getvalue())])
    assert "1 cell held NUL characters, which were left out." in (
        problem.message for problem in outcome.problems
    )
    assert Imported(outcome).organisation.posts["title"].tolist() == ["Chief"]


def test_a_correction_by_hand_may_hold_a_nul():
    by_hand = Correction("list.csv", 2, "title", "Chief\0")
    outcome = read("id,title,reports_to\n1,Boss,\n", corrections=(by_hand,))
    assert posts(outcome, "title") == [("Chief",)]


def test_a_number_put_right_by_hand_makes_a_part_of_a_post_a_post_of_its_own():
    number = Correction("list.csv", 4, "id", "7")
    outcome = read(SHARED, corrections=(number,))
    assert posts(outcome, "id", "title", "fte") == [
        ("9", "Chief", "1"),
        ("1", "Clerk", "0.5"),
        ("7", "Nurse", "0.25"),
        ("1", "Nurse", "0.125"),
    ]


def test_levels_are_found_whatever_the_mapping_says_managers_are_named_by():
    outcome = read("L1,L2\nChief,\nChief,Clerk\n", maps=(("manager_by", "email"),))
    assert posts(outcome, "title", "reports_to") == [("Chief", ""), ("Clerk", "chief")]


def test_letters_that_cannot_be_seen_are_no_number_and_no_top():
    text = "Post ID,Job Title,Manager ID\n\x1a,Chief,NO_MANAGER\n2,Clerk,1\n"
    outcome = read(text)
    assert outcome.model.tops == ("chief",)
    kept = read(text, without=("trim", "missing-numbers"))
    assert kept.model.tops == ()
    told = {problem.code for problem in kept.problems if problem.fault}
    assert told <= {p.code for p in Imported(kept).organisation.problems if p.fault}


def test_the_headings_row_of_a_mapping_is_that_of_the_list_and_of_parts_that_have_it_elsewhere():
    heading = "Post ID,Job Title,Manager ID\n"
    files = [
        ("a.csv", f"Staff\n{heading}1,Chief,\n2,Clerk,1\n".encode()),
        ("b.csv", f"{heading}3,Nurse,1\n4,Porter,1\n".encode()),
    ]
    mapping = (
        b'[posts]\nid = "Post ID"\ntitle = "Job Title"\nreports_to = "Manager ID"\n'
        b"[rows]\nheader = 2\n"
    )
    outcome = IMPORT.read(files, Options(mapping=mapping))
    assert sorted(posts(outcome, "title")) == [("Chief",), ("Clerk",), ("Nurse",), ("Porter",)]


def test_a_line_that_names_the_separator_is_no_heading():
    outcome = read('"sep=,"\r\nPost ID,Job Title,Manager ID\r\n1,Chief,\r\n2,Clerk,1\r\n')
    assert posts(outcome, "id", "reports_to") == [("1", ""), ("2", "1")]

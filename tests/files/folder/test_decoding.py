"""Bytes to text: what is read as what, and what is refused."""

import pytest

from orgmodel.files.folder.decoding import decode

TEXT = "id,title\n1,Café – “Ω”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_or_without_a_byte_order_mark(encoding):
    assert decode(TEXT.encode(encoding), "posts.csv") == (TEXT, ())


def test_windows_1252_is_read_and_told_at_its_first_row():
    windows = "id,title\n1,Clerk\n2,Café – manager\n"
    text, (problem,) = decode(windows.encode("cp1252"), "posts.csv")
    assert text == windows
    assert (problem.code, problem.file, problem.row) == ("unreadable", "posts.csv", 3)
    assert "Windows-1252" in problem.message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_break_inside_a_cell_is_no_new_row(end):
    windows = f'id,title{end}1,"Clerk{end}(night)"{end}2,Café{end}'
    _, (problem,) = decode(windows.encode("cp1252"), "posts.csv")
    assert problem.row == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_with_what_to_do(encoding):
    content = TEXT.encode(encoding)
    text, (problem,) = decode(content, "posts.csv")
    assert text is None
    assert problem.code == "unreadable"
    assert "CSV UTF-8 (comma delimited)" in problem.message


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04workbook", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n\x00", b"\xd0\xcf\x11\xe0old workbook"],
    ids=["xlsx", "pdf", "png", "xls"],
)
def test_a_file_that_is_no_text_is_refused(content):
    text, (problem,) = decode(content, "posts.csv")
    assert text is None
    assert "not text" in problem.message


def test_bytes_that_windows_1252_does_not_know_are_marked():
    text, problems = decode(b"id\n\x81\n", "posts.csv")
    assert text == "id\n\ufffd\n"
    assert len(problems) == 1

"""What dropped files are, in words that a manager reads."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.files.importers.recognised import recognised

OWN = b"id,title,reports_to\nce,Chief,\n"
UNITS = b"id,name,kind\nb,Board,board\n"
LIST = b"Position ID,Job Title,Line Manager\n1,Chief,\n"
SENIOR = b"Post Unique Reference,Name,Job Title,Reports to Senior Post,FTE\n1,N/D,Chief,XX,1\n"
JUNIOR = b"""\
Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title
A,B,C,1,4,D
"""
SETTINGS = b'name = "B"\n'


def workbook():
    book = openpyxl.Workbook()
    book.active.append(["Position ID", "Job Title", "Line Manager"])
    book.active.append(["1", "Chief", ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_csv", ".csv").replace("_pdf", ".pdf"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"posts.csv": OWN}, "folder"),
        ({"mine.csv": OWN}, "folder"),
        ({"units.csv": UNITS, "organisation.toml": SETTINGS}, "folder"),
        ({"posts.csv": OWN, "units.csv": UNITS}, "folder"),
        ({"posts.csv": LIST}, "table"),
        ({"staff.csv": LIST}, "table"),
        ({"staff.xlsx": workbook()}, "table"),
        ({"staff.csv": workbook()}, "table"),
        ({"staff.csv": LIST, "mapping.toml": b""}, "table"),
        ({"a.csv": SENIOR}, "organogram"),
        ({"a.csv": JUNIOR, "b.csv": SENIOR}, "organogram"),
        ({"a.csv": b"A title\n\n" + SENIOR.replace(b",", b";")}, "organogram"),
        ({"a.csv": SENIOR.decode().encode("utf-16")}, "organogram"),
        ({"a.csv": SENIOR, "staff.csv": LIST}, "table"),
        ({"all.zip": packed(posts_csv=OWN)}, "folder"),
        ({"all.zip": packed(staff_csv=LIST)}, "table"),
        ({"all.zip": packed(a_csv=SENIOR, b_csv=JUNIOR)}, "organogram"),
        ({"staff.csv": LIST, "a.pdf": b"%PDF-1.7"}, "table"),
    ],
)
def test_files_are_recognised_by_what_stands_in_them(files, kind):
    assert recognised(list(files.items())).kind == kind


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"a.pdf": b"%PDF-1.7"}, "a.pdf: This is a PDF. Open the Excel or CSV list it was made"),
        ({"a.csv": b"%PDF-1.7"}, "a.csv: This is a PDF."),
        ({"a.png": b"\x89PNG\r\n\x1a\n"}, "This is a picture."),
        ({"a.csv": b""}, "The file is empty."),
        ({"a.zip": packed(a_pdf=b"%PDF")}, "no CSV, text or Excel file (it holds a.pdf)"),
        ({"a.zip": b"PK\x03\x04 broken"}, "cannot be opened"),
        ({"organisation.toml": SETTINGS}, "There is no list among the files (organisation.toml)."),
        ({}, "No file was given."),
    ],
)
def test_what_cannot_be_read_is_said_in_words(files, says):
    found = recognised(list(files.items()))
    assert found.kind == ""
    assert says in found.words


def test_what_is_refused_beside_a_list_is_said_with_it():
    words = recognised([("staff.csv", LIST), ("a.pdf", b"%PDF-1.7")]).words
    assert words.startswith("A staff list: staff.csv.")
    assert "a.pdf: This is a PDF." in words


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.zip", "a.xlsx", "posts.csv"]))
def test_no_bytes_are_a_traceback(content, name):
    assert recognised([(name, content)]).words

"""Any number of files: what they truly are, zips, settings, and words for what cannot be read."""

from __future__ import annotations

import io
import zipfile

import pytest

from orgmodel.errors import DataError
from tests.files.importers.table.reading.lists import only, read, rows, workbook

LIST = "id,title,reports to\n1,Chief,\n2,Director,1\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(files: dict[str, str]) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"%PDF-1.7 \x80", "This is a PDF. Open the Excel or CSV list it was made from."),
        (b"\x89PNG\r\n", "This is a picture."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "open it in Excel and save it without"),
        (OLE + "WordDocument".encode("utf-16-le"), "This is a Word document."),
        (OLE, "damaged"),
        (zipped({"[Content_Types].xml": "", "word/a": ""}), "This is a Word document."),
        (zipped({"[Content_Types].xml": "", "ppt/a": ""}), "PowerPoint"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<"}), "damaged"),
        (workbook([("A", [["id"]])])[:-30], "damaged or not whole"),
        (workbook([("A", [])]), "The workbook is empty"),
        (b"<html><table><tr><td>id", "web page"),
        (bytes(range(256)) * 20, "neither a workbook nor text"),
        (zipped({"a": "x"}), "holds no CSV, text or Excel file"),
        (b",,,\n,,\n", "no cell holds anything"),
    ],
)
def test_what_cannot_be_read_is_answered_in_words(content: bytes, words: str) -> None:
    with pytest.raises(DataError) as told:
        read(("staff.xlsx", content))
    assert words in str(told.value)
    assert told.value.problems


def test_one_bad_file_does_not_keep_another_from_being_read() -> None:
    found = read(("a.pdf", b"%PDF-1.7"), ("staff.csv", LIST))
    assert len(found.sources) == 1
    assert [(problem.file, problem.fault) for problem in found.problems] == [("a.pdf", True)]


def test_a_zip_gives_its_lists_and_settings() -> None:
    units = "id,name,kind\nfin,Finance,team\n"
    posts = LIST.replace(" ", "_")
    found = read(
        ("all.zip", zipped({"d/posts.csv": posts, "d/units.csv": units, "organisation.toml": "x"}))
    )
    assert [(one.file, one.kind) for one in found.sources] == [
        ("posts.csv", "list"),
        ("units.csv", "units"),
    ]
    assert found.files == {"organisation.toml": b"x"}


def test_settings_alone_are_no_list() -> None:
    with pytest.raises(DataError, match=r"no list among the files \(organisation.toml\)"):
        read(("organisation.toml", "name = 1"))


def test_files_with_the_same_headings_are_one_list_and_others_are_told() -> None:
    more = "id,title,reports to\n3,Nurse,1\n"
    found = read(("fin.csv", LIST), ("nur.csv", more), ("x.csv", "code,word\na,b\n"))
    assert [one.file for one in found.sources] == ["fin.csv", "nur.csv"]
    (problem,) = found.problems
    assert "x.csv: the file (2 rows) was not read" in str(problem)


def test_a_single_column_is_a_list() -> None:
    assert rows(only("title\nChief\nDirector\n")) == [["Chief"], ["Director"]]

"""What holds too much is refused in words before it is read; what people send is let in."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from bench.costly_uploads import CASES, Contents, ods, xlsx_of, zip_of
from orgmodel.errors import DataError
from orgmodel.files.bounds.limits import SHARED_SERVER
from orgmodel.files.bounds.weighing import weigh

SMALL = replace(
    SHARED_SERVER,
    unpacked=20_000,
    zipped=5_000,
    entries=10,
    rows=5,
    columns=4,
    cells=18,
    cell_length=50,
    settings=1_000,
    names=5,
)
ROW = b"1,Clerk,\n"
QUOTED = b'1,"Clerk, grade 2",\n'


def said(contents: Contents) -> str:
    with pytest.raises(DataError) as refused:
        weigh(contents, SMALL)
    return str(refused.value)


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        ([("l.csv", b"id,title,boss\n" + ROW * 9)], "the list has 10 rows; at most 5 are read"),
        ([("l.csv", b"id,title,boss\n" + QUOTED * 9)], "the list has more rows; at most 5"),
        ([("l.csv", b"a,b\n1,2,3,4,5,6,7\n")], "row 2: the row has 7 cells; at most 4 columns"),
        ([("l.csv", b'"a",b\n1,2,3,4,5,6,7\n')], "row 2: the row has 7 cells; at most 4 columns"),
        ([("l.csv", b"a;b\n1;2;3;4;5;6;7\n")], "row 2: the row has 7 cells; at most 4 columns"),
        ([("l.csv", b"a,b\n1," + b"x" * 60)], "row 2: a cell holds more than 50 letters"),
        ([("l.csv", b'a,b\n1,"' + b"x" * 60 + b'"')], "row 2: a cell holds more than 50 letters"),
        ([("l.csv", b"a,b,c,d\n" + b"1,2,3,4\n" * 5)], "the list has more than 18 cells"),
        ([("l.csv", b"x\n" * 20_000)], "the file holds 40 kB; at most 20 kB is read"),
        ([("z.zip", zip_of({"posts.csv": b"x" * 9_000}))], "the zip holds more than 5 kB unpacked"),
        ([("z.zip", zip_of({f"{n}": b"" for n in range(20)}))], "holds 20 files; at most 10"),
        ([("z.zip", zip_of({"posts.csv": ROW * 9}))], "z.zip: posts.csv: the list has 9 rows"),
        ([("organisation.toml", b"tops = [" + b'"a",' * 9 + b"]")], "9 names; at most 5"),
        ([("rules.toml", b"#" * 2_000)], "the file holds 2 kB; at most 1 kB is read of settings"),
    ],
)
def test_each_limit_is_told_with_what_is_let_in(contents: Contents, words: str) -> None:
    assert words in said(contents)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (b'<row r="9"><c r="A999999"><v>1</v></c></row>', "reaches to row 999,999; at most 5"),
        (b"<row><c r='XFD2'><v>1</v></c></row>", "reaches to column XFD; at most 4 columns"),
        (b"<c><v>" + b"x" * 500 + b"</v></c>", "a cell holds more than 50 letters"),
        (b"<c><v>1</v></c>" * 90, "a sheet has more than 18 cells"),
        (b"<!-- -->" * 9_000, "the workbook holds more than 20 kB unpacked"),
    ],
)
def test_the_limits_hold_for_a_sheet_too(sheet: bytes, words: str) -> None:
    bounds = replace(SMALL, entries=20, cells=18 if b"!" not in sheet else 100_000)
    with pytest.raises(DataError, match=words):
        weigh([("s.xlsx", xlsx_of(sheet))], bounds)


def test_a_sheet_that_is_formatted_to_its_end_is_let_in() -> None:
    far = b'<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'
    weigh([("s.xlsx", xlsx_of(b"<c><v>1</v></c>" + far))], replace(SMALL, entries=20))
    blank = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
    blank += 'table:number-columns-repeated="16384"/></table:table-row>'
    weigh([("s.ods", ods(blank))], replace(SMALL, cell_length=500))


def test_rows_that_an_open_document_repeats_are_counted() -> None:
    row = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell>'
    row += "<text:p>Clerk</text:p></table:table-cell></table:table-row>"
    with pytest.raises(DataError, match="reaches to row 1,048,570; at most 5 rows"):
        weigh([("s.ods", ods(row))], replace(SMALL, cell_length=500))


def test_a_zip_is_counted_as_it_comes_whatever_it_says_of_its_size() -> None:
    for name in ("a zip with sizes that are untrue", "a workbook with sizes that are untrue"):
        with pytest.raises(DataError, match="which is the most that is read"):
            weigh(CASES[name](), SHARED_SERVER)


def test_zips_in_each_other_are_told_and_so_is_a_password() -> None:
    with pytest.raises(DataError, match="zips stand in each other; at most 2 deep are read"):
        weigh(CASES["ten zips in each other"](), SHARED_SERVER)
    with pytest.raises(DataError, match=r"protected by a password\. Save it without one"):
        weigh(CASES["a zip under a password"](), SHARED_SERVER)


def test_what_cannot_be_opened_is_left_to_its_reader() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("posts.csv", "id,title,reports_to\n1,Head,\n")
    weigh([("z.zip", whole.getvalue()[:-30]), ("x.xls", b"\xd0\xcf\x11\xe0")], SHARED_SERVER)


@pytest.mark.parametrize("text", ["a=" + "[" * 900, "a=" + "{a=" * 900, "a." * 4_000 + "a=1"])
def test_lists_and_tables_in_each_other_cost_nothing(text: str) -> None:
    weigh([("organisation.toml", text.encode())], SHARED_SERVER)

"""Workbooks: numbers as numbers, text as text whatever it holds, and the same bytes each time."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.cli.main import main
from orgmodel.result_tables.result_table import ResultTable, cell, table_of
from orgmodel.result_tables.workbook import sheet_names, workbook

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "http://example.org",
    "mailto:a@b.c",
    "internal:a",
    "007",
    "12.50",
    "{=A1}",
    "\ttab",
    "<b>&amp;</b>",
    "a\nb",
)


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(content: bytes, sheet: str):
    return [[one.value for one in row] for row in opened(content)[sheet].iter_rows()]


def test_numbers_are_numbers_and_what_is_not_known_is_empty():
    frame = pd.DataFrame(
        {"whole": [1, 2, 3], "part": [1.5, np.nan, 2.0], "flag": [True, False, True]}
    )
    rows = cells(workbook([ResultTable("t", "T", frame)]), "t")
    assert rows == [["whole", "part", "flag"], [1, 1.5, "yes"], [2, None, "no"], [3, 2, "yes"]]


@pytest.mark.parametrize("words", HOSTILE)
def test_text_stays_text(words):
    content = workbook([table_of("t", "T", [{words: words}], [words])])
    sheet = opened(content)["t"]
    assert [row[0].value for row in sheet.iter_rows()] == [words, words]
    assert {row[0].data_type for row in sheet.iter_rows()} == {"s"}
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_the_head_is_bold_and_frozen_with_a_filter():
    sheet = opened(workbook([table_of("t", "T", [{"a": 1, "b": "x"}], ["a", "b"])]))["t"]
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"


def test_long_text_is_given_a_column_one_can_read():
    sheet = opened(workbook([table_of("t", "T", [{"a": "word " * 200}], ["a"])]))["t"]
    assert sheet.column_dimensions["A"].width == pytest.approx(60, abs=1)
    assert sheet["A2"].alignment.wrap_text


def test_text_longer_than_a_cell_may_be_says_that_it_is_cut():
    rows = cells(workbook([table_of("t", "T", [{"a": "x" * 40_000}], ["a"])]), "t")
    assert len(rows[1][0]) == 32_767
    assert rows[1][0].endswith("the CSV has it whole)")


def test_the_same_tables_give_the_same_bytes_and_no_time_of_day():
    table = table_of("t", "T", [{"a": 1}], ["a"])
    assert workbook([table]) == workbook([table])
    parts = zipfile.ZipFile(io.BytesIO(workbook([table])))
    assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")


@given(st.lists(st.text(max_size=40), max_size=8))
def test_a_sheet_has_a_name_that_excel_takes(wanted):
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_sheets_of_one_name_are_numbered():
    assert sheet_names(["posts", "Posts", "posts"]) == ["posts", "Posts 2", "posts 3"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (np.int64(3), 3),
        (2.0, 2),
        (float("nan"), None),
        (float("inf"), None),
        (pd.NA, None),
        (True, "yes"),
        (("a", "b"), "a b"),
        ("007", "007"),
    ],
)
def test_a_value_as_a_cell(value, said):
    assert cell(value) == said


def run(capsys, *words):
    status = main(words)
    return status, capsys.readouterr()


OPTION = str(ROOT / "data/illustrative/scenarios/flatten-a-layer.toml")


@pytest.mark.parametrize(
    ("words", "sheets"),
    [
        (("check",), {"rules", "findings", "steps", "exemptions"}),
        (("measures",), {"figures", "managers", "layers", "directors", "units", "depends on"}),
        (("compare", OPTION), {"options", "changes", "findings", "outcomes", "transfers"}),
        (("impact", OPTION), {"posts", "by category", "pools", "consultation"}),
        (("validate",), {"problems"}),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_commands_write_their_tables(words, sheets, tmp_path, capsys):
    target = tmp_path / "out.xlsx"
    command, *more = words
    data = str(ROOT / "data" / "illustrative")
    status, said = run(capsys, command, data, *more, "--format", "xlsx", "-o", str(target))
    assert status == 0
    assert said.out == f"{target}\n"
    assert sheets <= set(opened(target.read_bytes()).sheetnames)


def test_the_sheets_have_the_figures_of_the_csv(tmp_path, capsys):
    target = tmp_path / "out.xlsx"
    data = str(ROOT / "data" / "illustrative")
    run(capsys, "measures", data, "--format", "xlsx", "-o", str(target))
    rows = cells(target.read_bytes(), "figures")
    assert {row[0]: row[2] for row in rows[1:]}["posts"] == 195


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--format", "xlsx"), "needs -o FILE.xlsx"),
        (("--format", "xlsx", "-o", "out.csv"), "end the workbook's name in .xlsx"),
        (("--format", "xlsx", "-o", "nowhere/out.xlsx"), "there is no folder nowhere"),
        (("-o", "out.xlsx"), "goes with --format xlsx"),
    ],
)
def test_a_workbook_that_cannot_be_written_is_refused(more, said, capsys):
    status, spoken = run(capsys, "check", str(ROOT / "data" / "brent"), *more)
    assert status == 2
    assert said in " ".join(spoken.err.split())


def test_an_input_is_never_overwritten(tmp_path, capsys):
    (tmp_path / "posts.csv").write_text("id,title,reports_to\na,Top,\n")
    target = tmp_path / "out.xlsx"
    target.symlink_to(tmp_path / "posts.csv")
    status, spoken = run(capsys, "check", str(tmp_path), "--format", "xlsx", "-o", str(target))
    assert status == 2
    assert "Write to another place" in " ".join(spoken.err.split())
    assert (tmp_path / "posts.csv").read_text().startswith("id,title")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_reads_the_numbers(tmp_path):
    rows = [{"a": 1234.5, "b": "=1+1", "c": "007"}]
    (tmp_path / "t.xlsx").write_bytes(workbook([table_of("t", "T", rows, ["a", "b", "c"])]))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "fods", "t.xlsx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    said = (tmp_path / "t.fods").read_text(encoding="utf-8")
    assert 'office:value-type="float" office:value="1234.5"' in said
    assert "table:formula" not in said
    assert "<text:p>=1+1</text:p>" in said
    assert "<text:p>007</text:p>" in said

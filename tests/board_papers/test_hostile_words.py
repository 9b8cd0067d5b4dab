"""Words from files that a paper, a sheet, a list or a script could take for something else."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace

import openpyxl
import pytest

from orgmodel.changes.scenario import Scenario
from orgmodel.reporting import board_pack
from tests.board_papers.reading import table, words_of_pdf, words_of_zip
from tests.builders import organisation, post, unit

HOSTILE = (
    "#panic(1)",
    "[x] *bold* _it_",
    "$x^2$ `raw`",
    r"\u{41} \ back",
    "@label <label>",
    "<script>alert(1)</script>",
    "\"quoted\" & 'apostrophe'",
    "=HYPERLINK(A1)",
    "+1 -1",
    "= Heading",
    "/* comment */ // more",
    "http://example.org/x",
)


@pytest.fixture(scope="module")
def pack():
    posts = [post("ce", title="Chief", unit="u0")]
    posts += [
        post(f"p{n}", "ce", title=words, unit=f"u{n}") for n, words in enumerate(HOSTILE, start=1)
    ]
    units = [unit("u0", "organisation", name="Whole")]
    units += [
        unit(f"u{n}", name=f"Unit {words}", parent="u0", head=f"p{n}")
        for n, words in enumerate(HOSTILE, start=1)
    ]
    model = organisation(posts, units=units, name="#set page(1) *Body* [x]", date="2026-04-01")
    options = [Scenario(words).remove_post(f"p{n}") for n, words in enumerate(HOSTILE, start=1)]
    return board_pack(model, options[:4])


def test_the_paper_prints_them_as_they_are(pack, tmp_path):
    said = "".join(words_of_pdf(pack["board-pack.pdf"], tmp_path).split()).replace("\u200b", "")
    for words in HOSTILE:
        assert "".join(words.split()) in said


def test_the_bookmarks_say_them_as_they_are(pack, tmp_path):
    if not shutil.which("pdftohtml"):
        pytest.skip("pdftohtml (poppler) is not installed")
    (tmp_path / "p.pdf").write_bytes(pack["board-pack.pdf"])
    subprocess.run(
        ["pdftohtml", "-xml", "-i", "p.pdf", "p"], cwd=tmp_path, check=True, capture_output=True
    )
    outline = (tmp_path / "p.xml").read_text(encoding="utf-8").partition("<outline>")[2]
    assert "option 1 #panic(1)" in outline
    assert "option 2 [x] *bold* _it_" in outline


def test_the_paper_has_no_link_out(pack):
    assert b"/URI" not in pack["board-pack.pdf"]


def test_the_csvs_guard_what_a_spreadsheet_would_run(pack):
    titles = {row["title"] for row in table(pack, "posts")}
    assert "'=HYPERLINK(A1)" in titles
    assert "'+1 -1" in titles
    assert "#panic(1)" in titles


def test_the_workbook_has_neither_formula_nor_link(pack):
    xml = words_of_zip(pack["board-pack.xlsx"])
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    sheet = openpyxl.load_workbook(io.BytesIO(pack["board-pack.xlsx"]))["posts"]
    assert {cell.value for cell in sheet["C"]} >= set(HOSTILE)


def test_the_readme_keeps_each_name_on_its_line():
    model = replace(organisation([post("ce")]), name="Body\n\x1b[31mFILES\x00", date="2026-04-01")
    said = board_pack(model)["README.txt"].decode()
    assert said.splitlines()[0] == r"Body \x1b[31mFILES\x00: Board pack"


def test_letters_that_the_font_lacks_are_told_and_stop_nothing():
    posts = [post("ce", title="\u4e3b\u7ba1"), post("b", "ce", title="Tab\tand \u200b\u2028 rest")]
    pack = board_pack(organisation(posts, units=[unit("u", name="\U0001f600 unit", head="b")]))
    assert "prints squares for them: \u4e3b\u7ba1" in pack["README.txt"].decode()
    assert "\u4e3b\u7ba1" in {row["title"] for row in table(pack, "posts")}

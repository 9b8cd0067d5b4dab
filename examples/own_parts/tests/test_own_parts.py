"""The three parts by themselves, as a package's own tests try them."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from orgmodel_own_parts import mermaid, outline, same_band

import orgmodel as om
from orgmodel.rules.view import View

POSTS = "id,title,reports_to,band\nce,Chief,,9\na,Head,ce,{}\nb,Clerk,a,6\n"


RULE = SimpleNamespace(id="X", severity="error", parameters={"things": ["table:posts"]})


@pytest.mark.parametrize(
    ("band", "subjects", "is_open"), [("8", [], False), ("9", [("a", "ce")], False), ("", [], True)]
)
def test_the_kind_finds_a_breach_and_no_more(tmp_path: Path, band, subjects, is_open):
    (tmp_path / "posts.csv").write_text(POSTS.format(band))
    seen = same_band.look(View(om.load(tmp_path), None, {}), RULE)
    assert [finding.subjects for finding in seen.findings] == subjects
    assert bool(seen.missing) is is_open


def test_the_importer_reads_who_stands_under_whom():
    found = outline.IMPORTER.read([("staff.txt", b"Chief\n  Head\n    Clerk\n  Nurse\n")])
    posts = found.model.tables["posts"]
    assert posts[["title", "reports_to"]].values.tolist() == [
        ["Chief", ""],
        ["Head", "p1"],
        ["Clerk", "p2"],
        ["Nurse", "p1"],
    ]
    assert found.problems == ()


def test_the_importer_tells_a_line_that_stands_between():
    found = outline.IMPORTER.read([("staff.txt", b"Chief\n    Head\n  Nurse\n")])
    assert [(p.row, p.value) for p in found.problems] == [(3, "Nurse")]


def test_the_writer_makes_text_of_titles_and_no_code(tmp_path: Path):
    (tmp_path / "posts.csv").write_text('id,title,reports_to\nce,"A""]; click",\nb,B,ce\n')
    drawing = om.load(tmp_path).chart("organisation").drawings[0]
    text = mermaid.to_mermaid(drawing)
    assert "#34;#93;#59; click" in text and "n0 --> n1" in text

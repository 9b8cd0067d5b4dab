"""Real files with their real faults: nothing crashes, and no cell is lost.

The files are public-sector organograms that lie beside the project, not in it. Their three
columns are renamed to ours and nothing else is changed.
"""

import csv
import io
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.api import from_reading
from orgmodel.errors import DataError
from orgmodel.files.folder.folder import read_files

REAL = Path(__file__).resolve().parents[3] / "shared" / "realdata"
FILES = sorted(path for path in REAL.rglob("*") if path.suffix in (".csv", ".txt", ".json"))
SENIOR = [p for p in FILES if p.name.endswith("-senior.csv") and b"Post Unique" in p.read_bytes()]
ENCODINGS = {
    "utf8-bom-crlf.csv": "utf-8-sig",
    "cp1252-crlf.csv": "cp1252",
    "lone-cr.csv": "utf-8",
    "trailing-blank-rows.csv": "utf-8",
    "merged-unit-cells.csv": "utf-8",
}
OURS = (
    (b"Post Unique Reference", b"id"),
    (b"Job Title", b"title"),
    (b"Reports to Senior Post", b"reports_to"),
)

needs_real_files = pytest.mark.skipif(not FILES, reason=f"{REAL} is not there")


def in_our_columns(content):
    for theirs, ours in OURS:
        assert theirs in content
        content = content.replace(theirs, ours, 1)
    return content


def cells_of(content, encoding):
    """Row → the cells that hold anything, read without our code."""
    text = content.decode(encoding)
    records = list(csv.reader(io.StringIO(text, newline="")))
    rows = {row: [c for c in cells if c] for row, cells in enumerate(records[1:], start=2)}
    return {row: cells for row, cells in rows.items() if cells}


def loaded_cells(posts):
    rows = zip(posts.index, posts.to_numpy().tolist(), strict=True)
    return {int(row): sorted(cell for cell in cells if cell) for row, cells in rows}


@needs_real_files
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_any_real_file_is_loaded_or_refused_with_its_faults(path):
    try:
        om.load(path)
    except DataError as error:
        assert error.problems
        assert all(problem.message for problem in error.problems)


@needs_real_files
@pytest.mark.parametrize("path", SENIOR, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_cell_of_a_real_organogram_is_lost(path):
    content = in_our_columns(path.read_bytes())
    made = from_reading(read_files({"posts.csv": content}))
    expected = {row: sorted(cells) for row, cells in cells_of(content, "utf-8-sig").items()}
    assert loaded_cells(made.posts) == expected


@needs_real_files
@pytest.mark.parametrize("name", ENCODINGS)
def test_no_cell_is_lost_however_the_file_was_saved(name):
    path = REAL / "encodings" / f"nhsla-2013-senior.{name}"
    content = in_our_columns(path.read_bytes())
    made = from_reading(read_files({"posts.csv": content}))
    expected = {row: sorted(cells) for row, cells in cells_of(content, ENCODINGS[name]).items()}
    assert loaded_cells(made.posts) == expected
    assert len(made.posts) == 13


@needs_real_files
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("utf16le-bom-tab.txt", "UTF-16"),
        ("semicolon-bom.csv", "another mark than a comma"),
        ("title-rows-and-total.csv", 'no column "id"'),
    ],
)
def test_what_cannot_be_read_says_why(name, says):
    with pytest.raises(DataError, match=says):
        om.load(REAL / "encodings" / f"nhsla-2013-senior.{name}")


@needs_real_files
def test_a_chief_executive_who_reports_to_itself_is_found():
    (path,) = [path for path in SENIOR if path.name.startswith("acas")]
    made = from_reading(read_files({"posts.csv": in_our_columns(path.read_bytes())}))
    assert "self-report" in {problem.code for problem in made.problems}

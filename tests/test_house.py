"""The house: files of one subject, folders one can look over, and nothing that nobody uses."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "orgmodel").rglob("*.py"))
LONGEST, MIDDLE, IN_A_FOLDER = 400, 110, 30


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_over_400_lines():
    files = [*FILES, *(ROOT / "tests").rglob("*.py")]
    assert {path.name: _lines(path) for path in files if _lines(path) > LONGEST} == {}


def test_the_middle_file_is_under_110_lines():
    assert median(_lines(path) for path in FILES) < MIDDLE


def test_no_folder_has_more_than_30_files():
    folders = Counter(path.parent for path in [*FILES, *(ROOT / "tests").rglob("*.py")])
    assert {str(folder): n for folder, n in folders.items() if n > IN_A_FOLDER} == {}


def test_the_formatter_has_the_last_word():
    mark = "fmt: " + "skip"
    places = [*FILES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    assert [path for path in places if mark in path.read_text(encoding="utf-8")] == []


def test_no_two_public_classes_share_a_name():
    names = Counter(
        node.name
        for path in FILES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_in_its_first_line_what_it_is(path):
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said, f"{path}: begin it with a docstring of one line that says what is in it"

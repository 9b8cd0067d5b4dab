"""CONTRIBUTING.md names files that are there, and steps that are the steps."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (To add [^\n]*)\n(.*?)(?=^## )", TEXT, re.DOTALL | re.MULTILINE))
PATH = re.compile(r"`((?:orgmodel|tests|docs)/[\w./-]+|app\.py)`")
PLACEHOLDERS = re.compile(r"\b(NAME|FAMILY|KIND|SUBJECT)\b|_NAME")


def _steps(words: str) -> list[str]:
    """The numbered steps of a section, without what is said after them."""
    return [step.split("\n\n")[0] for step in re.split(r"^\d\. ", words, flags=re.MULTILINE)[1:]]


def _files(words: str) -> list[str]:
    return [path for path in PATH.findall(words) if not PLACEHOLDERS.search(path)]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_file_it_names_is_there(section):
    assert _files(SECTIONS[section])
    assert [path for path in _files(SECTIONS[section]) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_to_be_named_lies_where_its_example_lies(section):
    for words in _steps(SECTIONS[section]):
        named = [path for path in PATH.findall(words) if PLACEHOLDERS.search(path)]
        for path, example in zip(named, _files(words), strict=False):
            kept = PLACEHOLDERS.split(path)[0]
            assert example.startswith(kept), f"{section}: {example} is no example of {path}"


def test_adding_one_thing_takes_two_files_at_most_beside_tests_and_documents():
    for section, words in SECTIONS.items():
        code = [step for step in _steps(words) if not step.startswith(("`tests/", "`docs/"))]
        assert 1 <= len(code) <= 2, section


@pytest.mark.parametrize(
    ("section", "module", "names"),
    [
        ("To add a rule kind", "orgmodel.rules.kinds", "span"),
        ("To add a verb", "orgmodel.changes.verb_list", "move-function"),
    ],
)
def test_its_example_is_found_from_its_folder(section, module, names):
    found = import_module(module)
    known = getattr(found, "VERBS", None) or found.LOOKS
    assert section in SECTIONS
    assert names in known


def test_the_picture_of_the_house_has_every_room():
    house = TEXT[TEXT.index("## The house") : TEXT.index("Imports run downwards")]
    rooms = {path.name for path in (ROOT / "orgmodel").iterdir() if (path / "__init__.py").exists()}
    assert {room for room in rooms if not re.search(rf"\b{room}\b", house)} == set()

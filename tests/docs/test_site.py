"""The site of the documents: every public name is on its page, every page is in its navigation."""

from __future__ import annotations

import importlib
import re
import sys

import pytest

import orgmodel as om
from orgmodel.cli.grammar import MODULES
from tests.docs.desk import ROOT

sys.path.insert(0, str(ROOT / "docs" / "made"))
DOCS = ROOT / "docs"
NAMES = (DOCS / "reference" / "names.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
MADE = ("reference/commands.md", "reference/schemas.md", "decisions/index.md", "notebooks/code.md")


def test_every_public_name_is_on_the_page_of_names():
    written = re.findall(r"^::: ([\w.]+)$", NAMES, re.MULTILINE)
    modules = {place for place in written if place == "orgmodel.errors"}
    places = {f"{getattr(om, name).__module__}.{name}" for name in om.__all__}
    missing = [one for one in places - set(written) if one.rpartition(".")[0] not in modules]
    assert missing == []


def test_what_it_names_is_there():
    for place in re.findall(r"^::: ([\w.]+)$", NAMES, re.MULTILINE):
        module, _, name = place.rpartition(".")
        assert hasattr(importlib.import_module(module), name), place


def test_every_page_is_in_the_navigation_and_every_entry_is_a_page():
    listed = set(re.findall(r"[\w/-]+\.md", SETTINGS[SETTINGS.index("\nnav:") :]))
    pages = {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}
    pages = {page for page in pages if not page.startswith("decisions/")}
    outside = {page for page in listed if page.startswith("repository/")}
    assert pages == listed - outside - set(MADE)
    assert [
        page for page in outside if not (ROOT / page.removeprefix("repository/")).exists()
    ] == []


def test_how_to_names_commands_that_there_are():
    words = (DOCS / "how-to.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`orgmodel (\w+)", words)) <= set(MODULES)


LOADS = [
    '<script src="https://cdn.example/a.js"></script>',
    '<link rel="stylesheet" href="//fonts.example/a.css">',
    '<p style="background: url(https://example.org/a.png)">',
]
DOES_NOT = ['<a href="https://example.org">x</a>', '<link rel="canonical" href="https://a.org">']


@pytest.mark.parametrize("markup", LOADS + DOES_NOT)
def test_a_page_that_loads_from_elsewhere_is_found(markup, tmp_path):
    from sealed import outside

    (tmp_path / "page.html").write_text(markup, encoding="utf-8")
    (tmp_path / "own.css").write_text("a { background: url(own.png) }", encoding="utf-8")
    assert bool(outside(tmp_path)) == (markup in LOADS)

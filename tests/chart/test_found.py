"""Views and writers are found in their folders, and each has its test and its place in the docs."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from orgmodel.chart.chart import VIEWS
from orgmodel.chart.file_formats import file_formats
from orgmodel.chart.found import VIEWS_FOLDER, WRITERS_FOLDER, Found, names_in, what_it_shows

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
VIEW_NAMES, WRITER_NAMES = names_in(VIEWS_FOLDER), names_in(WRITERS_FOLDER)


def rows(head: str) -> list[str]:
    """The names in the first column of the table under this head in docs/charts.md."""
    _, _, table = DOCUMENT.partition(f"| {head} |")
    return re.findall(r"^\| `([^`]+)` \|", table.partition("\n\n")[0], re.MULTILINE)


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_a_view_has_its_test(name: str) -> None:
    test = ROOT / "tests" / "chart" / "views" / f"test_{name}.py"
    assert test.is_file(), f"the view {name} has no test: write tests/chart/views/{test.name}."


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_a_view_has_its_row_in_the_document(name: str) -> None:
    assert name in rows("view"), (
        f"the view {name} is not in docs/charts.md: add a row | `{name}` | what it shows | "
        "options | to the table of views."
    )


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_a_view_declares_itself(name: str) -> None:
    view = VIEWS[name]
    assert what_it_shows(VIEWS_FOLDER, name), f"orgmodel/chart/views/{name}.py has no docstring."
    others = {view.order for other, view in VIEWS.items() if other != name}
    assert view.order not in others, f"the view {name} has the order of another: give it its own."


@pytest.mark.parametrize("name", WRITER_NAMES)
def test_a_writer_has_its_test(name: str) -> None:
    tests = ROOT / "tests" / "chart" / "writers"
    assert (tests / f"test_{name}.py").is_file(), (
        f"the writer {name} has no test: write tests/chart/writers/test_{name}.py."
    )


@pytest.mark.parametrize("name", WRITER_NAMES)
def test_a_writer_declares_the_files_it_makes(name: str) -> None:
    assert isinstance(Found(WRITERS_FOLDER, "FORMATS", tuple)[name], tuple)


def test_a_kind_of_file_has_its_row_in_the_document() -> None:
    for suffix in file_formats():
        assert suffix in rows("file"), (
            f"{suffix} is not in docs/charts.md: add a row | `{suffix}` | what it holds | to the "
            "table of files."
        )


def test_the_document_lists_nothing_else() -> None:
    assert rows("view") == sorted(VIEWS, key=lambda name: VIEWS[name].order)
    assert rows("file") == list(file_formats())


def test_what_a_view_shows_is_the_first_line_of_its_docstring() -> None:
    for name in VIEW_NAMES:
        said = (sys.modules[VIEWS[name].draw.__module__].__doc__ or "").splitlines()[0]
        assert said.endswith(what_it_shows(VIEWS_FOLDER, name))
        assert what_it_shows(VIEWS_FOLDER, name)


def test_a_name_that_is_no_module_is_not_found() -> None:
    assert "parts" not in VIEWS
    with pytest.raises(KeyError):
        VIEWS["parts"]


def test_a_module_without_its_declaration_is_told_what_to_do() -> None:
    with pytest.raises(AttributeError, match=r"views\.unit declares no PAGE: end it with one"):
        Found(VIEWS_FOLDER, "PAGE", int)["unit"]


def test_a_declaration_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="VIEW is no int"):
        Found(VIEWS_FOLDER, "VIEW", int)["unit"]


@pytest.mark.parametrize("name", WRITER_NAMES)
def test_what_a_writer_makes_is_the_first_line_of_its_docstring(name: str) -> None:
    said = (import_module(f"{WRITERS_FOLDER}.{name}").__doc__ or "").splitlines()[0]
    assert what_it_shows(WRITERS_FOLDER, name)
    assert said.endswith(what_it_shows(WRITERS_FOLDER, name))

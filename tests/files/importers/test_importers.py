"""Importers are found from their folder, and each comes with its document and its test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from orgmodel.cli.main import main
from orgmodel.errors import UnknownNameError
from orgmodel.files.importers import found
from orgmodel.files.importers.base import Contents, Importer, ImportOutcome, Options
from orgmodel.files.importers.table.repairs.every import REPAIRS

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
FORMATS = found.names()


def section(name: str) -> str:
    """The part of docs/importing.md on one format."""
    return DOCUMENT.partition(f"\n## `{name}`")[2].partition("\n## ")[0]


def test_the_formats_are_the_folders() -> None:
    folder = ROOT / "orgmodel" / "files" / "importers"
    folders = {path.name for path in folder.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert set(FORMATS) == folders, "give each folder of an importer an __init__.py"


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_an_importer(name: str) -> None:
    where = f"orgmodel/files/importers/{name}/importer.py: give it IMPORTER, an Importer"
    try:
        importer = found.importer(name)
    except (ModuleNotFoundError, AttributeError):
        pytest.fail(where)
    assert isinstance(importer, Importer), where


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_documented_with_its_files_and_repairs(name: str) -> None:
    importer = found.importer(name)
    assert section(name), f"docs/importing.md: add a section “## `{name}`”"
    command = f"import {name} {importer.files}"
    assert command in " ".join(section(name).split()), f"docs/importing.md: say `{command}`"
    rows = section(name).partition("| repair |")[2]
    repairs = re.findall(r"^\| `([a-z-]+)` \|", rows, re.MULTILINE)
    wanted = f"docs/importing.md: a table of the repairs of {name}, a row `| `name` | … |` each"
    assert repairs == list(importer.repairs), wanted


EXAMPLES = re.findall(
    r"^#{3,4} (?:From )?([^\n]*)\n(?:(?!^#{2,4} ).)*?"
    r"^```csv\n(.*?)```\n\nis taken as\n\n```toml\n(.*?)```",
    section("table"),
    re.MULTILINE | re.DOTALL,
)
SYSTEMS = ["Excel", "ESR", "Workday", "SuccessFactors", "Oracle"]
TOOLS = ["Visio", "OrgPlus", "Organimi", "draw.io"]


def test_each_system_has_an_example() -> None:
    assert [name for name, _, _ in EXAMPLES] == [*SYSTEMS, *TOOLS]
    assert "### From data.gov.uk" in section("organogram")


@pytest.mark.parametrize(("name", "listed", "mapping"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_an_example_is_taken_as_the_document_says(name: str, listed: str, mapping: str) -> None:
    read = found.importer("table").read([(f"{name}.csv", listed.encode())])
    assert read.extra["mapping.toml"].decode().startswith(mapping)
    assert [problem for problem in read.problems if problem.fault] == []
    assert len(read.model.posts) == 3 and len(read.model.line_tops.tops) == 1


def test_the_document_says_which_repairs_are_done_by_themselves() -> None:
    said = re.findall(r"^\| `([a-z-]+)` \| (on|off) \|", section("table"), re.MULTILINE)
    assert said == [(name, "on" if r.safe else "off") for name, r in REPAIRS.items()]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_test_of_its_own(name: str) -> None:
    here = Path(__file__).parent
    tests = [*here.glob(f"test_{name}.py"), *here.glob(f"{name}/test_*.py")]
    assert tests, f"write tests/files/importers/test_{name}.py"


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_line_says_what_a_format_takes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    importer = found.importer(name)
    assert f"{name} {importer.files}: {importer.about}" in said
    assert ", ".join(importer.repairs) in said


class Nothing(Importer):
    files, about = "FILE", "a file of which nothing is read"

    @property
    def repairs(self) -> Mapping[str, str]:
        return {"trim-spaces": "take spaces away"}

    def _read(self, contents: Contents, options: Options) -> ImportOutcome:
        raise NotImplementedError


def test_a_repair_that_does_not_exist_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UnknownNameError, match='Did you mean "trim-spaces"'):
        Nothing().read([], Options(("trim-space",)))

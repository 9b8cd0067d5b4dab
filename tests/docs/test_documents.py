"""What README and guide tell a reader to type works, and says what they say it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from orgmodel.cli.main import main

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
DOCUMENTS = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("bench/*.md"),
    ]
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").symlink_to(ROOT / "data", target_is_directory=True)
    _write_staff_list(tmp_path / "staff.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write_staff_list(place: Path) -> None:
    """A reader's own list, which the documents speak of."""
    with xlsxwriter.Workbook(place) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("Position Number", "Job Title", "Line Manager", "FTE"))
        sheet.write_row(1, 0, ("P1", "Chief Executive", "", "1.0"))
        sheet.write_row(2, 0, ("P2", "Director of Finance", "P1", "0,8"))


def _fences(document: str) -> Iterator[tuple[str, str, str]]:
    for found in FENCE.finditer((ROOT / document).read_text(encoding="utf-8")):
        yield found[1], found[2] or "", found[3]


def _commands(block: str) -> list[list[str]]:
    lines = (shlex.split(line, comments=True) for line in block.splitlines())
    return [line[1:] for line in lines if line and line[0] == "orgmodel"]


@pytest.mark.parametrize("document", ["README.md", "docs/guide.md", "docs/commands.md"])
def test_files_commands_and_answers_of_a_document_agree(
    document: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ""
    for kind, name, block in _fences(document):
        if name:
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(block, encoding="utf-8")
        elif kind == "sh":
            for command in _commands(block):
                main(command)
                answer = capsys.readouterr()
                said = answer.out
                assert "usage:" not in answer.err, command
        elif kind == "text":
            assert " ".join(block.split()) in " ".join(said.split())
        elif kind == "python":
            exec(compile(block, document, "exec"), {})  # noqa: S102


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (document.parent / target).exists()]
    assert not missing


def test_make_targets_named_in_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named
    assert not [name for name in named if f"\n{name}:" not in makefile]

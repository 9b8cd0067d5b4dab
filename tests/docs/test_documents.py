"""What README and guide tell a reader to type works, and says what they say it says."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgmodel.cli.grammar import parser
from orgmodel.cli.main import main
from tests.docs.desk import lay

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
DOCUMENTS = sorted(
    [
        ROOT / "README.md",
        ROOT / "CODE_OF_CONDUCT.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("bench/*.md"),
    ]
)


PAGES = [
    *("README.md", "docs/index.md", "docs/how-to.md"),
    *(
        f"docs/{path.relative_to(ROOT / 'docs')}"
        for path in sorted((ROOT / "docs").rglob("*.md"))
        if path.parent.name not in ("decisions", "reference")
    ),
]
TYPED = ("sh", "bash", "python", "text")
ELSEWHERE = {
    "docs/rules.md": "each example is tried by tests/rules/test_examples.py",
    "docs/importing.md": "each list and its mapping are tried by tests/files/importers",
    "docs/workspace-file.md": "a workspace is made and verified by tests/cli/test_verify.py",
    "docs/store.md": "each command is tried by tests/store",
}
"""Pages whose blocks are held by tests of their own."""
SLOW = {"report": "README.md", "--option-set": "docs/commands.md", "app": ""}
"""What takes seconds, and the page where the first of it is run; else it is read as a command."""
TYPED_PAGES = [
    page
    for page in dict.fromkeys(PAGES)
    if page not in ELSEWHERE
    and any(f"```{kind}\n" in (ROOT / page).read_text(encoding="utf-8") for kind in TYPED)
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _fences(document: str) -> Iterator[tuple[str, str, str]]:
    for found in FENCE.finditer((ROOT / document).read_text(encoding="utf-8")):
        yield found[1], found[2] or "", found[3]


def _matching(pattern: str) -> list[str]:
    """The files of the folder that a pattern stands for, as a shell gives them."""
    return sorted(str(path) for path in Path().glob(pattern))


def _commands(block: str) -> Iterator[list[str]]:
    for line in block.splitlines():
        words = shlex.split(line, comments=True)
        if words and words[0] == "orgmodel":
            named = (_matching(word) if "*" in word else [word] for word in words[1:])
            yield [word for some in named for word in some]


def _needs_a_shell(block: str) -> bool:
    return bool({"|", ">", ">>"} & set(shlex.split(block, comments=True)))


def _in_a_shell(block: str, folder: Path) -> None:
    """What needs a shell, with pipes and places of one's own: it ends well."""
    place = {"HOME": str(folder), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    command = ["bash", "-euo", "pipefail", "-c", block]
    ran = subprocess.run(
        command, cwd=folder, env=place, capture_output=True, text=True, check=False
    )
    assert ran.returncode in (0, 1), f"{block}\n{ran.stderr}"  # 1: a finding stands
    assert "orgmodel: " not in ran.stderr


@pytest.mark.parametrize("document", TYPED_PAGES)
def test_files_commands_and_answers_of_a_document_agree(
    document: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, names, tried = "", {}, 0
    for kind, name, block in _fences(document):
        if name:
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(block, encoding="utf-8")
        elif kind == "sh" or (kind == "bash" and not _needs_a_shell(block)):
            for command in _commands(block):
                slow = SLOW.keys() & set(command)
                if slow and (document, tried) != (SLOW[slow.pop()], 0):
                    parser(command).parse_args(command)
                    continue
                tried += bool(SLOW.keys() & set(command))
                main(command)
                answer = capsys.readouterr()
                said = answer.out
                assert "usage:" not in answer.err, command
                assert "orgmodel: " not in answer.err, answer.err
        elif kind == "bash":
            _in_a_shell(block, folder)
        elif kind == "text":
            assert " ".join(block.split()) in " ".join(said.split())
        elif kind == "python":
            exec(compile(block, document, "exec"), names)  # noqa: S102
            said = capsys.readouterr().out or said


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

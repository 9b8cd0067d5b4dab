"""What is installed without an extra: all but what needs it, which says in one line what to do."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import xlsxwriter
from packaging.requirements import Requirement

from orgmodel.extras import MODULES, ExtraError, needed

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HIDDEN = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout

hidden = set(json.loads(sys.argv[1]))

class Hiding:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in hidden:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Hiding())
from orgmodel.cli.main import main
from orgmodel.store.__main__ import main as store

told = []
for words in json.loads(sys.argv[2]):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = store() if words == ["store"] else main(words)
    told.append([status, " ".join(err.getvalue().split())])
print(json.dumps(told))
"""


def _told(commands: list[list[str]], place: Path) -> list[tuple[int, str]]:
    hidden = json.dumps([name for names in MODULES.values() for name in names])
    asked = [sys.executable, "-c", HIDDEN, hidden, json.dumps(commands)]
    found = subprocess.run(asked, capture_output=True, text=True, cwd=place, check=True)
    return [(status, said) for status, said in json.loads(found.stdout)]


def test_without_extras_data_is_checked_and_drawn_and_the_rest_says_what_to_install(tmp_path):
    data = str(ROOT / "data/m2")
    with xlsxwriter.Workbook(tmp_path / "staff.xlsx") as book:
        book.add_worksheet().write_row(0, 0, ("Position Number", "Job Title", "Line Manager"))
    works = [
        ["check", data],
        ["measures", data],
        ["chart", data, "-o", "chart.svg"],
        ["chart", data, "-o", "chart.pdf"],
    ]
    needs = {
        "office": [
            ["chart", data, "-o", "chart.pptx"],
            ["measures", data, "--format", "xlsx", "-o", "measures.xlsx"],
            ["report", data, "-o", "pack"],
            ["import", "table", "staff.xlsx", "-o", "staff"],
        ],
        "app": [["app"]],
        "store": [["store"]],
    }
    told = _told([*works, *(one for commands in needs.values() for one in commands)], tmp_path)
    assert [status for status, _ in told[: len(works)]] == [0] * len(works)
    rest = iter(told[len(works) :])
    for extra, commands in needs.items():
        for command in commands:
            status, said = next(rest)
            assert status == 2, command
            assert said.endswith(f'python -m pip install "orgmodel[{extra}]"'), command
            assert said.startswith("orgmodel: "), command
    assert {path.name for path in tmp_path.iterdir()} == {"staff.xlsx", "chart.svg", "chart.pdf"}


def test_another_missing_module_is_not_taken_for_an_extra():
    with pytest.raises(ModuleNotFoundError, match="no_such_module"), needed("office", "this"):
        import no_such_module  # noqa: F401
    with pytest.raises(ExtraError, match=r"orgmodel\[office\]"), needed("office", "this"):
        raise ModuleNotFoundError("No module named 'pptx'", name="pptx.oxml")


def test_requirements_are_the_base_and_every_extra():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    extras = PROJECT["optional-dependencies"]
    own = [one for found in extras.values() for one in found if not one.startswith("orgmodel[")]
    asked = [str(Requirement(one)) for one in [*PROJECT["dependencies"], *own]]
    whole = [str(Requirement(line)) for line in lines if line and not line.startswith("#")]
    assert sorted(whole) == sorted(asked)


def test_every_extra_is_known_by_its_modules():
    assert set(MODULES) == set(PROJECT["optional-dependencies"]) - {"all"}

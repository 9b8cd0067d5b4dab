"""The worked example of docs/extending.md, built and installed as pip does, then used."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "own_parts"
OUTLINE = "Chief executive\n  Head of Law\n    Clerk\n  Nurse\n"
RULE = """
[[rule]]
id = "BANDS"
title = "No band manages itself"
kind = "same_band"
severity = "warning"
source = "test"
why = "test"
"""
USED = """
import json, sys
from orgmodel.cli.main import main
for command in json.loads(sys.argv[1]):
    print("==", main(command), flush=True)
import pytest
print("tests", int(pytest.main(["-q", "-p", "no:cacheprovider", sys.argv[2]])))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the package is installed; a copy is built, so that nothing is left in the example."""
    place = tmp_path_factory.mktemp("site")
    source = place / "source"
    shutil.copytree(EXAMPLE, source)
    quiet = ("--no-deps", "--no-build-isolation", "--no-compile", "--disable-pip-version-check")
    target = place / "target"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *quiet, "--target", str(target), str(source)],
        check=True,
        capture_output=True,
    )
    return target


def test_its_three_parts_are_used_by_name_and_its_own_tests_pass(site: Path, tmp_path: Path):
    (tmp_path / "staff.txt").write_text(OUTLINE)
    (tmp_path / "own.toml").write_text(RULE)
    commands = [
        ["import", "outline", "staff.txt", "-o", "staff"],
        ["chart", "staff", "--view", "organisation", "-o", "staff.mmd"],
        ["rules", "same_band"],
        ["check", "staff", "--rules", "own.toml"],
        ["import", "outlin", "staff.txt", "-o", "other"],
    ]
    done = subprocess.run(
        [sys.executable, "-c", USED, json.dumps(commands), str(EXAMPLE / "tests")],
        cwd=tmp_path,
        env={
            "PYTHONPATH": f"{ROOT}:{site}",
            "PATH": "/usr/bin:/bin",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
    )
    assert [line for line in done.stdout.splitlines() if line.startswith("==")] == [
        "== 0",
        "== 0",
        "== 0",
        "== 0",
        "== 2",
    ], done.stdout + done.stderr
    chart = (tmp_path / "staff.mmd").read_text()
    assert 'n1["Head of Law"]' in chart and "n1 --> n2" in chart
    assert "Kind same_band (orgmodel-own-parts 1.0)" in done.stdout
    assert "the band of" in done.stdout  # an outline has none, so that the rule cannot pass
    assert 'Did you mean "outline"?' in done.stderr
    assert "tests 0" in done.stdout, done.stdout


def test_help_does_not_look_for_packages():
    code = (
        "import sys; from orgmodel.cli.main import main; main(['--help']); "
        "sys.exit('importlib.metadata' in sys.modules or 'orgmodel.plugins' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert done.returncode == 0

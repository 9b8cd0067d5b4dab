"""What a type checker tells whoever has the package installed, from a folder of their own."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SCRIPT = """
import orgmodel as om

brent: om.Organisation = om.load("data/brent")
option: om.Scenario = om.Scenario("IT").move_post("a", to="b").move_unit("u", to="v")
option = option.add_post("c", title="Planner", fte=0.6, room="1")
option = option.appoint("p", "c", start="2027-04-01")
brent.chart("organisation", paper="a3", colour="band").save("chart.svg")
om.compare(brent, option, "it.toml").side_by_side()
option.move_post("a", too="b")  # wrong
brent.chart("orgnisation")  # wrong
brent.chart(paper="a5")  # wrong
brent.apply(3)  # wrong
om.load(3)  # wrong
option.remove_unit("u", into="v")  # wrong
option.add_post("c")  # wrong
"""


def test_a_type_checker_finds_what_is_misspelt_and_nothing_else(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    # What mypy works out of the package is kept for `make types`, and was perhaps by it.
    shared = [
        "--config-file",
        str(ROOT / "pyproject.toml"),
        "--cache-dir",
        str(ROOT / ".mypy_cache"),
    ]
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", *shared, script.name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    told = {int(line) for line in re.findall(r"^script\.py:(\d+): error", checked.stdout, re.M)}
    wrong = {at for at, line in enumerate(SCRIPT.splitlines(), start=1) if "# wrong" in line}
    assert told == wrong, checked.stdout + checked.stderr


def test_the_package_says_that_it_is_typed_and_takes_that_along():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "py.typed" in declared["tool"]["setuptools"]["package-data"]["orgmodel"]
    assert (ROOT / "orgmodel/py.typed").exists()

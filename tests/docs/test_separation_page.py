"""docs/separation.md agrees with the pack and with what the check says of Brent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.rules.kinds import PARAMETERS
from orgmodel.rules.pack_file import read_pack

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "separation.md").read_text(encoding="utf-8")
BRENT = ROOT / "data" / "brent"
PACK = read_pack("separation", PARAMETERS)
WORDS = {"error": "error", "warning": "warning", "info": "information"}


def section(heading: str) -> str:
    return PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def rows(text: str) -> list[list[str]]:
    """The rows of the first table of a text, without its heading."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


@pytest.fixture(scope="module")
def result():
    return om.load(BRENT).check(["separation"])


LEVELS = {row[0].split()[0]: row for row in rows(section("The levels").split("### ")[0])}


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_of_the_pack_has_its_level_severity_and_conditions(rule):
    level = rule.id.removeprefix("SEP-")
    row = LEVELS[level.removesuffix("a") if level == "8a" else level]
    assert WORDS[rule.severity] in row[2]
    conditions = [
        name for row in rows(section("The levels").split("### ")[1]) for name in row[0].split(", ")
    ]
    assert level in conditions


@pytest.mark.parametrize("level", PACK.levels, ids=lambda level: level.id)
def test_a_step_of_the_scale_is_on_the_page(level):
    assert f"| {level.id} {level.title} |" in section("The scale")


def test_the_outcomes_of_brent_are_those_of_the_check(result):
    (told,) = rows(section("What each says of Brent"))
    for outcome, cell in zip(("pass", "fail", "not_assessable", "exempt"), told, strict=True):
        bare = re.sub(r"\([^)]*\)|F\d+", "", cell.split(":")[0])
        levels = {f"SEP-{level}" for level in re.findall(r"\b\d+[ab]?\b", bare)}
        assert levels == {rule.id for rule in result.rules if rule.outcome == outcome}, outcome


def test_the_findings_of_brent_are_those_of_the_check(result):
    text = section("What each says of Brent")
    summary = result.summary
    assert f"{summary['errors']} errors and {summary['warnings']} warnings" in text
    (told,) = rows(text)
    found = {f.subjects[0] for f in result.findings if f.severity == "warning" and f.stands}
    exempt = {f.subjects[0] for f in result.findings if not f.stands}
    assert set(re.findall(r"F\d+", told[1])) == found
    assert set(re.findall(r"F\d+", told[3])) == exempt


def test_what_it_says_of_options_is_so():
    brent = om.load(BRENT)
    path = BRENT / "scenarios" / "o03b-urgent-care-provided-in-pccc.toml"
    after = brent.apply(read_scenario_file(path)).check(["separation"])
    errors = [f.rule for f in after.findings if f.severity == "error"]
    assert (len(errors), set(errors)) == (5, {"SEP-0", "SEP-1", "SEP-1a"})
    heads = brent.head_of
    under = om.Scenario("under").move_post(heads["d_pde"], to=heads["d_sc"])
    crossed = brent.apply(under).check(["separation"])
    assert sorted(f.rule for f in crossed.findings if f.severity == "error") == ["SEP-4", "SEP-5"]

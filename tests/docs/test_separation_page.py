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


O03B, O01A, O14 = (
    next(path for path in (BRENT / "scenarios").glob("*.toml") if path.name.startswith(name))
    for name in ("o03b", "o01a", "o14-ict")
)
S = om.Scenario("An option")
COO = S.add_post("coo", title="Chief operating officer", reports_to="ce")
OPTIONS = [
    ("SEP-0", S, "pass"),
    ("SEP-0", O03B, "fail"),
    ("SEP-0", S.remove_link("d_pde", "provides", "s_chs"), "not_assessable"),
    ("SEP-1", S, "pass"),
    ("SEP-1", O03B, "fail"),
    ("SEP-1a", S, "pass"),
    ("SEP-1a", O03B, "fail"),
    ("SEP-1a", S.update_unit("d_pde", side=""), "not_assessable"),
    ("SEP-1b", S, "fail"),
    ("SEP-2", S.move_function("F27", to="dir_pccc").move_function("F40", to="dir_pccc"), "fail"),
    ("SEP-2", S, "not_assessable"),
    ("SEP-3", S, "not_assessable"),
    ("SEP-4", S, "pass"),
    ("SEP-4", S.move_post("dir_pde", to="dir_sc"), "fail"),
    ("SEP-4", COO.move_post("dir_pde", to="coo"), "not_assessable"),
    ("SEP-5", S, "pass"),
    ("SEP-5", COO.move_post("dir_pde", to="coo").move_post("dir_sc", to="coo"), "fail"),
    ("SEP-5", COO.move_post("dir_pde", to="coo"), "not_assessable"),
    ("SEP-5a", S, "pass"),
    (
        "SEP-6",
        S.remove_link("dir_pde", "chairs", "peg").add_link("dir_sc", "chairs", "peg"),
        "fail",
    ),
    ("SEP-6", S, "not_assessable"),
    ("SEP-7", S, "pass"),
    ("SEP-7", O01A, "fail"),
    ("SEP-7", O14, "not_assessable"),
    ("SEP-8", S, "exempt"),
    ("SEP-9", S, "not_assessable"),
    ("SEP-10", S, "pass"),
]


@pytest.mark.parametrize(("rule", "scenario", "outcome"), OPTIONS)
def test_a_level_on_brent_passes_fails_and_stays_open_as_the_page_says_it_does(
    rule, scenario, outcome
):
    made = scenario if isinstance(scenario, om.Scenario) else read_scenario_file(scenario)
    option = om.load(BRENT).apply(made) if made.changes else om.load(BRENT)
    assert option.check(["separation"]).rule(rule).outcome == outcome


def test_every_level_has_an_example_of_each_outcome():
    told = {row[0]: row[1:] for row in rows(PAGE.split("### By example")[1].split("\n## ")[0])}
    assert {f"SEP-{level}" for level in told} == {rule.id for rule in PACK.rules} - {"SEP-8a"}
    assert all(len(cells) == 3 and all(cells) for cells in told.values())

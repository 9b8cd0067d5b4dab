"""Every scenario that ships applies, says where it is from, and is in its folder's README."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.comparison.option_set import Expansion
from orgmodel.files.option_set_file import read_option_set
from orgmodel.files.scenario_file import parse_scenario, read_scenario_file, to_toml

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(p for p in DATA.glob("*/scenarios/*.toml") if not p.name.startswith("option-set"))
SETS = sorted(DATA.glob("*/scenarios/option-set*.toml"))
BRENT = DATA / "brent" / "scenarios"


def name(path):
    return f"{path.parts[-3]}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_applies_changes_something_and_reads_back(path):
    baseline = om.load(path.parents[1])
    scenario = read_scenario_file(path)
    option = baseline.apply(scenario)
    assert any(option.tables[table] is not baseline.tables[table] for table in baseline.tables)
    assert not any(problem.fault for problem in option.problems)
    assert parse_scenario(to_toml(scenario).encode()) == scenario


@pytest.mark.parametrize("path", sorted(BRENT.glob("[oe]*-*.toml")), ids=lambda path: path.stem)
def test_a_brent_option_names_its_paragraph_and_stands_in_the_readme(path):
    if path.name.startswith("option-set"):
        assert f"`{path.name}`" in (BRENT / "README.md").read_text()
        return
    scenario = read_scenario_file(path)
    assert scenario.source.startswith(("004:", "002:")) or "Not in the paper" in scenario.note
    words = (BRENT / "README.md").read_text()
    assert path.stem in words or path.stem.removesuffix("as-shared-service") in words


def test_the_readme_has_every_option_of_the_paper():
    words = (BRENT / "README.md").read_text()
    assert [n for n in range(1, 25) if f"| O{n:02} |" not in words] == []


@pytest.mark.parametrize("path", SETS, ids=name)
def test_an_option_set_has_consistent_combinations(path):
    expansion = Expansion(om.load(path.parents[1]), read_option_set(path))
    found = sum(1 for _ in expansion)
    assert found > 1
    assert found + sum(expansion.left_out.values()) == expansion.option_set.size


def test_the_options_in_the_large_set_that_contradict_each_other_are_left_out():
    expansion = Expansion(om.load(DATA / "brent"), read_option_set(BRENT / "option-set-all.toml"))
    assert sum(1 for _ in expansion) == 6_912
    (reason,) = expansion.left_out
    assert reason.startswith("O01(a) and O14(b): both set owner of functions.csv")


def test_without_the_support_service_nobody_is_its_client():
    scenario = read_scenario_file(BRENT / "o08a-no-commissioning-support-service.toml")
    option = om.load(DATA / "brent").apply(scenario)
    assert {"F71", "F79"} & set(option.functions["id"]) == {"F79"}
    assert "css" not in {*option.links["from"], *option.links["to"]}
    found = option.check(["separation", "brent-2007"])
    assert (found.summary["errors"], found.rule("R49").outcome) == (0, "pass")
    straddling = {finding.subjects[0] for finding in found.rule("SEP-1b").findings}
    assert straddling == {"F55", "F59", "F60", "F68", "F79"}

"""docs/scenarios.md has every verb and key, and its examples are what they say."""

import re
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.changes.verb_list import VERBS
from orgmodel.changes.verb_manual import as_markdown, section
from orgmodel.comparison.matching.posts import STAGES
from orgmodel.files.option_set_file import parse_option_set
from orgmodel.files.scenario_file import parse_scenario, read_scenario_file

ROOT = Path(__file__).resolve().parents[2]
WORDS = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", WORDS, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_section(verb):
    wanted = section(VERBS[verb])
    assert f"\n{wanted}" in WORDS, f"Write in docs/scenarios.md, in the order of VERBS:\n\n{wanted}"


def test_the_verbs_are_those_of_the_code_in_their_order():
    advice = "End docs/scenarios.md with what python -m orgmodel.changes.verb_manual prints."
    assert WORDS.endswith(as_markdown()), advice


def test_the_file_and_the_python_are_the_scenario_that_ships():
    shipped = read_scenario_file(
        ROOT / "data" / "brent" / "scenarios" / "o01a-it-in-strategic-commissioning.toml"
    )
    assert parse_scenario(blocks("toml")[0].encode()) == shipped
    built = re.search(r"it = om\.Scenario.*\nit = .*", blocks("python")[0])
    space = {"om": om}
    exec(built.group(), space)  # noqa: S102
    assert space["it"] == shipped


def test_the_option_set_of_the_example_is_read_but_for_what_it_excludes():
    example = blocks("toml")[1].split("[[exclude]]")[0]
    option_set = parse_option_set(example.encode(), lambda name: om.Scenario(name))
    assert option_set.size == 2


def test_every_match_stage_is_explained():
    assert all(f"| {stage} |" in WORDS for stage in STAGES)

"""What an option costs once: read, kept, summed where all of it is stated, and paid back."""

import pytest

import orgmodel as om
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.python_form import to_python
from orgmodel.chart.options_page.figures import option_figures
from orgmodel.files.scenario_file import parse_scenario, to_toml
from orgmodel.impact_on_posts.schedule import impact
from orgmodel.store.option import Option
from orgmodel.text.impact import report
from tests.builders import organisation, post

FILE = """\
name = "Fewer"

[[one_off]]
name = "Redundancy"
amount = "60000.50"
note = "at statutory terms"

[[one_off]]
name = "Moves"
amount = "20000"

[[change]]
do = "remove-post"
post = "b"
"""


def body():
    return organisation(
        [post("ce", cost="100"), post("a", "ce", cost="10"), post("b", "ce", cost="20000")]
    )


def fewer():
    return om.Scenario("Fewer").remove_post("b")


def test_a_file_is_read_and_written_back_as_it_was():
    scenario = parse_scenario(FILE.encode())
    made = fewer().costing_once("Redundancy", "60000.50", "at statutory terms")
    assert scenario == made.costing_once("Moves", 20000)
    assert to_toml(scenario) == FILE


def test_numbers_need_no_quotation_marks():
    bare = FILE.replace('"60000.50"', "60000.50").replace('"20000"', "20000")
    assert parse_scenario(bare.encode()) == parse_scenario(FILE.encode())


def test_every_fault_is_told_at_once():
    wrong = """
[[one_off]]
amount = -1
[[one_off]]
name = "Moves"
amount = "1,000"
price = 3
[[one_off]]
name = "Fit-out"
amount = true
"""
    with pytest.raises(ScenarioError) as told:
        parse_scenario(wrong.encode())
    words = str(told.value)
    assert words.count("must be an amount of 0 or more in digits") == 3
    assert "one_off 1" in words and "price" in words and "needs name" in words


def test_it_stays_with_the_option_in_python_and_in_a_workspace():
    scenario = parse_scenario(FILE.encode())
    assert eval(to_python(scenario)) == scenario  # noqa: S307 (our own expression)
    kept = Option.read(Option.of("k", scenario).to_dict()).stepped(())
    assert kept.scenario.one_off == scenario.one_off


def test_it_stands_beside_the_saving_with_the_years_to_pay_back():
    money = impact(body(), fewer().costing_once("Redundancy", 50000)).money
    assert (money["one_off_cost"], money["recurrent_saving"]) == (50000, 20000)
    assert money["payback_years"] == 2.5
    assert money["one_off"] == [{"name": "Redundancy", "amount": 50000}]


def test_what_is_not_stated_is_not_nothing():
    assert impact(body(), fewer()).money["one_off_cost"] is None
    some = fewer().costing_once("Redundancy", 50000).costing_once("Fit-out")
    found = impact(body(), some)
    assert (found.money["one_off_cost"], found.money["payback_years"]) == (None, None)
    assert "at least 50,000 (Redundancy 50,000 and Fit-out not stated)" in " ".join(
        report(found).split()
    )


def test_a_cost_of_nothing_is_stated():
    assert impact(body(), fewer().costing_once("Moves", 0)).money["one_off_cost"] == 0


def test_what_is_given_counts_in_place_of_what_the_file_says():
    found = impact(body(), fewer().costing_once("Moves", 10), one_off_cost=40000.0)
    assert found.money["one_off_cost"] == 40000


def test_of_two_options_joined_the_silent_one_is_not_stated():
    both = fewer().costing_once("Moves", 10) + om.Scenario("Other").remove_post("a")
    assert [(one.name, one.amount) for one in both.one_off] == [("Moves", "10"), ("Other", "")]
    assert (fewer() + om.Scenario("Other")).one_off == ()


def test_a_comparison_and_the_page_of_options_have_it():
    found = om.compare(body(), fewer().costing_once("Redundancy", 50000), om.Scenario("Nothing"))
    money = [one.to_dict()["impact_totals"]["money"] for one in found.options]
    assert [one["one_off_cost"] for one in money] == [50000, None]
    rows = {row.label: row for group in option_figures(found).groups for row in group.rows}
    words = [figure.words for figure in rows["One-off cost"].figures]
    assert words == ["–", "50,000", "not given"]
    years = [figure.words for figure in rows["Pays back in years"].figures]
    assert years == ["–", "2.5", "not known"]

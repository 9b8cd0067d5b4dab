"""The schedule as a whole: it adds up, names nobody, and says by what rules it was made."""

import json
from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

import orgmodel as om
from orgmodel.files.scenario_file import read_scenario_file
from orgmodel.impact_on_posts.category import CATEGORIES
from orgmodel.impact_on_posts.policy import read_policy
from orgmodel.impact_on_posts.schedule import impact
from orgmodel.measures import measure
from tests.builders import organisation, post, unit
from tests.changes.random_changes import changes
from tests.changes.small import body
from tests.changes.test_properties import scenario_of
from tests.depth import at_least

DATA = Path(__file__).resolve().parents[2] / "data"
ILLUSTRATIVE = om.load(DATA / "illustrative")
SCENARIOS = sorted((DATA / "illustrative" / "scenarios").glob("*.toml"))
FIGURES = ("posts", "fte", "cost")
BASE = body()


def option_of(path, before=ILLUSTRATIVE):
    return before.apply(read_scenario_file(path))


def adds_up(before, after, found):
    """Every sum of the schedule against the measures of both establishments."""
    table = found.table
    assert list(table["post"][: len(found.staying.place)]) == list(before.hierarchy.ids)
    added = [name for name in after.hierarchy.ids if name not in before.hierarchy.index]
    assert list(table["post"][len(found.staying.place) :]) == added
    assert set(table["category"]) <= set(CATEGORIES)
    assert found.categories["rows"].sum() == len(table)
    for model, end in ((before, "before"), (after, "after")):
        measures = measure(model)
        for name in FIGURES:
            stated = table[f"{name}_{end}"].sum()
            assert found.totals[f"{name}_{end}"] in (None, pytest.approx(stated))
            assert np.nansum(found.categories[f"{name}_{end}"].astype(float)) == pytest.approx(
                stated
            )
            for by in ("unit", "band", "employer"):
                parts = found.establishment(by)[f"{name}_{end}"].astype(float)
                assert np.nansum(parts) == pytest.approx(stated)
            value = measures[name].value
            if value is not None:
                assert stated == pytest.approx(value)
    for name in FIGURES:
        sums = {end: found.totals[f"{name}_{end}"] for end in ("before", "change", "after")}
        if None not in sums.values():
            assert sums["before"] + sums["change"] == pytest.approx(sums["after"])


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_schedule_of_an_illustrative_scenario_adds_up(path):
    after = option_of(path)
    found = impact(ILLUSTRATIVE, after)
    adds_up(ILLUSTRATIVE, after, found)
    assert found.categories["posts_unknown"].sum() == 0


@given(st.lists(changes(), min_size=1, max_size=6))
@settings(max_examples=at_least(30))
def test_before_plus_changes_is_after_for_any_scenario(blocks):
    model = BASE
    for block in blocks:
        try:
            model = model.apply(scenario_of([block]))
        except om.ScenarioError:
            continue
    adds_up(BASE, model, impact(BASE, model))


def test_an_option_that_changes_nothing_leaves_every_post_unchanged():
    found = impact(ILLUSTRATIVE, ILLUSTRATIVE)
    assert set(found.table["category"]) == {"unchanged"}
    assert found.pools == ()
    assert found.consultation.total == 0
    assert found.size["rows_affected"] == 0


def test_no_person_appears_anywhere():
    people = {*ILLUSTRATIVE.people["id"], *ILLUSTRATIVE.people["name"]}
    for path in SCENARIOS:
        words = json.dumps(impact(ILLUSTRATIVE, option_of(path)).to_dict(), ensure_ascii=False)
        assert not [name for name in people if f'"{name}"' in words or f" {name} " in words]


def test_a_row_has_the_keys_that_are_promised_and_unknown_is_null():
    rows = impact(BASE, BASE).rows
    assert list(rows[0])[:1] == ["post"]
    assert {"post", "category", "reason", "also", "match", "pool", "persons"} <= set(rows[0])
    payroll = next(row for row in rows if row["post"] == "payroll")
    assert payroll["fte_before"] is None
    assert payroll["cost_before"] is None


def test_the_policy_and_its_formula_are_printed_with_the_result():
    said = impact(BASE, BASE, policy=read_policy({"match": {"threshold": 75}})).to_dict()["policy"]
    assert said["match"]["threshold"] == 75
    assert said["match"]["words"].startswith("indicative: matching is an HR decision")
    assert "50 x share of its functions kept" in said["formula"]
    assert "75 or more" in said["formula"]


@pytest.mark.parametrize(
    "given",
    [
        {"match": {"threshold": 35}},
        {"match": {"threshold": "high"}},
        {"match": {"weights": {"functions": 60}}},
        {"matching": {}},
        {"consultation": {"start": "soon"}},
        {"consultation": {"tier": [{"from": 20}]}},
        {"match": {"declared": [{"post": "a"}]}},
    ],
)
def test_a_policy_that_cannot_be_used_is_refused_in_words(given):
    with pytest.raises(om.PackError) as error:
        read_policy(given)
    assert all(fault.startswith("policy.toml") for fault in error.value.faults)


def test_a_policy_in_the_folder_is_the_organisations_own():
    model = organisation([post("ce")], extra_files={"policy.toml": "[match]\nthreshold = 80\n"})
    assert impact(model, model).policy.threshold == 80


def losing(number, **settings):
    """An employer that loses so many posts, each held by one person."""
    clerks = [post(f"c{n}", "ce", title=f"Clerk {n}", unit="body") for n in range(number)]
    people = [{"id": f"p{n}"} for n in range(number)]
    held = [{"person": f"p{n}", "post": f"c{n}"} for n in range(number)]
    before = organisation(
        [post("ce", unit="body"), *clerks],
        people=people,
        appointments=held,
        units=[unit("body", "body", head="ce")],
    )
    option = om.Scenario("Fewer")
    for row in clerks:
        option = option.remove_post(row["id"])
    return impact(before, before.apply(option), **settings).consultation


@pytest.mark.parametrize(("number", "days"), [(19, 0), (20, 30), (99, 30), (100, 45)])
def test_consultation_takes_as_long_as_the_tier_that_is_reached(number, days):
    (place,) = losing(number).establishments
    assert (place.employer, place.total, place.days) == ("body", number, days)


def test_with_a_first_day_the_earliest_dismissal_is_told():
    policy = read_policy({"consultation": {"start": "2026-09-01"}})
    (place,) = losing(20, policy=policy).establishments
    assert place.earliest == "2026-10-01"
    assert losing(20).to_dict()["establishments"][0]["earliest"] is None


def test_tiers_and_the_trigger_over_the_whole_organisation_are_settings():
    settings = {"consultation": {"tier": [{"from": 5, "days": 60}], "organisation_wide": 5}}
    found = losing(5, policy=read_policy(settings))
    assert found.establishments[0].days == 60
    assert found.organisation_wide == "5 of 5 over the whole organisation: reached"
    assert "no threshold" in losing(5).organisation_wide


def test_the_counter_says_which_law_it_reflects_and_when_it_was_looked_at():
    said = losing(1).to_dict()
    assert "1992, section 188" in said["law"]
    assert said["checked"] == "mid-2026"


def test_people_who_share_a_post_are_two_redundancies():
    before = organisation(
        [post("ce"), post("clerk", "ce")],
        people=[{"id": "a"}, {"id": "b"}],
        appointments=[{"person": "a", "post": "clerk"}, {"person": "b", "post": "clerk"}],
    )
    found = impact(before, before.apply(om.Scenario("Fewer").remove_post("clerk")))
    assert found.consultation.total == 2


def test_one_off_cost_stands_beside_the_recurrent_saving():
    after = option_of(next(path for path in SCENARIOS if path.stem == "flatten-a-layer"))
    money = impact(ILLUSTRATIVE, after, one_off_cost=1338).money
    assert (money["one_off_cost"], money["recurrent_saving"]) == (1338, 669)
    assert (money["payback_years"], money["cost_basis"]) == (2, "as given")
    assert impact(ILLUSTRATIVE, after).money["one_off_cost"] is None


def test_a_saving_that_the_data_does_not_state_is_not_0():
    brent = om.load(DATA / "brent")
    found = impact(brent, brent.apply(om.Scenario("Fewer").remove_post("ad_pde")))
    assert found.recurrent_saving is None
    assert found.totals["fte_before"] is None
    assert found.size["people_affected"] is None


def test_a_sum_of_which_one_side_is_not_stated_has_no_change():
    before = organisation([post("ce", cost="100"), post("a", "ce"), post("b", "ce", cost="50")])
    after = before.apply(om.Scenario("Fewer").remove_post("a").add_post("c", title="C", to="ce"))
    found = impact(before, after)
    assert found.totals["cost_before"] == found.totals["cost_after"] == 150
    assert found.totals["cost_change"] is None
    assert found.recurrent_saving is None
    new = found.categories.set_index("category").loc["new"]
    assert new["cost_before"] == 0
    assert np.isnan(float(new["cost_after"]))


def test_added_posts_do_not_turn_an_unknown_cost_into_0():
    before = organisation([post("ce"), post("a", "ce")])
    found = impact(before, before.apply(om.Scenario("More").add_post("c", title="C", to="ce")))
    assert found.totals["cost_before"] is None
    assert found.totals["persons"] is None
    assert found.recurrent_saving is None
    assert found.establishment("unit")["cost_before"].isna().all()


def test_the_same_hours_written_otherwise_are_the_same_hours():
    before = organisation([post("ce", fte="1"), post("a", "ce", fte="0.5")])
    after = before.apply(om.Scenario("Write").update_post("ce", fte="1.0"))
    assert impact(before, after).size["rows_affected"] == 0
    assert impact(before, after).rows[0]["also"] == []


def test_posts_of_another_data_set_are_found_by_the_ids_given():
    before = organisation([post("1", title="Chief"), post("2", "1", title="Clerk")])
    after = organisation([post("A", title="Chief"), post("B", "A", title="Clerk"), post("C", "A")])
    found = {
        row["post"]: row["category"] for row in impact(before, after, ids={"1": "A", "2": "B"})
    }
    assert found == {"1": "unchanged", "2": "unchanged", "C": "new"}


def test_a_scenario_is_applied_and_counts_as_what_it_makes():
    path = DATA / "brent" / "scenarios" / "o15b-provider-services-outside-the-pct.toml"
    brent, scenario = om.load(DATA / "brent"), read_scenario_file(path)
    assert list(om.impact(brent, scenario)) == list(om.impact(brent, brent.apply(scenario)))

"""Changes that take effect on a day: what is so on each day, and what cannot be."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.changes.apply import quickly_applied
from orgmodel.changes.phases import in_order
from orgmodel.changes.python_form import to_python
from orgmodel.changes.trail import Trail
from orgmodel.changes.verb_list import VERBS, read_change
from orgmodel.files.scenario_file import parse_scenario, to_toml
from tests.changes.examples import example
from tests.changes.random_changes import DAYS, changes
from tests.changes.small import body, rows_of
from tests.changes.test_properties import scenario_of
from tests.depth import at_least

BASE = body()
S = om.Scenario("Move")
THREE = (
    S.move_post("analyst", to="dir_sell", on="2027-09-01")
    .move_post("it_one", to="dir_fin")
    .move_post("analyst", to="dir_fin", on="2027-04-01")
)


def managers(model, *posts):
    rows = dict(zip(model.tables["posts"]["id"], model.tables["posts"]["reports_to"], strict=True))
    return [rows[post] for post in posts]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-03-31", ["dir_buy", "dir_fin"]),
        ("2027-04-01", ["dir_fin", "dir_fin"]),
        ("2027-08-31", ["dir_fin", "dir_fin"]),
        ("2027-09-01", ["dir_sell", "dir_fin"]),
        (None, ["dir_sell", "dir_fin"]),
    ],
)
def test_a_change_holds_from_its_day_on_whatever_its_place(day, expected):
    assert managers(BASE.apply(THREE, on=day), "analyst", "it_one") == expected


def test_the_day_of_the_result_is_the_day_asked_for():
    assert BASE.apply(THREE, on="2027-04-01").date == "2027-04-01"
    assert BASE.apply(THREE).date == BASE.date
    with pytest.raises(om.DateError):
        BASE.apply(THREE, on="April")


def test_the_origin_of_a_cell_is_the_place_of_the_change():
    option = BASE.apply(THREE)
    row = option.tables["posts"].index[option.tables["posts"]["id"] == "analyst"][0]
    assert option.origins.of("posts", row, "reports_to").change == 1


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_may_say_on_which_day_and_keeps_it_in_every_form(verb):
    scenario = om.Scenario("S").then(verb, **example(verb), on="2028-02-29")
    assert scenario.days == ("2028-02-29",)
    assert next(iter(scenario.describe({}))).endswith(", from 29 February 2028")
    assert parse_scenario(to_toml(scenario).encode()) == scenario
    assert eval(to_python(scenario), {"om": om}) == scenario  # noqa: S307
    assert rows_of(BASE.apply(scenario, on="2028-02-28")) == rows_of(BASE)
    assert rows_of(BASE.apply(scenario, on="2028-02-29")) != rows_of(BASE)


@pytest.mark.parametrize("given", ["2027-02-29", "1 April 2027", "2027-4-1", "soon", "20270401"])
def test_what_is_no_day_is_refused_in_words(given):
    faults: list[str] = []
    assert read_change({"do": "remove-post", "post": "it_two", "on": given}, faults) is None
    assert faults == [f'"on" must be a day, such as 2027-04-01, not "{given}".']


def test_a_day_of_toml_is_a_day_and_an_empty_one_none():
    text = b'name = "S"\n[[change]]\ndo = "remove-post"\npost = "it_two"\non = 2027-04-01\n'
    assert parse_scenario(text).days == ("2027-04-01",)
    assert parse_scenario(text.replace(b"2027-04-01", b'""')).days == ()


def refusals(model, scenario, on=None):
    with pytest.raises(om.ScenarioError) as caught:
        model.apply(scenario, on=on)
    return caught.value.conflicts


def test_a_change_before_the_one_that_brings_in_its_id_names_both():
    scenario = S.add_post("new", title="New", reports_to="ce", on="2027-05-01").move_post(
        "it_one", to="new", on="2027-04-01"
    )
    (conflict,) = refusals(BASE, scenario)
    assert conflict.number == 2
    assert conflict.asked.endswith("from 1 April 2027")
    assert conflict.reason == (
        'there is no post "new". It depends on change 1 (add-post: Add the post New (new) '
        "reporting to Chief (ce)), of 1 May 2027, and takes effect on 1 April 2027. Give it that "
        "day or a later one (on), or change 1 an earlier one."
    )


def test_a_change_before_one_that_makes_it_possible_names_both_and_without_a_day_says_so():
    scenario = S.move_post("analyst", to="ce", on="2027-05-01").remove_post("dir_buy", head="ce")
    (conflict,) = refusals(BASE, scenario)
    assert conflict.number == 2
    assert "depends on change 1 (move-post: Move the post analyst" in conflict.reason
    assert "and has no day, so it is first" in conflict.reason


def test_what_no_later_change_would_help_is_refused_as_ever():
    scenario = S.move_post("analyst", to="ce", on="2027-05-01").move_post("it_one", to="nobody")
    (conflict,) = refusals(BASE, scenario)
    assert "depends on" not in conflict.reason


def test_a_change_of_a_later_day_is_not_asked_to_be_possible_before():
    scenario = S.move_post("nobody", to="ce", on="2027-05-01").move_post("analyst", to="ce")
    assert managers(BASE.apply(scenario, on="2027-04-30"), "analyst") == ["ce"]
    assert [one.number for one in refusals(BASE, scenario, "2027-05-01")] == [1]


def dated():
    """The small body in which one post begins on 1 April 2027 and another ends the day before."""
    posts = BASE.tables["posts"].copy()
    posts.loc[posts["id"] == "it_two", "start"] = "2027-04-01"
    posts.loc[posts["id"] == "it_one", "end"] = "2027-03-31"
    tables = {name: frame for name, frame in BASE.tables.items() if len(frame)}
    return om.from_frames(**{**tables, "posts": posts}).as_of("2026-01-01")


def test_a_change_sees_what_is_in_force_on_its_own_day():
    model = dated()
    late = S.move_post("it_two", to="dir_fin", on="2027-04-01")
    assert managers(model.apply(late, on="2027-05-01"), "it_two") == ["dir_fin"]
    made = model.apply(late)
    assert made.date == "2026-01-01"
    assert "it_two" not in set(made.tables["posts"]["id"])
    assert managers(made.as_of("2027-05-01"), "it_two") == ["dir_fin"]
    assert managers(quickly_applied(model, late).as_of("2027-05-01"), "it_two") == ["dir_fin"]
    (early,) = refusals(model, S.move_post("it_two", to="dir_fin", on="2027-03-31"))
    assert "is not in force on 2027-03-31: it begins 1 April 2027" in early.reason
    (after,) = refusals(model, S.move_post("it_one", to="dir_fin", on="2027-04-01"))
    assert "it ended 31 March 2027" in after.reason


@given(
    st.lists(changes(), min_size=1, max_size=8),
    st.sampled_from((*DAYS, "2027-02-01", "2030-01-01")),
)
@settings(max_examples=at_least(100), deadline=None)
def test_the_state_on_a_day_is_the_fold_of_the_changes_until_then(blocks, day):
    scenario = scenario_of(blocks)
    fold, failed = BASE.as_of(day), False
    for _, change in in_order(scenario.changes):
        if change.on and change.on > day:
            continue
        try:
            fold = fold.apply(replace(scenario, changes=(replace(change, on=None),)))
        except om.ScenarioError:
            failed = True
            break
    if failed:
        assert refusals(BASE, scenario, day)
        return
    state = BASE.apply(scenario, on=day)
    assert rows_of(state) == rows_of(fold)
    assert state.tops == fold.tops
    assert rows_of(BASE.apply(scenario.until(day)).as_of(day)) == rows_of(state)


@given(st.lists(st.lists(changes(), max_size=3), min_size=1, max_size=4))
@settings(max_examples=at_least(15), deadline=None)
def test_a_trail_of_dated_changes_is_what_they_come_to_in_one_scenario(steps):
    trail, taken = Trail(BASE), []
    for blocks in steps:
        step = scenario_of(blocks).changes
        if trail.on(step) is None:
            taken.append(step)
    for left in range(len(taken), -1, -1):
        every = tuple(change for step in taken[:left] for change in step)
        whole = quickly_applied(BASE, om.Scenario("scenario", changes=every))
        now = {**BASE.tables, **trail.draft.tables()}
        assert {name: now[name].values.tolist() for name in now} == {
            name: whole.tables[name].values.tolist() for name in now
        }
        if left:
            trail.back()

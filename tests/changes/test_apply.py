"""A scenario is applied as a whole or not at all, and says where everything came from."""

import pytest

import orgmodel as om
from orgmodel.changes.apply import drafted
from orgmodel.model.evidence import Origin
from tests.builders import link, organisation, post
from tests.changes.small import body, cells, fingerprint

S = om.Scenario("Option")


def conflicts_of(model, scenario):
    """What keeps the scenario from being applied; empty where nothing does."""
    try:
        drafted(model, scenario)
    except om.ScenarioError as error:
        return error.conflicts
    return ()


def label(model, table, identifier):
    frame = model.tables[table]
    return int(frame.index[frame["id"] == identifier][0])


def test_the_baseline_is_not_altered_and_untouched_tables_are_the_same_objects():
    base = body()
    before = fingerprint(base)
    option = base.apply(S.move_function("f_it", to="buy"))
    assert fingerprint(base) == before
    shared = [name for name in base.tables if option.tables[name] is base.tables[name]]
    assert set(base.tables) - set(shared) == {"functions"}


def test_every_cell_that_a_change_made_names_the_change():
    scenario = S.move_post("analyst", to="dir_fin").add_post("x", title="X", to="ce")
    option = body().apply(scenario.remove_link("dir_buy", "heads", "buy"))
    origins = option.origins
    assert origins.of("posts", label(option, "posts", "analyst"), "reports_to") == Origin(change=1)
    assert origins.of("posts", label(option, "posts", "analyst"), "title").row == 6
    assert origins.of("posts", label(option, "posts", "x"), "title") == Origin(change=2)
    assert origins.of("units", label(option, "units", "buy"), "head") == Origin(change=3)


def test_a_step_of_a_finding_names_the_change_that_made_it():
    option = body().apply(S.move_post("dir_sell", to="dir_buy"))
    steps = [
        s.to_dict() for f in option.check(["separation"]).rule("SEP-4").findings for s in f.path
    ]
    made = next(s for s in steps if s["from"] == "dir_sell" and s["relation"] == "reports_to")
    assert made["change"] == 1
    assert "file" not in made


def test_a_rewritten_link_is_the_change_s():
    option = body().apply(S.merge_units(["buy", "fin"], into="fin"))
    row = option.links.index[option.links["from"] == "fin"][0]
    assert option.origins.of("links", int(row)) == Origin(change=1)


def test_all_conflicts_are_listed_and_nothing_is_applied():
    scenario = (
        S.move_post("analyst", to="dir_fin")
        .move_post("analist", to="ce")
        .add_post("new", title="New", to="nobody")
        .move_post("it_one", to="new")
        .remove_post("nobody")
        .move_post("ce", to="payroll")
    )
    base = body()
    before = fingerprint(base)
    with pytest.raises(om.ScenarioError) as caught:
        base.apply(scenario)
    found = caught.value.conflicts
    assert [conflict.number for conflict in found] == [2, 3, 4, 5, 6]
    assert found[0].near == ("analyst",)
    assert "would be made by change 3" in found[2].reason
    assert fingerprint(base) == before
    assert str(caught.value).splitlines()[0].startswith("Option: change 2 (move-post): Move the")
    assert conflicts_of(base, scenario) == found


def test_a_change_that_fails_half_way_leaves_no_trace_for_those_after_it():
    base = body()
    bad = S.merge_posts(["analyst", "it_one"], into="ce").move_post("analyst", to="dir_fin")
    assert [conflict.number for conflict in conflicts_of(base, bad)] == [1]


def test_a_manager_changed_meanwhile_is_a_conflict():
    base = body()
    scenario = S.move_post("analyst", to="dir_fin", was="dir_buy").move_function(
        "f_it", to="buy", was="it"
    )
    assert base.apply(scenario)
    refreshed = base.apply(om.Scenario("Meanwhile").move_post("analyst", to="dir_sell"))
    (conflict,) = conflicts_of(refreshed, scenario)
    assert 'was "dir_buy" when this change was written and is "dir_sell" now' in conflict.reason


def test_a_scenario_replays_on_refreshed_data():
    fewer = organisation([post("ce"), post("a", "ce"), post("b", "ce"), post("late", "b")])
    option = fewer.apply(S.move_post("b", to="a"))
    assert option.hierarchy.chain("late") == ("late", "b", "a", "ce")


def test_two_scenarios_one_after_the_other_keep_their_numbers_apart():
    first = body().apply(S.move_post("analyst", to="dir_fin"))
    second = first.apply(om.Scenario("More").move_post("payroll", to="ce"))
    assert second.scenario == "Option + More"
    row = label(second, "posts", "payroll")
    assert second.origins.of("posts", row, "reports_to") == Origin(change=2)


def test_faults_that_the_data_had_before_stay_and_can_be_mended():
    faulty = organisation([post("ce"), post("a", "gone"), post("b", "a", fte="lots")])
    option = faulty.apply(S.add_post("c", title="C", to="a"))
    assert [p.code for p in option.problems if p.fault] == ["unknown-id", "not-a-number"]
    mended = option.apply(S.move_post("a", to="ce").update_post("b", fte="1"))
    assert not any(problem.fault for problem in mended.problems)


def test_the_faults_of_rows_that_a_change_takes_out_go_with_them():
    faulty = organisation(
        [post("ce"), post("a", "ce")], links=[link("a", "invented", "ce"), link("a", "leads", "?")]
    )
    assert {p.code for p in faulty.problems} == {"unknown-relation", "unknown-id"}
    assert faulty.apply(S.remove_post("a")).problems == ()


def test_tops_are_told_anew():
    option = body().apply(S.move_post("payroll", to=""))
    assert [problem.code for problem in option.problems if "payroll" in problem.message]


def test_a_repeated_id_stays_a_fault_and_stops_no_other_change():
    twice = organisation([post("ce"), post("a", "ce"), post("a", "ce"), post("b", "a")])
    option = twice.apply(S.move_post("b", to="ce"))
    assert cells(option, "posts", "b", "reports_to") == "ce"
    assert [p.code for p in option.problems if p.fault] == ["duplicate-id"]


def test_keys_are_checked_when_a_change_is_written():
    with pytest.raises(om.ScenarioError) as caught:
        S.then("move-function", function="f_it", too="x")
    assert [c.reason for c in caught.value.conflicts] == [
        'it takes no "too". Did you mean "to"?',
        'it needs "to": The unit or post that owns it then.',
    ]
    with pytest.raises(om.ScenarioError, match='no verb "move-pots"'):
        S.then("move-pots", post="a")

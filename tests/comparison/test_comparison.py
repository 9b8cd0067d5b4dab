"""What a comparison says differs, and nothing else."""

import pytest

import orgmodel as om
from orgmodel.comparison.differences import CellChange, differences
from orgmodel.impact_on_posts.schedule import Impact
from tests.builders import organisation, post, unit
from tests.changes.small import body

S = om.Scenario("Option")
RULES = ["separation"]


def compared(scenario, base=None):
    return om.compare(base or body(), scenario, packs=RULES).options[0]


def option_dict(scenario):
    return compared(scenario).to_dict()


def counts(part):
    return {key: len(items) for key, items in part.items()}


NONE = {"added": 0, "removed": 0, "moved": 0, "changed": 0}


def test_moving_a_team_is_one_move_of_its_unit_and_nothing_else():
    said = option_dict(S.move_unit("it", to="buy"))
    assert said["units"]["moved"] == [{"id": "it", "from": "fin", "to": "buy"}]
    assert counts(said["units"]) == {**NONE, "moved": 1}
    assert counts(said["posts"]) == counts(said["functions"]) == NONE
    assert counts(said["links"]) == {"added": 0, "removed": 0, "changed": 0}


def test_moving_a_team_with_its_line_is_one_move_more_for_each_post_moved():
    said = option_dict(S.move_unit("it", to="buy", reports_to="dir_buy"))
    assert said["posts"]["moved"] == [
        {"id": "it_head", "from": "dir_fin", "to": "dir_buy", "from_unit": "it", "to_unit": "it"}
    ]
    assert counts(said["posts"]) == counts(said["units"]) == {**NONE, "moved": 1}


def test_moving_a_post_with_a_team_below_is_one_move():
    said = option_dict(S.move_post("it_head", to="ce", unit="fin"))
    assert counts(said["posts"]) == {**NONE, "moved": 1}
    assert said["posts"]["moved"][0]["to_unit"] == "fin"


def test_other_cells_are_told_field_by_field():
    said = option_dict(S.update_post("nurse", title="Matron", band="7"))
    assert said["posts"]["changed"] == [
        {
            "id": "nurse",
            "fields": {
                "title": {"old": "nurse", "new": "Matron"},
                "band": {"old": "6", "new": "7"},
            },
        }
    ]
    assert said["posts"]["moved"] == []


def test_posts_units_functions_and_links_come_and_go():
    scenario = (
        S.add_post("pa", title="Assistant", to="ce")
        .remove_post("nurses")
        .add_unit("pr", name="Press", kind="team")
        .remove_unit("board")
        .remove_function("f_plan")
        .add_link("buy", "supports", "fin")
        .end_appointment("cy", "analyst")
    )
    said = option_dict(scenario)
    assert [p["id"] for p in said["posts"]["added"]] == ["pa"]
    assert [p["id"] for p in said["posts"]["removed"]] == ["nurses"]
    assert said["units"]["added"] == [{"id": "pr", "name": "Press", "kind": "team"}]
    assert [u["id"] for u in said["units"]["removed"]] == ["board"]
    assert said["links"]["added"] == [{"from": "buy", "relation": "supports", "to": "fin"}]
    gone = {(link["from"], link["relation"], link["to"]) for link in said["links"]["removed"]}
    assert {("ce", "chairs", "board"), ("cy", "holds", "analyst")} < gone
    assert ("f_it", "overlaps", "f_plan") in gone


def test_a_link_s_other_cells_are_a_change_of_it():
    said = option_dict(S.update_link("it", "dotted_line_to", "sell", safeguard=""))
    assert said["links"]["changed"] == [
        {
            "from": "it",
            "relation": "dotted_line_to",
            "to": "sell",
            "fields": {"safeguard": {"old": "log", "new": ""}},
        }
    ]


def test_the_transfer_matrix_goes_from_unit_to_unit():
    scenario = S.move_function("f_it", to="buy").move_function("f_pay", to="buy")
    said = option_dict(scenario.remove_function("f_care"))["transfers"]
    assert said == [
        {"from": "it", "to": "buy", "functions": ["f_it"]},
        {"from": "fin", "to": "buy", "functions": ["f_pay"]},
        {"from": "sell", "to": None, "functions": ["f_care"]},
    ]


def test_findings_are_new_fixed_or_standing_and_whole():
    crossing = compared(S.move_post("dir_sell", to="dir_buy"))
    assert {f.rule for f in crossing.new} == {"SEP-4", "SEP-5"}
    crossed = body().apply(S.move_post("dir_sell", to="dir_buy"))
    back = om.compare(crossed, om.Scenario("Back").move_post("dir_sell", to="ce"), packs=RULES)
    assert {f.rule for f in back.options[0].fixed} == {"SEP-4", "SEP-5"}
    said = crossing.to_dict()["findings"]
    assert set(said) == {"new", "fixed", "standing"}
    assert {"id", "rule", "severity", "message", "path", "clears_if"} <= set(said["new"][0])


def test_a_comparison_carries_no_edits_since_it_tries_none():
    crossing = om.compare(body(), S.move_post("dir_sell", to="dir_buy"), packs=RULES)
    assert any(finding.edits for finding in crossing.options[0].new)
    said = crossing.to_dict()
    of_option = said["options"][0]["findings"]
    findings = [*said["baseline"]["findings"], *of_option["new"], *of_option["standing"]]
    assert findings
    assert all(finding["edits"] == [] for finding in findings)


def test_measures_come_with_the_baseline_s_and_the_difference():
    span = compared(S.move_post("payroll", to="ce")).to_dict()["measures"]["largest_span"]
    assert span["delta"] == span["value"] - span["baseline"] == 1


def test_the_json_has_the_design_s_keys():
    said = om.compare(body(), S.move_post("payroll", to="ce"), packs=RULES).to_dict()
    assert {"measures", "findings"} <= set(said["baseline"])
    keys = {"name", "posts", "units", "functions", "links", "measures", "findings", "impact"}
    assert keys <= set(said["options"][0])
    assert said["options"][0]["changes"] == ["Move the post payroll to report to Chief (ce)"]


def test_impact_has_one_row_for_each_baseline_and_each_added_post():
    option = compared(S.add_post("pa", title="Assistant", to="ce").remove_post("nurses"))
    assert isinstance(option.impact, Impact)
    posts = [row["post"] for row in option.to_dict()["impact"]]
    assert sorted(posts) == sorted([*body().posts["id"], "pa"])


def test_options_stand_side_by_side_and_the_order_is_kept():
    options = [om.Scenario("A").move_post("payroll", to="ce"), om.Scenario("Nothing")]
    said = om.compare(body(), *options, packs=RULES)
    assert [option.name for option in said.options] == ["A", "Nothing"]
    assert not said.options[1].differences
    frame = said.to_frame()
    assert frame.loc[
        frame["what"] == "post", ["option", "change", "id", "new"]
    ].to_numpy().tolist() == [["A", "moved", "payroll", "ce"]]


def test_an_organisation_that_a_scenario_made_is_compared_by_id():
    base = body()
    option = base.apply(S.update_post("nurse", title="Quite other"))
    found = om.compare(base, option, packs=RULES).options[0]
    assert found.matching is None
    assert [change.id for change in found.differences.posts.changed] == ["nurse"]


def loaded(*posts):
    return organisation(list(posts), units=[unit("fin", name="Finance")])


def test_a_loaded_data_set_is_matched_even_where_it_has_the_same_name():
    one, other = loaded(post("1", title="Chief")), loaded(post("9", title="Chief"))
    found = om.compare(one, other, packs=["structure"]).options[0]
    assert found.matching is not None
    assert found.to_dict()["posts"]["changed"] == [
        {"id": "9", "fields": {"id": {"old": "1", "new": "9"}}, "stage": "title"}
    ]


@pytest.mark.parametrize("number", ["1", "1.0", " 1.00 "])
def test_a_number_written_otherwise_is_no_difference_between_data_sets(number):
    one, other = loaded(post("1", fte="1.0", source="a")), loaded(post("1", fte=number, source="b"))
    assert not om.compare(one, other, packs=["structure"]).options[0].differences


def test_every_row_of_somebody_who_held_a_post_twice_is_compared():
    first = {"person": "ann", "post": "nurse", "fte": "0.6", "end": "2007-01-31"}
    again = {"person": "ann", "post": "nurse", "fte": "0.6", "start": "2007-03-01"}
    held = body(appointments=[first, again])
    longer = body(appointments=[first, {**again, "fte": "1"}])
    once = body(appointments=[first])
    assert differences(held, longer).links.changed == (
        (("ann", "holds", "nurse"), (CellChange("fte", "0.6", "1"),)),
    )
    assert differences(held, once).links.removed == (("ann", "holds", "nurse"),)
    assert differences(once, held).links.added == (("ann", "holds", "nurse"),)
    assert not differences(held, body(appointments=[again, first])).links

"""What each verb does to the tables, and what it refuses."""

import pytest

import orgmodel as om
from tests.builders import organisation, post
from tests.changes.small import body, cells

S = om.Scenario("Option")


def refusal(scenario, model=None):
    with pytest.raises(om.ScenarioError) as caught:
        (model or body()).apply(scenario)
    return str(caught.value)


def relations(model):
    return set(zip(*(model.links[c] for c in ("from", "relation", "to")), strict=True))


def test_a_post_is_added_with_any_of_its_columns():
    option = body().apply(S.add_post("pa", title="Assistant", to="ce", unit="fin", fte=0.5))
    assert cells(option, "posts", "pa", "title", "reports_to", "unit", "fte") == (
        "Assistant",
        "ce",
        "fin",
        "0.5",
    )


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (S.add_post("ce", title="x"), 'the id "ce" is taken already'),
        (S.add_post("buy", title="x"), 'the id "buy" is taken already'),
        (S.add_post("a\tb", title="x"), "may not hold a tab"),
        (S.add_post("x", title="a\0b"), "no file can hold a NUL"),
        (S.add_post("x", title="x", fte="much"), '"much" is not a number'),
        (S.add_post("x", title="x", count="1.5"), "not a whole number"),
        (S.add_post("x", title="x", clinical="perhaps"), "Allowed: yes, no"),
        (S.add_post("x", title="x", unit="buyy"), 'there is no unit "buyy". Did you mean "buy"'),
        (S.add_post("x", title="x", hat="red"), 'posts.csv has no column "hat"'),
    ],
)
def test_a_post_that_would_be_faulty_is_not_added(scenario, why):
    assert why in refusal(scenario)


def test_a_column_that_the_data_carries_can_be_changed():
    option = body().apply(S.update_post("payroll", grade="y"))
    assert cells(option, "posts", "payroll", "grade") == "y"


def test_a_moved_post_takes_its_reports_along_and_drops_the_old_evidence():
    option = body().apply(S.move_post("dir_buy", to="dir_fin"))
    assert option.hierarchy.chain("analyst") == ("analyst", "dir_buy", "dir_fin", "ce")
    said = [f"reports_to_{part}" for part in ("source", "basis", "note")]
    assert cells(option, "posts", "dir_buy", *said) == ("scenario “Option”", "conditional", "")


def test_a_moved_line_without_evidence_of_the_row_needs_none():
    option = body().apply(S.move_post("analyst", to="dir_fin"))
    said = [f"reports_to_{part}" for part in ("source", "basis", "note")]
    assert cells(option, "posts", "analyst", *said) == ("", "", "")


def test_a_change_or_its_scenario_can_say_the_source_of_a_moved_line():
    cited = om.Scenario("Option", source="004:44").move_post("analyst", to="dir_fin")
    assert cells(body().apply(cited), "posts", "analyst", "reports_to_source") == "004:44"
    own = cited.move_post("payroll", to="ce", source="5", basis="stated", note="agreed")
    said = [f"reports_to_{part}" for part in ("source", "basis", "note")]
    assert cells(body().apply(own), "posts", "payroll", *said) == ("5", "stated", "agreed")


def test_a_post_can_become_a_top_and_change_unit_in_one_move():
    option = body().apply(S.move_post("payroll", to="", unit="buy"))
    assert cells(option, "posts", "payroll", "reports_to", "unit") == ("", "buy")


def test_a_loop_is_refused_and_shown():
    assert "dir_buy → analyst → dir_buy" in refusal(S.move_post("dir_buy", to="analyst"))
    assert "ce → ce" in refusal(S.move_post("ce", to="ce"))
    assert "trust → fin → trust" in refusal(S.move_unit("trust", to="fin"))


def test_a_post_with_reports_is_removed_only_with_a_home_for_them():
    assert "analyst report to it. Move them first" in refusal(S.remove_post("dir_buy"))
    option = body().apply(S.remove_post("dir_buy", to="ce"))
    assert cells(option, "posts", "analyst", "reports_to") == "ce"


def test_what_exists_only_with_a_removed_post_goes_with_it():
    option = body().apply(S.remove_post("dir_buy", to="ce"))
    assert "dir_buy" not in {*option.memberships["member"], *option.links["from"]}
    assert cells(option, "units", "buy", "head") == ""
    held = body().apply(S.remove_post("nurse", to="dir_sell")).appointments
    assert held["post"].tolist() == ["analyst"]


def test_a_post_that_owns_work_is_removed_only_with_another_owner():
    assert "it owns f_pay" in refusal(S.remove_post("payroll"))
    option = body().apply(S.remove_post("payroll", owner="fin"))
    assert cells(option, "functions", "f_pay", "owner") == "fin"


def test_the_last_post_stays():
    assert "no post would be left" in refusal(S.remove_post("ce"), organisation([post("ce")]))


def test_a_split_post_divides_its_hours_and_gives_reports_functions_and_people_away():
    parts = [
        {"post": "nurse", "fte": "0.4"},
        {"post": "nurse_b", "title": "Nurse B", "reports": ["nurses"], "people": ["bob"]},
    ]
    option = body().apply(S.split_post("nurse", into=parts))
    assert cells(option, "posts", "nurse", "fte", "band") == ("0.4", "6")
    assert cells(option, "posts", "nurse_b", "fte", "reports_to") == ("0.6", "dir_sell")
    assert cells(option, "posts", "nurses", "reports_to") == "nurse_b"
    held = dict(zip(option.appointments["person"], option.appointments["post"], strict=True))
    assert held == {"ann": "nurse", "bob": "nurse_b", "cy": "analyst"}


def test_what_no_part_is_given_stays_with_the_first_new_post():
    parts = [{"post": "buy_a"}, {"post": "buy_b"}]
    option = body().apply(S.split_post("dir_buy", into=parts))
    assert cells(option, "posts", "analyst", "reports_to") == "buy_a"
    assert cells(option, "units", "buy", "head") == "buy_a"
    assert ("buy_a", "works_closely_with", "dir_fin") in relations(option)
    assert "dir_buy" not in option.table_of
    assert cells(option, "posts", "buy_b", "fte", "cost") == ("0.5", "40")


def test_a_group_is_split_only_with_the_count_of_each_part():
    parts = [{"post": "day"}, {"post": "night"}]
    assert "stands for 12 posts" in refusal(S.split_post("nurses", into=parts))


def test_parts_cannot_take_more_than_there_is():
    parts = [
        {"post": "day", "fte": "9", "count": "6"},
        {"post": "n1", "fte": "3", "count": "3"},
        {"post": "n2", "count": "3"},
    ]
    assert "more than its fte, 9.5" in refusal(S.split_post("nurses", into=parts))


def test_a_report_that_is_not_one_cannot_go_to_a_part():
    parts = [{"post": "nurse"}, {"post": "b", "reports": ["analyst"]}]
    assert "analyst does not report to nurse" in refusal(S.split_post("nurse", into=parts))


def test_merged_posts_keep_their_hours_money_reports_and_links_together():
    option = body().apply(S.merge_posts(["dir_buy", "dir_fin"], into="dir_fin", title="Both"))
    assert cells(option, "posts", "dir_fin", "title", "fte", "cost") == ("Both", "2", "150")
    assert cells(option, "posts", "analyst", "reports_to") == "dir_fin"
    assert cells(option, "units", "buy", "head") == "dir_fin"
    assert all("dir_buy" not in link for link in relations(option))
    assert ("dir_fin", "works_closely_with", "dir_fin") not in relations(option)


def test_a_merged_post_keeps_the_stronger_of_two_seats():
    option = body().apply(S.merge_posts(["dir_buy", "dir_fin"], into="dir_fin"))
    seats = option.memberships[option.memberships["member"] == "dir_fin"]
    assert seats["role"].tolist() == ["member_of"]


def test_merging_a_post_with_its_manager_leaves_no_loop():
    option = body().apply(S.merge_posts(["nurse", "dir_sell"], into="nurse"))
    assert cells(option, "posts", "nurse", "reports_to") == "ce"
    new = body().apply(S.merge_posts(["nurse", "dir_sell"], into="care", title="Care"))
    assert new.hierarchy.chain("nurses") == ("nurses", "care", "ce")


def test_a_merger_can_say_the_source_of_the_new_line():
    said = {"reports_to_source": "5", "reports_to_basis": "stated"}
    for into in ("dir_fin", "money"):
        scenario = S.merge_posts(["dir_fin", "payroll"], into=into, to="dir_buy", **said)
        assert cells(body().apply(scenario), "posts", into, *said) == ("5", "stated")
    units = S.merge_units(["it", "buy"], into="it", parent="sell", parent_source="5")
    assert cells(body().apply(units), "units", "it", "parent", "parent_source") == ("sell", "5")


def test_hours_of_merged_posts_are_unknown_where_one_is():
    option = body().apply(S.merge_posts(["it_one", "nurse"], into="nurse"))
    assert cells(option, "posts", "nurse", "fte") == ""


def test_one_person_in_two_merged_posts_is_one_appointment():
    more = [
        {"person": "ann", "post": "nurse", "fte": "0.6"},
        {"person": "ann", "post": "payroll", "fte": "0.4"},
    ]
    option = body(appointments=more).apply(S.merge_posts(["nurse", "payroll"], into="nurse"))
    assert option.appointments[["person", "post", "fte"]].to_numpy().tolist() == [
        ["ann", "nurse", "1"]
    ]


def test_a_unit_moves_with_what_is_in_it_and_its_line_only_when_asked():
    option = body().apply(S.move_unit("it", to="buy"))
    assert cells(option, "units", "it", "parent", "parent_source") == ("buy", "")
    assert cells(option, "posts", "it_head", "reports_to") == "dir_fin"
    line = body().apply(S.move_unit("it", to="buy", reports_to="dir_buy"))
    assert cells(line, "posts", "it_head", "reports_to") == "dir_buy"
    assert cells(line, "posts", "it_one", "reports_to") == "it_head"


def test_a_unit_is_removed_only_with_a_home_for_what_it_holds():
    assert "it_head, it_one, it_two and f_it belong to it" in refusal(S.remove_unit("it"))
    option = body().apply(S.remove_unit("it", to="fin"))
    assert cells(option, "posts", "it_one", "unit") == "fin"
    assert cells(option, "functions", "f_it", "owner") == "fin"
    assert "it" not in set(option.links["from"])


def test_merged_units_bring_posts_functions_links_and_heads_together():
    option = body().apply(S.merge_units(["buy", "fin"], into="fin", name="Both"))
    assert cells(option, "units", "fin", "name", "head") == ("Both", "dir_fin")
    assert cells(option, "posts", "analyst", "unit") == "fin"
    assert cells(option, "functions", "f_plan", "owner") == "fin"
    assert ("fin", "commissions", "s_care") in relations(option)
    assert "buy" not in option.table_of


def test_a_split_unit_shares_out_what_is_named_and_keeps_the_rest():
    parts = [{"unit": "fin"}, {"unit": "pay", "name": "Pay", "posts": ["payroll"], "units": ["it"]}]
    option = body().apply(S.split_unit("fin", into=parts))
    assert cells(option, "units", "pay", "parent", "side", "head") == ("trust", "neutral", "")
    assert cells(option, "units", "it", "parent") == "pay"
    assert cells(option, "posts", "payroll", "unit") == "pay"
    assert cells(option, "posts", "dir_fin", "unit") == "fin"


def test_functions_are_added_moved_and_removed():
    scenario = S.add_function("f_new", name="New", owner="buy", kind="commissioning")
    option = body().apply(scenario.move_function("f_it", to="buy").remove_function("f_plan"))
    assert cells(option, "functions", "f_new", "owner", "kind") == ("buy", "commissioning")
    assert cells(option, "functions", "f_it", "owner", "source", "note") == ("buy", "9", "as now")
    assert "f_plan" not in option.table_of
    assert ("f_it", "overlaps", "f_plan") not in relations(option)


def test_links_are_added_updated_and_removed():
    scenario = S.add_link("buy", "supports", "fin", safeguard="SLA")
    scenario = scenario.update_link("it", "dotted_line_to", "sell", safeguard="")
    option = body().apply(scenario.remove_link("sell", "provides", "s_care"))
    assert option.links["safeguard"].tolist() == ["", "", "", "", "SLA"]
    assert ("sell", "provides", "s_care") not in relations(option)


def test_a_link_that_reads_the_same_both_ways_is_found_either_way():
    option = body().apply(S.remove_link("dir_fin", "works_closely_with", "dir_buy"))
    assert ("dir_buy", "works_closely_with", "dir_fin") not in relations(option)


def test_a_seat_is_kept_among_the_memberships():
    scenario = S.remove_link("dir_fin", "attends", "board")
    option = body().apply(scenario.add_link("dir_fin", "member_of", "board", voting="yes"))
    row = option.memberships.iloc[-1]
    assert (row["member"], row["role"], row["voting"]) == ("dir_fin", "member_of", "yes")
    assert len(option.memberships) == 3


def test_the_head_of_a_unit_is_changed_as_a_link():
    scenario = S.remove_link("dir_buy", "heads", "buy").add_link("analyst", "heads", "buy")
    assert cells(body().apply(scenario), "units", "buy", "head") == "analyst"
    assert "headed by dir_buy" in refusal(S.add_link("analyst", "heads", "buy"))


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (S.add_link("sell", "provides", "s_care"), "such a link already"),
        (S.remove_link("buy", "provides", "s_care"), "Between them there is: commissions"),
        (S.add_link("it_one", "reports_to", "ce"), "Use move-post"),
        (S.add_link("buy", "manages", "sell"), '"manages" is not allowed'),
        (S.update_link("buy", "commissions", "s_care"), "names no column"),
        (S.add_link("buy", "supports", "fin", voting="yes"), "only a seat on a body takes voting"),
    ],
)
def test_a_link_change_that_cannot_be_made_says_why(scenario, why):
    assert why in refusal(scenario)


def test_people_are_appointed_brought_in_and_let_go():
    scenario = S.appoint("dee", "payroll", name="", fte=0.5).end_appointment("cy", "analyst")
    option = body().apply(scenario)
    assert option.people["id"].tolist() == ["ann", "bob", "cy", "dee"]
    held = option.appointments[["person", "post"]].to_numpy().tolist()
    assert held == [["ann", "nurse"], ["bob", "nurse"], ["dee", "payroll"]]


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (S.appoint("an", "payroll"), 'no person "an". Give “name”'),
        (S.appoint("ann", "nurse"), "holds the post already"),
        (S.appoint("ann", "payroll", name="x"), "leave out “name”"),
        (S.end_appointment("ann", "payroll"), "ann holds nurse"),
    ],
)
def test_an_appointment_that_cannot_be_made_says_why(scenario, why):
    assert why in refusal(scenario)


def test_every_change_describes_itself_in_plain_words():
    scenario = (
        S.move_post("analyst", to="dir_fin", unit="fin")
        .remove_post("payroll", owner="fin")
        .add_link("buy", "supports", "fin")
        .merge_units(["buy", "fin"], into="both", name="Both")
    )
    assert list(scenario.describe(body().names)) == [
        "Move the post analyst to report to Treasurer (dir_fin) and into fin",
        "Remove the post payroll; its functions go to fin",
        "Add the link: buy supports fin",
        "Merge the units buy and fin into Both (both)",
    ]

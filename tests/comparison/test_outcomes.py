"""Which rules have another outcome in an option, and that nothing lost reads as put right."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.comparison.option_set import Alternative, OptionSet, Question
from orgmodel.comparison.ranking import rank
from orgmodel.text.comparison import report
from tests.builders import link, seat, unit
from tests.changes.small import body
from tests.rules.cases.rows import SIDES, five
from tests.rules.ruling import RULE, with_rule

RULES = ["separation"]
S = om.Scenario("Option")
CROSSED = body().apply(om.Scenario("Crossed").move_post("dir_sell", to="dir_buy"))
NO_PROVIDER = (
    om.Scenario("No provider")
    .remove_function("f_care")
    .remove_post("dir_sell", to="dir_buy", head="dir_fin")
    .remove_unit("sell", to="trust")
)
BOARD = [*SIDES, unit("board", "board")]


def seated():
    """One rule: m1 sits on the board. It does, and no roster is said to be complete."""
    rows = five(units=BOARD, memberships=[seat("board", "m1")])
    return with_rule(rows, "seat", who="m1", body="board")


def only(comparison):
    (option,) = comparison.options
    return option


def test_a_rule_that_is_broken_now_is_listed_with_what_was_found():
    option = only(om.compare(body(), S.move_post("dir_sell", to="dir_buy"), packs=RULES))
    changes = {change.rule: change for change in option.outcomes}
    assert (changes["SEP-4"].was, changes["SEP-4"].now) == ("pass", "fail")
    (finding,) = option.option.check.rule("SEP-4").findings
    assert changes["SEP-4"].why == finding.message
    assert option.no_longer_shown == ()


def test_a_seat_that_the_option_ends_breaks_the_rule_and_says_so():
    option = only(om.compare(seated(), S.remove_link("m1", "member_of", "board")))
    (change,) = option.to_dict()["outcomes"]
    assert (change["rule"], change["from"], change["to"]) == (RULE, "pass", "fail")
    assert "change 1 removes it" in change["why"]


def test_an_option_that_changes_nothing_of_the_rules_has_no_outcome_to_tell():
    option = only(om.compare(seated(), S.update_post("l2", title="Clerk")))
    assert option.to_dict()["outcomes"] == []
    assert option.to_dict()["unshown"] == []


def test_a_rule_that_passed_and_cannot_be_assessed_any_more_says_what_was_removed():
    rows = five(links=[link("l1", "advises", "m1")])
    base = with_rule(rows, "required_link", never=[["l1", "reports_to", "r1"]])
    option = only(om.compare(base, S.remove_post("r1", to="ce", head="ce")))
    (change,) = option.no_longer_shown
    assert (change.was, change.now) == ("pass", "not_assessable")
    assert change.why.startswith(
        "The option removes Right director (r1), and the data no longer says"
    )


def test_removing_the_provider_does_not_read_as_an_improvement():
    option = only(om.compare(CROSSED, NO_PROVIDER, packs=RULES))
    assert {f.rule for f in CROSSED.check(RULES).findings} >= {"SEP-4", "SEP-5"}
    assert {"SEP-4", "SEP-5"}.isdisjoint(finding.rule for finding in option.fixed)
    assert {"SEP-4", "SEP-5"} <= {finding.rule for finding, _ in option.unshown}
    assert {"SEP-4", "SEP-5"} <= {change.rule for change in option.no_longer_shown}


def test_a_finding_on_what_was_removed_is_told_apart_from_one_that_was_cleared():
    base = body(
        functions=[
            {"id": "f_care", "owner": "buy", "kind": "provider"},
            {"id": "f_ward", "owner": "buy", "kind": "provider"},
            {"id": "f_plan", "owner": "buy", "kind": "commissioning"},
            {"id": "f_home", "owner": "sell", "kind": "provider"},
        ]
    )
    option = only(
        om.compare(
            base, S.remove_function("f_care").move_function("f_ward", to="sell"), packs=RULES
        )
    )
    misplaced = [f for f in option.fixed if f.rule == "SEP-1a"]
    assert [finding.subjects[0] for finding in misplaced] == ["f_ward"]
    gone = {f.subjects[0]: why for f, why in option.unshown if f.rule == "SEP-1a"}
    assert gone == {"f_care": "what it is about is no longer there"}


BRENT = om.load(Path(__file__).resolve().parents[2] / "data" / "brent")


def test_brent_without_its_provider_directorate_is_told_as_the_loss_it_is():
    """Its services go to nobody: what named it fails, what asked of its side is not shown."""
    gone = om.Scenario("No provider directorate").remove_unit("d_pde", to="d_fp")
    option = only(om.compare(BRENT, gone))
    now = {change.rule: change.now for change in option.outcomes}
    assert {now[rule] for rule in ("R03", "R08")} == {"fail"}
    assert {"SEP-0", "SEP-4", "SEP-5"} <= {change.rule for change in option.no_longer_shown}
    assert "The option removes Provider Development and Estates (d_pde), and the data no" in next(
        change.why for change in option.outcomes if change.rule == "SEP-5"
    )
    fixed = {f.rule for f in option.fixed if f.severity != "info"}
    assert "R06" not in fixed
    assert {f.subjects[0] for f, _ in option.unshown if f.rule == "R06"} == {"d_hr", "d_fp"}
    assert not [f for f in option.fixed if f.rule == "SEP-10"]


def test_a_finding_that_moving_a_function_clears_is_fixed_though_its_old_owner_goes():
    base = body(
        functions=[
            {"id": "f_care", "owner": "fin", "kind": "provider"},
            {"id": "f_plan", "owner": "buy", "kind": "commissioning"},
        ]
    )
    merged = S.move_function("f_care", to="sell").remove_unit("fin", to="trust")
    option = only(om.compare(base, merged, packs=RULES))
    assert "SEP-1b" in {finding.rule for finding in option.fixed}


def test_every_finding_of_the_baseline_stands_is_fixed_or_is_unshown():
    for scenario in (NO_PROVIDER, S.move_post("dir_sell", to="ce"), S.move_unit("it", to="buy")):
        option = only(om.compare(CROSSED, scenario, packs=RULES))
        told = [*option.fixed, *(f for f, _ in option.unshown), *option.standing]
        before = {f.id for f in CROSSED.check(RULES).findings}
        assert {finding.id for finding in told} == before
        assert len(told) == len(before)


def test_the_text_tells_what_is_no_longer_shown_before_what_is_fixed():
    said = report(om.compare(CROSSED, NO_PROVIDER, packs=RULES))
    assert "No longer shown" in said
    assert "Findings gone without being cleared" in said
    assert "SEP-5 was broken and cannot be assessed any more." in " ".join(said.split())
    assert "findings gone, not cleared" in said
    assert "Findings fixed" not in said or said.index("No longer shown") < said.index(
        "Findings fixed"
    )


def test_a_ranking_does_not_reward_a_rule_that_nobody_can_assess_any_more():
    cleared = om.Scenario("Apart").move_post("dir_sell", to="ce")
    question = Question(
        "Q",
        "What of the provider?",
        "",
        (
            Alternative("a", "As it is", om.Scenario("As it is")),
            Alternative("b", "Gone", NO_PROVIDER),
            Alternative("c", "Apart", cleared),
        ),
    )
    ranking = rank(CROSSED, OptionSet("Set", (question,)), packs=RULES, measures=["errors"])
    by_name = {ranked.combination.name: ranked for ranked in ranking.best}
    assert ranking.best[0].combination.name == "Q(c)"
    assert by_name["Q(b)"].values >= by_name["Q(a)"].values > by_name["Q(c)"].values
    assert {"SEP-4", "SEP-5"} <= set(by_name["Q(b)"].unshown)
    assert by_name["Q(a)"].unshown == by_name["Q(c)"].unshown == ()


FRAMES = {
    "outcomes_frame": ["option", "rule", "title", "from", "to", "why"],
    "findings_frame": [
        "option",
        "change",
        "rule",
        "severity",
        "message",
        "subjects",
        "why",
        "finding",
    ],
    "changes_frame": ["option", "what", "change", "id", "field", "old", "new"],
}


@pytest.mark.parametrize("name", FRAMES)
def test_each_frame_has_a_row_for_each_option(name):
    both = om.compare(CROSSED, NO_PROVIDER, S.move_post("dir_sell", to="ce"), packs=RULES)
    frame = getattr(both, name)()
    assert list(frame.columns) == FRAMES[name]
    assert set(frame["option"]) == {"No provider", "Option"}


def test_the_frame_of_outcomes_says_what_the_json_says():
    both = om.compare(CROSSED, NO_PROVIDER, packs=RULES)
    frame = both.outcomes_frame()
    assert (
        frame[["rule", "from", "to", "why"]].to_dict("records") == only(both).to_dict()["outcomes"]
    )


def test_options_stand_side_by_side_as_columns():
    both = om.compare(CROSSED, NO_PROVIDER, S.move_post("dir_sell", to="ce"), packs=RULES)
    frame = both.side_by_side()
    assert list(frame.columns) == ["baseline", "No provider", "Option"]
    assert frame.loc["errors", "baseline"] == CROSSED.check(RULES).summary["errors"]
    assert frame.loc["rules_no_longer_shown", "Option"] == 0
    assert frame.loc["rules_no_longer_shown", "No provider"] >= 2
    assert (
        frame.loc["largest_span", "Option"]
        == both.options[1].option.measures.by_id["largest_span"].value
    )


def test_nothing_to_compare_gives_frames_without_rows():
    none = om.compare(body(), packs=RULES)
    assert len(none.outcomes_frame()) == len(none.findings_frame()) == 0

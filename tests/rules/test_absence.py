"""What an option itself removes is known to be absent: the rule that needs it fails.

Each case is one rule on the five posts: what data without the row says (not assessable), and
what the same data says after a scenario took the row away.
"""

import pytest

import orgmodel as om
from tests.builders import link, seat, unit
from tests.rules.cases.rows import SIDES, five
from tests.rules.ruling import RULE, with_rule

BOARD = [*SIDES, unit("board", "board"), unit("side_table", "board")]


def option():
    return om.Scenario("An option")


def outcome(organisation):
    return organisation.check().rule(RULE)


ADVICE = five(links=[link("l1", "advises", "r1")])
SEAT = five(units=BOARD, memberships=[seat("board", "m1"), seat("board", "ce", "chairs")])
POWERS = five(units=BOARD, links=[link("ce", "delegates_to", "board")])
OWN = five(
    units=[*SIDES, unit("board", "board", side="right")],
    memberships=[seat("board", "m1", "chairs"), seat("board", "l2")],
    links=[link("ce", "delegates_to", "board")],
)
CLOSE = five(links=[link("l_dir", "works_closely_with", "r_dir")])

ENDED = {
    "required_link": (
        "required_link",
        {"links": [["l1", "advises", "r1"]]},
        ADVICE,
        option().remove_link("l1", "advises", "r1"),
    ),
    "required_link either way round": (
        "required_link",
        {"links": [["r_dir", "works_closely_with", "l_dir"]]},
        CLOSE,
        option().remove_link("l_dir", "works_closely_with", "r_dir"),
    ),
    "required_link of a seat": (
        "required_link",
        {"links": [["m1", "member_of", "board"]]},
        SEAT,
        option().remove_link("m1", "member_of", "board"),
    ),
    "linked": (
        "linked",
        {"things": ["l1"], "relations": ["advises"], "to": [["r1"]]},
        ADVICE,
        option().remove_link("l1", "advises", "r1"),
    ),
    "linked, of any": (
        "linked",
        {"things": ["side:left"], "relations": ["advises"], "to": [["side:right"]], "any": True},
        ADVICE,
        option().remove_link("l1", "advises", "r1"),
    ),
    "dedicated_link": (
        "dedicated_link",
        {"things": ["l_dir"], "relations": ["works_closely_with"], "to": ["r_dir"]},
        CLOSE,
        option().remove_link("l_dir", "works_closely_with", "r_dir"),
    ),
    "seat": (
        "seat",
        {"who": "m1", "body": "board"},
        SEAT,
        option().remove_link("m1", "member_of", "board"),
    ),
    "body_includes": (
        "body_includes",
        {"body": "board", "include": ["m1"]},
        SEAT,
        option().remove_link("m1", "member_of", "board"),
    ),
    "constituted_body without its chair": (
        "constituted_body",
        {"body": "board"},
        SEAT,
        option().remove_link("ce", "chairs", "board"),
    ),
    "constituted_body without its member": (
        "constituted_body",
        {"body": "board"},
        SEAT,
        option().remove_link("m1", "member_of", "board"),
    ),
    "own_board without its chair": (
        "own_board",
        {"side": "right"},
        OWN,
        option().remove_link("m1", "chairs", "board"),
    ),
    "own_board without its powers": (
        "own_board",
        {"side": "right"},
        OWN,
        option().remove_link("ce", "delegates_to", "board"),
    ),
    "decision_making": (
        "decision_making",
        {"body": "board", "given": ["delegates_to"], "weaker": ["advises"]},
        POWERS,
        option().remove_link("ce", "delegates_to", "board"),
    ),
}


@pytest.mark.parametrize("case", ENDED)
def test_a_link_or_seat_that_the_option_ends_is_a_breach_with_the_change_as_its_proof(case):
    kind, parameters, rows, scenario = ENDED[case]
    before = with_rule(rows, kind, **parameters)
    after = before.apply(scenario)
    assert outcome(before).outcome == "pass"
    assert outcome(after).outcome == "fail"
    (finding,) = outcome(after).findings
    assert [step.to_dict()["change"] for step in finding.path] == [1]
    assert "change 1 removes" in finding.message


@pytest.mark.parametrize("case", ENDED)
def test_data_that_never_had_it_only_does_not_say(case):
    kind, parameters, rows, _ = ENDED[case]
    silent = {**rows, "links": [], "memberships": []}
    assert outcome(with_rule(silent, kind, **parameters)).outcome == "not_assessable"


@pytest.mark.parametrize("case", ENDED)
def test_what_is_put_back_later_is_there(case):
    kind, parameters, rows, scenario = ENDED[case]
    (ended,) = scenario.changes
    back = option().add_link(ended.start, ended.relation, ended.to)
    assert outcome(with_rule(rows, kind, **parameters).apply(scenario).apply(back)).outcome == (
        "pass"
    )


def test_what_the_option_ends_elsewhere_is_no_breach_here():
    rows = five(units=BOARD, memberships=[seat("side_table", "m1"), seat("board", "ce")])
    before = with_rule(rows, "seat", who="m1", body="board")
    after = before.apply(option().remove_link("m1", "member_of", "side_table"))
    assert outcome(before).outcome == outcome(after).outcome == "not_assessable"


def test_one_member_of_several_may_go():
    rows = five(units=BOARD, memberships=[seat("board", "m1"), seat("board", "l1")])
    before = with_rule(rows, "constituted_body", body="board")
    after = before.apply(option().remove_link("m1", "member_of", "board"))
    assert outcome(before).outcome == outcome(after).outcome == "not_assessable"
    assert "a chair" in outcome(after).missing


def test_another_seat_of_the_same_post_holds_the_rule():
    rows = five(units=BOARD, memberships=[seat("board", "m1")])
    before = with_rule(rows, "seat", who="m1", body="board")
    after = before.apply(
        option().remove_link("m1", "member_of", "board").add_link("m1", "chairs", "board")
    )
    assert outcome(after).outcome == "pass"


GONE = {
    "required_link": {"links": [["l1", "advises", "m1"]]},
    "linked": {"things": ["l1"], "relations": ["advises"], "to": [["m1"]]},
    "in_line_of": {"post": "l1", "manager": "m1"},
}


@pytest.mark.parametrize("kind", GONE)
def test_a_rule_fails_that_names_a_post_which_the_option_removes(kind):
    links = [link("l1", "advises", "m1"), link("r1", "advises", "l1")]
    posts = [{**row, "reports_to": "m1"} if row["id"] == "l1" else row for row in five()["posts"]]
    before = with_rule(five(posts=posts, links=links), kind, **GONE[kind])
    after = before.apply(option().remove_post("m1", to="ce", head="ce"))
    assert outcome(before).outcome == "pass"
    assert outcome(after).outcome == "fail"
    (finding,) = outcome(after).findings
    assert finding.subjects == ("m1",)
    assert finding.path[0].to_dict()["change"] == 1
    assert "which change 1 removes" in finding.message


def test_a_rule_that_forbids_a_link_to_it_has_lost_nothing():
    links = [link("r1", "advises", "m1")]
    rule = {"never": [["l1", "advises", "m1"]]}
    before = with_rule(five(links=links), "required_link", **rule)
    after = before.apply(option().remove_post("m1", to="ce", head="ce"))
    assert outcome(before).outcome == "pass"
    assert outcome(after).outcome == "not_assessable"
    assert "which change 1 removes" in outcome(after).missing


def test_a_post_whose_line_the_option_ends_is_under_nobody():
    before = with_rule(five(), "in_line_of", post="l1", manager="ce")
    after = before.apply(option().move_post("l1", to=""))
    assert outcome(after).outcome == "fail"
    assert [step.to_dict()["change"] for step in outcome(after).findings[0].path] == [1]


def test_a_rule_of_severity_info_never_fails_but_says_it():
    rule = {"who": "m1", "body": "board"}
    before = with_rule(SEAT, "seat", severity="info", **rule)
    after = before.apply(option().remove_link("m1", "member_of", "board"))
    assert outcome(after).outcome == "pass"
    assert [finding.severity for finding in outcome(after).findings] == ["info"]


def test_three_posts_cannot_be_three_where_the_option_removes_one():
    before = with_rule(five(), "distinct_posts", posts=["l1", "r1", "l2"])
    after = before.apply(option().remove_post("l2"))
    assert (outcome(before).outcome, outcome(after).outcome) == ("pass", "fail")
    (finding,) = outcome(after).findings
    assert "change 1 removes" in finding.message
    back = after.apply(option().add_post("l2", title="Left officer", reports_to="l1"))
    assert outcome(back).outcome == "pass"
    never = with_rule(five(), "distinct_posts", posts=["l1", "r1", "l9"])
    assert outcome(never).outcome == "not_assessable"

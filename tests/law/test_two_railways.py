"""Two railway groups as one organisation: of whom a breach is, and what crosses the groups.

Article 7 speaks of a railway undertaking, whosever it is; of the infrastructure manager's own group
where it says so.
"""

from dataclasses import replace
from functools import cache

import pytest

import orgmodel as om
from tests.builders import unit
from tests.law.test_eu_rail import RAIL
from tests.law.whole import NA, PASS, Case


@cache
def railways():
    """The two lawful groups; the name of the one begins as that of the other does."""
    lawful = RAIL.organisation(Case("", PASS, "as it is"))
    return om.combine({"n": lawful, "ne": lawful})


def option(*changes):
    scenario = om.Scenario("Tried")
    for verb, *given in changes:
        scenario = getattr(scenario, verb)(*given[:-1], **given[-1])
    return railways().apply(scenario)


def seat(member, body, role="member_of"):
    return ("add_link", member, role, body, {})


def appointed(person, post):
    return ("appoint", {"person": person, "post": post})


def appoints(who, whom):
    return ("add_link", who, "appoints", whom, {})


CASES = [
    ("RAIL-7-3-a", "its own", [seat("ne.p_im_ceo", "ne.ru_mb")], {"ne"}),
    ("RAIL-7-3-a", "of the other group", [seat("n.p_im_ceo", "ne.ru_mb")], {"n"}),
    ("RAIL-7-3-a", "by a post there", [seat("n.im_ceo", "ne.ru_mb")], {"n"}),
    ("RAIL-7-3-a", "as its finance director", [appointed("n.p_im_ceo", "ne.ru_cfo")], {"n"}),
    ("RAIL-7-3-a", "a guest there", [seat("n.p_im_ceo", "ne.ru_mb", "attends")], set()),
    ("RAIL-7-3-a", "of both managers", [seat("n.p_im_ceo", "ne.im_mb")], set()),
    ("RAIL-7-3-a", "of both undertakings", [seat("n.p_ru_ceo", "ne.ru_mb")], set()),
    ("RAIL-7-3-b", "decides here, runs there", [seat("ne.p_planner", "n.ru_mb")], {"ne"}),
    ("RAIL-7-3-c", "supervises here and there", [seat("n.im_lay", "ne.ru_sb")], {"n"}),
    ("RAIL-7-3-d", "the parent of the other group", [seat("n.im_ceo", "ne.g_sb")], set()),
    ("RAIL-7-3-d", "its own parent", [seat("n.im_ceo", "n.g_sb")], {"n"}),
    ("RAIL-7b-1", "a driver there", [appointed("n.p_control_head", "ne.driver")], {"n"}),
    ("RAIL-7b-1", "an engineer there", [appointed("n.p_control_head", "ne.engineer")], set()),
    ("RAIL-7-1", "a line there", [("move_post", "n.planner", {"to": "ne.ru_cfo"})], {"n"}),
    ("RAIL-7-1", "a line to its manager", [("move_post", "n.planner", {"to": "ne.im_cfo"})], set()),
    ("RAIL-7a-2-b", "appointed from there", [appoints("ne.ru_ceo", "n.planner")], {"n"}),
    ("RAIL-7a-2-b", "appointed by its board", [appoints("ne.im_mb", "n.planner")], set()),
    ("RAIL-7c-1-a", "let there", [("move_function", "n.F1", {"to": "ne.ru"})], {"n"}),
    ("RAIL-7c-1-a", "let to its manager", [("move_function", "n.F1", {"to": "ne.im"})], set()),
    ("RAIL-7-2", "part of one there", [("move_unit", "n.im", {"to": "ne.ru"})], {"n"}),
    ("RAIL-7-2", "part of the holding there", [("move_unit", "n.im", {"to": "ne.group"})], set()),
]


@pytest.mark.parametrize(
    ("rule", "changes", "broken"),
    [(rule, changes, broken) for rule, _, changes, broken in CASES],
    ids=[f"{rule}: {why}" for rule, why, _, _ in CASES],
)
def test_a_breach_is_of_the_group_whose_infrastructure_manager_it_is(rule, changes, broken):
    result = option(*changes).check()
    found = {f.body for f in result.findings if f.rule == rule}
    assert found == broken
    for body in {"n", "ne"} - broken:
        assert result.rule(f"{rule} ({body})").outcome == PASS


def test_nothing_need_be_known_of_the_other_group_for_a_pass():
    unknown = option(("update_unit", "ne.ru_mb", {"roster": "partial"}))
    rules = {rule.key: rule.outcome for rule in unknown.check().rules}
    assert (rules["RAIL-7-3-a (n)"], rules["RAIL-7-3-a (ne)"]) == (PASS, NA)


def test_two_undertakings_of_one_manager_are_two_bodies_and_each_breach_is_of_one():
    rows = {
        "units": [
            unit("ru2", "company", parent="group"),
            unit("ru2_mb", "board", parent="ru2", roster="complete"),
        ],
        "memberships": [{"body": "ru2_mb", "member": "p_im_ceo", "role": "member_of"}],
    }
    whole = RAIL.organisation(Case("", PASS, "a second undertaking", rows))
    second = {**RAIL.roles, "railway_undertaking": "ru2", "ru_management_board": "ru2_mb"}
    result = replace(whole, roles={}, bodies={"one": RAIL.roles, "two": second}).check()
    assert {f.body for f in result.findings if f.rule == "RAIL-7-3-a"} == {"two"}
    assert result.rule("RAIL-7-3-a (one)").outcome == PASS


@cache
def apart():
    """A manager and an undertaking, each a body by itself with its own roles alone."""
    of_the_manager = ("infrastructure_manager", "essential_functions", "traffic_management", "im_")
    whole = RAIL.organisation(Case("", PASS, "as it is"))
    ours = {role: name for role, name in RAIL.roles.items() if role.startswith(of_the_manager)}
    theirs = {role: name for role, name in RAIL.roles.items() if role.startswith(("rail", "ru_"))}
    return replace(whole, roles={}, bodies={"track": ours, "train": theirs})


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("RAIL-7-3-a", seat("p_im_ceo", "ru_mb")),
        ("RAIL-7b-1", appointed("p_control_head", "driver")),
        ("RAIL-7-1", ("move_post", "planner", {"to": "ru_cfo"})),
        ("RAIL-7a-2-b", appoints("ru_ceo", "planner")),
        ("RAIL-7c-1-a", ("move_function", "F1", {"to": "ru"})),
        ("RAIL-7-2", ("move_unit", "im", {"to": "ru"})),
    ],
)
def test_a_manager_that_names_no_undertaking_of_its_own_is_held_apart_from_those_there(
    rule, change
):
    verb, *given = change
    scenario = getattr(om.Scenario("Tried"), verb)(*given[:-1], **given[-1])
    before, after = apart().check(), apart().apply(scenario).check()
    assert {r.outcome for r in before.rules if r.id == rule} == {NA}
    assert {f.body for f in after.findings if f.rule == rule} == {"track"}

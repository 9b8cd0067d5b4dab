"""icb-2022 for two boards in one folder that share who serves in both."""

from __future__ import annotations

import pytest

import orgmodel as om
from tests.law.care_boards import care_board

PACK = "icb-2022"
OPTION = om.Scenario("Shared")


@pytest.fixture(scope="module")
def cluster():
    one = care_board().organisation()
    return om.combine({"east": one, "west": one})


def shared(*posts):
    option = OPTION
    for post in posts:
        option = option.merge_posts([f"east.{post}", f"west.{post}"], into=f"east.{post}")
    return option


def standing(organisation):
    return {f.rule_key for f in organisation.check(PACK).findings if f.severity != "info"}


@pytest.mark.parametrize(
    "post",
    ["chair", "ce", "cfo", "cmo", "cno", "nem1", "nem2", "nem3", "trusts", "gps", "councils"],
)
def test_one_post_may_serve_on_both_boards(cluster, post):
    result = cluster.apply(shared(post)).check(PACK)
    before = {rule.key: rule.outcome for rule in cluster.check(PACK).rules}
    assert {rule.key: rule.outcome for rule in result.rules} == before


def test_boards_that_share_all_leaders_are_two_boards_still(cluster):
    together = cluster.apply(shared("chair", "ce", "cfo", "cmo", "cno", "nem1", "nem2", "nem3"))
    assert standing(together) == set()
    both = together.apply(OPTION.merge_posts(["east.nem1", "east.nem3"], into="east.nem3"))
    assert standing(both) == {"ICB-DEPUTY (east)", "ICB-DEPUTY (west)"}


def test_a_non_executive_of_the_other_board_alone_is_none_here(cluster):
    chairs = OPTION.remove_link("west.nem2", "chairs", "west.pay")
    by_hers = cluster.apply(chairs.add_link("east.people", "chairs", "west.pay"))
    assert "ICB-REM-CHAIR (west)" in standing(by_hers)
    away = OPTION.move_post("west.nem1", unit="west.staff").move_post(
        "west.nem2", unit="west.staff"
    )
    assert "ICB-NEMS (west)" in standing(cluster.apply(away))
    by_seat = away.add_link("east.nem3", "member_of", "west.board")
    assert "ICB-NEMS (west)" not in standing(cluster.apply(by_seat))


def test_each_board_is_found_by_its_own_chair(cluster):
    other = OPTION.remove_link("west.chair", "appoints", "west.ce")
    other = other.add_link("east.chair", "appoints", "west.ce")
    assert standing(cluster.apply(other)) == {"ICB-CE-APPOINT (west)"}
    assert standing(cluster.apply(other + shared("chair"))) == set()


def test_nhs_england_is_one_whichever_board_has_it_in_its_data(cluster):
    east = OPTION.remove_link("west.nhse", "appoints", "west.chair")
    east = cluster.apply(east.add_link("east.nhse", "appoints", "west.chair"))
    assert standing(east) == set()
    trust = east.apply(OPTION.add_link("east.trust", "appoints", "west.chair"))
    assert standing(trust) == {"ICB-CHAIR (west)"}

"""The invented cluster of two boards: findings name the body, and options clear or end them."""

from pathlib import Path

import pytest

import orgmodel as om

CLUSTER = Path(__file__).resolve().parents[2] / "data" / "icb_cluster"


@pytest.fixture(scope="module")
def cluster():
    return om.load(CLUSTER)


def _found(organisation):
    return {(f.rule, f.body) for f in organisation.check().findings if f.severity != "info"}


def test_the_data_is_sound_and_each_board_has_its_own_finding(cluster):
    assert not [problem for problem in cluster.problems if problem.fault]
    assert _found(cluster) == {("ICB-PARTNER-P", "east"), ("ICB-DEPUTY", "west")}


def test_shared_chair_and_chief_executive_are_no_breach(cluster):
    held = cluster.holders
    assert held["east.ce"] == held["west.ce"] == ("h_ce",)
    for body in ("east", "west"):
        assert cluster.check().rule(f"ICB-TWO ({body})").outcome == "pass"


@pytest.mark.parametrize(
    ("option", "left"),
    [
        ("seats-in-order", {("ICB-DEPUTY", "west")}),
        ("functions-out", {("ICB-PARTNER-P", "east"), ("ICB-DEPUTY", "west")}),
        ("one-board", {("ICB-PARTNER-P", "east")}),
    ],
)
def test_what_each_option_does_to_the_findings(cluster, option, left):
    assert _found(cluster.apply(option)) == left


def test_no_rule_is_asked_of_a_board_that_an_option_ends(cluster):
    result = cluster.apply("one-board").check()
    assert {rule.body for rule in result.rules} <= {"east", ""}
    assert any("No rule is asked of west" in note for note in result.notes)


def test_moving_work_out_halves_the_running_cost(cluster):
    cost = [one.measures()["cost"].value for one in (cluster, cluster.apply("functions-out"))]
    assert cost[1] <= cost[0] / 2

"""The view of changes: what came, went, moved and changed, and where from."""

from __future__ import annotations

from pathlib import Path

import pytest

import orgmodel as om
from tests.chart.views import geometry

DATA = Path(__file__).resolve().parents[3] / "data"


@pytest.fixture(scope="module")
def brent() -> om.Organisation:
    return om.load(DATA / "brent")


def svg_of(brent: om.Organisation, scenario: om.Scenario) -> str:
    (svg,) = brent.apply(scenario).chart("changes", baseline=brent).svgs
    assert geometry.overlaps(svg) == []
    assert geometry.lines_through_boxes(svg) == []
    return svg


def test_a_moved_post_stands_at_its_new_manager_with_a_ghost_at_the_old(
    brent: om.Organisation,
) -> None:
    svg = svg_of(brent, om.Scenario("Flat").move_post("ad_pde", to="ce"))
    ends = {line[:2] for line in geometry.lines(svg)}
    assert ("ad_pde", "ce") in ends
    assert ("ad_pde·was", "dir_pde") in ends


def test_a_moved_function_hangs_under_the_heads_of_both_owners(brent: om.Organisation) -> None:
    svg = svg_of(brent, om.Scenario("IT").move_function("F72", to="d_sc"))
    ends = {line[:2] for line in geometry.lines(svg)}
    assert ("F72", "dir_sc") in ends
    assert ("F72·was", "dir_fp") in ends


def test_added_and_removed_posts_carry_a_word_and_a_mark(brent: om.Organisation) -> None:
    option = om.Scenario("Both").add_post("new", title="Chief of staff", reports_to="ce")
    svg = svg_of(brent, option.remove_post("ad_pde"))
    assert 'data-id="new" data-change="added"' in svg
    assert 'data-id="ad_pde" data-change="removed"' in svg


def test_a_new_link_is_told_among_the_other_changes(brent: om.Organisation) -> None:
    svg = svg_of(brent, om.Scenario("Link").add_link("d_sc", "supports", "d_pde"))
    assert "link added" in svg


def test_without_a_baseline_the_view_says_what_it_needs(brent: om.Organisation) -> None:
    with pytest.raises(om.OrgmodelError, match="needs a scenario"):
        brent.chart("changes")


def test_a_scenario_that_changes_nothing_says_so(brent: om.Organisation) -> None:
    assert "Nothing changes." in svg_of(brent, om.Scenario("As it is"))

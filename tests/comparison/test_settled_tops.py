"""A post whose manager was not known is put under nobody, or the other way round."""

from __future__ import annotations

from dataclasses import replace

import orgmodel as om
from orgmodel.comparison.differences import differences
from tests.builders import organisation, post


def body() -> om.Organisation:
    return organisation([post("ce"), post("m"), post("n", "m")], tops=["ce"])


def to_nobody() -> om.Scenario:
    return om.Scenario("Settled").move_post("m", to="")


def test_it_is_a_move_of_its_line_either_way() -> None:
    before = body()
    after = before.apply(to_nobody())
    for found in (differences(before, after), differences(after, before)):
        (move,) = found.posts.moved
        assert (move.id, move.was, move.now) == ("m", "", "")
        assert move.line_moved
        assert not move.unit_moved
    assert not differences(before, before)


def test_a_top_that_is_no_longer_declared_is_a_move_though_no_row_differs() -> None:
    before = organisation([post("ce"), post("m")], tops=["ce", "m"])
    after = replace(before, tops=("ce",))
    assert [move.id for move in differences(before, after).posts.moved] == ["m"]


def test_another_row_order_of_tops_is_no_difference() -> None:
    before = organisation([post("ce"), post("m")], tops=["ce", "m"])
    assert not differences(before, replace(before, tops=("m", "ce")))


def test_the_impact_is_a_change_of_line_in_words() -> None:
    rows = {row["post"]: row for row in om.impact(body(), to_nobody()).rows}
    assert rows["m"]["category"] == "line changed"
    assert rows["m"]["reason"] == "manager not known becomes none"
    assert rows["n"]["category"] == "unchanged"


def test_the_changes_view_says_both() -> None:
    before = body()
    pages = before.apply(to_nobody()).chart("changes", baseline=before).drawings
    said = {text.content for page in pages for box in page.boxes for text in box.texts}
    assert {"manager not known", "reports to nobody"} <= said

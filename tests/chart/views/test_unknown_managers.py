"""Managers who are not in the data, or not known: dashed boxes, the same in every view."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.chart.drawing.drawing import Box, Drawing
from tests.builders import organisation, post, seat, unit

POSTS = [
    post("1", title="Chief Executive", unit="hq"),
    post("2", "1", title="Director of Nursing", unit="nur"),
    post("3", "99", title="Ward Manager", unit="nur"),
    post("4", "3", title="Nurse", unit="nur"),
    post("5", "99", title="Matron", unit="nur"),
    post("6", title="Analyst", unit="nur"),
    post("7", title="Buyer", unit="nur"),
    post("8", "7", title="Clerk", unit="nur"),
]
UNITS = [unit("hq", head="1", side="commissioning"), unit("nur", head="2", side="provider")]
FOOTER = (
    "Fault of the data: 2 posts report to a manager not in it; the managers of 2 posts are not "
    "known"
)


def body() -> om.Organisation:
    return organisation(POSTS, units=UNITS, tops=["1"])


def boxes(pages: tuple[Drawing, ...]) -> dict[str, Box]:
    return {box.id: box for page in pages for box in page.boxes}


@pytest.mark.parametrize("view", [{}, {"unit": "nur"}])
@pytest.mark.parametrize("paper", ["a4", "a4-portrait", "screen"])
def test_each_stands_in_a_dashed_box_with_all_its_reports(view: dict[str, str], paper: str) -> None:
    drawings = body().chart("unit" if view else "organisation", paper=paper, **view).drawings
    found = boxes(drawings)
    for ghost, title, reports in (
        ("99", "99: not in the data", {"3", "5"}),
        ("manager not known", "Manager not known", {"6", "7"}),
    ):
        assert (found[ghost].kind, bool(found[ghost].dash)) == ("ghost", True)
        assert found[ghost].texts[0].content == title
        lines = [line for page in drawings for line in page.lines if line.target == ghost]
        assert {line.source for line in lines} == reports
        assert all(found[one].parent == ghost for one in reports)
        assert all((found[one].level or 0) > (found[ghost].level or 0) for one in reports)
    told = [one.words for page in drawings for one in page.told]
    assert any(words.startswith("99: not in the data, 2 posts named") for words in told)
    assert any(words.startswith("Manager not known, 2 posts whose manager") for words in told)
    labels = {line.source: line.label for page in drawings for line in page.lines}
    assert labels["3"] == "Ward Manager reports to 99, who is not in the data"
    assert labels["6"] == "Analyst: manager not known"
    legend = {entry.label for page in drawings for entry in page.legend}
    assert "manager not in the data, or not known" in legend


def test_nobody_of_them_is_drawn_as_a_top_or_outside_the_line() -> None:
    (page,) = body().chart("organisation").drawings
    words = " ".join(text.content for text in page.texts)
    assert "no line" not in words
    assert "one director reports to the Chief Executive" in words
    assert "at least three layers" in words
    assert "In no line" not in page.description
    assert "99: not in the data: Ward Manager; and Matron under it." in page.description


@pytest.mark.parametrize("view", ["organisation", "unit", "separation", "interdependence"])
def test_the_footer_of_every_view_tells(view: str) -> None:
    asked = {"unit": "nur"} if view == "unit" else {}
    for page in body().chart(view, **asked).drawings:
        assert FOOTER in " ".join(text.content for text in page.texts)


def test_a_declared_top_without_reports_stands_apart_and_others_do_not() -> None:
    rows = [post("ce"), post("a", "ce"), post("adviser"), post("lost")]
    (page,) = organisation(rows, tops=["ce", "adviser"]).chart("organisation").drawings
    found = boxes((page,))
    assert found["lost"].parent == "manager not known"
    assert found["adviser"].parent is None
    assert any(text.content.startswith("Posts the source puts in no") for text in page.texts)


def test_only_a_known_top_is_a_lay_member_of_the_board() -> None:
    rows = [post("ce"), post("a", "ce"), post("chair"), post("lost")]
    seats = [seat("board", "chair", "chairs"), seat("board", "lost")]
    units = [unit("board", "board", name="The Board")]
    org = organisation(rows, units=units, memberships=seats, tops=["ce", "chair"])
    found = boxes(org.chart("organisation").drawings)
    assert found["lost"].parent == "manager not known"
    assert found["chair"].parent != "manager not known"


def test_the_changes_say_to_whom_a_post_reports_as_it_is_known() -> None:
    before = body()
    scenario = om.Scenario("Found").move_post("6", to="2").move_post("5", to="")
    found = boxes(before.apply(scenario).chart("changes", baseline=before).drawings)
    words = " ".join(box.label or "" for box in found.values())
    assert "manager not known" in words
    assert "reports to Director of Nursing" in words
    assert "reports to 99, who is not in the data" in words
    assert "reports to nobody" in words


def test_a_post_that_a_scenario_moves_to_nobody_is_a_top() -> None:
    option = body().apply(om.Scenario("Alone").move_post("3", to=""))
    found = boxes(option.chart("organisation").drawings)
    assert found["3"].parent is None
    assert found["4"].parent == "3"


def test_the_page_to_publish_has_them_in_its_list() -> None:
    (page,) = body().chart("organisation").files(".html")
    assert b"99: not in the data" in page
    assert b"Manager not known" in page


def test_a_ghost_on_a_later_page_is_sent_to_with_the_posts_of_its_whole_line() -> None:
    rows = [post("ce"), post("d", "ce"), *(post(f"r{at}", "99") for at in range(40))]
    rows += [post("s", "r7"), post("g", "r8", kind="post_group", fte="2.5", note="FTE rounded up")]
    first = organisation(rows).chart("organisation", paper="a4").drawings[0]
    (ghost,) = [box for box in first.boxes if "ghost" in box.kind]
    assert "41 posts, 1 group · page 2" in [text.content for text in ghost.texts]

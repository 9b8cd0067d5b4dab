"""Rows by band: posts of one band in one row, nobody above or beside their manager."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.drawing.drawing import Box, Drawing
from orgmodel.chart.drawing.paper import PAPERS
from orgmodel.errors import OrgmodelError, UnknownNameError
from tests.builders import organisation, post, unit
from tests.chart.teams.bodies import random_body
from tests.chart.teams.sound import (
    assert_complete,
    assert_sound,
    overlapping,
    pierced,
    sticking_out,
    words_of,
)
from tests.depth import at_least

BANDS = ("", "", "9", "8d", "8a", "7", "7", "6", "5", "VSM", "Senior management (executive)")
NOT_ITS_ROW = "not below the manager's band"
LEVELS = (
    ("hq", "", "9"),
    ("s1", "hq", "8"),
    ("s2", "hq", "8"),
    ("d1", "s1", "7"),
    ("d2", "s1", "7"),
    ("d3", "s2", "7"),
    ("d5", "hq", "7"),
)


def body(rows: Sequence[tuple[str, str, str]], **more: str) -> om.Organisation:
    return organisation([post(name, above, band=band, **more) for name, above, band in rows])


def page_of(org: om.Organisation, paper: str = "a4") -> Drawing:
    (page,) = org.chart(paper=paper, rows="band").drawings
    return page


def rows_of(page: Drawing) -> list[set[str]]:
    """The ids of each row, from the top."""
    found: dict[float, set[str]] = {}
    for box in page.boxes:
        found.setdefault(box.y, set()).add(box.id)
    return [found[y] for y in sorted(found)]


def said(box: Box) -> str:
    return " ".join(text.content for text in box.texts)


@pytest.mark.parametrize("paper", [*sorted(PAPERS), "screen"])
def test_posts_of_one_band_stand_in_one_row_whatever_their_depth(paper: str) -> None:
    page = page_of(body(LEVELS), paper)
    assert rows_of(page) == [{"hq"}, {"s1", "s2"}, {"d1", "d2", "d3", "d5"}]
    assert {"Band 9", "Band 8", "Band 7"} <= {text.content for text in words_of(page)}


def test_each_box_with_reports_says_the_total_below() -> None:
    boxes = {box.id: box for box in page_of(body(LEVELS, fte="0.5")).boxes}
    assert "6 posts below, 3.0 FTE" in said(boxes["hq"])
    assert "2 posts below, 1.0 FTE" in said(boxes["s1"])
    assert "1 post below, 0.5 FTE" in said(boxes["s2"])
    assert "below" not in said(boxes["d5"])


def test_the_total_below_may_be_asked_for_in_rows_by_depth_and_claims_no_more_than_known() -> None:
    rows = [post("a"), post("b", "a", fte="1"), post("c", "a"), post("g", "a", kind="post_group")]
    boxes = {box.id: box for box in organisation(rows).chart(show=["below"]).drawings[0].boxes}
    assert "2 posts and 1 group below, 1.0 FTE stated" in said(boxes["a"])


def test_numbers_fall_from_the_top_with_their_letters() -> None:
    order = ["9", "8d", "8c", "8a", "7", "Band 6", "band 5"]
    rows = [("top", "", order[0]), *((f"p{band}", "top", band) for band in reversed(order[1:]))]
    assert rows_of(page_of(body(rows))) == [{"top"}, *({f"p{band}"} for band in order[1:])]


def test_numbers_rise_from_the_top_where_the_lines_say_so() -> None:
    rows = [("a", "", "1"), ("b", "a", "2"), ("c", "b", "3"), ("d", "a", "3")]
    assert rows_of(page_of(body(rows))) == [{"a"}, {"b"}, {"c", "d"}]


def test_words_come_in_the_order_they_are_met_from_the_top() -> None:
    rows = [("c", "b", "Officer"), ("b", "a", "Head"), ("d", "a", "Officer"), ("a", "", "Director")]
    assert rows_of(page_of(body(rows))) == [{"a"}, {"b"}, {"c", "d"}]


def test_a_post_without_band_stands_a_row_below_its_manager_and_says_so() -> None:
    page = page_of(body([("a", "", "9"), ("n", "a", ""), ("b", "a", "8"), ("c", "n", "7")]))
    assert rows_of(page) == [{"a"}, {"n"}, {"b"}, {"c"}]
    assert "no band stated" in said(next(box for box in page.boxes if box.id == "n"))


@pytest.mark.parametrize("band", ["8", "9"])
def test_a_band_that_is_not_below_the_managers_stands_below_the_manager_and_says_so(
    band: str,
) -> None:
    page = page_of(body([("a", "", "9"), ("b", "a", "8"), ("c", "b", band), ("d", "a", "7")]))
    assert rows_of(page) == [{"a"}, {"b"}, {"c"}, {"d"}]
    assert NOT_ITS_ROW in said(next(box for box in page.boxes if box.id == "c"))


def test_like_posts_of_different_bands_are_not_one_box() -> None:
    rows = [post("a", band="9")]
    rows += [post(f"n{at}", "a", title="Nurse", band=band) for at, band in enumerate("665")]
    assert rows_of(page_of(organisation(rows))) == [{"a"}, {"n0"}, {"n2"}]


def test_without_a_band_the_rows_are_refused_with_the_way_out() -> None:
    with pytest.raises(OrgmodelError, match=r"no post has one\. Fill the column band"):
        body([("a", "", ""), ("b", "a", " ")]).chart(rows="band")
    with pytest.raises(OrgmodelError, match="no post has one"):
        organisation([], units=[unit("u")]).chart(rows="band")


def test_other_rows_than_there_are_are_refused() -> None:
    with pytest.raises(UnknownNameError, match=r'no kind of rows "bnad"\. Did you mean "band"'):
        body(LEVELS).chart(rows="bnad")  # type: ignore[arg-type]


def test_a_manager_who_is_not_in_the_data_stands_above_his_reports() -> None:
    page = page_of(body([("a", "gone", "6"), ("b", "gone", ""), ("c", "a", "5")]))
    assert rows_of(page) == [{"gone"}, {"b"}, {"a"}, {"c"}]


@st.composite
def banded(draw: st.DrawFn, most: int = 250) -> om.Organisation:
    """Random organisations, most of whose posts have a band."""
    shape = draw(st.sampled_from(("deep", "bushy", "flat", "wide")))
    made = random_body(draw(st.integers(0, 2**32)), draw(st.integers(1, most)), shape, 6)
    random = Random(draw(st.integers(0, 2**32)))
    rows = [row | {"band": random.choice(BANDS)} for row in made.posts.to_dict("records")]
    rows[0]["band"] = "9"
    links = made.links.to_dict("records")
    return organisation(rows, **({"links": links} if links else {}))


@settings(max_examples=at_least(13), deadline=None, suppress_health_check=list(HealthCheck))
@given(banded(), st.sampled_from(sorted(PAPERS)))
def test_any_organisation_is_whole_and_each_band_one_row_a_page(
    org: om.Organisation, paper: str
) -> None:
    pages = org.chart(paper=paper, rows="band").drawings
    assert_sound(pages, org, (PAPERS[paper].width, PAPERS[paper].height))
    for page in pages:
        assert_rows(page, org)


@settings(max_examples=at_least(8), deadline=None, suppress_health_check=list(HealthCheck))
@given(banded(80))
def test_any_organisation_is_whole_on_the_screen(org: om.Organisation) -> None:
    page = page_of(org, "screen")
    assert overlapping(page.boxes) == []
    assert pierced(page) == []
    assert sticking_out(page) == []
    assert_complete([page], org)
    assert_rows(page, org)


def assert_rows(page: Drawing, org: om.Organisation) -> None:
    """Of each band the boxes in its row stand equally high, and every line leads up."""
    reporting = [one for one in page.lines if one.relation == "reports_to"]
    line = {end for one in reporting for end in (one.source, one.target)}
    bands: dict[str, set[float]] = {}
    for box in page.boxes:
        band = org.cells.cell(box.id, "band").strip()
        if band and box.id in line and NOT_ITS_ROW.split()[0] not in said(box).split():
            bands.setdefault(band, set()).add(round(box.y, 2))
    assert {band: rows for band, rows in bands.items() if len(rows) > 1} == {}
    tops = {box.id: box.y for box in page.boxes}
    for one in reporting:
        assert tops[one.source] > tops[one.target]

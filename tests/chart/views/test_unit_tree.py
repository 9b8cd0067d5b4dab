"""Bodies without posts: the organisation view draws the tree of their units."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.drawing.drawing import Box, Drawing
from tests.builders import organisation, seat, unit
from tests.chart.teams.sound import assert_sound, overlapping, pierced, sticking_out, words_of
from tests.depth import at_least

SIZES = {"a4": (841.89, 595.28), "a4-portrait": (595.28, 841.89), "a3": (1190.55, 841.89)}
SIDES = st.sampled_from(["", "", "commissioning", "provider", "neutral"])


def bodies(*units: dict[str, str], **tables: list[dict[str, str]]) -> om.Organisation:
    return organisation([], units=list(units), **tables)


def boxes(page: Drawing) -> dict[str, Box]:
    return {box.id: box for box in page.boxes}


def said(box: Box) -> str:
    return " ".join(text.content for text in box.texts)


def around(page: Drawing) -> str:
    legend = [entry.label for entry in page.legend]
    return " | ".join([*(text.content for text in words_of(page)), *legend])


def test_a_unit_says_its_kind_its_side_and_its_seats() -> None:
    org = bodies(
        unit("a", "board", name="Board"),
        unit("b", "working_group", parent="a", side="provider", name="Group"),
        memberships=[
            seat("b", "p1", "chairs"),
            *(seat("b", f"p{at}", "member_of") for at in (2, 3)),
            seat("b", "p4", "attends"),
        ],
        people=[{"id": f"p{at}", "name": f"Ann {at}"} for at in range(1, 5)],
    )
    (page,) = org.chart().drawings
    assert said(boxes(page)["b"]) == (
        "Group working group 1 chair, 2 members, 1 in attendance provider"
    )
    assert "Ann" not in org.chart().svg
    assert "chaired by Ann 1" in " ".join(org.chart(names=True).svg.split())


def test_title_and_footer_count_units_and_levels() -> None:
    org = bodies(unit("a"), *(unit(f"u{at}", parent="a") for at in range(3)))
    (page,) = org.chart().drawings
    assert "4 units · two levels" in around(page)
    assert "0 posts" not in around(page)
    assert "part of" in [entry.label for entry in page.legend]
    assert (
        page.description
        == "Test body: 4 units in 2 levels, no posts. a holds 3 units: u0; u1; and u2."
    )


def test_a_parent_that_is_not_in_the_data_is_a_ghost_with_its_units_under_it() -> None:
    org = bodies(unit("a", parent="x"), unit("b", parent="x"), unit("c", parent="a"))
    (page,) = org.chart().drawings
    ghost = boxes(page)["x"]
    assert (ghost.kind, ghost.dash) == ("ghost", "4 2")
    assert said(ghost) == "x: not in the data 2 units are part of it"
    assert {line.source for line in page.lines if line.target == "x"} == {"a", "b"}
    assert "unit not in the data" in around(page)
    assert "3 units" in around(page)
    assert "Fault of the data: 2 units are part of a unit not in it" in around(page)


def test_a_loop_and_a_unit_inside_itself_are_drawn_and_told() -> None:
    org = bodies(unit("a", parent="b"), unit("b", parent="a"), unit("c", parent="c"), unit("d"))
    (page,) = org.chart().drawings
    assert set(boxes(page)) == {"a", "b", "c", "d"}
    assert "part of itself in the data" in said(boxes(page)["c"])
    assert "in the data: a loop" in said(boxes(page)["a"])


def test_two_roots_stand_beside_each_other_with_their_units() -> None:
    org = bodies(unit("a"), unit("b"), unit("a1", parent="a"), unit("b1", parent="b"))
    (page,) = org.chart().drawings
    assert {(line.source, line.target) for line in page.lines} == {("a1", "a"), ("b1", "b")}


def test_one_unit_and_a_depth_are_kept() -> None:
    org = bodies(unit("a"), unit("b", parent="a"), unit("c", parent="b"), unit("d", parent="c"))
    (inside,) = org.chart(unit="b").drawings
    (top,) = org.chart(depth=2).drawings
    assert set(boxes(inside)) == {"b", "c", "d"}
    assert set(boxes(top)) == {"a", "b"}
    assert "1 unit inside not shown" in said(boxes(top)["b"])


@pytest.mark.parametrize(
    ("colour", "legend"),
    [
        ("side", {"part of", "provider"}),
        ("kind", {"part of", "board", "committee"}),
        ("directorate", {"part of", "Audit"}),
        ("none", {"part of"}),
    ],
)
def test_colours_are_by_side_kind_or_the_unit_under_the_top(colour: str, legend: set[str]) -> None:
    org = bodies(
        unit("a", "board", name="Board"),
        unit("b", "committee", parent="a", side="provider", name="Audit"),
        unit("c", "committee", parent="b", name="Panel"),
    )
    (page,) = org.chart(colour=colour).drawings  # type: ignore[arg-type]
    assert {entry.label for entry in page.legend} == legend


def test_many_units_are_cut_into_pages_that_name_each_other() -> None:
    rows = [unit("u0", name="Community")]
    rows += [unit(f"u{at}", parent=f"u{at // 9}", name=f"Group {at}") for at in range(1, 400)]
    org = bodies(*rows)
    pages = org.chart().drawings
    assert len(pages) > 1
    assert_sound(pages, org, SIZES["a4"])
    assert {box.id for page in pages for box in page.boxes} == set(org.unit_tree.ids)
    for row in rows[1:]:
        drawn = [page for page in pages for line in page.lines if line.source == row["id"]]
        assert drawn or sum(row["id"] in boxes(page) for page in pages) > 0


def test_long_names_are_wrapped_and_never_cut() -> None:
    word = "Donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
    org = bodies(unit("a", name="Board of Everything " * 8), unit("b", parent="a", name=word))
    for paper, size in SIZES.items():
        pages = org.chart(paper=paper).drawings
        assert_sound(pages, org, size)
        shown = "".join(text.content for box in pages[0].boxes for text in box.texts)
        assert word in shown.replace(" ", "")


@st.composite
def forests(draw: st.DrawFn) -> om.Organisation:
    """Units under each other in any way: loops, themselves, units that are not there."""
    count = draw(st.integers(1, 30))
    above = st.one_of(
        st.just(""), st.integers(0, count - 1).map("u{}".format), st.sampled_from(["x", "y"])
    )
    rows = [
        unit(
            f"u{at}",
            draw(st.sampled_from(["board", "committee"])),
            parent=draw(above),
            side=draw(SIDES),
            name=draw(st.sampled_from(["Audit", "Pay and Terms of Service", "Joint Committee"])),
        )
        for at in range(count)
    ]
    return bodies(*rows)


@given(forests(), st.sampled_from([*SIZES, "screen"]))
@settings(max_examples=at_least(30), deadline=None)
def test_any_forest_of_units_draws_every_unit_and_no_box_over_another(
    org: om.Organisation, paper: str
) -> None:
    pages = org.chart(paper=paper).drawings
    drawn = Counter(box.id for page in pages for box in page.boxes if box.kind == "unit")
    assert set(drawn) == set(org.unit_tree.ids)
    if len(pages) == 1:
        assert set(drawn.values()) == {1}
    for page in pages:
        assert overlapping(page.boxes) == []
        assert pierced(page) == []
        assert sticking_out(page) == []
    if paper in SIZES:
        assert_sound(pages, org, SIZES[paper])

"""The overview of every post: each inside its manager's box, beside no other, in few bytes."""

from __future__ import annotations

import base64

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.api import Organisation
from orgmodel.chart.folding.overview import Overview, overview, size_of
from tests.builders import organisation, post, unit
from tests.depth import at_least

MOST_BYTES = 10_000_000
EDGE = 1e-6
Numbers = npt.NDArray[np.float64]


@st.composite
def forests(draw: st.DrawFn) -> Organisation:
    """Up to forty posts, each under an earlier one or none."""
    count = draw(st.integers(1, 40))
    above = [draw(st.integers(-1, number - 1)) for number in range(count)]
    return organisation([post(f"p{n}", f"p{a}" if a >= 0 else "") for n, a in enumerate(above)])


def edges(found: Overview) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    frames = found.frames
    return frames.x, frames.y, frames.x + frames.width, frames.y + frames.height


@settings(max_examples=at_least(30), deadline=None)
@given(forests())
def test_each_post_stands_once_inside_its_managers_box_and_over_no_other(
    org: Organisation,
) -> None:
    found = overview(org)
    assert sorted(found.ids) == sorted(org.hierarchy.ids)
    left, top, right, bottom = edges(found)
    assert (right > left).all()
    assert (bottom > top).all()
    for row, above in enumerate(found.parent.tolist()):
        manager = org.hierarchy.manager(found.ids[row])
        assert (found.ids[above] if above >= 0 else None) == manager
        if above >= 0:
            assert left[row] >= left[above] - EDGE
            assert top[row] > top[above]
            assert right[row] <= right[above] + EDGE
            assert bottom[row] <= bottom[above] + EDGE
        beside = [n for n in range(row) if found.parent[n] == above]
        for other in beside:
            apart_across = right[other] <= left[row] + EDGE or right[row] <= left[other] + EDGE
            apart_down = bottom[other] <= top[row] + EDGE or bottom[row] <= top[other] + EDGE
            assert apart_across or apart_down


@settings(max_examples=at_least(15), deadline=None)
@given(forests())
def test_a_line_is_a_run_of_rows(org: Organisation) -> None:
    found = overview(org)
    for row, name in enumerate(found.ids):
        size = len(org.hierarchy.subtree(name))
        assert set(found.ids[row : row + size]) == set(org.hierarchy.subtree(name))


def test_the_message_gives_the_numbers_with_the_lowest_byte_first() -> None:
    found = overview(organisation([post("ce"), post("a", "ce"), post("b", "a")]))
    message = found.message
    assert message["posts"] == 3
    assert np.frombuffer(base64.b64decode(message["parent"]), "<i4").tolist() == [-1, 0, 1]
    widths = np.frombuffer(base64.b64decode(message["w"]), "<f4")
    assert np.allclose(widths, found.frames.width)


def test_colours_are_the_sides_and_posts_without_one_are_said_to_have_none() -> None:
    org = organisation(
        [post("ce"), post("a", "ce", unit="com"), post("b", "ce")],
        units=[unit("com", kind="directorate", side="commissioning")],
    )
    found = overview(org)
    told = {found.ids[row]: found.sides[side] for row, side in enumerate(found.side.tolist())}
    assert told == {"ce": "", "a": "commissioning", "b": ""}
    words = [side["words"] for side in found.message["sides"]]
    assert sorted(words) == ["commissioning", "no side is told"]


def test_titles_that_are_not_sent_are_said_and_are_those_of_the_lower_levels() -> None:
    posts = [post("ce"), *(post(f"h{n}", "ce") for n in range(3))]
    posts += [post(f"low{n}", "h0") for n in range(20)]
    found = overview(organisation(posts), most_titles=40)
    told = {found.ids[row]: at for row, at in enumerate(found.title.tolist())}
    assert [name for name, at in told.items() if at < 0] == [f"low{n}" for n in range(20)]
    assert found.titles == ("ce", "h0", "h1", "h2")
    assert "The titles of 20 posts on the lower levels are not shown here" in found.words


def test_the_words_say_how_many_on_how_many_levels_and_the_largest_lines() -> None:
    posts = [post("ce"), post("a", "ce"), post("b", "ce"), post("c", "b")]
    words = overview(organisation(posts)).words
    assert words.startswith("4 posts in 3 levels")
    assert "The largest lines, in posts: b 2; a 1." in words


def test_rows_that_cannot_be_drawn_are_said() -> None:
    org = organisation([post("ce"), post("a", "ce"), {"id": "", "title": "No id"}])
    assert "1 row of posts.csv" in overview(org).words


def test_a_hundred_thousand_posts_stay_under_the_cap_of_a_message() -> None:
    rows = ["id,title,reports_to"]
    rows += [
        f"post-{n},Senior programme manager of section {n},{f'post-{(n - 1) // 7}' if n else ''}"
        for n in range(100_000)
    ]
    org = om.api.from_reading(
        om.files.folder.folder.read_files({"posts.csv": "\n".join(rows).encode()})
    )
    found = overview(org)
    assert len(found.ids) == 100_000
    assert size_of(found.message) < MOST_BYTES

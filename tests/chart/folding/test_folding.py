"""The organisation folded for a screen: nothing lost, nothing over anything, everything steady."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.chart.folding import plan as plans
from orgmodel.chart.folding.folded import FoldedChart, folded
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.numbered import About
from orgmodel.chart.views.parts.request import Request
from tests.builders import organisation, post, unit
from tests.depth import at_least

WORDS = ("Head of", "Finance", "and", "Commissioning", "Estates", "Officer", "x" * 40)
ROOMS = st.tuples(st.integers(320, 1600), st.integers(240, 1000))


@st.composite
def forests(draw, most=40):
    """Rows of posts: each reports to one before it, to nobody, or to somebody not in the data."""
    number = draw(st.integers(1, most))
    rows = []
    for at in range(number):
        above = draw(st.sampled_from(["", "", *(f"p{n}" for n in range(at)), "gone"]))
        title = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))
        fte = draw(st.sampled_from(["1", "0.5", ""]))
        rows.append({"id": f"p{at}", "title": title, "reports_to": above, "fte": fte})
    return rows


@st.composite
def folded_forests(draw):
    """A forest, and some of its posts folded and unfolded by choice, in some room."""
    rows = draw(forests())
    ids = [row["id"] for row in rows]
    some = st.frozensets(st.sampled_from([*ids, "more:", *(f"more:{one}" for one in ids)]))
    shut, opened = draw(some), draw(some)
    extra = draw(st.frozensets(st.sampled_from(["outside:", "board:"])))
    room = draw(ROOMS)
    return rows, Folds("", shut, (opened - shut) | extra, (float(room[0]), float(room[1])))


def drawn_of(rows, folds, request=None):
    return folded(organisation(posts=rows), request or Request(), folds)


def rect(box):
    return box.x, box.y, box.x + box.width, box.y + box.height


def overlapping(boxes):
    found = []
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            a, b = rect(one), rect(other)
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                found.append((one.id, other.id))
    return found


def through_boxes(drawing):
    ways = [line.points for line in drawing.lines]
    ways += [run for bus in drawing.buses for run in bus.runs]
    found = []
    for way in ways:
        for (x0, y0), (x1, y1) in pairwise(way):
            for box in drawing.boxes:
                left, top, right, low = rect(box)
                inside_x = min(x0, x1) < right - 0.1 and max(x0, x1) > left + 0.1
                inside_y = min(y0, y1) < low - 0.1 and max(y0, y1) > top + 0.1
                if inside_x and inside_y:
                    found.append((box.id, way))
    return found


@settings(deadline=None, max_examples=at_least(30))
@given(folded_forests())
def test_every_post_is_drawn_or_counted_in_one_fold(forest):
    rows, folds = forest
    model = organisation(posts=rows)
    chart = FoldedChart(FoldGround(model))
    plan = chart.plan(Request(), folds)
    drawn = [name for node in plan.nodes for name in node.ids]
    assert len(drawn) == len(set(drawn))
    posts = [name for name in drawn if name in model.hierarchy.index]
    assert len(posts) + sum(node.hidden for node in plan.nodes) == len(rows)
    for node in plan.nodes:
        if node.fold == "shut" and node.ids:
            below = model.hierarchy
            if node.ids[0] in below.index:
                assert node.hidden == len(below.subtree(node.ids[0])) - 1


@settings(deadline=None, max_examples=at_least(30))
@given(folded_forests())
def test_no_box_lies_over_another_and_no_line_through_one(forest):
    drawing = drawn_of(*forest)
    assert overlapping(drawing.boxes) == []
    assert through_boxes(drawing) == []


@settings(deadline=None, max_examples=at_least(25))
@given(folded_forests())
def test_managers_come_before_their_reports_and_titles_are_whole(forest):
    rows, folds = forest
    drawing = drawn_of(rows, folds)
    levels = {}
    titles = {row["id"]: row["title"] for row in rows}
    for box in drawing.boxes:
        assert box.parent is None or box.level == levels[box.parent] + 1
        levels[box.id] = box.level
        said = "".join(text.content for text in box.texts if text.bold).replace(" ", "")
        if box.id in titles:
            assert titles[box.id].replace(" ", "") in said.replace("-", "")
        for text in box.texts:
            assert text.size >= 11.0
            assert box.x <= text.x
            assert box.y <= text.y <= box.y + box.height


@settings(deadline=None, max_examples=at_least(25))
@given(folded_forests(), st.data())
def test_folding_and_unfolding_gives_the_same_drawing(forest, data):
    rows, folds = forest
    model = organisation(posts=rows)
    before = folded(model, Request(), folds)
    boxes = [box for box in before.boxes if dict(box.data).get("fold")]
    if not boxes:
        return
    box = data.draw(st.sampled_from(boxes))
    if dict(box.data)["fold"] == "open":
        there = folds.fold(box.id)
        back = there.unfold([box.id])
    else:
        there = folds.unfold([box.id])
        back = there.fold(box.id)
    assert folded(model, Request(), back) == before


@settings(deadline=None, max_examples=at_least(20))
@given(folded_forests(), st.data())
def test_a_box_keeps_its_place_in_the_order_when_another_is_folded(forest, data):
    rows, folds = forest
    model = organisation(posts=rows)
    before = folded(model, Request(), folds)
    managers = sorted({row["reports_to"] for row in rows} & set(model.hierarchy.index))
    if not managers:
        return
    after = folded(model, Request(), folds.fold(data.draw(st.sampled_from(managers))))
    left = {box.id for box in after.boxes}
    kept = [box.id for box in before.boxes if box.id in left]
    stayed = {box.id for box in before.boxes}
    assert [box.id for box in after.boxes if box.id in stayed] == kept


@settings(deadline=None, max_examples=at_least(20))
@given(folded_forests())
def test_the_same_folds_give_the_same_drawing(forest):
    rows, folds = forest
    assert drawn_of(rows, folds) == drawn_of(rows, folds)


def wide(number, under="ce"):
    return [post("ce", title="Chief"), *(post(f"r{n}", under) for n in range(number))]


def test_a_drawing_never_holds_more_boxes_than_it_may_and_says_so():
    rows = [post("ce"), *(post(f"a{n}", "ce") for n in range(3))]
    rows += [post(f"b{n}", f"a{n % 3}", title=f"Post {n}") for n in range(2400)]
    opened = frozenset(("a0", "a1", "a2", "more:a0", "more:a1", "more:a2"))
    drawing = drawn_of(rows, Folds(opened=opened))
    assert len(drawing.boxes) <= plans.MOST_BOXES
    assert dict(drawing.data)["capped"].startswith("A drawing holds 1,500 boxes: 2 teams")


@pytest.mark.parametrize(("alone", "teams"), [(400, 0), (60, 30), (0, 200)])
def test_of_more_reports_than_have_room_as_many_are_shown_as_have(alone, teams):
    rows = [post("ce"), *(post(f"a{n}", "ce", title=f"Officer {n}") for n in range(alone))]
    rows += [post(f"t{n}", "ce", title=f"Lead {n}") for n in range(teams)]
    rows += [post(f"m{n}", f"t{n % teams}", title=f"Member {n}") for n in range(3 * teams)]
    wide, high = 1032.0, 608.0
    drawing = drawn_of(rows, Folds(room=(wide, high)))
    assert len(drawing.boxes) >= 15
    # At four fifths of its size it can still be read.
    assert max(drawing.width / wide, drawing.height / high) <= 1 / 0.8 + 0.02


def test_an_unfolded_team_shows_its_reports_each_folded():
    rows = [post("ce"), post("d", "ce")]
    rows += [post(f"h{n}", "d", title=f"Head {n}") for n in range(30)]
    rows += [post(f"w{n}_{k}", f"h{n}", title=f"Work {k}") for n in range(30) for k in range(50)]
    shut = drawn_of(rows, Folds(shut=frozenset(("d",))))
    data = {box.id: dict(box.data) for box in shut.boxes}
    assert data["d"]["below"] == "+1,530 posts"
    opened = drawn_of(rows, Folds(opened=frozenset(("d", "more:d"))))
    data = {box.id: dict(box.data) for box in opened.boxes}
    heads = [data[f"h{n}"] for n in range(30)]
    assert {head["below"] for head in heads if head["fold"] == "shut"} == {"+50 posts"}


def test_of_an_unfolded_team_of_hundreds_some_are_shown_until_all_are_asked_for():
    rows = [post("ce"), *(post(f"d{n}", "ce", title=f"Director {n}") for n in range(12))]
    rows += [post(f"s{n}", f"d{n % 12}", title=f"Section {n}") for n in range(36)]
    rows += [post(f"h{n}", "s0", title=f"Head {n}") for n in range(300)]
    folds = Folds(opened=frozenset({"d0", "s0"}))
    boxes = {box.id: box for box in drawn_of(rows, folds).boxes}
    assert len([name for name in boxes if name.startswith("h")]) == plans.MOST_UNFOLDED
    assert boxes["more:s0"].label.startswith("240 more posts")
    assert len(drawn_of(rows, folds.unfold({"more:s0"})).boxes) > 300


def test_what_is_sought_of_thousands_is_drawn_beside_those_that_have_room():
    rows = [post("ce"), *(post(f"d{n}", "ce", title=f"Director {n}") for n in range(2_000))]
    rows += [post(f"h{n}", "d1900", title=f"Head {n}") for n in range(500)]
    rows += [post("o", "h400", title="Officer")]
    chart = FoldedChart(FoldGround(organisation(posts=rows)))
    for before in (Folds(), Folds(opened=frozenset({"more:ce", "d1900", "more:d1900"}))):
        folds = chart.unfolded_to(Request(), before, "o")
        drawing = chart.drawn(Request(), folds)
        assert {"d1900", "h400", "o", "more:ce"} <= {box.id for box in drawing.boxes}
        assert len(drawing.boxes) < 200


def test_an_unknown_number_of_posts_is_never_counted_as_known():
    rows = [post("ce"), post("d", "ce"), {"id": "g", "kind": "post_group", "reports_to": "d"}]
    rows[-1] |= {"fte": "3.4", "title": "Nurses"}
    drawing = drawn_of([*rows, post("e", "ce")], Folds(shut=frozenset(("d",))))
    below = {box.id: dict(box.data).get("below") for box in drawing.boxes}
    assert below["d"] == "+at least 4 posts · 3.4 FTE"


def test_the_root_is_drawn_with_the_path_back():
    rows = [post("ce", title="Chief"), post("d", "ce", title="Director"), post("h", "d")]
    rows += [post(f"w{n}", "h", title=f"Work {n}") for n in range(3)]
    drawing = drawn_of(rows, Folds(root="h"))
    assert [box.id for box in drawing.boxes] == ["h", "w0", "w1", "w2"]
    assert dict(drawing.data)["root"] == "h"
    path = json.loads(dict(drawing.data)["path"])
    assert [(step["id"], step["title"]) for step in path] == [
        ("ce", "Chief"),
        ("d", "Director"),
        ("h", "h"),
    ]


@pytest.mark.parametrize("root", ["nobody", ""])
def test_a_root_that_is_not_there_gives_the_whole(root):
    rows = wide(3)
    assert drawn_of(rows, Folds(root=root)).boxes == drawn_of(rows, Folds()).boxes


def test_units_are_drawn_where_there_are_no_posts():
    units = [{"id": "u", "name": "Council"}]
    units += [{"id": f"u{n}", "name": f"Unit {n}", "parent": "u"} for n in range(4)]
    model = organisation(posts=[], units=units)
    drawing = folded(model, Request(), Folds())
    assert {box.id for box in drawing.boxes} == {"u", "u0", "u1", "u2", "u3"}
    shut = folded(model, Request(), Folds(shut=frozenset(("u",))))
    assert dict(shut.boxes[0].data)["below"] == "+4 units"


def test_a_move_leaves_everything_else_where_it_was_and_a_ghost_behind():
    rows = [post("ce"), *(post(f"d{n}", "ce", title=f"Director {n}") for n in range(4))]
    rows += [post(f"h{n}", f"d{n % 4}", title=f"Head {n}") for n in range(12)]
    moved = [row | ({"reports_to": "d3"} if row["id"] == "h0" else {}) for row in rows]
    before = organisation(posts=rows)
    first = folded(before, Request(), Folds(), before)
    after = folded(organisation(posts=moved), Request(), Folds(), before)
    places = {box.id: (box.x, box.y) for box in after.boxes}
    for box in first.boxes:
        if box.id != "h0":
            assert places[box.id] == (box.x, box.y)
    ghost = next(box for box in after.boxes if box.kind == "gone")
    assert dict(ghost.data)["gone"] == "moved to Director 3"
    assert dict(ghost.data)["went"] == "h0"
    assert places[ghost.id] == next((b.x, b.y) for b in first.boxes if b.id == "h0")
    last = [box for box in after.boxes if box.parent == "d3"]
    assert last[-1].id == "h0"


def test_a_ghost_of_what_was_removed_leads_nowhere():
    rows = [post("ce"), post("a", "ce"), post("b", "ce")]
    before = organisation(posts=rows)
    now = FoldGround(organisation(posts=rows[:2]))
    after = FoldedChart(now, FoldGround(before), removed=True).drawn(Request(), Folds())
    ghost = next(box for box in after.boxes if box.kind == "gone")
    assert dict(ghost.data)["gone"] == "removed"
    assert "went" not in dict(ghost.data)


def test_in_a_narrow_room_nothing_stands_beside_the_column():
    rows = [post("ce"), post("pa", "ce", title="Personal assistant to the Chief Executive")]
    rows += [post(f"d{n}", "ce", title=f"Director of part {n}") for n in range(6)]
    rows += [post(f"h{n}", f"d{n % 6}", title=f"Head {n}") for n in range(40)]
    drawing = folded(organisation(posts=rows), Request(), Folds(room=(320.0, 480.0)))
    assert max(box.x + box.width for box in drawing.boxes) <= 330
    assert not overlapping(drawing.boxes)


@settings(deadline=None, max_examples=at_least(20))
@given(folded_forests(), st.data())
def test_unfolding_to_a_post_draws_it(forest, data):
    rows, folds = forest
    chart = FoldedChart(FoldGround(organisation(posts=rows)))
    wanted = data.draw(st.sampled_from([row["id"] for row in rows]))
    plan = chart.plan(Request(), chart.unfolded_to(Request(), folds, wanted))
    assert wanted in [name for node in plan.nodes for name in node.ids]


def test_numbers_of_changes_and_new_warnings_stand_on_the_nearest_box_that_is_drawn():
    rows = [post("ce"), post("d", "ce", title="Director"), post("h", "d", title="Head")]
    model = organisation(posts=[*rows, post("w", "h")], units=[unit("u", head="h")])
    chart = FoldedChart(FoldGround(model))
    about = About({"w": "3", "u": "1,2", "nobody": "4"}, {"w": 2})
    shut = chart.drawn(Request(), Folds(shut=frozenset(("d",))), about=about)
    box = {box.id: box for box in shut.boxes}["d"]
    data = dict(box.data)
    assert (data["change"], data["warn"]) == ("1,2,3", "2")
    assert "2 new warnings, touched by change 1, 2, 3" in box.label
    assert {"1 2 3", "!"} <= {text.content for text in box.texts}
    said = [entry.label for entry in shut.legend if entry.sample == "marks"]
    assert said[:2] == ["number of the change that touches it", "a new warning"]
    opened = chart.drawn(Request(), Folds(opened=frozenset(("d", "h"))), about=about)
    data = {box.id: dict(box.data).get("change") for box in opened.boxes}
    assert (data["h"], data["w"], data["d"]) == ("1,2", "3", None)

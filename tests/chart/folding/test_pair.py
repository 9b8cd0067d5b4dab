"""Two organisations side by side: what is in both stands in one place, nothing over anything."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from orgmodel.chart.folding.folded import FoldedChart
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.numbered import NOTHING_SAID
from orgmodel.chart.folding.pair import FoldedPair, brief
from orgmodel.chart.views.parts.request import Request
from tests.builders import organisation
from tests.chart.folding.test_folding import overlapping, through_boxes
from tests.depth import at_least

TITLES = ("Head of Estates", "Commissioning Manager", "Officer", "Personal Assistant", "Director")
TOP = "p0"


def row(name, above, title="Officer"):
    return {"id": name, "title": title, "reports_to": above}


@st.composite
def trees(draw):
    """Rows of posts, all below one."""
    number = draw(st.integers(2, 24))
    return [
        {
            "id": f"p{at}",
            "title": draw(st.sampled_from(TITLES)),
            "reports_to": f"p{draw(st.integers(0, at - 1))}" if at else "",
        }
        for at in range(number)
    ]


def below(rows, name):
    found = {name}
    while more := {row["id"] for row in rows if row["reports_to"] in found} - found:
        found |= more
    return found


@st.composite
def options(draw, rows):
    """The rows with posts moved, taken out and added; the top keeps a report."""
    kept = [dict(row) for row in rows]
    kinds = draw(st.lists(st.sampled_from(("move", "remove", "add")), max_size=4))
    for number, kind in enumerate(kinds):
        names = [row["id"] for row in kept]
        if kind == "add":
            above = draw(st.sampled_from(names))
            title = draw(st.sampled_from(TITLES))
            kept.append({"id": f"n{number}", "title": title, "reports_to": above})
            continue
        chosen = draw(st.sampled_from(kept))
        if chosen["id"] == TOP:
            continue
        if kind == "move":
            there = [one for one in names if one not in below(kept, chosen["id"])]
            chosen["reports_to"] = draw(st.sampled_from(["", *there]))
        else:
            kept.remove(chosen)
            for row in kept:
                if row["reports_to"] == chosen["id"]:
                    row["reports_to"] = chosen["reports_to"]
    if not any(row["reports_to"] == TOP for row in kept):
        kept.append({"id": "stays", "title": "Officer", "reports_to": TOP})
    return kept


@st.composite
def pairs(draw):
    """Two options of one organisation, folded anyhow in some room."""
    rows = draw(trees())
    one, other = draw(options(rows)), draw(options(rows))
    ids = st.frozensets(st.sampled_from([row["id"] for row in rows]))
    shut, opened = draw(ids) - {TOP}, draw(ids)
    room = float(draw(st.sampled_from((260, 560, 640, 1000)))), 610.0
    return rows, one, other, Folds("", shut, opened - shut, room)


def drawn(pair):
    rows, *both, folds = pair
    before = FoldGround(organisation(posts=rows))
    then = {row["id"]: row["reports_to"] for row in rows}
    now = [{row["id"]: row["reports_to"] for row in option} for option in both]
    moved = tuple(
        frozenset(name for name in then | one if then.get(name) != one.get(name)) for one in now
    )
    charts = tuple(
        FoldedChart(FoldGround(organisation(posts=option)), before, removed=True) for option in both
    )
    made = FoldedPair(before, charts, Request(paper="screen", show=()), folds, moved)
    return made.drawn((NOTHING_SAID, NOTHING_SAID))


def places(drawing):
    """By the way up to the top, a dashed box by what stood there: where each box stands."""
    boxes = {box.id: box for box in drawing.boxes}
    found = {}
    for box in drawing.boxes:
        way, at = [], box
        while at is not None:
            way.append(at.id.removeprefix("gone:"))
            at = boxes.get(at.parent)
        if way[-1] == TOP:
            found[tuple(way)] = (box.x, box.y, box.width, box.height)
    return found


def dashed(drawing):
    """Of whom the box is a dashed one."""
    return {box.id.removeprefix("gone:") for box in drawing.boxes if box.id.startswith("gone:")}


def on_the_stem(ways, top):
    """The ways of boxes that stand in the middle under the top, over all columns."""
    middle = top[0] + top[2] / 2
    return {way for way, (x, _, wide, _) in ways.items() if abs(x + wide / 2 - middle) < 0.1}


ALONE = [row("p0", ""), row("p1", "p0"), row("p2", "p0"), row("p3", "p1")]
PARTED = [{**one, "reports_to": ""} if one["id"] == "p1" else one for one in ALONE]
SHUT = Folds("", frozenset({"p1"}), frozenset(), (260.0, 610.0))


@settings(deadline=None, max_examples=at_least(15))
@given(pairs())
@example((ALONE, ALONE, PARTED, SHUT))
def test_a_box_with_the_same_boxes_above_it_has_the_same_place_in_both(pair):
    drawings = drawn(pair)
    one, other = map(places, drawings)
    both = one.keys() & other.keys()
    top = (TOP,)
    assert one[top] == other[top]
    # Of one who stood over all columns the dashed box stands among these; where there is one
    # column, it too has its middle under the top.
    stems = on_the_stem(one, one[top]), on_the_stem(other, other[top])
    left = dashed(drawings[0]) ^ dashed(drawings[1])
    both -= (stems[0] ^ stems[1]) | {way for way in stems[0] | stems[1] if way[0] in left}
    assert {way: one[way] for way in both} == {way: other[way] for way in both}
    for drawing in drawings:
        assert overlapping(drawing.boxes) == []
        assert through_boxes(drawing) == []


def teams(heads, each):
    rows = [row("p0", "", "Chief Executive")]
    for head in range(heads):
        rows.append(row(f"d{head}", "p0", f"Director {head}"))
        rows += [row(f"d{head}x{at}", f"d{head}", f"Officer {head} {at}") for at in range(each)]
    return rows


def test_a_post_that_moved_is_drawn_where_it_is_and_a_dashed_box_where_it_was():
    rows = teams(9, 30)
    option = [{**one, "reports_to": "d7"} if one["id"] == "d1x20" else one for one in rows]
    first, second = drawn((rows, rows, option, Folds(room=(640.0, 610.0))))
    was = {box.id: box for box in first.boxes}
    now = {box.id: box for box in second.boxes}
    assert now["d1x20"].parent == "d7"
    gone = now["gone:d1x20"]
    assert "moved to Director 7" in [text.content for text in gone.texts]
    assert (gone.x, gone.y) == (was["d1x20"].x, was["d1x20"].y)
    assert len(now) < 40


def test_an_assistant_who_goes_or_gets_a_team_leaves_the_row_of_heads_where_it_was():
    rows = [*teams(4, 3), row("pa", "p0", "Personal Assistant to the Chief Executive")]
    gone = [one for one in rows if one["id"] != "pa"]
    led = [{**one, "reports_to": "pa"} if one["id"] == "d1x2" else one for one in rows]
    first, second = drawn((rows, gone, led, Folds(room=(640.0, 610.0))))
    one = {box.id: box for box in first.boxes}
    other = {box.id: box for box in second.boxes}
    for head in ("d0", "d1", "d2", "d3"):
        assert (one[head].x, one[head].y) == (other[head].x, other[head].y)
    assert (one["gone:pa"].x, one["gone:pa"].y) == (other["pa"].x, other["pa"].y)
    assert other["d1x2"].parent == "pa"


def test_the_badge_says_the_number_alone():
    assert brief("+12 posts · 11.4 FTE") == "+12"
    assert brief("+at least 2 posts") == "+2 or more"
    assert brief("") == ""


def test_of_two_lines_alike_one_may_lose_a_head_and_the_other_its_posts():
    first = teams(6, 3)
    second = [
        {**one, "id": f"s{one['id']}", "reports_to": one["reports_to"] and f"s{one['reports_to']}"}
        for one in first
    ]
    left = [one for one in first if not one["id"].startswith("d3")] + second[:1]
    _, drawing = drawn((first + second, first + second, left, Folds(room=(640.0, 610.0))))
    assert {"p0", "gone:d3"} <= {box.id for box in drawing.boxes}
    assert overlapping(drawing.boxes) == []

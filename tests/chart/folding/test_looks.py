"""What boxes are coloured by: seen in letters and borders too, readable, and told in a legend."""

import pytest

from orgmodel.chart.folding.folded import folded
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.views.parts.request import COLOURS, Request
from orgmodel.errors import OrgmodelError
from tests.builders import organisation, post, unit
from tests.chart.contrast import contrast

ROWS = [
    post("ce", title="Chief", band="VSM", cost="100", status="filled", location="Hall"),
    post("d1", "ce", title="Director One", band="9", cost="60", status="vacant"),
    post("d2", "ce", title="Director Two", band="8a", cost="55", location="Annexe"),
    *(post(f"w{n}", "d1", title=f"Worker {n}", band=str(n), cost=str(n)) for n in range(9)),
]
UNITS = [
    unit("u", kind="organisation"),
    unit("u1", side="commissioning", parent="u", head="d1"),
    unit("u2", side="provider", parent="u", head="d2"),
]


def model(rows=ROWS):
    return organisation(posts=rows, units=UNITS)


def moved():
    rows = [{**row, **({"reports_to": "d2"} if row["id"] == "w1" else {})} for row in ROWS]
    return model([*rows, post("new", "d2", title="New post")])


@pytest.mark.parametrize("colour", COLOURS)
def test_every_word_can_be_read_on_its_box(colour):
    drawing = folded(moved(), Request(colour=colour, baseline=model()), Folds())
    for box in drawing.boxes:
        badge = {round(text.y) for text in box.texts if text.content.startswith("+")}
        for text in box.texts:
            behind = "#ffffff" if round(text.y) in badge and not text.bold else box.fill
            assert contrast(text.fill, behind) >= 4.5
        assert contrast(box.stroke, "#ffffff") >= 3.0


@pytest.mark.parametrize("colour", [one for one in COLOURS if one != "none"])
def test_no_two_states_differ_by_colour_alone(colour):
    drawing = folded(moved(), Request(colour=colour, baseline=model()), Folds())
    looks = {
        (box.dash, box.stroke_width, sign(box)): box.fill
        for box in drawing.boxes
        if box.kind.startswith("post")
    }
    fills = {box.fill for box in drawing.boxes if box.kind.startswith("post")}
    assert set(looks.values()) == fills
    legend = [entry for entry in drawing.legend if entry.sample == "box"]
    assert {entry.fill for entry in legend} >= fills - {"#eef1f3"}


def sign(box):
    last = [text for text in box.texts if text.bold][-1]
    return last.content if last.x > box.x + box.width / 2 else ""


def labels(colour, **asked):
    drawing = folded(model(), Request(colour=colour, **asked), Folds())
    return [entry.label for entry in drawing.legend if entry.sample == "box"]


def test_the_legend_tells_what_is_drawn_alone_in_its_own_order():
    assert labels("span", span_target=5) == [
        "no direct reports",
        "up to 5 direct reports",
        "over 5 direct reports",
    ]
    assert labels("vacancy") == ["vacant", "holder not recorded"]
    assert labels("band")[:3] == ["0", "1", "2"]
    assert labels("side") == ["commissioning", "provider"]


def test_changes_are_told_where_there_is_something_to_compare_with():
    opened = Folds(opened=frozenset(("d2",)))
    drawing = folded(moved(), Request(colour="change", baseline=model()), opened, model())
    labels = [entry.label for entry in drawing.legend if entry.sample == "box"]
    assert labels[:3] == ["new", "moved", "as before"]
    with pytest.raises(OrgmodelError, match="need a scenario"):
        folded(model(), Request(colour="change"), Folds())


def test_boxes_say_columns_of_their_own():
    drawing = folded(model(), Request(show=("location",)), Folds())
    said = {box.id: [text.content for text in box.texts] for box in drawing.boxes}
    assert "location: Hall" in said["ce"]
    assert "location: Annexe" in said["d2"]
    assert said["d1"][0] == "Director One"
    assert len([one for one in said["d1"] if one.startswith("location")]) == 0


def test_a_state_of_its_own_stands_on_every_box_a_side_where_it_differs_from_the_managers():
    def signs(colour):
        drawing = folded(model(), Request(colour=colour), Folds(opened=frozenset(("d1",))))
        return {box.id: sign(box) for box in drawing.boxes}

    assert signs("band")["ce"] == "VSM"
    assert signs("band")["w3"] == "3"
    assert signs("side")["d1"] == "C"
    assert signs("side")["w3"] == ""

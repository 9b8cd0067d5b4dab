"""What stands beside the drawing: nothing of the organisation is left without a word."""

from __future__ import annotations

import random

from orgmodel.api import load
from orgmodel.ui.chart.side_list import MOST, outside_the_line, side_list, without_a_box
from orgmodel.ui.chart.stands_for import stands_for
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.work import Work
from tests.builders import function, organisation, post, unit
from tests.changes.placed import DATA, made


def test_groups_and_partners_are_counted_in_words() -> None:
    model = load(DATA / "illustrative")
    side = side_list(Work(Opened(model, "illustrative", "a test")))
    assert side["counts"]["outside"] == "3 posts"
    assert side["counts"]["boxless"] == "2 groups, 5 partners, 71 more"
    assert [row["id"] for row in side["boxless"][:2]] == ["emt", "peg"]
    assert len(side["boxless"]) == MOST
    assert side["more"] == "and 28 functions, 10 services: find them by search"


def test_a_short_list_has_no_words_for_the_rest() -> None:
    model = organisation(
        [post("a"), post("b", "a"), post("c")],
        units=[unit("u", head="a"), unit("out", "external", parent="u")],
        functions=[function("f", "u")],
    )
    side = side_list(Work(Opened(model, "short", "a test")))
    assert [row["id"] for row in side["outside"]] == ["c"]
    assert side["boxless"][0] == {
        "id": "out",
        "what": "partner",
        "title": "out",
        "about": "external in u",
    }
    assert (side["more"], side["more_outside"]) == ("", "")
    assert side["counts"] == {"outside": "1 post", "boxless": "1 partner, 1 function"}


def test_every_unit_is_in_the_list_or_has_a_post_that_stands_for_it() -> None:
    chance = random.Random(5)
    for _ in range(40):
        model = made(chance)
        listed = {name for name, _what in without_a_box(model)}
        for name in model.unit_tree.ids:
            assert name in listed or stands_for(model, name)
        lonely = set(outside_the_line(model))
        line = model.hierarchy
        assert all(line.span(name) == 0 and line.manager(name) is None for name in lonely)

"""The unit view of odd units: long words, many posts, loops, many links, on every paper."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.chart.drawing.wrapping import width
from tests.builders import function, link, organisation, post, unit
from tests.chart.views import geometry

TITLE = "Director of " + "very long and winding things of every kind " * 4
WORD = "A" * 70
PAPERS = ({"paper": "a4"}, {"paper": "a4-portrait"}, {"width": "165mm"}, {"paper": "screen"})


def long_words() -> om.Organisation:
    return organisation(
        [
            post("a", title=TITLE, unit="u", status="vacant"),
            post("b", "a", title=WORD, unit="u"),
            post("c", "b", title=TITLE, unit="u"),
        ],
        units=[
            unit("u", name=TITLE, head="a", side=WORD),
            unit("v", "team", parent="u", name=WORD),
        ],
        functions=[function(WORD, "u", name=TITLE), function("F2", "v", name=WORD)],
        links=[link("u", "supports", "v"), link("x", "supports", "u"), link("u", "made up", "v")],
    )


def many_reports() -> om.Organisation:
    reports = [post(f"p{n}", "h", unit="u", title=f"Officer {n}") for n in range(60)]
    return organisation([post("h", unit="u"), *reports], units=[unit("u", head="h")])


def no_manager() -> om.Organisation:
    posts = [post(f"p{n}", unit="u", title=f"Officer {n}") for n in range(40)]
    return organisation(posts, units=[unit("u")])


def loop() -> om.Organisation:
    posts = [post("a", "b", unit="u"), post("b", "a", unit="u"), post("c", "c", unit="u")]
    return organisation(posts, units=[unit("u", head="a")])


def many_links() -> om.Organisation:
    relations = ("supports", "advises", "commissions", "works_closely_with")
    others = [unit(f"v{n}", side="provider", name=f"Unit number {n} of many") for n in range(150)]
    return organisation(
        [post("a", unit="u")],
        units=[unit("u", head="a"), *others],
        links=[link("u", relations[n % 4], f"v{n}") for n in range(150)],
    )


def nothing() -> om.Organisation:
    return organisation([post("a")], units=[unit("u")])


@pytest.mark.parametrize("on", PAPERS)
@pytest.mark.parametrize("made", [long_words, many_reports, no_manager, loop, many_links, nothing])
def test_nothing_overlaps_leaves_the_page_or_is_cut(made, on) -> None:  # type: ignore[no-untyped-def]
    chart = made().chart("unit", unit="u", **on)
    for page, svg in zip(chart.drawings, chart.svgs, strict=True):
        assert geometry.overlaps(svg) == []
        assert geometry.lines_through_boxes(svg) == []
        assert geometry.outside(svg) == []
        assert "…" not in svg
        for box in page.boxes:
            for text in box.texts:
                right = text.x + width(text.content, text.size, text.bold)
                assert box.x - 0.1 <= text.x and right <= box.x + box.width + 0.1, text
                assert text.y <= box.y + box.height + 0.6, text
        for text in page.texts:
            right = text.x + width(text.content, text.size, text.bold)
            assert text.x >= 0 and right <= page.width and text.y <= page.height, text


@pytest.mark.parametrize("on", PAPERS)
def test_every_post_of_a_large_unit_is_drawn(on) -> None:  # type: ignore[no-untyped-def]
    chart = many_reports().chart("unit", unit="u", **on)
    drawn = {box for svg in chart.svgs for box in geometry.boxes(svg)}
    assert drawn >= {"h", *(f"p{n}" for n in range(60))}


def test_a_group_counted_by_its_fte_is_told_by_its_fte_alone() -> None:
    group = post("g", "head", kind="post_group", fte="83.2", unit="u")
    one = organisation([post("head", unit="u"), group], units=[unit("u")])
    said = " ".join(
        told.words for page in one.chart("unit", unit="u").drawings for told in page.told
    )
    assert "83.2 FTE" in said
    assert "84" not in said
    assert "1 post, 1 group" in said

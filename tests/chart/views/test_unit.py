"""The unit view: one unit, what belongs to it and what it is linked to."""

from __future__ import annotations

import pytest

from tests.builders import function, link, organisation, post, unit
from tests.chart.views import geometry
from tests.chart.views.samples import drawn

DIRECTORATES = (
    "d_ph",
    "d_sc",
    "d_pccc",
    "d_pde",
    "d_clig",
    "d_med",
    "d_fp",
    "d_hr",
    "communications",
)


@pytest.mark.parametrize("unit", DIRECTORATES)
def test_each_directorate_of_brent_is_one_page_of_readable_text(unit: str) -> None:
    chart = drawn("brent", "unit", "a4", unit)
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8
    assert geometry.lines_through_boxes(chart.svg) == []


def test_the_unit_view_shows_functions_and_links_of_the_unit() -> None:
    shown = set(geometry.boxes(drawn("brent", "unit", "a4", "d_pde").svg))
    own = {"dir_pde", "ad_pde", "heads_provider", "estates_team", "F45"}
    assert own | {"s_urgent", "peg"} <= shown


def unit_of_three(**tables: list[dict[str, str]]) -> str:
    posts = [
        post("ce", unit="exec"),
        post("d", "ce", unit="exec"),
        post("c", "d", unit="fin"),
        post("x", "ce", unit="fin"),
    ]
    units = [unit("exec", "team", head="ce"), unit("fin", head="d"), unit("other")]
    return organisation(posts, units=units, **tables).chart("unit", unit="fin").svg


def test_posts_stand_in_the_unit_that_is_their_home() -> None:
    posts = {"ce", "d", "c", "x"}
    assert set(geometry.boxes(unit_of_three())) & posts == {"d", "c", "x"}


def test_a_post_that_reports_elsewhere_has_no_line_to_the_head() -> None:
    ends = {line[:2] for line in geometry.lines(unit_of_three())}
    assert ends == {("c", "d")}


def test_a_function_of_the_unit_is_drawn_once_though_a_link_names_it() -> None:
    svg = unit_of_three(functions=[function("F1", "fin")], links=[link("fin", "supports", "F1")])
    assert svg.count('data-id="F1"') == 1


def test_of_a_large_body_no_page_holds_one_post_alone_and_a_side_is_named_once() -> None:
    first, *_ = drawn("illustrative", "unit", "a4", "trust").drawings
    assert "ce" in {box.id for box in first.boxes}
    labels = [entry.label for entry in first.legend]
    assert len(labels) == len(set(labels))

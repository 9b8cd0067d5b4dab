"""The organisation view: every post in its line."""

from __future__ import annotations

from tests.chart.views import geometry
from tests.chart.views.samples import drawn, organisation


def test_brent_is_one_page_of_readable_text() -> None:
    chart = drawn("brent", "organisation", "a4")
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8


def test_every_post_of_brent_is_a_box_of_the_organisation_view() -> None:
    brent = organisation("brent")
    assert set(geometry.boxes(drawn("brent", "organisation", "a4").svg)) == set(brent.posts["id"])


def test_the_reporting_lines_of_brent_are_those_of_the_data() -> None:
    brent = organisation("brent")
    shown = {
        (start, end)
        for start, end, kind, _ in geometry.lines(drawn("brent", "organisation", "a4").svg)
        if "reports_to" in kind
    }
    posts = brent.posts[brent.posts["reports_to"] != ""]
    assert shown == set(zip(posts["id"], posts["reports_to"], strict=True))


def test_depth_cuts_lower_layers() -> None:
    brent = organisation("brent")
    shown = geometry.boxes(brent.chart("organisation", depth=2, paper="a4").svg)
    assert "dir_pde" in shown
    assert "ad_pde" not in shown


def test_names_are_drawn_only_when_asked_for() -> None:
    cambridgeshire = organisation("cambridgeshire")
    name = cambridgeshire.people["name"].iloc[0]
    assert name not in cambridgeshire.chart("organisation").svg
    assert name in " ".join(cambridgeshire.chart("organisation", names=True).svg.split())

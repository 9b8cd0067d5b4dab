"""The interdependence view: directorates on a grid, joined by what they need."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import orgmodel as om
from orgmodel.chart.chart import Chart
from orgmodel.measures.interdependence import interdependence
from tests.builders import link, organisation, post, unit
from tests.chart.views import geometry

DATA = Path(__file__).resolve().parents[3] / "data"
BRENT = om.load(DATA / "brent")


def many(number: int, links: int = 3) -> om.Organisation:
    units = [unit("body", "body", side="trust", head="ce")]
    sides = ("commissioning", "provider", "neutral")
    for n in range(number):
        name, side = f"Directorate {n}", sides[n % 3]
        units.append(unit(f"d{n}", name=name, parent="body", head=f"p{n}", side=side))
    posts = [post("ce"), *(post(f"p{n}", "ce", unit=f"d{n}") for n in range(number))]
    rows = {(n, (n * step + 1) % number) for n in range(number) for step in range(1, links + 1)}
    found = [link(f"d{a}", "supports", f"d{b}") for a, b in sorted(rows) if a != b]
    return organisation(posts, units=units, links=found)


def whole(chart: Chart) -> None:
    for svg in chart.svgs:
        assert geometry.overlaps(svg) == []
        assert geometry.lines_through_boxes(svg) == []
        assert geometry.outside(svg) == []
        assert min(geometry.text_sizes(svg)) >= 8


def test_brent_is_one_page_with_every_directorate() -> None:
    chart = BRENT.chart("interdependence")
    assert len(chart.svgs) == 1
    whole(chart)
    assert set(geometry.boxes(chart.svg)) == set(interdependence(BRENT).divisions.names)


def test_a_line_stands_for_each_pair_of_which_one_needs_the_other() -> None:
    matrix = interdependence(BRENT).matrix
    expected = {
        (who, whom) for who in matrix for whom in matrix if who != whom and matrix.loc[who, whom]
    }
    lines = geometry.lines(BRENT.chart("interdependence").svg)
    assert {(start, end) for start, end, _, _ in lines} == expected
    assert all("depends_on" in kind for _, _, kind, _ in lines)


def test_lines_run_level_and_upright_only() -> None:
    for _, _, _, segments in geometry.lines(BRENT.chart("interdependence").svg):
        assert all(x0 == x1 or y0 == y1 for x0, y0, x1, y1 in segments)


def test_numbers_words_and_dashes_say_what_colours_say() -> None:
    svg = BRENT.chart("interdependence").svg
    root = ET.fromstring(svg)
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("4") == 5  # the five pairs with four links
    assert "needs 14" in texts
    dashes = {
        rect.get("stroke-dasharray")
        for rect in root.iter("{http://www.w3.org/2000/svg}rect")
        if rect.get("stroke-width")
    }
    assert len(dashes) >= 3


def test_a_line_says_its_links_in_words_for_a_screen_reader() -> None:
    svg = BRENT.chart("interdependence").svg
    said = "Strategic Commissioning needs Finance and Performance: 4 links"
    assert said in " ".join(svg.split())


def test_what_stands_between_the_sides_is_written_below() -> None:
    svg = " ".join(BRENT.chart("interdependence").svg.split())
    assert "Between commissioning and provider, two steps through: Human Resources" in svg


@pytest.mark.parametrize("number", [2, 9, 12, 13, 30, 60])
@pytest.mark.parametrize("paper", ["a4", "screen"])
def test_any_number_of_directorates_is_one_whole_page(number: int, paper: str) -> None:
    chart = many(number).chart("interdependence", paper=paper)
    assert len(chart.svgs) == 1
    whole(chart)


def test_a_page_says_how_many_directorates_it_leaves_out() -> None:
    svg = many(60).chart("interdependence").svg
    shown = len(geometry.boxes(svg))
    assert f"{60 - shown} directorates with fewer links are left out." in svg


def test_no_directorates_and_no_links_are_told() -> None:
    assert "no directorates" in organisation([post("ce")]).chart("interdependence").svg
    alone = many(3, links=0).chart("interdependence").svg
    assert "no link from one directorate to another" in alone
    assert geometry.lines(alone) == []


def test_no_word_of_a_name_is_broken_in_a_sample() -> None:
    for sample in ("brent", "illustrative"):
        model = om.load(DATA / sample)
        texts = ET.fromstring(model.chart("interdependence").svg).iter(
            "{http://www.w3.org/2000/svg}text"
        )
        words = {word for text in texts for word in (text.text or "").split()}
        names = interdependence(model).divisions.names.values()
        assert {word for name in names for word in name.split()} <= words

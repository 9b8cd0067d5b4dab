"""Every view of every sample, on paper and on screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import orgmodel as om
from orgmodel.chart.chart import VIEWS, Chart
from tests.chart.views import geometry

DATA = Path(__file__).resolve().parents[3] / "data"
SAMPLES = ("brent", "pec_2007", "m2", "cambridgeshire")
UNIT_OF = {"brent": "d_pccc", "pec_2007": "pec", "m2": "m2_pec", "cambridgeshire": "fx_cambs_emt"}
BRENT_UNITS = ("d_ph", "d_sc", "d_pccc", "d_pde", "d_clig", "d_med", "d_fp", "d_hr", "brent_tpct")


@cache
def organisation(sample: str) -> om.Organisation:
    return om.load(DATA / sample)


def drawn(sample: str, view: str, paper: str, unit: str | None = None) -> Chart:
    chosen = unit or UNIT_OF[sample] if view == "unit" else None
    return organisation(sample).chart(view, unit=chosen, paper=paper)


@pytest.mark.parametrize("paper", ["a4", "screen"])
@pytest.mark.parametrize("view", [name for name in VIEWS if name != "changes"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_no_box_over_another_and_no_line_through_a_box(sample: str, view: str, paper: str) -> None:
    for svg in drawn(sample, view, paper).svgs:
        assert geometry.overlaps(svg) == []
        assert geometry.lines_through_boxes(svg) == []
        assert geometry.outside(svg) == []


@pytest.mark.parametrize("view", ["organisation", "centre", "separation"])
def test_each_view_of_brent_is_one_page_of_readable_text(view: str) -> None:
    chart = drawn("brent", view, "a4")
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8


@pytest.mark.parametrize("unit", BRENT_UNITS)
def test_each_unit_of_brent_is_one_page_of_readable_text(unit: str) -> None:
    chart = drawn("brent", "unit", "a4", unit)
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8
    assert geometry.lines_through_boxes(chart.svg) == []


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


def test_a_drawing_is_the_same_bytes_each_time() -> None:
    first = om.load(DATA / "brent").chart("separation").svg
    assert om.load(DATA / "brent").chart("separation").svg == first


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_chief_executive_has_no_line_to_the_pct_chair(sample: str) -> None:
    model = organisation(sample)
    ends = {frozenset(line[:2]) for line in geometry.lines(drawn(sample, "centre", "a4").svg)}
    assert frozenset({model.role("ce"), model.role("pct_chair")}) not in ends


def test_brents_silence_is_drawn_as_expected_and_its_word_as_stated() -> None:
    root = ET.fromstring(drawn("brent", "centre", "a4").svg)
    lines = {
        (path.get("data-from"), path.get("data-to")): path
        for path in root.iter("{http://www.w3.org/2000/svg}path")
        if "line" in path.get("class", "").split()
    }
    silent = lines[("pec_chair", "pct_chair")]
    assert silent.get("data-expected") == "yes"
    assert silent.get("data-rule") in ("R22", "R23")
    stated = lines[("pec_chair", "emt")]
    assert stated.get("data-expected") is None
    assert stated.get("data-basis") == "conditional"


def test_separation_marks_the_six_straddling_functions_with_their_rule() -> None:
    svg = drawn("brent", "separation", "a4").svg
    assert {"F55", "F59", "F60", "F68", "F71", "F79"} <= set(geometry.boxes(svg))
    assert svg.count("! SEP-1b warning") == 6


def test_separation_joins_buyer_and_supplier_of_each_internal_service() -> None:
    ends = {line[:2] for line in geometry.lines(drawn("brent", "separation", "a4").svg)}
    for service in ("s_urgent", "s_dmgp", "s_chs"):
        assert {("d_pccc", service), ("d_pde", service)} <= ends
    assert {("d_sc", "s_mh_dm"), ("d_pde", "s_mh_dm")} <= ends


def test_the_unit_view_shows_functions_and_links_of_the_unit() -> None:
    shown = set(geometry.boxes(drawn("brent", "unit", "a4", "d_pde").svg))
    own = {"dir_pde", "ad_pde", "heads_provider", "estates_team", "F45"}
    assert own | {"s_urgent", "peg"} <= shown


def test_names_are_drawn_only_when_asked_for() -> None:
    cambridgeshire = organisation("cambridgeshire")
    name = cambridgeshire.people["name"].iloc[0]
    assert name not in cambridgeshire.chart("organisation").svg
    assert name in " ".join(cambridgeshire.chart("organisation", names=True).svg.split())

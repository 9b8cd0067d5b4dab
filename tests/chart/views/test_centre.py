"""The centre view: lay, executive and clinical lines, stated and expected."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tests.chart.views import geometry
from tests.chart.views.samples import SAMPLES, drawn, organisation


def test_brent_is_one_page_of_readable_text() -> None:
    chart = drawn("brent", "centre", "a4")
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8


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


def test_the_outcomes_are_those_of_the_result_that_the_drawing_is_handed() -> None:
    brent = organisation("brent")
    own = brent.chart("centre").svg
    assert brent.chart("centre", result=brent.check(["pec-2007"])).svg == own
    assert ">not assessable<" not in brent.chart("centre", result=brent.check(["structure"])).svg

"""Every view of every sample, on paper and on screen."""

from __future__ import annotations

import pytest

import orgmodel as om
from orgmodel.chart.chart import VIEWS
from tests.chart.views import geometry
from tests.chart.views.samples import DATA, SAMPLES, WITH_A_CENTRE, drawn

DRAWN = [
    (sample, view)
    for sample in SAMPLES
    for view in VIEWS
    if view != "changes" and (view != "centre" or sample in WITH_A_CENTRE)
]

WITHOUT_SIDES = frozenset(SAMPLES) - {"brent"}


@pytest.mark.parametrize("paper", ["a4", "screen"])
@pytest.mark.parametrize(("sample", "view"), DRAWN)
def test_no_box_over_another_and_no_line_through_a_box(sample: str, view: str, paper: str) -> None:
    if view == "separation" and sample in WITHOUT_SIDES:
        pytest.skip("the view is refused where no unit has a side")
    for svg in drawn(sample, view, paper).svgs:
        assert geometry.overlaps(svg) == []
        assert geometry.lines_through_boxes(svg) == []
        assert geometry.outside(svg) == []


def test_a_drawing_is_the_same_bytes_each_time() -> None:
    first = om.load(DATA / "brent").chart("separation").svg
    assert om.load(DATA / "brent").chart("separation").svg == first

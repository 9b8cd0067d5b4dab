"""The unit view: one unit, what belongs to it and what it is linked to."""

from __future__ import annotations

import pytest

from tests.chart.views import geometry
from tests.chart.views.samples import drawn

BRENT_UNITS = ("d_ph", "d_sc", "d_pccc", "d_pde", "d_clig", "d_med", "d_fp", "d_hr", "brent_tpct")


@pytest.mark.parametrize("unit", BRENT_UNITS)
def test_each_unit_of_brent_is_one_page_of_readable_text(unit: str) -> None:
    chart = drawn("brent", "unit", "a4", unit)
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8
    assert geometry.lines_through_boxes(chart.svg) == []


def test_the_unit_view_shows_functions_and_links_of_the_unit() -> None:
    shown = set(geometry.boxes(drawn("brent", "unit", "a4", "d_pde").svg))
    own = {"dir_pde", "ad_pde", "heads_provider", "estates_team", "F45"}
    assert own | {"s_urgent", "peg"} <= shown

"""The separation view: the two sides, the services between, and what breaks a rule."""

from __future__ import annotations

from tests.chart.views import geometry
from tests.chart.views.samples import drawn, organisation


def test_brent_is_one_page_of_readable_text() -> None:
    chart = drawn("brent", "separation", "a4")
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8


def test_separation_marks_the_six_straddling_functions_with_their_rule() -> None:
    svg = drawn("brent", "separation", "a4").svg
    assert {"F55", "F59", "F60", "F68", "F71", "F79"} <= set(geometry.boxes(svg))
    assert svg.count("! SEP-1b warning") == 6


def test_separation_joins_buyer_and_supplier_of_each_internal_service() -> None:
    ends = {line[:2] for line in geometry.lines(drawn("brent", "separation", "a4").svg)}
    for service in ("s_urgent", "s_dmgp", "s_chs"):
        assert {("d_pccc", service), ("d_pde", service)} <= ends
    assert {("d_sc", "s_mh_dm"), ("d_pde", "s_mh_dm")} <= ends


def test_the_marks_are_those_of_the_result_that_the_drawing_is_handed() -> None:
    brent = organisation("brent")
    assert "SEP-1b" in brent.chart("separation").svg
    handed = brent.chart("separation", result=brent.check(["structure"])).svg
    assert "SEP-1b" not in handed
    assert "! R60 warning" in handed


def test_every_standing_finding_of_a_handed_result_is_marked_whatever_its_pack() -> None:
    brent = organisation("brent")
    svg = brent.chart("separation", result=brent.check()).svg
    marks = {words.partition("<")[0] for words in svg.split(">")}
    assert {"! SEP-1b warning", "! R06 warning", "! R60 warning"} <= marks

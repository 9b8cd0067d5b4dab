"""The figures over the drawing: now, start, target, and what the data does not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.comparison.comparison import compare
from orgmodel.store.workspace import TargetSet
from orgmodel.ui.chart.changed import ChangedFindings
from orgmodel.ui.chart.figures import (
    ShownFigure,
    figures,
    finding_counts,
    in_one_line,
)
from orgmodel.ui.chart.figures_bar import bar_html
from orgmodel.ui.workspace.targets import read_target
from tests.builders import function, organisation, post, unit

WIDE = organisation(
    posts=[
        post("ce", fte="1", cost="100", unit="top"),
        post("a", "ce", fte="1", cost="50", unit="c"),
        post("b", "ce", fte="0.5", cost="20", unit="n"),
    ],
    units=[
        unit("top", kind="body", side="trust"),
        unit("c", parent="top", side="commissioning", head="a"),
        unit("n", parent="top", side="neutral", head="b"),
    ],
    functions=[function("F", "c", "commissioning")],
    packs=["separation"],
)
SILENT = organisation(posts=[post("ce"), post("a", "ce")])


def beside(baseline: om.Organisation, scenario: om.Scenario) -> ChangedFindings:
    found = compare(baseline, scenario).options[0]
    standing = tuple(f for f in found.new if f.stands)
    return ChangedFindings(found.baseline, found.option, "change 1", new=standing)


LESS = beside(WIDE, om.Scenario("x").remove_post("b", to="ce", head="a").move_function("F", to="n"))


def by_id(found: ChangedFindings, **targets: TargetSet) -> dict[str, ShownFigure]:
    return {one.id: one for one in figures(found, targets)}


def test_each_figure_stands_beside_its_start() -> None:
    shown = by_id(LESS)
    assert {name: (one.said, one.against, one.delta) for name, one in shown.items()} == {
        "posts": ("2", "start 3", -1),
        "fte": ("1.5", "start 2.5", -1.0)
        if shown["fte"].said == "1.5"
        else ("2", "start 2.5", -0.5),
        "largest_span": ("1", "start 2", -1),
        "layers": ("2", "start 2", 0),
        "cost": ("150", "start 170", -20),
    }
    assert shown["layers"].words == "same"


def test_what_the_data_does_not_say_is_not_known_and_never_nothing() -> None:
    shown = by_id(beside(SILENT, om.Scenario("x").move_post("a", to="")))
    for name in ("fte", "cost"):
        assert shown[name].said == "not known"
        assert shown[name].delta is None
        assert shown[name].words == ""
    assert '<b class="om-unknown">not known</b>' in bar_html(LESS, tuple(shown.values()))


def test_nothing_is_called_better_where_neither_a_target_nor_a_rule_says_so() -> None:
    assert {one.verdict for one in by_id(LESS).values()} == {""}
    shown = by_id(LESS, cost=TargetSet(120, "120"), fte=TargetSet(9, "9"))
    assert shown["cost"].verdict == "better"
    assert shown["fte"].verdict == ""
    grown = beside(WIDE, om.Scenario("x").add_post("z", title="Z", reports_to="ce", cost="5"))
    assert by_id(grown, cost=TargetSet(120, "120"))["cost"].verdict == "worse"


def test_a_target_says_how_much_is_too_many_and_how_far_the_way_is_done() -> None:
    span = by_id(
        beside(WIDE, om.Scenario("x").update_post("a", band="8")), largest_span=TargetSet(1, "1")
    )
    assert (span["largest_span"].words, span["largest_span"].progress) == ("one too many", 0.0)
    shown = by_id(LESS, cost=TargetSet(130, "−40"), largest_span=TargetSet(1, "1"))
    assert (shown["cost"].progress, shown["cost"].to_go) == (0.5, 20)
    assert shown["cost"].against == "target −40"
    assert (shown["largest_span"].words, shown["largest_span"].progress) == ("target met", 1.0)
    html = bar_html(LESS, tuple(shown.values()))
    assert "50 per cent of the way to the target, 20 to go" in html
    assert 'style="width: 50%"' in html


def test_the_findings_are_counted_against_the_start() -> None:
    words = [one.words for one in finding_counts(LESS)]
    assert "1 new warning" in words or "1 new error" in words
    line = in_one_line(LESS, tuple(by_id(LESS).values()))
    assert line.startswith("2 posts, −20 a year, 1 new ")


def test_rules_that_cannot_be_read_leave_every_figure_not_known() -> None:
    broken = ChangedFindings(faults=("x",))
    assert {one.said for one in by_id(broken).values()} == {"not known"}
    assert [one.words for one in finding_counts(broken)] == ["not known"]


def test_words_of_the_data_are_no_markup() -> None:
    target = TargetSet(1, "<b>1</b>")
    assert "<b>1</b>" not in bar_html(LESS, tuple(by_id(LESS, cost=target).values()))


@pytest.mark.parametrize(
    ("written", "start", "most"),
    [("8", 10, 8), ("25,000", 1, 25_000), ("−500", 1000, 500), ("-5 %", 200, 190), ("+2", 3, 5)],
)
def test_a_target_is_a_figure_or_taken_from_the_start(
    written: str, start: float, most: float
) -> None:
    read = read_target(written, start)
    assert isinstance(read, TargetSet)
    assert read.most == most


@pytest.mark.parametrize(
    ("written", "start"), [("", 1), ("few", 1), ("-5", None), ("5 %", 10), ("-20", 10)]
)
def test_what_is_no_target_is_said_in_words(written: str, start: float | None) -> None:
    assert isinstance(read_target(written, start), str)


@given(
    st.one_of(st.none(), st.floats(0, 1e6)),
    st.one_of(st.none(), st.floats(0, 1e6)),
    st.one_of(st.none(), st.floats(0, 1e6)),
)
def test_the_way_done_is_a_share_and_a_verdict_needs_a_difference(
    value: float | None, start: float | None, most: float | None
) -> None:
    one = ShownFigure("fte", "FTE", value, start, None if most is None else TargetSet(most, "x"))
    assert one.progress is None or 0 <= one.progress <= 1
    if one.verdict:
        assert one.delta and one.target
    if value is None:
        assert one.said == "not known"

"""Plots say in words what they draw, say what is not known, and fit their sheet."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.palette import WHITE
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.plots import of_measures
from orgmodel.chart.plots.bars import Bar, Guide, bars
from orgmodel.chart.plots.heat_table import grid
from orgmodel.chart.plots.standing_bars import StandingBar, standing_bars
from orgmodel.chart.writers.svg import to_svg
from orgmodel.files.folder.folder import read_files
from orgmodel.measures import Measures
from tests.chart.contrast import contrast

DATA = Path(__file__).parents[3] / "data"
PLOTS = {
    "pyramid": of_measures.pyramid,
    "spans": of_measures.spans,
    "balance": of_measures.balance,
    "cost": of_measures.cost,
    "dependency": of_measures.dependency,
}


@pytest.fixture(scope="module")
def measured() -> dict[str, Measures]:
    return {name: om.load(DATA / name).measures() for name in ("brent", "illustrative")}


def said(drawing: Drawing) -> list[str]:
    return [text.content for text in drawing.texts]


@pytest.mark.parametrize("name", PLOTS)
def test_every_word_and_shape_lies_on_the_sheet(measured: dict[str, Measures], name: str) -> None:
    drawing = PLOTS[name](measured["illustrative"])
    assert drawing is not None
    for shape in drawing.groups:
        assert shape.x >= 0 and shape.x + shape.width <= drawing.width + 0.01
        assert shape.y >= 0 and shape.y + shape.height <= drawing.height
    for text in drawing.texts:
        wide = width(text.content, text.size, text.bold)
        start = text.x
        assert start >= -0.01, text.content
        assert start + wide <= drawing.width + 0.01, text.content
        assert 0 < text.y <= drawing.height


@pytest.mark.parametrize("name", PLOTS)
def test_every_shape_is_seen_on_white_by_its_border(
    measured: dict[str, Measures], name: str
) -> None:
    drawing = PLOTS[name](measured["illustrative"])
    assert drawing is not None
    assert all(contrast(shape.stroke, WHITE) >= 3 for shape in drawing.groups)


def test_a_cost_that_no_post_states_has_no_plot(measured: dict[str, Measures]) -> None:
    assert of_measures.cost(measured["brent"]) is None
    assert "cost" not in of_measures.known_criteria(measured["brent"])


def test_the_pyramid_gives_the_posts_of_each_layer_in_words(measured: dict[str, Measures]) -> None:
    drawing = of_measures.pyramid(measured["brent"])
    assert drawing is not None
    assert "Layer 1: 1 " in drawing.description
    assert [text for text in said(drawing) if text.startswith("Layer")] == [
        "Layer 1",
        "Layer 2",
        "Layer 3",
    ]


def test_a_pyramid_of_what_a_layer_does_not_state_says_so(measured: dict[str, Measures]) -> None:
    assert "fte" not in of_measures.known_layers(measured["brent"])
    drawing = of_measures.pyramid(measured["brent"], "fte")
    assert drawing is not None
    assert "not known" in said(drawing)


def test_flagged_spans_are_told_apart_without_colour(measured: dict[str, Measures]) -> None:
    drawing = of_measures.spans(measured["illustrative"])
    assert drawing is not None
    dashed = {shape.id for shape in drawing.groups if shape.dash}
    assert dashed == {str(span) for span in of_measures.flagged_spans(measured["illustrative"])}
    assert any("flags" in entry.label for entry in drawing.legend)


def test_spans_over_twenty_share_a_column() -> None:
    rows = "".join(f"p{number},P,top,g\n" for number in range(30))
    model = om.api.from_reading(
        read_files({"posts.csv": f"id,title,reports_to,unit\ntop,Top,,g\n{rows}".encode()})
    )
    drawing = of_measures.spans(model.measures())
    assert drawing is not None
    assert "21+" in said(drawing)
    assert len(said(drawing)) < 30


def test_the_matrix_leaves_zero_empty_and_numbers_its_columns(
    measured: dict[str, Measures],
) -> None:
    drawing = of_measures.dependency(measured["brent"])
    assert drawing is not None
    empty = [cell for cell in drawing.groups if " by 0 links" in cell.label]
    assert empty and all(not cell.texts for cell in empty)
    assert "Strategic Commissioning on Human Resources by" in drawing.description


def test_an_unknown_bar_is_words_and_no_shape() -> None:
    drawing = bars("v", "T", "d", [Bar("a", "A", None, ""), Bar("b", "B", 3.0, "3")])
    assert [shape.id for shape in drawing.groups] == ["b"]
    assert "not known" in said(drawing)


def test_lengths_are_in_proportion() -> None:
    drawing = bars("v", "T", "d", [Bar("a", "A", 2.0, "2"), Bar("b", "B", 4.0, "4")])
    one, two = drawing.groups
    assert two.width == pytest.approx(2 * one.width)
    assert one.x == two.x


def test_a_pyramid_is_centred() -> None:
    rows = [Bar("a", "A", 2.0, "2"), Bar("b", "B", 4.0, "4")]
    one, two = bars("v", "T", "d", rows, centred=True).groups
    assert one.x + one.width / 2 == pytest.approx(two.x + two.width / 2)


def test_the_line_of_the_mean_strikes_no_figure_out() -> None:
    rows = [Bar("a", "A", 6.0, "6"), Bar("b", "B", 3.0, "3"), Bar("c", "C", 3.9, "3.9")]
    drawing = bars("v", "T", "d", rows, mark=Guide(4.0, "mean 4"))
    at = drawing.lines[0].points[0][0]
    for text in drawing.texts:
        if text.content in ("6", "3", "3.9"):
            near = text.x <= at <= text.x + width(text.content, text.size, True)
            crossed = any(
                min(a[1], b[1]) < text.y - 4 < max(a[1], b[1])
                for line in drawing.lines
                for a, b in pairwise(line.points)
            )
            assert not (near and crossed)


def test_a_name_is_never_markup() -> None:
    drawing = bars("v", "T", "d", [Bar("a", "<b>R&D</b>", 1.0, "1")])
    assert "<b>" not in to_svg(drawing)
    drawing = grid("v", "T", "d", ["<i>"], [[1]], corner="", across="", label="{row} {count}")
    assert "<i>" not in to_svg(drawing)


def test_no_columns_give_an_empty_sheet() -> None:
    assert standing_bars("v", "T", "d", [], below="x").groups == ()
    assert standing_bars("v", "T", "d", [StandingBar("1", 0)], below="x").groups == ()

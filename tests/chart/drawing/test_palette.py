"""Colours and line styles can be told apart, in grey too."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from orgmodel.chart.drawing import line_style as style
from orgmodel.chart.drawing import palette
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.palette import WHITE, side_styles, word_styles
from tests.chart.contrast import contrast

SIDES = [
    "commissioning",
    "provider",
    "neutral",
    "trust",
    *["client", "contractor", "ring-fenced", "other"],
]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("side", SIDES)
def test_text_and_border_stand_out_from_every_fill(side: str) -> None:
    box = side_styles(SIDES)[side]
    for ink in (palette.INK, palette.SOFT_INK, box.ink):
        assert contrast(ink, box.fill) >= 4.5
    assert contrast(WHITE, box.solid) >= 4.5
    assert contrast(box.stroke, WHITE) >= 3


def test_kinds_stand_out_too() -> None:
    for box in word_styles(f"kind {at}" for at in range(30)).values():
        assert contrast(palette.INK, box.fill) >= 4.5
        assert contrast(box.stroke, WHITE) >= 3
        assert contrast(box.ink, box.fill) >= 4.5


RELATIONS = [
    "reports_to",
    "accountable_to",
    "dotted_line_to",
    "commissions",
    "provides",
    "works_closely_with",
    "supports",
    "chairs",
    "assures",
    "employed_by",
    "committee_of",
    "unheard_of",
]
STATES = ["present", "expected", "breach", "added", "removed"]


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("state", STATES)
def test_every_line_stands_out_on_white(relation: str, state: style.State) -> None:
    assert contrast(line_style(relation, state=state).stroke, WHITE) >= 3


def look(made: style.LineStyle) -> tuple[object, ...]:
    return made.width, made.dash, made.start, made.end


def test_families_differ_without_colour() -> None:
    for first, second in combinations(RELATIONS, 2):
        assert look(line_style(first)) != look(line_style(second))


@pytest.mark.parametrize("relation", RELATIONS)
def test_basis_and_state_differ_without_colour(relation: str) -> None:
    looks = [look(line_style(relation, basis)) for basis in ("stated", "inferred", "conditional")]
    looks += [look(line_style(relation, state=state)) for state in STATES[1:]]  # type: ignore[arg-type]
    assert len(set(looks)) == len(looks)


def test_sides_have_bands_unlike_each_other_and_keep_them_whatever_the_order() -> None:
    made = side_styles(SIDES)
    assert len({box.band for box in made.values()}) == len(SIDES)
    assert side_styles(reversed(SIDES)) == made
    assert side_styles([""]) == {}


def test_the_four_known_sides_have_bands_of_distinct_greys() -> None:
    shades = sorted(contrast(box.band, WHITE) for box in side_styles(SIDES[:4]).values())
    assert all(darker / lighter >= 1.3 for lighter, darker in pairwise(shades))


def test_two_sides_of_another_name_have_the_colours_of_the_two_known_ones() -> None:
    other, known = side_styles(["client", "contractor"]), side_styles(SIDES[:2])
    assert other["client"] == known["commissioning"]
    assert other["contractor"] == known["provider"]


def test_the_known_sides_keep_their_style_among_others() -> None:
    assert side_styles(["provider"])["provider"] == side_styles(SIDES)["provider"]

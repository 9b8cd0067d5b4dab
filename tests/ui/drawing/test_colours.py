"""The chart's colours on a light and on a dark page: what is read and what is pointed at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import orgmodel
from orgmodel.chart.drawing.palette import INK, side_styles, word_styles
from tests.chart.contrast import contrast

CSS = (Path(orgmodel.__file__).parent / "ui/drawing/assets/orgchart.css").read_text("utf-8")
WORDS, PARTS = 4.5, 3.0


def colours(selector: str) -> dict[str, str]:
    """The variables that a rule sets."""
    rule = re.search(rf"{re.escape(selector)} {{(.*?)}}", CSS, re.DOTALL)
    assert rule is not None
    return dict(re.findall(r"--(\w+): (#\w+);", rule.group(1)))


LIGHT = colours(":host, .chart")
DARK = LIGHT | colours(".chart.dark")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_edges_stand_out_from_the_page(theme: dict[str, str]) -> None:
    paper = full(theme["paper"])
    for words in ("ink", "soft"):
        for ground in ("paper", "pale", "marked"):
            assert contrast(full(theme[words]), full(theme[ground])) >= WORDS, (words, ground)
    for part in ("edge", "chosen", "blue"):
        assert contrast(full(theme[part]), paper) >= PARTS, part


def test_lines_and_boxes_stand_out_from_a_dark_page() -> None:
    paper = full(DARK["paper"])
    assert contrast(full(DARK["stroke"]), paper) >= PARTS
    styles = side_styles(["commissioning", "provider", "neutral", "trust", "other"])
    for style in [*styles.values(), *word_styles("abcdefghij").values()]:
        assert contrast(style.fill, paper) >= PARTS
        assert contrast(INK, style.fill) >= WORDS


def full(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(part * 2 for part in colour[1:])

"""What a chart says, whatever the order its boxes and lines stand in."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from orgmodel.chart.chart import Chart

_SVG = "{http://www.w3.org/2000/svg}"
_STROKE = ("fill", "stroke", "stroke-width", "stroke-dasharray")


def content(chart: Chart) -> Counter[tuple[str, ...]]:
    """Every box, line, area and legend sample with all but its place, and how often it occurs."""
    return Counter(
        said
        for svg in chart.svgs
        for item in ET.fromstring(svg).iter()
        if (said := _said(item)) is not None
    )


def _said(item: ET.Element) -> tuple[str, ...] | None:
    kinds = item.get("class", "").split()
    if not {"box", "line", "group", "sample"} & set(kinds):
        return None
    data = sorted(f"{name}={value}" for name, value in item.items() if name.startswith("data-"))
    drawn = item.find(f"{_SVG}rect") if item.tag == f"{_SVG}g" else item
    assert drawn is not None
    # A list of siblings follows the order of their rows.
    words = sorted(re.findall(r"\w+", item.get("aria-label", "")))
    return " ".join(kinds), *data, *words, *(drawn.get(name, "") for name in _STROKE)

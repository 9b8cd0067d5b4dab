"""The dashed boxes of managers who are not in the data, or not known, in a legend."""

from __future__ import annotations

from collections.abc import Set

from orgmodel.chart.drawing.drawing import LegendEntry
from orgmodel.chart.drawing.palette import FAINT, WHITE
from orgmodel.model.line_tops import NOT_KNOWN, NOT_KNOWN_TITLE


def ghosts_legend(titles: Set[str], of_units: bool = False) -> list[LegendEntry]:
    """What a dashed box stands for, by the titles of those that are drawn."""
    if not titles:
        return []
    said = f"{'unit' if of_units else 'manager'} not in the data"
    if titles == {NOT_KNOWN_TITLE}:
        said = NOT_KNOWN
    elif NOT_KNOWN_TITLE in titles:
        said += ", or not known"
    return [LegendEntry(said, "box", stroke=FAINT, fill=WHITE, dash="4 2")]

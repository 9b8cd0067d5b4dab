"""A relation to be drawn from one box to another, wherever these stand."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.chart.drawing.line_style import LineStyle


@dataclass(frozen=True, slots=True)
class Link:
    """A relation drawn across, from one box to another.

    `label` says it in words for a screen reader. A link to an id that is not among the
    boxes is left out.
    """

    source: str
    target: str
    relation: str
    label: str
    style: LineStyle
    data: tuple[tuple[str, str], ...] = ()

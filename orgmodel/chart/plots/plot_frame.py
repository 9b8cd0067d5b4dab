"""What every plot shares: its width, the size of its words, its bar style and its legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orgmodel.chart.drawing.drawing import Drawing, Group, LegendEntry, Line, Text
from orgmodel.chart.drawing.legend import legend_height
from orgmodel.chart.drawing.palette import BLUE, INK, SOFT_INK, BoxStyle, side_styles

WIDTH = 640.0
SIZE = 13.0
SMALL = 12.0
SOLID = BoxStyle(BLUE, BLUE, 1.0)
UNKNOWN = "not known"
_LEGEND_GAP = 12.0


def assemble(
    view: str,
    title: str,
    description: str,
    height: float,
    shapes: Sequence[Group],
    lines: Sequence[Line] = (),
    texts: Sequence[Text] = (),
    legend: Sequence[LegendEntry] = (),
) -> Drawing:
    """The plot as a drawing, its legend in a strip below `height`."""
    strip = legend_height(legend, WIDTH, SMALL) + _LEGEND_GAP if legend else 0.0
    return Drawing(
        view=view,
        title=title,
        description=description,
        width=WIDTH,
        height=round(height + strip, 2),
        boxes=(),
        lines=tuple(lines),
        groups=tuple(shapes),
        texts=tuple(texts),
        legend=tuple(legend),
        legend_place=(2.0, height + _LEGEND_GAP) if legend else None,
        legend_width=WIDTH - 4.0,
        legend_size=SMALL,
    )


def side_legend(styles: Mapping[str, BoxStyle]) -> tuple[LegendEntry, ...]:
    """One entry a side in use."""
    return tuple(style.legend(f"{side.capitalize()} side") for side, style in styles.items())


def styles_of(sides: Iterable[str]) -> dict[str, BoxStyle]:
    """A style for each side, as in the charts."""
    return side_styles(sides)


def figure(value: float | None) -> str:
    """A figure to two decimals at most; "not known" for a missing one."""
    if value is None or value != value:
        return UNKNOWN
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def said(pairs: Iterable[tuple[str, str]]) -> str:
    """`Layer 1: 1; Layer 2: 9.` for a screen reader."""
    return "; ".join(f"{name}: {words}" for name, words in pairs) + "."


__all__ = [
    "INK",
    "SIZE",
    "SMALL",
    "SOFT_INK",
    "SOLID",
    "UNKNOWN",
    "WIDTH",
    "assemble",
    "figure",
    "said",
    "side_legend",
    "styles_of",
]

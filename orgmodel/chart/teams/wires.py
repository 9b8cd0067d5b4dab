"""Reporting lines: each report's own drop, and one bus for the stretch that they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from orgmodel.chart.drawing.drawing import Bus, Line, Point
from orgmodel.chart.teams.post_card import PostCard

Way = tuple[Point, ...]


def reporting_lines(
    cards: Sequence[PostCard], ways: Mapping[int, Way]
) -> tuple[tuple[Line, ...], tuple[Bus, ...]]:
    """Lines and buses for the ways from cards to their managers' cards.

    The first stretch of a way is the report's own; what is left of all of one manager's is
    the bus.
    """
    lines: list[Line] = []
    shared: dict[str, list[tuple[int, Way]]] = {}
    for at, way in ways.items():
        card = cards[at]
        style = card.line
        lines.append(
            Line(
                card.id,
                card.parent or "",
                card.relation,
                way[:2],
                card.line_label,
                style.stroke,
                style.width,
                style.dash,
                style.start,
                style.end,
                (),
                card.line_data,
            )
        )
        if len(way) > 2:
            shared.setdefault(card.parent or "", []).append((at, way[1:]))
    buses = []
    for manager, rest in shared.items():
        style = cards[rest[0][0]].line
        dashes = {cards[at].line.dash for at, _ in rest}
        dash = style.dash if len(dashes) == 1 else None
        buses.append(Bus(manager, merged(way for _, way in rest), style.stroke, style.width, dash))
    return tuple(lines), tuple(buses)


def merged(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The stretches of right-angled ways, each drawn once, those that touch as one."""
    flat: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for way in ways:
        for (x0, y0), (x1, y1) in pairwise(way):
            upright = abs(x0 - x1) < 0.005
            at = round(x0 if upright else y0, 2)
            low, high = sorted((y0, y1) if upright else (x0, x1))
            if high - low > 0.005:
                flat.setdefault((upright, at), []).append((round(low, 2), round(high, 2)))
    runs: list[Way] = []
    for (upright, at), spans in sorted(flat.items()):
        for low, high in _joined(spans):
            runs.append(((at, low), (at, high)) if upright else ((low, at), (high, at)))
    return tuple(runs)


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1] + 0.01:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found

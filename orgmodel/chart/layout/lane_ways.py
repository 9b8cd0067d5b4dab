"""Which free channels each line between lanes runs through, and what room the channels need.

Boxes stand in lanes; a band of boxes may lie across the top and another across the foot.
Lines run only where no box can stand: in the channels beside the lanes and in the two
corridors between the lanes and the bands. So no line can pass through a box, whatever the
data. Lines with the same `trunk` share their way as far as it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Box
from orgmodel.chart.drawing.line_style import LineStyle
from orgmodel.chart.drawing.wrapping import width as text_width

TOP, FOOT = -1, -2
"""Places of a box that lies in the band across the top, or across the foot."""

EDGE = 7.0
"""White space at either side of a channel."""
TAG_SIZE = 8.0
_LANE = 6.0


@dataclass(frozen=True, slots=True)
class Wire:
    """A line to be drawn between two placed boxes.

    `trunk` names the lines that share a way and the box they share it from; `tag` is a
    short word set beside the line, such as a rule's number. `left` asks a line between two
    boxes of one lane to run in the channel left of it, not right.
    """

    source: str
    target: str
    relation: str
    label: str
    style: LineStyle
    trunk: str = ""
    tag: str = ""
    left: bool = False
    data: tuple[tuple[str, str], ...] = ()


def trunk(hub: str, name: str) -> str:
    """The trunk of lines that share their way from the box `hub`."""
    return f"{hub}\0{name}"


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with the number of the lane it stands in (or TOP or FOOT)."""

    box: Box
    lane: int


@dataclass(frozen=True, slots=True)
class Way:
    """Channel at the source, corridor, channel at the target; None where not used."""

    leave: int | None
    corridor: int | None
    enter: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """A wire, its way, its trunk, and a key of its own for the ends it does not share."""

    wire: Wire
    way: Way
    trunk: str
    own: str

    def key(self, end: str) -> str:
        """Name of its place on a box: the trunk's where the trunk starts at that box."""
        return self.trunk if self.trunk.startswith(f"{end}\0") else self.own

    def ends(self) -> tuple[tuple[str, str, int | None], ...]:
        """Each end with the other end, and the channel it is reached from."""
        wire, way = self.wire, self.way
        return (wire.source, wire.target, way.leave), (wire.target, wire.source, way.enter)


class LaneWays:
    """The boxes of a page by lane, and the way of each wire between them.

    `edges` are (left, right) of each lane; channel i lies left of lane i, and one more right
    of the last.
    """

    def __init__(self, boxes: Iterable[PlacedBox], edges: Sequence[tuple[float, float]]) -> None:
        self.at: Mapping[str, PlacedBox] = {placed.box.id: placed for placed in boxes}
        self.edges = edges

    def runs(self, wires: Sequence[Wire]) -> list[Run]:
        """Every wire whose two ends are placed, with its way."""
        return [
            Run(wire, self._way(wire), wire.trunk or f"\0{number:05}", f"\0{number:05}")
            for number, wire in enumerate(wires)
            if self._joins(wire)
        ]

    def rooms(self, wires: Sequence[Wire], tag_size: float) -> tuple[tuple[float, ...], float]:
        """Widths that the channels need, and the height of the corridor at the top."""
        runs = self.runs(wires)
        channels = []
        for number in range(len(self.edges) + 1):
            inside = [run for run in runs if number in (run.way.leave, run.way.enter)]
            tagged = {run.trunk: run.wire for run in inside if run.wire.tag}
            wide = tag_width(tuple(tagged.values()), tag_size)
            channels.append(channel_width(len({run.trunk for run in inside}), len(tagged), wide))
        trunks = {run.trunk for run in runs if run.way.corridor == TOP}
        return tuple(channels), 2 * EDGE + _LANE * len(trunks)

    def ports(self, wires: Sequence[Wire]) -> dict[str, int]:
        """The most lines that leave or enter one upright side of each box."""
        sides: dict[tuple[str, str], set[str]] = {}
        for run in self.runs(wires):
            for end, _, channel in run.ends():
                sides.setdefault((end, self.side(end, channel)), set()).add(run.key(end))
        most: dict[str, int] = {}
        for (end, side), keys in sides.items():
            if side in ("left", "right"):
                most[end] = max(most.get(end, 0), len(keys))
        return most

    def side(self, end: str, channel: int | None) -> str:
        """The side of a box that a line leaves by: left, right, foot or top."""
        lane = self.at[end].lane
        if lane < 0:
            return "foot" if lane == TOP else "top"
        return "left" if channel == lane else "right"

    def lanes_of(self, wire: Wire) -> set[int]:
        """The lanes of a wire's two ends."""
        return {self.at[wire.source].lane, self.at[wire.target].lane}

    def _joins(self, wire: Wire) -> bool:
        if wire.source not in self.at or wire.target not in self.at:
            return False
        return wire.source != wire.target and self.lanes_of(wire) != {TOP, FOOT}

    def _way(self, wire: Wire) -> Way:
        """Which channels and corridor a wire uses."""
        one, other = self.at[wire.source], self.at[wire.target]
        if one.lane < 0 and other.lane < 0:
            return Way(None, one.lane, None)
        if one.lane < 0:
            return Way(None, one.lane, self._toward(other.lane, one.box))
        if other.lane < 0:
            return Way(self._toward(one.lane, other.box), other.lane, None)
        if one.lane == other.lane:
            beside = one.lane + (0 if wire.left else 1)
            return Way(beside, None, beside)
        if abs(one.lane - other.lane) == 1:
            between = max(one.lane, other.lane)
            return Way(between, None, between)
        first = one.lane + (1 if one.lane < other.lane else 0)
        last = other.lane + (0 if one.lane < other.lane else 1)
        return Way(first, TOP, last)

    def _toward(self, lane: int, band: Box) -> int:
        """The channel beside a lane by which a box of a band is reached."""
        left, right = self.edges[lane]
        middle = band.x + band.width / 2
        if band.x <= left and band.x + band.width >= right:
            return lane + 1 if lane == len(self.edges) - 1 else lane
        return lane if middle < (left + right) / 2 else lane + 1


def channel_width(wires: int, tags: int = 0, widest_tag: float = 0.0) -> float:
    """Room that a channel needs for so many trunks, some of them with a tag."""
    return 2 * EDGE + max(wires - 1, 0) * _LANE + tags * widest_tag + 2 * bool(wires)


def tag_width(wires: Sequence[Wire], size: float = TAG_SIZE) -> float:
    """Room the widest tag takes beside its line."""
    return max((text_width(wire.tag, size, True) for wire in wires if wire.tag), default=0.0) + 3

"""A page of lanes: columns of boxes side by side with channels for lines between them.

A view says what stands in which lane and which lines join it; everything here follows from
that. A band of boxes may lie across the top, another across the foot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from orgmodel.chart.drawing.box import Fitter
from orgmodel.chart.drawing.drawing import Group
from orgmodel.chart.layout.fitted_page import Content
from orgmodel.chart.layout.lane_blocks import HEAD, Band, Block, Frame, Placement
from orgmodel.chart.layout.lane_lines import lane_lines
from orgmodel.chart.layout.lane_ways import FOOT, TAG_SIZE, TOP, LaneWays, PlacedBox, Wire
from orgmodel.chart.layout.page_frame import Room

_TITLE_ALONE = 1.8


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under each other in one frame of a lane. Lengths in points.

    `head` and `tail` are the white space above the first block and below the last, `inset`
    that at the left and right of the blocks; `reach` is how far the frame goes beyond the lane
    on either side. The frame ends with its blocks, or at the foot of all lanes, or below its
    title.
    """

    frame: Frame
    blocks: tuple[Block, ...]
    head: float
    tail: float = 0.0
    inset: tuple[float, float] = (0.0, 0.0)
    reach: tuple[float, float] = (0.0, 0.0)
    until: Literal["blocks", "foot", "title"] = "foot"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its share of the width that the channels leave, and its sections downwards."""

    share: float
    sections: tuple[Section, ...]
    between: float = 0.0


@dataclass(frozen=True, slots=True)
class LanePlan:
    """What stands where: the lanes from the left, the bands, and the lines that join them."""

    lanes: tuple[Lane, ...]
    wires: tuple[Wire, ...]
    above: Band | None = None
    below: Band | None = None
    tag_size: float = TAG_SIZE


@dataclass(frozen=True, slots=True)
class Spacing:
    """White space for lines: widths of the channels, those at either edge of the page included.

    `corridor` is the height below the band above, `foot_corridor` that above the band below;
    `heights` are what some boxes need at least.
    """

    channels: tuple[float, ...]
    corridor: float = 0.0
    foot_corridor: float = 0.0
    heights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _PlacedSection:
    """A section with its blocks in place: where its lane and it begin, and where it ends."""

    section: Section
    lane: int
    left: float
    wide: float
    top: float
    bottom: float
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class _SetOut:
    """The boxes of a plan in place, before its lines are drawn."""

    sections: tuple[_PlacedSection, ...]
    edges: tuple[tuple[float, float], ...]
    above: Placement
    below: Placement
    corridors: Mapping[int, tuple[float, float]]
    foot: float

    def joined(self) -> Iterator[PlacedBox]:
        """The boxes that lines may lead to, with their lanes."""
        yield from (PlacedBox(box, TOP) for box in self.above.boxes)
        for section in self.sections:
            for placement in section.placements:
                yield from (PlacedBox(box, section.lane) for box in placement.boxes)
        yield from (PlacedBox(box, FOOT) for box in self.below.boxes)

    def ways(self) -> LaneWays:
        """The ways that lines may take between these boxes."""
        return LaneWays(self.joined(), self.edges)

    def groups(self, size: float) -> tuple[Group, ...]:
        """The frames: above, of the lanes, of blocks in them, below."""
        frames = []
        for placed in self.sections:
            section, left, right = placed.section, *placed.section.reach
            bottom = {
                "blocks": placed.bottom,
                "foot": self.foot,
                "title": placed.top + size * _TITLE_ALONE,
            }[section.until]
            frames.append(
                section.frame.around(
                    placed.left - left,
                    placed.top,
                    placed.wide + left + right,
                    bottom - placed.top,
                    size,
                )
            )
        inner = [group for p in self.sections for made in p.placements for group in made.groups]
        return (*self.above.groups, *frames, *inner, *self.below.groups)


def lane_page(plan: LanePlan, room: Room, fitter: Fitter, spacing: Spacing) -> Content:
    """The plan in a room, with its lines; those inside blocks come first."""
    made = _set_out(plan, room, fitter, spacing)
    outer = room.left, room.left + room.width
    lines = lane_lines(made.ways(), plan.wires, outer, made.corridors, plan.tag_size)
    inside = [placement for section in made.sections for placement in section.placements]
    return Content(
        (
            *(placed.box for placed in made.joined()),
            *(box for placement in inside for box in placement.unjoined),
        ),
        (*(line for placement in inside for line in placement.lines), *lines),
        made.groups(fitter.size),
        bottom=made.below.bottom,
    )


def measured(
    plan: LanePlan, room: Room, fitter: Fitter, least: Spacing, port: tuple[float, float]
) -> Spacing:
    """The spacing that the plan's lines need, tried out with roomy channels.

    `least` are the least widths and heights; a channel or corridor of 0 stays closed. `port`
    is the room that each line at a box's side needs, and what comes on top.
    """
    roomy = fitter.size * 3
    first = Spacing(
        tuple(roomy if wide else 0.0 for wide in least.channels), roomy if least.corridor else 0.0
    )
    ways = _set_out(plan, room, fitter, first).ways()
    channels, corridor = ways.rooms(plan.wires, plan.tag_size)
    each, more = port
    return Spacing(
        tuple(
            max(wide, least_wide) if least_wide else 0.0
            for wide, least_wide in zip(channels, least.channels, strict=True)
        ),
        max(corridor, least.corridor) if least.corridor else 0.0,
        heights={end: each * count + more for end, count in ways.ports(plan.wires).items()},
    )


def _set_out(plan: LanePlan, room: Room, fitter: Fitter, spacing: Spacing) -> _SetOut:
    above = _band(plan.above, room, room.top, fitter)
    top = above.bottom + spacing.corridor
    rest = room.width - sum(spacing.channels)
    sections: list[_PlacedSection] = []
    edges: list[tuple[float, float]] = []
    x = room.left
    for number, lane in enumerate(plan.lanes):
        x += spacing.channels[number]
        wide = rest * lane.share
        sections += _lane(number, lane, (x, top, wide), fitter, spacing.heights)
        edges.append((x, x + wide))
        x += wide
    foot = max((section.bottom for section in sections), default=top)
    lowest = foot + spacing.foot_corridor
    corridors = {TOP: (above.bottom, top), FOOT: (foot, lowest)}
    below = _band(plan.below, room, lowest, fitter)
    return _SetOut(tuple(sections), tuple(edges), above, below, corridors, foot)


def _band(band: Band | None, room: Room, top: float, fitter: Fitter) -> Placement:
    return band.placed(room.left, top, room.width, fitter) if band else Placement(top)


def _lane(
    number: int,
    lane: Lane,
    place: tuple[float, float, float],
    fitter: Fitter,
    heights: Mapping[str, float],
) -> Sequence[_PlacedSection]:
    x, top, wide = place
    found: list[_PlacedSection] = []
    for section in lane.sections:
        left, right = section.inset
        y = top + section.head
        placements = []
        for block in section.blocks:
            placements.append(block.placed(x + left, y, wide - (left + right), fitter, heights))
            y = placements[-1].bottom
        bottom = max(y + section.tail, top + fitter.size * HEAD)
        found.append(_PlacedSection(section, number, x, wide, top, bottom, tuple(placements)))
        top = bottom + lane.between
    return found

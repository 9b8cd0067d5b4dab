"""Lines between lanes: where each runs in its channels, and where it leaves its boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orgmodel.chart.drawing.drawing import Line, Point
from orgmodel.chart.layout.compose import dash_phase
from orgmodel.chart.layout.lane_ways import EDGE, TAG_SIZE, LaneWays, Run, Wire
from orgmodel.chart.lines.corners import corners
from orgmodel.chart.lines.tags import tagged

_LEAST_BETWEEN_PORTS = 4.0
_TAGGED_WEIGHT = 4.0

Stretch = tuple[float, float]
"""Where a channel or corridor begins and ends across."""
_Track = tuple[str, int, str]
"""A trunk in a channel or corridor: which of the two, its number, the trunk."""
_Port = tuple[str, str, str]
"""A place on a box: the box, its side, what leaves there."""


def lane_lines(
    ways: LaneWays,
    wires: Sequence[Wire],
    outer: Stretch,
    corridors: Mapping[int, Stretch],
    tag_size: float = TAG_SIZE,
) -> tuple[Line, ...]:
    """Every wire whose two ends are placed, as a line with its tag beside it.

    `outer` are the left and right edge of the page's room; `corridors` the upper and lower
    edge of that at the TOP and that at the FOOT.
    """
    runs = ways.runs(wires)
    channels = _channels(ways.edges, outer)
    tracks = _tracks(ways, runs, channels, corridors)
    ports = _ports(ways, runs)
    made = [_line(ways, run, tracks, ports) for run in runs]
    words = {at: run.wire.tag for at, run in enumerate(runs) if run.wire.tag}
    return tagged(made, words, tag_size, [placed.box for placed in ways.at.values()])


def _channels(edges: Sequence[Stretch], outer: Stretch) -> list[Stretch]:
    lefts = [outer[0], *(right for _, right in edges)]
    rights = [*(left for left, _ in edges), outer[1]]
    return list(zip(lefts, rights, strict=True))


def _tracks(
    ways: LaneWays,
    runs: Sequence[Run],
    channels: Sequence[Stretch],
    corridors: Mapping[int, Stretch],
) -> dict[_Track, float]:
    """Place of each trunk in each channel (x) and corridor (y) it uses."""
    used: dict[tuple[str, int], dict[str, tuple[tuple[int, float], bool]]] = {}
    for run in runs:
        y, has_tag = ways.at[run.wire.source].box.y, bool(run.wire.tag)
        for channel in dict.fromkeys((run.way.leave, run.way.enter)):
            if channel is not None:
                inside = used.setdefault(("channel", channel), {})
                order, before = inside.get(run.trunk, ((_rank(ways, run, channel), y), False))
                inside[run.trunk] = (order, before or has_tag)
        if run.way.corridor is not None:
            key = ("corridor", run.way.corridor)
            used.setdefault(key, {}).setdefault(run.trunk, ((0, y), False))
    found: dict[_Track, float] = {}
    for (kind, number), inside in used.items():
        room = channels[number] if kind == "channel" else corridors[number]
        names = [name for _, name in sorted((order, name) for name, (order, _) in inside.items())]
        places = _spread(room, [inside[name][1] for name in names])
        found |= {(kind, number, name): at for name, at in zip(names, places, strict=True)}
    return found


def _rank(ways: LaneWays, run: Run, channel: int) -> int:
    """Lines within the lane left of a channel run nearest to it, and so at the right."""
    lanes = ways.lanes_of(run.wire)
    if lanes == {channel - 1}:
        return 0
    return 2 if lanes == {channel} else 1


def _spread(room: Stretch, has_tag: Sequence[bool]) -> list[float]:
    """Places across a channel, with more room after a trunk that carries tags."""
    low, high = room
    if len(has_tag) == 1 and not has_tag[0]:
        return [(low + high) / 2]
    weights = [_TAGGED_WEIGHT if tag else 1.0 for tag in has_tag]
    step = (high - low - 2 * EDGE) / max(sum(weights) - (0 if has_tag[-1] else 1), 1)
    places, at = [], low + EDGE
    for weight in weights:
        places.append(at)
        at += weight * step
    return places


def _ports(ways: LaneWays, runs: Iterable[Run]) -> dict[_Port, float]:
    """Where on the side of a box each trunk leaves or enters."""
    sides: dict[tuple[str, str], dict[str, float]] = {}
    for run in runs:
        for end, other, channel in run.ends():
            side, far = ways.side(end, channel), ways.at[other].box
            order = far.y if side in ("left", "right") else far.x
            sides.setdefault((end, side), {}).setdefault(run.key(end), order)
    found: dict[_Port, float] = {}
    for (end, side), keys in sides.items():
        box = ways.at[end].box
        names = [name for _, name in sorted((order, name) for name, order in keys.items())]
        start, room = (box.y, box.height) if side in ("left", "right") else (box.x, box.width)
        for place, name in enumerate(names, start=1):
            found[(end, side, name)] = start + room * place / (len(names) + 1)
    for channel in range(len(ways.edges) + 1):
        found |= _moved_off_each_other(ways, channel, found)
    return found


def _moved_off_each_other(
    ways: LaneWays, channel: int, ports: Mapping[_Port, float]
) -> dict[_Port, float]:
    """The ports that face each other across a channel, none at almost the height of another."""
    facing = {"right": channel - 1, "left": channel}
    here = sorted(
        (at, port) for port, at in ports.items() if ways.at[port[0]].lane == facing.get(port[1])
    )
    moved: dict[_Port, float] = {}
    above, before = -1e9, ""
    for at, port in here:
        box = ways.at[port[0]].box
        place = at
        if port[1] != before and at - above < _LEAST_BETWEEN_PORTS:
            place = min(above + _LEAST_BETWEEN_PORTS, box.y + box.height - 2)
        moved[port] = place
        above, before = place, port[1]
    return moved


def _line(
    ways: LaneWays, run: Run, tracks: Mapping[_Track, float], ports: Mapping[_Port, float]
) -> Line:
    wire, way, style = run.wire, run.way, run.wire.style
    first = _port(ways, run, wire.source, way.leave, ports)
    last = _port(ways, run, wire.target, way.enter, ports)
    leave = None if way.leave is None else tracks[("channel", way.leave, run.trunk)]
    enter = None if way.enter is None else tracks[("channel", way.enter, run.trunk)]
    if leave is None and enter is not None and _over(ways, wire.source, enter):
        first = (enter, first[1])
    if enter is None:
        over = leave is not None and _over(ways, wire.target, leave)
        last = (leave if over and leave is not None else last[0], last[1])
        enter = last[0]
    points = [first]
    if leave is not None:
        points.append((leave, first[1]))
    if way.corridor is not None:
        y = tracks[("corridor", way.corridor, run.trunk)]
        points += [(points[-1][0], y), (enter, y)]
    if way.enter is not None:
        points.append((enter, last[1]))
    points.append(last)
    turns = corners(points)
    back = style.dash and run.trunk.startswith(f"{wire.target}\0")
    return Line(
        wire.source,
        wire.target,
        wire.relation,
        turns if len(turns) > 1 else (*turns, *turns),
        wire.label,
        style.stroke,
        style.width,
        style.dash,
        style.start,
        style.end,
        (),
        wire.data,
        dash_phase(points, style.dash) if back and style.dash else 0.0,
    )


def _port(
    ways: LaneWays, run: Run, end: str, channel: int | None, ports: Mapping[_Port, float]
) -> Point:
    side, box = ways.side(end, channel), ways.at[end].box
    at = ports[(end, side, run.key(end))]
    if side == "left":
        return box.x, at
    if side == "right":
        return box.x + box.width, at
    return at, box.y + box.height if side == "foot" else box.y


def _over(ways: LaneWays, band: str, x: float) -> bool:
    """Whether a track at x meets a band's box without turning."""
    box = ways.at[band].box
    return box.x + 4 <= x <= box.x + box.width - 4

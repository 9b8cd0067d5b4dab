"""Columns of boxes joined through the free channels between them.

Boxes stand in columns; a band of boxes may lie across the top and another across the foot.
Lines run only where no box can stand: in the channels beside the columns and in the two
corridors between the columns and the bands. So no line can pass through a box, whatever the
data. Lines with the same `trunk` share their way as far as it goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from orgmodel.chart.drawing.box import Fitter, mark_room, mark_text, placed_words
from orgmodel.chart.drawing.box import Words as Words
from orgmodel.chart.drawing.drawing import Box, Line, Text
from orgmodel.chart.drawing.line_style import LineStyle
from orgmodel.chart.drawing.palette import PLAIN, BoxStyle
from orgmodel.chart.drawing.wrapping import width as text_width
from orgmodel.chart.layout.compose import dash_phase
from orgmodel.chart.lines.tags import tagged

TOP, FOOT = -1, -2
"""Places of a box that lies in the band across the top, or across the foot."""

TAG_SIZE = 8.0
_LANE = 6.0
_PAD = 0.22
_APART = 4.0
_EDGE = 7.0


@dataclass(frozen=True, slots=True)
class Item:
    """A box to be placed: its words, style, and what a screen reader says."""

    id: str
    words: tuple[Words, ...]
    kind: str = "unit"
    style: BoxStyle = PLAIN
    label: str = ""
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wire:
    """A line to be drawn between two placed boxes.

    `trunk` names the lines that share a way and the box they share it from; `tag` is a
    short word set beside the line, such as a rule's number. `left` asks a line between two
    boxes of one column to run in the channel left of it, not right.
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


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with the column it stands in (or TOP or FOOT)."""

    box: Box
    column: int


def stacked(
    items: Sequence[Item],
    x: float,
    y: float,
    wide: float,
    fitter: Fitter,
    gap: float,
    pad: float = _PAD,
    least: Mapping[str, float] = MappingProxyType({}),
) -> tuple[tuple[Box, ...], float]:
    """Boxes one under another from (x, y), all `wide`, and the lower edge of the last.

    `pad` is the white space above and below the words, in text sizes; `least` the height
    that some boxes need at least.
    """
    boxes = []
    for item in items:
        box = placed(item, x, y, wide, fitter, pad=pad)
        needed = least.get(item.id, 0.0)
        if needed > box.height:
            box = placed(item, x, y, wide, fitter, needed, pad)
        boxes.append(box)
        y += box.height + gap
    return tuple(boxes), (y - gap if items else y)


def in_row(
    items: Sequence[Item], x: float, y: float, wide: float, fitter: Fitter, gap: float
) -> tuple[tuple[Box, ...], float]:
    """Boxes side by side, sharing the width, all as high as the highest; and their lower edge."""
    if not items:
        return (), y
    each = (wide - gap * (len(items) - 1)) / len(items)
    high = max(height_of(item, each, fitter) for item in items)
    boxes = tuple(
        placed(item, x + place * (each + gap), y, each, fitter, high)
        for place, item in enumerate(items)
    )
    return boxes, y + high


def height_of(item: Item, wide: float, fitter: Fitter) -> float:
    """Height that the item's box needs at a width."""
    inner = wide - 2 * _inset(fitter) - mark_room([item.style.mark])
    words = Fitter(fitter.size, inner, fitter.least).fit(item.words)
    return float(round(words.height + 2 * _PAD * fitter.size + 0.5))


def least_width(items: Sequence[Item], fitter: Fitter) -> float:
    """Width at which no word of the items has to be broken."""
    return max(
        (
            text_width(piece, max(fitter.size * word.scale, fitter.least), word.bold)
            + 2 * _inset(fitter)
            + mark_room([item.style.mark])
            for item in items
            for word in item.words
            for piece in word.content.split()
        ),
        default=0.0,
    )


def placed(
    item: Item,
    x: float,
    y: float,
    wide: float,
    fitter: Fitter,
    high: float | None = None,
    pad: float = _PAD,
) -> Box:
    """One item as a box at a place."""
    room = mark_room([item.style.mark])
    inner = Fitter(fitter.size, wide - 2 * _inset(fitter) - room, fitter.least)
    fitted = inner.fit(item.words)
    tall = high or float(round(fitted.height + 2 * pad * fitter.size + 0.5))
    texts: tuple[Text, ...] = placed_words(fitted, x, y, wide, tall, room)
    style = item.style
    if style.mark:
        texts = (*texts, mark_text(style.mark, x, y, wide, style.stroke))
    return Box(
        item.id,
        item.kind,
        x,
        y,
        wide,
        tall,
        texts,
        item.label or ", ".join(word.content for word in item.words),
        style.fill,
        style.stroke,
        style.width,
        style.dash,
        2.0,
        data=item.data,
    )


def _inset(fitter: Fitter) -> float:
    return fitter.size * 0.4


def channel_width(wires: int, tags: int = 0, widest_tag: float = 0.0) -> float:
    """Room that a channel needs for so many trunks, some of them with a tag."""
    return 2 * _EDGE + max(wires - 1, 0) * _LANE + tags * widest_tag + 2 * bool(wires)


def tag_width(wires: Sequence[Wire], size: float = TAG_SIZE) -> float:
    """Room the widest tag takes beside its line."""
    return max((text_width(wire.tag, size, True) for wire in wires if wire.tag), default=0.0) + 3


class Board:
    """Where columns, channels and corridors lie, and which wires run in each.

    `edges` are (left, right) of each column; channel i lies left of column i, and one more
    right of the last. `top` and `foot` are the corridors' (upper, lower) edges. Tags are
    set in `tag_size`.
    """

    def __init__(
        self,
        boxes: Sequence[Placed],
        edges: Sequence[tuple[float, float]],
        outer: tuple[float, float],
        top: tuple[float, float],
        foot: tuple[float, float] = (0.0, 0.0),
        tag_size: float = TAG_SIZE,
    ) -> None:
        self._tag_size = tag_size
        self._at = {item.box.id: item for item in boxes}
        self._edges = edges
        self._channels = _channels(edges, outer)
        self._corridors = {TOP: top, FOOT: foot}

    def lines(self, wires: Sequence[Wire]) -> tuple[Line, ...]:
        """Every wire whose two ends are placed, as a line."""
        runs = self._runs(wires)
        lanes, slots = self._lanes(runs), self._slots(runs)
        made = [self._line(run, lanes, slots) for run in runs]
        boxes = [place.box for place in self._at.values()]
        words = {at: run.wire.tag for at, run in enumerate(runs) if run.wire.tag}
        return tagged(made, words, self._tag_size, boxes)

    def rooms(self, wires: Sequence[Wire]) -> tuple[tuple[float, ...], float, float]:
        """Widths that the channels need, and heights of the corridors at top and foot."""
        runs = self._runs(wires)
        channels = []
        for number in range(len(self._channels)):
            inside = [run for run in runs if number in (run.way.leave, run.way.enter)]
            tagged = {run.trunk: run.wire for run in inside if run.wire.tag}
            wide = tag_width(tuple(tagged.values()), self._tag_size)
            lanes = len({run.trunk for run in inside})
            channels.append(channel_width(lanes, len(tagged), wide))
        high = [
            2 * _EDGE + _LANE * len({run.trunk for run in runs if run.way.corridor == corridor})
            for corridor in (TOP, FOOT)
        ]
        return tuple(channels), high[0], high[1]

    def ports(self, wires: Sequence[Wire]) -> dict[str, int]:
        """The most lines that leave or enter one upright side of each box."""
        sides: dict[tuple[str, str], set[str]] = {}
        for run in self._runs(wires):
            for end, channel in (
                (run.wire.source, run.way.leave),
                (run.wire.target, run.way.enter),
            ):
                sides.setdefault((end, self._side(end, channel)), set()).add(run.key(end))
        most: dict[str, int] = {}
        for (end, side), keys in sides.items():
            if side in ("left", "right"):
                most[end] = max(most.get(end, 0), len(keys))
        return most

    def _runs(self, wires: Sequence[Wire]) -> list[_Run]:
        return [
            _Run(wire, self._way(wire), wire.trunk or f"\0{number:05}", f"\0{number:05}")
            for number, wire in enumerate(wires)
            if self._joins(wire)
        ]

    def _joins(self, wire: Wire) -> bool:
        if wire.source not in self._at or wire.target not in self._at:
            return False
        columns = {self._at[wire.source].column, self._at[wire.target].column}
        return wire.source != wire.target and columns != {TOP, FOOT}

    def _way(self, wire: Wire) -> _Way:
        """Which channels and corridor a wire uses, and the sides of its boxes it leaves from."""
        one, other = self._at[wire.source], self._at[wire.target]
        if one.column < 0 and other.column < 0:
            corridor = one.column
            return _Way(None, corridor, None)
        if one.column < 0 or other.column < 0:
            inner = other if one.column < 0 else one
            band = one if one.column < 0 else other
            channel = self._toward(inner.column, band.box)
            return (
                _Way(None, band.column, channel)
                if one.column < 0
                else _Way(channel, band.column, None)
            )
        if one.column == other.column:
            beside = one.column + (0 if wire.left else 1)
            return _Way(beside, None, beside)
        if abs(one.column - other.column) == 1:
            between = max(one.column, other.column)
            return _Way(between, None, between)
        first = one.column + (1 if one.column < other.column else 0)
        last = other.column + (0 if one.column < other.column else 1)
        return _Way(first, TOP, last)

    def _toward(self, column: int, band: Box) -> int:
        left, right = self._edges[column]
        middle = band.x + band.width / 2
        if band.x <= left and band.x + band.width >= right:
            return column + 1 if column == len(self._edges) - 1 else column
        return column if middle < (left + right) / 2 else column + 1

    def _lanes(self, runs: Sequence[_Run]) -> dict[tuple[str, int, str], float]:
        """Place of each trunk in each channel (x) and corridor (y) it uses."""
        used: dict[tuple[str, int], dict[str, tuple[tuple[int, float], bool]]] = {}
        for run in runs:
            y, tagged = self._at[run.wire.source].box.y, bool(run.wire.tag)
            for channel in dict.fromkeys((run.way.leave, run.way.enter)):
                if channel is not None:
                    lanes = used.setdefault(("channel", channel), {})
                    order, before = lanes.get(run.trunk, ((self._rank(run, channel), y), False))
                    lanes[run.trunk] = (order, before or tagged)
            if run.way.corridor is not None:
                key = ("corridor", run.way.corridor)
                used.setdefault(key, {}).setdefault(run.trunk, ((0, y), False))
        found: dict[tuple[str, int, str], float] = {}
        for (kind, number), lanes in used.items():
            room = self._channels[number] if kind == "channel" else self._corridors[number]
            names = [
                name for _, name in sorted((order, name) for name, (order, _) in lanes.items())
            ]
            places = _spread(room, [lanes[name][1] for name in names])
            found |= {(kind, number, name): at for name, at in zip(names, places, strict=True)}
        return found

    def _rank(self, run: _Run, channel: int) -> int:
        """Lines within the column left of a channel run nearest to it, and so at the right."""
        columns = {self._at[run.wire.source].column, self._at[run.wire.target].column}
        if columns == {channel - 1}:
            return 0
        return 2 if columns == {channel} else 1

    def _slots(self, runs: Sequence[_Run]) -> dict[tuple[str, str, str], float]:
        """Where on the side of a box each trunk leaves or enters."""
        sides: dict[tuple[str, str], dict[str, float]] = {}
        for run in runs:
            for end, other, channel in (
                (run.wire.source, run.wire.target, run.way.leave),
                (run.wire.target, run.wire.source, run.way.enter),
            ):
                side = self._side(end, channel)
                far = self._at[other].box
                order = far.y if side in ("left", "right") else far.x
                sides.setdefault((end, side), {}).setdefault(run.key(end), order)
        found: dict[tuple[str, str, str], float] = {}
        for (end, side), keys in sides.items():
            box = self._at[end].box
            names = [name for _, name in sorted((order, name) for name, order in keys.items())]
            start, room = (box.y, box.height) if side in ("left", "right") else (box.x, box.width)
            for place, name in enumerate(names, start=1):
                found[(end, side, name)] = start + room * place / (len(names) + 1)
        for channel in range(len(self._channels)):
            self._part(channel, found)
        return found

    def _part(self, channel: int, slots: dict[tuple[str, str, str], float]) -> None:
        """Move ports that face each other at almost one height a little apart."""
        facing = {"right": channel - 1, "left": channel}
        ports = sorted(
            (at, key) for key, at in slots.items() if self._at[key[0]].column == facing.get(key[1])
        )
        above, before = -1e9, ""
        for at, key in ports:
            box = self._at[key[0]].box
            place = at
            if key[1] != before and at - above < _APART:
                place = min(above + _APART, box.y + box.height - 2)
            slots[key] = place
            above, before = place, key[1]

    def _side(self, end: str, channel: int | None) -> str:
        column = self._at[end].column
        if column < 0:
            return "foot" if column == TOP else "top"
        return "left" if channel == column else "right"

    def _line(
        self,
        run: _Run,
        lanes: dict[tuple[str, int, str], float],
        slots: dict[tuple[str, str, str], float],
    ) -> Line:
        wire, way = run.wire, run.way
        first = self._port(run, wire.source, way.leave, slots)
        last = self._port(run, wire.target, way.enter, slots)
        leave = None if way.leave is None else lanes[("channel", way.leave, run.trunk)]
        enter = None if way.enter is None else lanes[("channel", way.enter, run.trunk)]
        if leave is None and enter is not None and self._over(wire.source, enter):
            first = (enter, first[1])
        if enter is None:
            over = leave is not None and self._over(wire.target, leave)
            last = (leave if over and leave is not None else last[0], last[1])
            enter = last[0]
        points = [first]
        if leave is not None:
            points.append((leave, first[1]))
        if way.corridor is not None:
            y = lanes[("corridor", way.corridor, run.trunk)]
            points += [(points[-1][0], y), (enter, y)]
        if way.enter is not None:
            points.append((enter, last[1]))
        points.append(last)
        style = wire.style
        back = style.dash and run.trunk.startswith(f"{wire.target}\0")
        phase = dash_phase(points, style.dash) if back and style.dash else 0.0
        return Line(
            wire.source,
            wire.target,
            wire.relation,
            _straightened(points),
            wire.label,
            style.stroke,
            style.width,
            style.dash,
            style.start,
            style.end,
            (),
            wire.data,
            phase,
        )

    def _over(self, band: str, x: float) -> bool:
        """Whether a lane at x meets a band's box without turning."""
        box = self._at[band].box
        return box.x + 4 <= x <= box.x + box.width - 4

    def _port(
        self,
        run: _Run,
        end: str,
        channel: int | None,
        slots: dict[tuple[str, str, str], float],
    ) -> tuple[float, float]:
        side = self._side(end, channel)
        box = self._at[end].box
        at = slots[(end, side, run.key(end))]
        if side == "left":
            return box.x, at
        if side == "right":
            return box.x + box.width, at
        return at, box.y + box.height if side == "foot" else box.y


def trunk(hub: str, name: str) -> str:
    """The trunk of lines that share their way from the box `hub`."""
    return f"{hub}\0{name}"


def _spread(room: tuple[float, float], tagged: Sequence[bool]) -> list[float]:
    """Places across a channel, with more room after a lane that carries tags."""
    low, high = room
    if len(tagged) == 1 and not tagged[0]:
        return [(low + high) / 2]
    weights = [4.0 if tag else 1.0 for tag in tagged]
    step = (high - low - 2 * _EDGE) / max(sum(weights) - (0 if tagged[-1] else 1), 1)
    places, at = [], low + _EDGE
    for weight in weights:
        places.append(at)
        at += weight * step
    return places


@dataclass(frozen=True, slots=True)
class _Way:
    """Channel at the source, corridor, channel at the target; None where not used."""

    leave: int | None
    corridor: int | None
    enter: int | None


@dataclass(frozen=True, slots=True)
class _Run:
    """A wire, its way, its trunk, and a key of its own for the ends it does not share."""

    wire: Wire
    way: _Way
    trunk: str
    own: str

    def key(self, end: str) -> str:
        """Name of its place on a box: the trunk's where the trunk starts at that box."""
        return self.trunk if self.trunk.startswith(f"{end}\0") else self.own


def _channels(
    edges: Sequence[tuple[float, float]], outer: tuple[float, float]
) -> list[tuple[float, float]]:
    lefts = [outer[0], *(right for _, right in edges)]
    rights = [*(left for left, _ in edges), outer[1]]
    return list(zip(lefts, rights, strict=True))


def _straightened(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """The points without repeats and without corners on a straight run."""
    found: list[tuple[float, float]] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and (
            found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]
        ):
            found[-1] = point
            continue
        found.append(point)
    return tuple(found) if len(found) > 1 else (*found, *found)

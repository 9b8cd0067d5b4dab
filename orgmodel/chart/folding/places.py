"""Where each box of a plan stands, and the ways of the lines to the managers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from orgmodel.chart.drawing.drawing import Point
from orgmodel.chart.folding.columns import cells_of
from orgmodel.chart.folding.face import Face, face_of, natural_width
from orgmodel.chart.folding.fitting import (
    GAP,
    INDENT,
    LIST_GAP,
    MARGIN,
    ROW_GAP,
    STEM_GAP,
    TRUNK,
)
from orgmodel.chart.folding.plan import FoldPlan

_RAIL, _BUS = 6.0, 14.0
_LEAST_STEM, _MOST_STEM = 200.0, 300.0
_LEAST_BELOW = 130.0
_LEAST_BESIDE, _MOST_BESIDE = 150.0, 230.0
_CHIP_GAP = 6.0
_RIM = 8.0
_ASIDE = 20.0
_FREE_GAP, _APART = 22.0, 26.0
Way = tuple[Point, ...]


@dataclass
class FoldPlaces:
    """For each box its face and place (x, y, height); the way from it to its manager's box."""

    plan: FoldPlan
    columns: int
    wide: float
    a_list: int
    gathered: bool
    faces: dict[int, Face] = field(default_factory=dict)
    at: dict[int, tuple[float, float, float]] = field(default_factory=dict)
    ways: dict[int, Way] = field(default_factory=dict)
    headings: list[tuple[float, float, str]] = field(default_factory=list)
    """Words over a part of the drawing, their left end and base line."""
    _also: dict[int, float] = field(default_factory=dict)
    _level_with: dict[int, float] = field(default_factory=dict)
    _chips_end: float = 0.0
    _in_one_column: bool = False
    """Whether several heads stand under each other in a single column, with a line at its left."""
    _right: float = 0.0
    width: float = 0.0
    height: float = 0.0

    def made(self) -> FoldPlaces:
        """The places of all boxes."""
        first, other = self._boards()
        top = self._over(first, MARGIN)
        cells = self._cells(self.plan.heads)
        lefts, widths = self._columns([*cells, *([one] for one in self.plan.others)])
        self._in_one_column = len(lefts) == 1 and len(cells) > 1
        self._right = lefts[-1] + widths[-1]
        trunk = self._trunk(lefts, widths, cells)
        top = self._chips(top, trunk)
        top = max(self._stem(top, trunk), self._chips_end - 12.0)
        top = self._rows(cells, lefts, widths, top, trunk if self.plan.stem else None)
        if self.plan.others:
            top = self._over(other, self._heading("Other lines", top + 20.0))
            others = [[one] for one in self.plan.others]
            top = self._rows(others, lefts, widths, top, None)
        if self.plan.loose:
            top = self._grid(self.plan.loose, top + _APART)
        self._measured()
        return self

    def _cells(self, heads: Sequence[int]) -> list[list[int]]:
        return cells_of(heads, self._has_team, self.gathered, self.a_list)

    def _has_team(self, at: int) -> bool:
        return bool(self.plan.nodes[at].fold) and bool(self.plan.nodes[at].ids)

    def _face(self, at: int, wide: float) -> Face:
        """The box measured; as wide as anything else needs that stands in its place."""
        node, wide = self.plan.nodes[at], round(wide, 2)
        if node.also:
            wide = max(wide, *(face_of(words, wide).wide for words in (node.words, *node.also)))
            self._also[at] = max(face_of(words, wide).height for words in node.also)
        self.faces[at] = found = face_of(node.words, wide)
        return found

    def _high(self, at: int) -> float:
        return max(self.faces[at].height, self._also.get(at, 0.0))

    def _natural(self, at: int) -> float:
        node = self.plan.nodes[at]
        return max(natural_width(words) for words in (node.words, *node.also))

    def _put(self, at: int, x: float, y: float) -> float:
        """Place a measured box; where it ends."""
        high = max(self._high(at), self._level_with.get(at, 0.0))
        self.at[at] = (x, y, high)
        return y + high

    # Columns

    def _columns(self, cells: Sequence[Sequence[int]]) -> tuple[list[float], list[float]]:
        """Left edge and width of each column: wider where deep teams need it."""
        columns = max(min(self.columns, len(cells)), 1)
        widths = [self.wide] * columns
        heads = len(self._cells(self.plan.heads))
        for number, cell in enumerate(cells):
            column = (number if number < heads else number - heads) % columns
            widths[column] = max(widths[column], self._needed(cell))
        lefts, x = [], MARGIN
        for column, wide in enumerate(widths):
            lefts.append(x)
            passed = self.plan.stem and column == (columns - 1) // 2
            x += wide + (TRUNK if passed else GAP)
        return lefts, widths

    def _needed(self, cell: Sequence[int]) -> float:
        """How wide a column must be for its boxes; their faces are measured with that."""
        boxes = self._boxes(cell)
        wide = self.wide
        for at, depth in boxes:
            face = self._face(at, max(self.wide - INDENT * depth, _LEAST_BELOW))
            wide = max(wide, face.wide + INDENT * depth)
        return wide

    def _boxes(self, cell: Sequence[int]) -> list[tuple[int, int]]:
        """The boxes of a column in their order, and how far each is set in."""
        nodes = self.plan.nodes
        if len(cell) > 1:
            return [(at, int(bool(self.plan.stem))) for at in cell]
        first = nodes[cell[0]].depth
        return [(at, nodes[at].depth - first) for at in self.plan.walk(cell[0])]

    def _trunk(
        self, lefts: list[float], widths: list[float], cells: Sequence[Sequence[int]]
    ) -> float:
        """Where the stem goes down: between two columns, or in the middle over a single row."""
        rows = -(-len(cells) // len(lefts))
        used = min(len(cells), len(lefts))
        if not cells:
            stem = self.plan.stem[-1:]
            wide = max((self._stem_face(at).wide for at in stem), default=self.wide)
            return MARGIN + wide / 2
        if len(lefts) == 1 and rows > 1:
            last = self.plan.stem[-1:]
            return MARGIN + max((self._stem_face(at).wide for at in last), default=0.0) / 2
        if rows <= 1:
            return (lefts[0] + lefts[used - 1] + widths[used - 1]) / 2
        middle = (len(lefts) - 1) // 2
        return lefts[middle] + widths[middle] + TRUNK / 2

    def _rows(
        self,
        cells: list[list[int]],
        lefts: list[float],
        widths: list[float],
        top: float,
        trunk: float | None,
    ) -> float:
        """The columns in rows under a stem, or under nothing; where they end."""
        columns = len(lefts)
        single = columns == 1 and len(cells) > 1
        last = self.at[self.plan.stem[-1]] if self.plan.stem else (0.0, top, 0.0)
        start = last[1] + last[2]
        for begin in range(0, len(cells), columns):
            if trunk is not None or begin:
                top += ROW_GAP if trunk is not None else _FREE_GAP
            self._level(cells[begin : begin + columns], widths)
            lowest = top
            for column, cell in enumerate(cells[begin : begin + columns]):
                x, wide = lefts[column], widths[column]
                if single and trunk is not None:
                    x += INDENT
                lowest = max(lowest, self._column(cell, x, wide, top))
                if trunk is not None:
                    bus = top - _BUS
                    edge = lefts[0] + _RAIL if single else trunk
                    self._join(cell, x, wide, bus, edge, start)
            top = lowest
        return top

    def _level(self, cells: Sequence[Sequence[int]], widths: list[float]) -> None:
        """The heads of one row are of one height."""
        heads = [
            (cell[0], wide) for cell, wide in zip(cells, widths, strict=False) if len(cell) == 1
        ]
        for at, wide in heads:
            self._face(at, wide)
        high = max((self._high(at) for at, _ in heads), default=0.0)
        self._level_with |= {at: high for at, _ in heads}

    def _column(self, cell: Sequence[int], x: float, wide: float, top: float) -> float:
        """Place the boxes of a column; where it ends."""
        nodes, y = self.plan.nodes, top
        for at, depth in self._boxes(cell):
            self._face(at, max(wide - INDENT * depth, _LEAST_BELOW))
            left = x + INDENT * depth
            y = self._put(at, left, y) + LIST_GAP
            parent = nodes[at].parent
            if depth and len(cell) == 1:
                px, py, high = self.at[parent]
                middle = self.at[at][1] + self.at[at][2] / 2
                rail = px + _RAIL
                self.ways[at] = ((left, middle), (rail, middle), (rail, py + high))
        return y - LIST_GAP

    def _join(
        self, cell: Sequence[int], x: float, wide: float, bus: float, trunk: float, stem: float
    ) -> None:
        """The ways from a column up to the end of the stem."""
        foot = ((trunk, bus), (trunk, stem))
        if len(cell) > 1:
            for at in cell:
                left, y, high = self.at[at]
                middle = y + high / 2
                self.ways[at] = ((left, middle), (x + _RAIL, middle), (x + _RAIL, bus), *foot)
            return
        _, y, _ = self.at[cell[0]]
        centre = x + min(self.faces[cell[0]].wide, wide) / 2
        middle = trunk if abs(centre - trunk) < 0.5 else centre
        self.ways[cell[0]] = ((middle, y), (middle, bus), *foot)

    # The stem

    def _stem_face(self, at: int) -> Face:
        return self._face(at, min(max(self._natural(at), _LEAST_STEM), _MOST_STEM))

    def _stem(self, top: float, trunk: float) -> float:
        """The boxes over each other, others beside them; where the last of them ends."""
        y = top
        for number, at in enumerate(self.plan.stem):
            face = self._stem_face(at)
            y = y + STEM_GAP if number else y
            left = trunk - face.wide / 2
            bottom = self._put(at, left, y)
            if number:
                above = self.at[self.plan.stem[number - 1]]
                self.ways[at] = ((trunk, y), (trunk, above[1] + above[2]))
            beside = self.plan.beside[number] if number < len(self.plan.beside) else []
            y = self._beside(beside, trunk, at, bottom)
        return y

    def _beside(self, beside: Sequence[int], trunk: float, stem: int, bottom: float) -> float:
        left, top, _ = self.at[stem]
        right = left + self.faces[stem].wide
        if self._in_one_column and stem == self.plan.stem[-1]:
            return self._below_it(beside, left, bottom)
        x, y, lowest = right + _ASIDE, top, bottom
        for number, first in enumerate(beside):
            # Within the columns, where that is enough for it.
            most = min(max(self._right - x, _LEAST_BESIDE), _MOST_BESIDE)
            wide = min(max(self._natural(first), _LEAST_BESIDE), most)
            if number:
                y = max(lowest + LIST_GAP, bottom + LIST_GAP)
            end = self._column([first], x, wide, y)
            middle = y + self.at[first][2] / 2
            if middle < bottom - 2.0:
                self.ways[first] = ((x, middle), (right, middle))
            else:
                self.ways[first] = ((x, middle), (trunk, middle), (trunk, bottom))
            lowest = max(lowest, end)
        return lowest

    def _below_it(self, beside: Sequence[int], left: float, bottom: float) -> float:
        """What would stand beside the stem set in under its last box; where it ends."""
        lowest, rail = bottom, left + _RAIL
        for first in beside:
            wide = min(max(self._natural(first), _LEAST_BESIDE), _MOST_BESIDE)
            top = lowest + LIST_GAP
            lowest = self._column([first], left + INDENT, wide, top)
            middle = top + self.at[first][2] / 2
            self.ways[first] = ((left + INDENT, middle), (rail, middle), (rail, bottom))
        return lowest

    # What stands apart

    def _chips(self, top: float, trunk: float) -> float:
        """Small boxes at the left of the top, over it where there is no room; where to go on."""
        if not self.plan.chips:
            return top
        stem = self.plan.stem[0] if self.plan.stem else None
        left = trunk - self._stem_face(stem).wide / 2 if stem is not None else 0.0
        wide = max(self._natural(at) for at in self.plan.chips)
        wide = min(max(wide, 170.0), 240.0)
        faces = [self._face(at, wide) for at in self.plan.chips]
        wide = max(face.wide for face in faces)
        over = MARGIN + wide + _ASIDE > left
        x = y = MARGIN
        y = top
        for at in self.plan.chips:
            self._face(at, wide)
            bottom = self._put(at, x, y)
            if over and self.columns > 1:
                x += wide + GAP
            else:
                y = bottom + _CHIP_GAP
        lowest = max(self.at[at][1] + self.at[at][2] for at in self.plan.chips)
        self._chips_end = lowest
        return lowest + STEM_GAP if over else top

    def _boards(self) -> tuple[list[list[int]], list[list[int]]]:
        """The Boards' members who are drawn: those over the first line, and those over others."""
        drawn = [(unit, boxes) for unit, boxes in self.plan.boards.items() if boxes]
        others = {self.plan.nodes[at].id for at in self.plan.others}
        first = [boxes for unit, boxes in drawn if self.plan.above.get(unit) not in others]
        return first, [boxes for unit, boxes in drawn if self.plan.above.get(unit) in others]

    def _over(self, boards: Sequence[Sequence[int]], top: float) -> float:
        """The Boards' lay members in rows over the lines below them; where to go on."""
        for boxes in boards:
            top = self._grid(boxes, top + 10.0) + _APART
        return top

    def around(self, boxes: Sequence[int]) -> tuple[float, float, float, float]:
        """Left, top, width and height of a frame about boxes that have their places."""
        ats = [self.at[at] for at in boxes]
        left, top = min(x for x, _, _ in ats) - _RIM, min(y for _, y, _ in ats) - _RIM
        right = max(self.at[at][0] + self.faces[at].wide for at in boxes) + _RIM
        return left, top, right - left, max(y + high for _, y, high in ats) + _RIM - top

    def _heading(self, words: str, base: float) -> float:
        base += 12.0
        self.headings.append((MARGIN, base, words))
        return base + 10.0

    def _grid(self, boxes: Sequence[int], top: float) -> float:
        """A box that folds the others, and these in rows as wide as the drawing; where they end."""
        first, *rest = boxes
        self._face(first, max(self._natural(first) + 40.0, _LEAST_BELOW))
        y = self._put(first, MARGIN, top) + LIST_GAP
        across = max(self.columns, 1)
        wide = self.wide
        for at in rest:
            wide = max(wide, self._face(at, wide).wide)
        for begin in range(0, len(rest), across):
            run = rest[begin : begin + across]
            for at in run:
                self._face(at, wide)
            high = max(self._high(at) for at in run)
            for number, at in enumerate(run):
                self.at[at] = (MARGIN + number * (wide + GAP), y, high)
            y += high + LIST_GAP
        return y - LIST_GAP

    def _measured(self) -> None:
        """The size of the whole, moved so that nothing stands left of the margin."""
        least = min((x for x, _, _ in self.at.values()), default=MARGIN)
        push = max(MARGIN - least, 0.0)
        if push:
            for at, (x, y, high) in self.at.items():
                self.at[at] = (x + push, y, high)
            self.ways = {at: tuple((x + push, y) for x, y in way) for at, way in self.ways.items()}
        ends = [(x + self.faces[at].wide, y + high) for at, (x, y, high) in self.at.items()]
        self.width = max((right for right, _ in ends), default=0.0) + MARGIN
        self.height = max((low for _, low in ends), default=0.0) + MARGIN

"""Folded to what fits: whole teams while there is room, else their heads, else a figure."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil, inf
from weakref import WeakKeyDictionary

from orgmodel.chart.folding.cards import Ids
from orgmodel.chart.folding.columns import cells_of
from orgmodel.chart.folding.face import Words, face_of
from orgmodel.chart.folding.frame import Frame, frame_of
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.order import Entry, Order
from orgmodel.chart.folding.plan import Fit

MARGIN, GAP, TRUNK, INDENT = 16.0, 16.0, 28.0, 14.0
LIST_GAP, ROW_GAP, STEM_GAP = 5.0, 32.0, 24.0
NARROWEST, WIDEST = 184.0, 290.0
_ZOOMS = (1.0, 0.93, 0.86, 0.8)
_MOST_IN_A_LIST = 40
_A_BOX = 44.0
_ENOUGH = 2
_STEM_HIGH = 48.0
_LARGEST = 1.15
_HOLDING = 0.9
_COMFORTABLE = 236.0
_CHIPS, _HEADED = 50.0, 50.0


@dataclass
class _Team:
    """What is shown below one head: the teams that are open, and who of a team in part."""

    boxes: list[tuple[Ids, int, bool]] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    shown: dict[str, frozenset[str]] = field(default_factory=dict)
    rest: int = 0
    whole: bool = True


def fit_to(order: Order, root: str, room: tuple[float, float]) -> Fit:
    """What is open by itself, so that the drawing fills a room and can be read there."""
    request, ground = order.cards.request, order.cards.ground
    said = (request.show, request.names, request.separate, request.filled)
    key = (ground.root_of(root), room, said)
    kept = _KEPT.setdefault(ground, {})
    if key not in kept:
        kept[key] = _Fitting(order, key[0], room).made()
    return kept[key]


_KEPT: WeakKeyDictionary[FoldGround, dict[Hashable, Fit]] = WeakKeyDictionary()
# An organisation as it was opened is laid out again after each change of an option.


class _Fitting:
    def __init__(self, order: Order, root: str, room: tuple[float, float]) -> None:
        self.order, self.cards, self.ground = order, order.cards, order.cards.ground
        self.room = (max(room[0], 320.0), max(room[1], 240.0))
        self.frame: Frame = frame_of(order, root)
        self._teams: dict[tuple[str, int], _Team] = {}
        self._lists: dict[tuple[int, int], int] = {}
        self._listed: dict[int, list[list[Entry]]] = {}
        self._wide, self._left = WIDEST, inf
        self._highs: dict[tuple[Ids, float, bool], float] = {}

    def made(self) -> Fit:
        best = self._at(_ZOOMS[0])
        for zoom in _ZOOMS[1:]:
            if best.deep >= _ENOUGH or best.whole:
                break
            best = max(best, self._at(zoom), key=lambda one: one.worth)
        return replace(best.fit, apart=best.whole and self._holds_apart(best))

    def _holds_apart(self, best: _Candidate) -> bool:
        """Whether those who stand in no line have room as well."""
        lay = (self.ground.lay_of(board) for board in self.ground.boards)
        groups = [len(posts) for posts in (*lay, self.ground.loose) if posts]
        rows = (ceil(number / best.fit.columns) for number in groups)
        more = sum(_HEADED + number * _A_BOX * 1.2 for number in rows)
        return best.high + more <= self.room[1] / _HOLDING

    def _at(self, zoom: float) -> _Candidate:
        wide, high = self.room[0] / zoom, self.room[1] / zoom
        inside = wide - 2 * MARGIN
        most = max(int((inside + GAP) // (NARROWEST + GAP)), 1)
        candidates = []
        for columns in range(most, 0, -1):
            each = min((inside - GAP * (columns - 1) - (TRUNK - GAP)) / columns, WIDEST)
            candidates.append(self._with(columns, max(each, 150.0), high))
            if columns <= ceil(most / 2) and candidates[-1].whole:
                break
        return max(candidates, key=lambda one: one.worth)

    def _with(self, columns: int, wide: float, high: float) -> _Candidate:
        """As deep as the height allows with so many columns."""
        left = high - 2 * MARGIN - self._stem_high() - self._others_high(columns, wide)
        self._wide, self._left = wide, left
        self._lists.clear()
        fits, fails = -1, _MOST_IN_A_LIST + 1
        while fails - fits > 1:
            guess = (fits + fails) // 2
            if self._height(columns, wide, guess, left) <= left:
                fits = guess
            else:
                fails = guess
        deep = [max(fits, 0)] * max(self._rows(columns, max(fits, 0)), 1)
        if 0 <= fits < _MOST_IN_A_LIST:
            deep = self._raised(columns, wide, deep, left)
        return self._candidate(columns, wide, deep, left, fits >= 0)

    def _raised(self, columns: int, wide: float, deep: list[int], left: float) -> list[int]:
        """Rows whose teams need more go deeper while there is room."""
        cells = self._cells(columns, deep[0])
        highs = [
            self._row_high(cells[row * columns : (row + 1) * columns], wide, deep[row])
            for row in range(len(deep))
        ]
        rising = set(range(len(deep)))
        while rising:
            row = min(rising, key=lambda one: (deep[one], one))
            run = cells[row * columns : (row + 1) * columns]
            further = self._row_high(run, wide, deep[row] + 1)
            if deep[row] >= _MOST_IN_A_LIST or sum(highs) - highs[row] + further > left:
                rising.discard(row)
                continue
            highs[row] = further
            deep[row] += 1
        return deep

    def _a_list(self, columns: int, deep: int) -> int:
        """How many heads without reports stand in one list, so that all are lowest together."""
        alone = self._alone
        if not self.frame.gathered or not alone:
            return 1
        teams = len(self.frame.heads) - alone
        free = columns - teams % columns
        lists = {min(free, alone), min(free + columns, alone), ceil(alone / (deep + 1))}
        key = (columns, deep)
        if key not in self._lists:
            self._lists[key] = min(
                (ceil(alone / number) for number in sorted(lists)),
                key=lambda each: (
                    self._height_of(self._in_lists(each), columns, deep, self._left),
                    each,
                ),
            )
        return self._lists[key]

    @cached_property
    def _alone(self) -> int:
        """How many heads have no reports of their own."""
        return sum(not self._has_team(entry) for entry in self.frame.heads)

    def _in_lists(self, each: int) -> list[list[Entry]]:
        if each not in self._listed:
            frame = self.frame
            self._listed[each] = cells_of(frame.heads, self._has_team, frame.gathered, each)
        return self._listed[each]

    def _cells(self, columns: int, deep: int) -> list[list[Entry]]:
        """The heads column by column; those without reports of their own in lists, last."""
        return self._in_lists(self._a_list(columns, deep))

    def _has_team(self, entry: Entry) -> bool:
        return self.ground.line.span(entry.ids[0]) > 0

    def _rows(self, columns: int, deep: int) -> int:
        return ceil(len(self._cells(columns, deep)) / columns)

    def _height(self, columns: int, wide: float, deep: int, most: float = inf) -> float:
        self._wide = wide
        return self._height_of(self._cells(columns, deep), columns, deep, most)

    def _height_of(
        self, cells: list[list[Entry]], columns: int, deep: int, most: float = inf
    ) -> float:
        """How high the rows are; counted no further than past `most`, as a top may have thousands
        of reports, of which a screen holds some dozens."""
        wide, high = self._wide, 0.0
        for at in range(0, len(cells), columns):
            high += self._row_high(cells[at : at + columns], wide, deep)
            if high > most:
                break
        return high

    def _row_high(self, cells: Sequence[list[Entry]], wide: float, deep: int) -> float:
        """How high a row of columns is, whose heads are of one height."""
        found = [self._cell_high(cell, wide, deep) for cell in cells]
        heads = max((head for head, _ in found), default=0.0)
        return ROW_GAP + max((max(heads, head) + rest for head, rest in found), default=0.0)

    def _cell_high(self, cell: list[Entry], wide: float, deep: int) -> tuple[float, float]:
        """How high a column's head is, and what stands under it."""
        if len(cell) > 1:
            highs = [self._high(entry.ids, wide - INDENT, False) + LIST_GAP for entry in cell]
            return 0.0, sum(highs)
        ids = cell[0].ids
        team = self._team(ids[0], deep)
        shut = bool(self.ground.line.span(ids[0])) and not team.boxes
        total = 0.0
        for below, depth, folded in team.boxes:
            total += LIST_GAP + self._high(below, max(wide - INDENT * depth, 120.0), folded)
        return self._high(ids, wide, shut), total + (LIST_GAP + 40.0 if team.rest else 0.0)

    def _high(self, ids: Ids, wide: float, shut: bool) -> float:
        key = (ids, wide, shut)
        if key not in self._highs:
            card = self.cards.card(ids)
            below = self.ground.below([ids[0]]) if shut else ""
            sign = card.style.sign if card.differs else ""
            opened = bool(self.ground.line.span(ids[0])) and not shut
            self._highs[key] = face_of(Words(card, below, sign, opened), wide).height
        return self._highs[key]

    def _team(self, head: str, deep: int) -> _Team:
        key = (head, deep)
        if key not in self._teams:
            self._teams[key] = self._made_team(head, deep)
        return self._teams[key]

    def _made_team(self, head: str, deep: int) -> _Team:
        line, team = self.ground.line, _Team()
        if not line.span(head):
            return team
        whole = self._whole(head, deep)
        if whole is not None:
            return whole
        team.whole = False
        if deep < 1:
            return team
        under = self.order.under(head)
        if len(under) <= deep:
            return self._with_teams(head, under, deep)
        if deep < 2:
            return team
        ranked = sorted(
            range(len(under)),
            key=lambda at: (-sum(self.ground.size(name) for name in under[at].ids), at),
        )
        kept = sorted(ranked[: deep - 1])
        team.opened = {head}
        team.boxes = [(under[at].ids, 1, bool(line.span(under[at].ids[0]))) for at in kept]
        team.shown = {head: frozenset(name for at in kept for name in under[at].ids)}
        team.rest = len(under) - len(kept)
        return team

    def _with_teams(self, head: str, under: Sequence[Entry], deep: int) -> _Team:
        """The reports, and the smallest of their teams whole while there is room."""
        line, left = self.ground.line, deep - len(under)
        opened: dict[str, _Team] = {}
        teams = [entry.ids[0] for entry in under if line.span(entry.ids[0])]
        for name in sorted(teams, key=self.ground.size):
            whole = self._whole(name, left)
            if whole is None:
                break
            opened[name] = whole
            left -= len(whole.boxes)
        team = _Team(opened={head}, whole=len(opened) == len(teams))
        for entry in under:
            name = entry.ids[0]
            team.boxes.append((entry.ids, 1, bool(line.span(name)) and name not in opened))
            if name in opened:
                team.opened |= opened[name].opened
                team.boxes += [(ids, depth + 1, shut) for ids, depth, shut in opened[name].boxes]
        return team

    def _whole(self, head: str, deep: int) -> _Team | None:
        """All below a head, where that is no more than so many boxes."""
        line, team = self.ground.line, _Team(opened={head})
        if self.ground.size(head) - 1 > 4 * deep:
            return None
        waiting = [(head, 0)]
        while waiting:
            name, depth = waiting.pop()
            under = self.order.under(name)
            if len(team.boxes) + len(under) > deep:
                return None
            team.boxes += [(entry.ids, depth + 1, False) for entry in under]
            below = [entry.ids[0] for entry in under if line.span(entry.ids[0])]
            team.opened |= set(below)
            waiting += [(one, depth + 1) for one in below]
        return team

    # The whole

    def _stem_high(self) -> float:
        beside = self.frame.beside or ((),)
        high = sum(_STEM_HIGH + max(len(entries) - 1, 0) * _A_BOX + STEM_GAP for entries in beside)
        return high - STEM_GAP if self.frame.stem else _CHIPS - ROW_GAP

    def _others_high(self, columns: int, wide: float) -> float:
        others = self.frame.others[: max(columns, 2)]
        if not others:
            return 0.0
        return 60.0 + max(self._high(entry.ids, wide, True) for entry in others)

    def _candidate(
        self, columns: int, wide: float, deep: list[int], left: float, fits: bool
    ) -> _Candidate:
        cells = self._cells(columns, deep[0])
        opened: set[str] = set()
        shown: dict[str, frozenset[str]] = {}
        drawn, whole = 0, True
        kept = cells if fits else self._as_many(cells, columns, wide, left)
        stem = self.frame.stem[-1] if self.frame.stem else ""
        if len(kept) < len(cells):
            names = (name for cell in kept for entry in cell for name in entry.ids)
            shown[stem] = frozenset(names)
        deepest = self._deepest(kept, columns, wide, deep, left if fits else 0.0)
        for at, cell in enumerate(kept):
            drawn += len(cell)
            if len(cell) > 1:
                continue
            team = self._team(cell[0].ids[0], deepest[at])
            opened |= team.opened if team.boxes else set()
            shown |= team.shown
            drawn += len(team.boxes)
            whole = whole and team.whole
        others = self.frame.others
        most = max(columns, 2)
        tops = None
        if len(others) > most:
            largest = sorted(others, key=lambda entry: -self.ground.size(entry.ids[0]))[: most - 1]
            tops = frozenset(entry.ids[0] for entry in largest)
        fit = Fit(
            self.frame,
            frozenset(opened),
            shown,
            tops,
            columns,
            wide,
            self._a_list(columns, deep[0]),
        )
        whole = whole and fits
        across = min(columns, len(cells))
        taken = self._height(columns, wide, min(deep)) if fits else left
        high = self.room[1] - left + taken
        zoom = min(self.room[0] / (across * (wide + GAP) + 2 * MARGIN), self.room[1] / high)
        zoom = round(min(zoom, _LARGEST) * 20) / 20
        return _Candidate(fit, drawn, min(deep) if fits else -1, whole, zoom, high)

    def _deepest(
        self, cells: list[list[Entry]], columns: int, wide: float, deep: list[int], left: float
    ) -> list[int]:
        """How deep each column goes: as deep as its row, and further where it is lower."""
        rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
        highs = [
            self._row_high(row, wide, deep[min(number, len(deep) - 1)])
            for number, row in enumerate(rows)
        ]
        spare = max(left - sum(highs), 0.0) / max(len(rows), 1)
        found = []
        for at, cell in enumerate(cells):
            row = at // columns
            depth = deep[min(row, len(deep) - 1)]
            while depth < _MOST_IN_A_LIST and left:
                if self._row_high([cell], wide, depth + 1) > highs[row] + spare:
                    break
                depth += 1
            found.append(depth)
        return found

    def _as_many(
        self, cells: list[list[Entry]], columns: int, wide: float, left: float
    ) -> list[list[Entry]]:
        """The largest of the columns' heads, as many as have room, in their order."""
        high = self._row_high(cells[:columns], wide, 0)
        number = max(int(left // high), 1) * columns - 1
        size = self.ground.size
        ranked = sorted(
            range(len(cells)), key=lambda at: (-sum(size(e.ids[0]) for e in cells[at]), at)
        )
        return [cells[at] for at in sorted(ranked[:number])]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What would be shown: how many boxes, how deep the shallowest row goes, whether all."""

    fit: Fit
    drawn: int
    deep: int
    whole: bool

    zoom: float
    high: float

    @property
    def worth(self) -> tuple[bool, float, float, int]:
        """All before part, then much in columns that are not narrow, large letters, few rows."""
        drawn = self.drawn * (min(self.fit.wide, _COMFORTABLE) / _COMFORTABLE) ** 0.5
        return self.whole, round(drawn, 3), self.zoom, self.fit.columns

"""Whom a folded drawing can show: the posts with the managers who are not in the data, or units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.chart.teams.line_sizes import LineSizes
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import Across, lines_across
from orgmodel.chart.views.posts.not_drawn import not_drawn
from orgmodel.chart.views.posts.seats import Board, boards_of, marks_of
from orgmodel.chart.views.posts.unit_cards import missing_parent
from orgmodel.model.hierarchy import Hierarchy
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted


@dataclass(frozen=True, eq=False)
class FoldGround:
    """An organisation as one forest: `line` holds its posts, after them the ghosts that stand for
    managers who are not in the data; where there are no posts, its units in the same way."""

    model: OrganisationModel

    @cached_property
    def of_units(self) -> bool:
        """Whether units are drawn, there being no posts."""
        return not len(self.model.hierarchy)

    @cached_property
    def sizes(self) -> LineSizes:
        """The sizes of posts' lines."""
        return LineSizes(self.model)

    @cached_property
    def ghosts(self) -> dict[str, tuple[str, ...]]:
        """Each ghost and who stands under it."""
        if not self.of_units:
            return dict(self.model.line_tops.ghosts)
        found: dict[str, list[str]] = {}
        for unit in self.model.unit_tree.ids:
            if above := missing_parent(self.model, unit):
                found.setdefault(above, []).append(unit)
        return {above: tuple(units) for above, units in found.items()}

    @cached_property
    def line(self) -> Hierarchy:
        """The forest; ghosts stand after everybody else."""
        known = self.model.unit_tree if self.of_units else self.model.hierarchy
        if not self.ghosts:
            return known
        parent = np.concatenate([known.parent, np.full(len(self.ghosts), -1, dtype=np.int64)])
        for at, below in enumerate(self.ghosts.values(), len(known)):
            parent[[known.index[post] for post in below]] = at
        return Hierarchy((*known.ids, *self.ghosts), parent)

    @cached_property
    def _totals(self) -> tuple[tuple[float, ...], ...]:
        """For each row: posts at least, rows of unknown number, FTE, rows without FTE."""
        rows = len(self.line)
        nothing = np.zeros(rows)
        counts: list[np.ndarray] = [np.ones(rows), nothing, nothing, nothing]
        if not self.of_units:
            spare = np.zeros(rows - len(self.model.hierarchy))
            counts = [np.concatenate([one, spare]) for one in self.sizes.rows_as_counted]
        return tuple(tuple(self.line.total(one).tolist()) for one in counts)

    def below(self, identifiers: Iterable[str], *, with_them: bool = False) -> str:
        """How much stands below some boxes, or in their lines: `+12 posts · 11.4 FTE`."""
        total = [0.0, 0.0, 0.0, 0.0]
        rows = 0
        for name in identifiers:
            places = [self.line.index[name]] if with_them else []
            places = places or [self.line.index[one] for one in self.line.children(name)]
            if not with_them and not self.line.children(name):
                continue
            for at in places:
                rows += int(self.line.sizes[at])
                for number, column in enumerate(self._totals):
                    total[number] += column[at]
        if self.of_units:
            return f"+{counted(rows, 'unit')}"
        return self.sizes.words_of(total[0], int(total[1]), total[2], int(total[3]), rows)

    @cached_property
    def boards(self) -> tuple[Board, ...]:
        """The Board of each body, with who sits on it."""
        return () if self.of_units else boards_of(self.model)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """Post → the mark of one who sits on a Board or attends one."""
        return marks_of(self.boards)

    def lay_of(self, board: Board) -> tuple[str, ...]:
        """The members of a Board who stand in no line."""
        return tuple(post for post in board.lay if self._is_loose(post))

    @cached_property
    def lay(self) -> tuple[str, ...]:
        """The members of all Boards who stand in no line."""
        return tuple(post for board in self.boards for post in self.lay_of(board))

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """Who stands at the top of a line, ghosts last."""
        return tuple(top for top in self.line.tops if not self._is_loose(top))

    @cached_property
    def loose(self) -> tuple[str, ...]:
        """Who stands in no line, the Boards' lay members left out."""
        lay = frozenset(self.lay)
        return tuple(top for top in self.line.tops if self._is_loose(top) and top not in lay)

    @cached_property
    def across(self) -> tuple[Across, ...]:
        """The dotted lines of the organisation."""
        return () if self.of_units else lines_across(self.model, self.model.hierarchy.ids)

    @cached_property
    def not_drawn(self) -> str:
        """What the data holds and no box or line shows, in words."""
        return not_drawn(self.model, Request())

    def _is_loose(self, identifier: str) -> bool:
        line = self.line
        return line.manager(identifier) is None and not line.span(identifier)

    def size(self, identifier: str) -> int:
        """How many rows a line holds."""
        return int(self.line.sizes[self.line.index[identifier]])

    def root_of(self, identifier: str) -> str:
        """The box to draw from for a post or a unit; empty where there is none."""
        if identifier in self.line.index:
            return identifier
        head = self.model.head_of.get(identifier, "")
        return head if head in self.line.index else ""

    def own_id(self, kind: str, identifier: str = "") -> str:
        """The id of a box that stands for something else than a row, such as a folded list."""
        found = f"{kind}:{identifier}"
        while found in self.line.index or found in self.model.table_of:
            found = f"_{found}"
        return found

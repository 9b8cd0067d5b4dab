"""Where the columns and gutters of the centre view are, and the words beside its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.chart.views.parts.centre.directors import DirectorGroup, director_groups
from orgmodel.chart.views.parts.centre.facts import CentreFacts, CentreRow
from orgmodel.chart.views.parts.centre.roles import (
    BOARD,
    CHAIR,
    CHIEF,
    CLINICAL_CHAIR,
    COMMITTEE,
    TEAM,
)
from orgmodel.chart.views.parts.centre.words import Saying, WordStack, sayings_of
from orgmodel.model.relations import MEMBERSHIP_RELATIONS

_GROUPS_A_SIDE = 2
OUTER = 20.0
_LANE, _TAP = 12.0, 14.0
_NARROW = 150.0


@dataclass(frozen=True)
class CentrePlan:
    """The columns of a width: left edge and width of each, and the lanes between them."""

    facts: CentreFacts
    left: float
    width: float
    outer: float = 0.0

    @property
    def gutter(self) -> float:
        """How wide each of the two gutters is."""
        return min(max(96.0, self.width * 0.142), 150.0)

    @property
    def _rest(self) -> float:
        return self.width - 2 * self.gutter - self.outer

    @property
    def lay(self) -> tuple[float, float]:
        """Left edge and width of the chair's column."""
        return self.left, self._rest * 0.31

    @property
    def executive(self) -> tuple[float, float]:
        """Left edge and width of the chief executive's column."""
        return self.left + self.lay[1] + self.gutter, self._rest * 0.38

    @property
    def clinical(self) -> tuple[float, float]:
        """Left edge and width of the column of the committee's chair."""
        x, wide = self.executive
        return x + wide + self.gutter, self._rest * 0.31

    @property
    def chief_tap(self) -> float:
        """Where the chief executive's line to the Board stands."""
        x, wide = self.executive
        return x + wide - 34.0

    @property
    def narrow(self) -> bool:
        """Whether words find no room over the box of the committee's chair."""
        return self.clinical[1] < _NARROW

    @property
    def clinical_tap(self) -> float:
        """Where the line of the committee's chair to the Board stands."""
        x, wide = self.clinical
        return x + wide * (0.24 if self.narrow else 0.62)

    @property
    def committee_lane(self) -> float:
        """The lane of the committee to the Board."""
        return self.clinical[0] - _LANE

    @property
    def body_lane(self) -> float:
        """The lane of the other body to the Board."""
        return self.clinical[0] - _LANE - _TAP

    @property
    def right_limit(self) -> float:
        """Where words of the right gutter end: at the first lane that is in use."""
        rows = between_places(self.facts).committee_board
        if self.facts.at("body"):
            return self.body_lane
        return self.committee_lane if rows else self.clinical[0]

    def left_lane(self, number: int) -> float:
        """The lanes of the directors to the Board, from the right."""
        return self.executive[0] - 22.0 - 22.0 * number

    @property
    def size(self) -> float:
        """The size of the words beside lines."""
        return 8.0 if self.narrow else 8.5

    def stack(self, rows: Iterable[CentreRow], seen_from: str, width: float) -> WordStack:
        """The words of rows, broken for a width."""
        return WordStack(sayings_of(tuple(rows), seen_from), width, size=self.size)

    def group_stack(self, group: DirectorGroup, width: float, end: bool = False) -> WordStack:
        """The words of a group of directors."""
        said: tuple[Saying, ...] = group.sayings(self.facts.name(group.target))
        return WordStack(said, width, "end" if end else "start", self.size)


def groups_left(facts: CentreFacts) -> tuple[DirectorGroup, ...]:
    """Who of the directors has lines to the Board, seats first; the most that have room."""
    found = director_groups(facts, facts.roles.get(BOARD))
    return tuple(sorted(found, key=lambda group: (_no_seat(group), _says(group))))[:_GROUPS_A_SIDE]


def groups_right(facts: CentreFacts, role: str) -> tuple[DirectorGroup, ...]:
    """Who of the directors has lines to the committee or the team; the most that have room."""
    found = director_groups(facts, facts.roles.get(role))
    most = _GROUPS_A_SIDE if role == COMMITTEE else 1
    return tuple(sorted(found, key=lambda group: (-len(group.posts), _says(group))))[:most]


def _says(group: DirectorGroup) -> list[tuple[str, str]]:
    return sorted({(row.relation, row.basis) for row in group.rows})


def _no_seat(group: DirectorGroup) -> bool:
    return not any(row.relation in MEMBERSHIP_RELATIONS for row in group.rows)


@dataclass(frozen=True)
class BetweenPlaces:
    """The rows between the places that have a line of their own."""

    lay_board: tuple[CentreRow, ...]
    chief_board: tuple[CentreRow, ...]
    clinical_board: tuple[CentreRow, ...]
    committee_board: tuple[CentreRow, ...]
    clinical_lay: tuple[CentreRow, ...]
    clinical_chief: tuple[CentreRow, ...]
    chief_team: tuple[CentreRow, ...]
    clinical_team: tuple[CentreRow, ...]
    committee_team: tuple[CentreRow, ...]
    clinical_committee: tuple[CentreRow, ...]


def between_places(facts: CentreFacts) -> BetweenPlaces:
    """These rows; none is ever between the chief executive and the chair of the Board."""
    ids = {role: facts.roles.get(role) for role in (BOARD, CHAIR, CHIEF, CLINICAL_CHAIR, TEAM)}
    ids[COMMITTEE] = facts.roles.get(COMMITTEE)

    def rows(one: str, other: str) -> tuple[CentreRow, ...]:
        return facts.between(ids[one], ids[other]) if ids[one] and ids[other] else ()

    return BetweenPlaces(
        rows(CHAIR, BOARD),
        rows(CHIEF, BOARD),
        rows(CLINICAL_CHAIR, BOARD),
        rows(COMMITTEE, BOARD),
        rows(CLINICAL_CHAIR, CHAIR),
        rows(CLINICAL_CHAIR, CHIEF),
        rows(CHIEF, TEAM),
        rows(CLINICAL_CHAIR, TEAM),
        rows(COMMITTEE, TEAM),
        rows(CLINICAL_CHAIR, COMMITTEE),
    )

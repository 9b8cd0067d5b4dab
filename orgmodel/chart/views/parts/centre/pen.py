"""What the picture of the centre is drawn with: lines and words that remember their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgmodel.chart.drawing.drawing import Line, Point
from orgmodel.chart.drawing.palette import LINE, TEAL
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.views.parts.centre.bodies import (
    told_rows,
)
from orgmodel.chart.views.parts.centre.directors import (
    DirectorsBox,
)
from orgmodel.chart.views.parts.centre.facts import CentreFacts, CentreRow
from orgmodel.chart.views.parts.centre.plan import (
    OUTER,
    BetweenPlaces,
    CentrePlan,
    between_places,
    groups_left,
    groups_right,
)
from orgmodel.chart.views.parts.centre.roles import (
    COMMITTEE,
    TEAM,
)
from orgmodel.chart.views.parts.centre.words import WordStack
from orgmodel.chart.views.parts.relation_words import line_data

PAD, FAR = 6.0, 1e9


class CentrePen:
    """The picture while it is drawn, from a left edge and top; `drawn` are the rows it shows.

    From `brief` 1 on the members of the committee are counted and not listed, from 2 on also
    those of the Board who stand nowhere else, and the directors.
    """

    def __init__(
        self, facts: CentreFacts, left: float, top: float, width: float, brief: int = 0
    ) -> None:
        self.facts, self.left, self.top, self.width = facts, left, top, width
        self.brief = brief
        self.parts: list[Piece] = []
        self.drawn: list[CentreRow] = []
        self.rows: BetweenPlaces = between_places(facts)
        outer = OUTER if facts.members and not brief else 0.0
        self.plan = CentrePlan(facts, left, width, outer)
        self.to_board = groups_left(facts)
        self.to_committee = groups_right(facts, COMMITTEE)
        self.to_team = groups_right(facts, TEAM)
        self.box: DirectorsBox | None = None
        self.board_low = self.boxes_top = self.boxes_low = top
        self.team_top = self.team_low = self.committee_top = top
        # What is free at the left: from where, down to where, and what stands in between.
        self.notes_low = self.corner_top = top
        self.corner_low = self.words_top = FAR

    def piece(self) -> Piece:
        """All of it."""
        return together(self.parts)

    @property
    def bottom(self) -> float:
        """How far down it reaches."""
        return max(part.bottom for part in self.parts)

    def left_over(self) -> tuple[CentreRow, ...]:
        """The rows that no line or words of the picture show."""
        return tuple(row for row in self.facts.rows if row not in self.drawn)

    def _words(self, stack: WordStack, x: float, top: float) -> None:
        """Words beside the line that was drawn last."""
        texts, marks = stack.at(x, top)
        last = self.parts[-1]
        line = replace(last.lines[-1], texts=texts, marks=marks)
        lines = (*last.lines[:-1], line)
        self.parts[-1] = replace(last, lines=lines, bottom=max(last.bottom, top + stack.height))

    def _add_told(self, rows: Sequence[CentreRow]) -> None:
        self.parts.append(Piece(told=told_rows(rows)))

    def _line(
        self,
        rows: Sequence[CentreRow],
        seen_from: str,
        points: Sequence[Point],
        told: bool = True,
    ) -> None:
        """One line for all rows between two places, from the end that its words speak of."""
        self.drawn += rows
        first = rows[0]
        other = first.end if first.start == seen_from else first.start
        lateral = all(row.both_ways for row in rows)
        back = any(row.both_ways or row.end == seen_from for row in rows)
        on = any(row.both_ways or row.start == seen_from for row in rows)
        rules = ",".join(dict.fromkeys(row.rule.id for row in rows if row.rule))
        line = Line(
            seen_from,
            other,
            first.relation,
            _straightened(points),
            "; ".join(row.words for row in rows),
            TEAL if lateral else LINE,
            1.6 if lateral else 1.0,
            None,
            "arrow" if back else "none",
            "arrow" if on and first.relation != "reports_to" else "none",
            data=line_data(first.basis, rules),
        )
        self.parts.append(Piece(lines=(line,), told=told_rows(rows) if told else ()))


def _straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same way without points that repeat."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(kept[-1][0] - point[0]) + abs(kept[-1][1] - point[1]) > 0.01:
            kept.append(point)
    return tuple(kept)

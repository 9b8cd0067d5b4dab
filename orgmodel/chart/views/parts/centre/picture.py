"""The picture of the centre: Board, three posts, directors and bodies, with their lines."""

from __future__ import annotations

from dataclasses import replace

from orgmodel.chart.sheet.sheet import Body
from orgmodel.chart.views.parts.centre.bodies import (
    board_bar,
    board_rows,
    leader,
    leader_height,
    unstated,
)
from orgmodel.chart.views.parts.centre.directors import (
    DirectorGroup,
)
from orgmodel.chart.views.parts.centre.facts import CentreFacts
from orgmodel.chart.views.parts.centre.pen import PAD
from orgmodel.chart.views.parts.centre.right import CentreRight
from orgmodel.chart.views.parts.centre.roles import (
    CHAIR,
    CHIEF,
    CLINICAL_CHAIR,
    COMMITTEE,
)
from orgmodel.chart.views.parts.centre.words import WordStack


class CentrePicture(CentreRight):
    """The whole picture: the Board, the three posts, and the lines between them and to it."""

    def __init__(
        self, facts: CentreFacts, left: float, top: float, width: float, brief: int = 0
    ) -> None:
        super().__init__(facts, left, top, width, brief)
        self._draw()

    @property
    def corners(self) -> tuple[Body, ...]:
        """The places that are free at the left: under the chair's box, and below the lines."""
        x, ex = self.plan.lay[0], self.plan.executive[0]
        has_body = self.corner_low < self.bottom
        lanes = len(self.to_board) + has_body
        right = self.plan.left_lane(lanes - 1) - 8.0 if lanes else ex - 14.0
        top, low = self.notes_low, min(self.corner_low, self.bottom + 20.0)
        upper = Body(x, top, right - x, max(min(self.words_top, low) - top, 0.0))
        wide = (right if has_body else ex - 14.0) - x
        lower = Body(x, self.corner_top, wide, max(low - self.corner_top, 0.0))
        return (upper,) if self.words_top >= low else (upper, lower)

    def _draw(self) -> None:
        bar = board_bar(self.facts, self.left, self.top, self.width, self.brief > 1)
        self.parts.append(bar)
        self.drawn += board_rows(self.facts)
        self._add_told(board_rows(self.facts))
        self._three(bar.bottom)
        low = self._team()
        self._directors(low)
        self._committee(low)
        self._lines_to_board(bar.bottom)
        self._notes()

    def _three(self, board: float) -> None:
        """The three boxes, under the words that stand between them and the Board."""
        plan, rows = self.plan, self.rows
        lx, lw = plan.lay
        ex, ew = plan.executive
        cx, _ = plan.clinical
        self.lay_words = plan.stack(rows.lay_board, self.facts.roles.get(CHAIR), lw - 34.0)
        chief = self.facts.roles.get(CHIEF)
        self.chief_words = plan.stack(
            rows.chief_board, chief, plan.right_limit - plan.chief_tap - 2 * PAD
        )
        clinical = self.facts.roles.get(CLINICAL_CHAIR)
        edge = self.left + self.width
        self.clinical_words = plan.stack(
            rows.clinical_board, clinical, edge - plan.clinical_tap - 2 * PAD
        )
        committee = self.facts.roles.get(COMMITTEE)
        over = (plan.committee_lane, plan.clinical_tap)
        if plan.narrow:
            over = (plan.chief_tap, plan.committee_lane)
        self.committee_words = replace(
            plan.stack(rows.committee_board, committee, over[1] - over[0] - 2 * PAD),
            align="end" if plan.narrow else "start",
        )
        self.committee_down = self.chief_words.height + 3.0 if plan.narrow else 0.0
        first = self.to_board[0] if self.to_board else None
        across = plan.chief_tap - plan.left_lane(0) - 2 * PAD
        self.first_words = plan.group_stack(first, across) if first else WordStack((), across)
        self.lateral = plan.stack(rows.clinical_lay, clinical, across)
        middle = self.first_words.height + self.lateral.height
        middle += 6.0 if first and rows.clinical_lay else 0.0
        words = max(
            middle,
            self.lay_words.height,
            self.chief_words.height,
            self.clinical_words.height,
            self.committee_words.height + self.committee_down,
        )
        self.board_low = board
        self.boxes_top = board + max(32.0, words + 16.0 + (14.0 if rows.clinical_lay else 0.0))
        room = plan.right_limit - 4.0 - ex - ew - PAD
        self.beside = plan.stack(rows.clinical_chief, clinical, room)
        high = max(
            52.0,
            self.beside.height + 18.0,
            *(leader_height(self.facts, role, w) for role, w in self._widths()),
        )
        self.boxes_low = self.boxes_top + high
        for role, (x, wide) in zip(
            (CHAIR, CHIEF, CLINICAL_CHAIR), (plan.lay, plan.executive, plan.clinical), strict=True
        ):
            self.parts.append(leader(self.facts, role, x, self.boxes_top, wide, high))
        if rows.clinical_chief:
            y = self.boxes_low - 12.0
            self._line(rows.clinical_chief, clinical, ((cx, y), (ex + ew, y)))
            self._words(self.beside, ex + ew + PAD, y - 4.0 - self.beside.height)
        if rows.clinical_lay:
            self._lateral(cx + 9.0, lx + lw - 14.0)

    def _widths(self) -> tuple[tuple[str, float], ...]:
        plan = self.plan
        return (
            (CHAIR, plan.lay[1]),
            (CHIEF, plan.executive[1]),
            (CLINICAL_CHAIR, plan.clinical[1]),
        )

    def _lateral(self, start: float, end: float) -> None:
        """From the committee's chair over the chief executive to the chair of the Board."""
        y = self.boxes_top - 12.0
        points = ((start, self.boxes_top), (start, y), (end, y), (end, self.boxes_top))
        self._line(self.rows.clinical_lay, self.facts.roles.get(CLINICAL_CHAIR), points)
        self._words(self.lateral, self.plan.left_lane(0) + PAD, y - 4.0 - self.lateral.height)

    def _lines_to_board(self, board: float) -> None:
        """Lines of the posts and the committee to the Board, and those of the directors."""
        plan, rows, roles = self.plan, self.rows, self.facts.roles
        top = self.boxes_top
        x = plan.lay[0] + 24.0
        taps = (
            (rows.lay_board, CHAIR, x, self.lay_words),
            (rows.chief_board, CHIEF, plan.chief_tap, self.chief_words),
            (rows.clinical_board, CLINICAL_CHAIR, plan.clinical_tap, self.clinical_words),
        )
        for found, role, at, words in taps:
            if found:
                self._line(found, roles.get(role), ((at, top), (at, board)))
                self._words(words, at + PAD, board + 8.0)
        if rows.committee_board:
            cx, lane, y = plan.clinical[0], plan.committee_lane, self.committee_top + 8.0
            points = ((cx, y), (lane, y), (lane, board))
            self._line(rows.committee_board, roles.get(COMMITTEE), points)
            start = plan.chief_tap if plan.narrow else lane
            self._words(self.committee_words, start + PAD, board + 8.0 + self.committee_down)
        for number, group in enumerate(self.to_board):
            self._to_the_board(group, number, board)

    def _to_the_board(self, group: DirectorGroup, number: int, board: float) -> None:
        box = self.box
        if box is None:
            return
        ex, lane = self.plan.executive[0], self.plan.left_lane(number)
        rows = self._row_heights(group, box)
        bracket = ex - 8.0 if len(set(rows.values())) > 1 else ex
        middle = sum(rows.values()) / len(rows)
        for post, y in rows.items():
            own = tuple(row for row in group.rows if post in (row.start, row.end))
            points = ((ex, y), (bracket, y), (bracket, middle), (lane, middle), (lane, board))
            self._line(own, post, points)
        self.corner_top = max(self.corner_top, *(y + 12.0 for y in rows.values()))
        if number == 0:
            self._words(self.first_words, lane + PAD, board + 8.0)
            return
        left = self.plan.lay[0]
        stack = self.plan.group_stack(group, lane - PAD - left, end=True)
        self._words(stack, left, middle - stack.height / 2)
        self.words_top = min(self.words_top, middle - stack.height / 2 - 8.0)
        self.corner_top = max(self.corner_top, middle + stack.height / 2 + 12.0)

    def _notes(self) -> None:
        """Under the chair's box: that the data states no line, where it states none."""
        x, wide = self.plan.lay
        chair = self.facts.roles.get(CHAIR)
        self.notes_low = self.boxes_low + 16.0
        self.corner_top = max(self.corner_top, self.notes_low)
        if any(chair in (row.start, row.end) for row in self.facts.rows):
            return
        note = unstated("No line of the chair is stated", x, self.boxes_low + 8.0, wide)
        self.parts.append(note)
        self.notes_low = note.bottom + 12.0
        self.corner_top = max(self.corner_top, self.notes_low)

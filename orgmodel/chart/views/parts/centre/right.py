"""The middle and right of the centre view: the team, the directors, the committee and others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgmodel.chart.views.parts.centre.bodies import (
    body_card,
    member_rows,
    members_in_brief,
    seat_rows,
)
from orgmodel.chart.views.parts.centre.directors import (
    DirectorGroup,
    DirectorsBox,
    directors_box,
    ordered,
    reporting_rows,
)
from orgmodel.chart.views.parts.centre.facts import CentreRow
from orgmodel.chart.views.parts.centre.pen import PAD, CentrePen
from orgmodel.chart.views.parts.centre.roles import (
    BOARD,
    CHIEF,
    CLINICAL_CHAIR,
    COMMITTEE,
    TEAM,
)
from orgmodel.chart.views.parts.centre.words import Saying, WordStack, sayings_of


class CentreRight(CentrePen):
    """What stands under the chief executive and the committee's chair, with its lines."""

    def _team(self) -> float:
        """The executive team under the committee's chair; where what follows may begin."""
        team, plan, rows = self.facts.roles.get(TEAM), self.plan, self.rows
        self.team_top = self.team_low = self.boxes_low
        if not team:
            return self.boxes_low
        cx, cw = plan.clinical
        tap = cx + cw * 0.3
        words = plan.stack(rows.clinical_team, self.facts.roles.get(CLINICAL_CHAIR), cw * 0.7 - PAD)
        least = 28.0 if rows.chief_team or rows.clinical_team else 14.0
        self.team_top = self.boxes_low + max(least, words.height + 14.0)
        card = body_card(self.facts, team, cx, self.team_top, cw, 30.0)
        self.parts.append(card)
        self.team_low = card.bottom
        if rows.clinical_team:
            points = ((tap, self.boxes_low), (tap, self.team_top))
            self._line(rows.clinical_team, self.facts.roles.get(CLINICAL_CHAIR), points)
            self._words(words, tap + PAD, self.boxes_low + 6.0)
        if rows.chief_team:
            self._chief_to_team(cx)
        return self.team_low

    def _chief_to_team(self, cx: float) -> None:
        ex, ew = self.plan.executive
        x, y = ex + ew - 16.0, self.team_top + (self.team_low - self.team_top) * 0.35
        chief = self.facts.roles.get(CHIEF)
        self._line(self.rows.chief_team, chief, ((x, self.boxes_low), (x, y), (cx, y)))
        room = self.plan.right_limit - x - 2 * PAD
        self._words(
            self.plan.stack(self.rows.chief_team, chief, room), x + PAD, self.boxes_low + 5.0
        )

    def _directors(self, team_low: float) -> None:
        """The directors under the chief executive, with their one line to the post."""
        self.box: DirectorsBox | None = None
        if not self.facts.directors:
            return
        ex, ew = self.plan.executive
        rows = reporting_rows(self.facts)
        start = self.plan.left_lane(0) + 8.0 if self.plan.narrow else ex + 2.0
        said = self._reporting(rows, ex + ew / 2 - PAD - start)
        top = self.boxes_low + max(36.0, said.height + 14.0)
        if self.rows.chief_team:
            top = max(top, self.team_top + (team_low - self.team_top) * 0.35 + 12.0)
        left = [group for group in self.to_board if not group.every]
        right = [g for g in (*self.to_committee, *self.to_team) if not g.every]
        order = ordered(self.facts, left, right)
        linked = [post for group in (*left, *right) for post in group.posts]
        self.box = directors_box(self.facts, order, linked, (ex, top, ew), self.brief > 1)
        self.parts.append(self.box.piece)
        self.drawn += self.box.said
        self._add_told(self.box.said)
        middle = ex + ew / 2
        for row in rows:
            self._line((row,), row.start, ((middle, top), (middle, self.boxes_low)), told=False)
        self._words(said, start, self.boxes_low + (top - self.boxes_low - said.height) / 2)
        self._add_told(rows)

    def _reporting(self, rows: Sequence[CentreRow], room: float) -> WordStack:
        bases = [row.basis for row in rows]
        usual = max(sorted(set(bases)), key=bases.count)
        common = replace(rows[0], basis=usual, rule=None)
        said = list(sayings_of((common,), common.start, several=len(rows) > 1))
        ruled = [row for row in rows if row.rule]
        said += [Saying(self.facts.name(row.start), row.rule) for row in ruled]
        return WordStack(tuple(said), room)

    def _committee(self, low: float) -> None:
        """The committee with its members, the groups it works with, and the other body."""
        committee = self.facts.roles.get(COMMITTEE)
        y = low
        if committee:
            y = self._place_committee(committee, low)
        self._groups(committee, y)

    def _place_committee(self, committee: str, low: float) -> float:
        plan, rows = self.plan, self.rows
        cx, cw = plan.clinical
        chair = self.facts.roles.get(CLINICAL_CHAIR)
        has_team = bool(self.facts.roles.get(TEAM))
        between = rows.committee_team if has_team else rows.clinical_committee
        words = plan.stack(between, committee if has_team else chair, cw * 0.75 - PAD)
        top = low + max(22.0, words.height + 12.0)
        gutter = sum(self._beside_port(g, 0).height for g in (*self.to_team, *self.to_committee))
        if gutter and has_team:
            top = max(top, self.team_low + gutter - 4.0)
        if self.box and not self.facts.members:
            top = max(top, self._beside_rows(top))
        ports = self._ports()
        card = body_card(self.facts, committee, cx, top, cw, (ports[-1] if ports else 12.0) + 8.0)
        self.committee_top, y = top, card.bottom
        self.parts.append(card)
        if between:
            middle = cx + cw / 4
            ends = ((middle, top), (middle, low)) if has_team else ((middle, low), (middle, top))
            self._line(between, committee if has_team else chair, ends)
            self._words(words, middle + PAD, low + (top - low - words.height) / 2)
        if self.facts.members and not self.brief:
            members = member_rows(self.facts, cx, y, cw)
            self.parts.append(members.piece)
            y = members.piece.bottom
            self._outer_lines(members.at, members.said, has_team)
        else:
            self.drawn += seat_rows(self.facts)
            note = members_in_brief(self.facts, cx, y + 6.0, cw)
            self.parts.append(note)
            y = note.bottom
        for number, group in enumerate(self.to_committee):
            self._to_the_right(group, top + ports[number], number)
        for number, group in enumerate(self.to_team):
            port = self.team_top + (self.team_low - self.team_top) * 0.75
            self._to_the_right(group, port, number + len(self.to_committee))
        return y

    def _beside_rows(self, top: float) -> float:
        """The height at which the committee stands beside the directors who work with it."""
        box = self.box
        rows = [box.rows[p] for g in self.to_committee for p in g.posts if box and p in box.rows]
        return sum(rows) / len(rows) - 16.0 if rows else top

    def _outer_lines(self, at: dict[str, float], said: Sequence[CentreRow], has_team: bool) -> None:
        """Lines of the members to the committee's chair, outside at the right."""
        cx, cw = self.plan.clinical
        edge, chair = cx + cw, self.facts.roles.get(CLINICAL_CHAIR)
        committee = self.facts.roles.get(COMMITTEE)
        self.drawn += said
        self._add_told([row for row in said if row.end != committee])
        seat = [row for row in said if {row.start, row.end} == {chair, committee}]
        lane = edge + 14.0
        high = self.boxes_low - self.boxes_top
        if has_team and seat and chair in at:
            y = self.boxes_top + high * 0.5
            points = ((edge, y), (edge + 7.0, y), (edge + 7.0, at[chair]), (edge, at[chair]))
            self._line(seat, chair, points, told=False)
        for row in said:
            if row.end == chair and row.start in at:
                y = self.boxes_top + high * 0.75
                foot = at[row.start]
                points = ((edge, foot), (lane, foot), (lane, y), (edge, y))
                self._line((row,), row.start, points, told=False)

    def _groups(self, committee: str, low: float) -> None:
        """The groups that the committee works with and the body that approves, under the
        directors: the one with a line from the committee, the other with one to the Board."""
        ex, ew = self.plan.executive
        y = max(self.box.bottom if self.box else self.boxes_low, self.boxes_low) + 8.0
        for group in self.facts.at("group"):
            rows = self.facts.between(group, committee)
            words = self.plan.stack(rows, committee, self.plan.clinical[0] - ex - ew - 2 * PAD)
            top = max(y + 14.0, self.committee_top + words.height)
            card = body_card(self.facts, group, ex, top, ew)
            self.parts.append(card)
            middle, y = (top + card.bottom) / 2, card.bottom
            if rows:
                edge = ex + ew
                foot = self.committee_top + max((0.0, *self._ports())) + 12.0
                port = min(max(middle, foot), low - 4.0)
                bend = self.plan.clinical[0] - 5.0
                points = ((self.plan.clinical[0], port), (bend, port), (bend, middle))
                self._line(rows, committee, (*points, (edge, middle)))
                self._words(words, edge + PAD, middle - 4.0 - words.height)
        for body in self.facts.at("body"):
            y = self._body(body, y)

    def _body(self, body: str, low: float) -> float:
        """The body that approves: its line to the Board, and to the groups above it."""
        plan = self.plan
        ex, ew = plan.executive
        board = self.facts.roles.get(BOARD)
        groups = self.facts.at("group")
        above = self.facts.between(body, groups[-1]) if groups else ()
        words = plan.stack(above, body, ew * 0.72 - PAD)
        rows = self.facts.between(body, board) if board else ()
        lane = plan.left_lane(len(self.to_board))
        beside = WordStack(sayings_of(rows, body), lane - plan.lay[0] - PAD, "end")
        top = low + max(20.0, words.height + 12.0)
        card = body_card(self.facts, body, ex, top, ew)
        self.parts.append(card)
        if above:
            tap = ex + ew * 0.28
            self._line(above, body, ((tap, top), (tap, low)))
            self._words(words, tap + PAD, low + (top - low - words.height) / 2)
        if rows:
            y = (top + card.bottom) / 2
            self._line(rows, body, ((ex, y), (lane, y), (lane, self.board_low)))
            self._words(beside, plan.lay[0], y - beside.height / 2)
            self.corner_low = min(self.corner_low, y - beside.height / 2 - 8.0)
        return card.bottom

    def _to_the_right(self, group: DirectorGroup, port: float, number: int) -> None:
        box = self.box
        if box is None:
            return
        ex, ew = self.plan.executive
        edge, cx = ex + ew, self.plan.clinical[0]
        rows = self._row_heights(group, box)
        if not rows:
            return
        bracket = edge + 8.0 + 7.0 * number
        lane = bracket + (6.0 if len(rows) > 1 else 0.0)
        middle = sum(rows.values()) / len(rows)
        for post, y in rows.items():
            own = tuple(row for row in group.rows if post in (row.start, row.end))
            points = [(edge, y), (bracket, y), (bracket, middle), (lane, middle), (lane, port)]
            self._line(own, post, (*points, (cx, port)))
        stack = self._beside_port(group, number)
        below = group.target == self.facts.roles.get(TEAM)
        self._words(
            stack,
            self._words_start(number) + PAD,
            port + 3.0 if below else port - 4.0 - stack.height,
        )

    def _ports(self) -> list[float]:
        """How far down the committee's card each group's line ends: its words have room above."""
        ports: list[float] = []
        for number, group in enumerate(self.to_committee):
            high = self._beside_port(group, number).height
            ports.append(ports[-1] + high + 6.0 if ports else 16.0)
        return ports

    def _beside_port(self, group: DirectorGroup, number: int) -> WordStack:
        """The words of a group of directors in the right gutter."""
        lane = self._words_start(number)
        return self.plan.group_stack(group, self.plan.right_limit - lane - 2 * PAD)

    def _words_start(self, number: int) -> float:
        """Right of every lane of the gutter that may pass there."""
        ex, ew = self.plan.executive
        last = max(number, len(self.to_committee) + len(self.to_team) - 1)
        return ex + ew + 14.0 + 7.0 * last

    def _row_heights(self, group: DirectorGroup, box: DirectorsBox) -> dict[str, float]:
        """Where the lines of a group leave the box: at the heading where all have one."""
        if group.every or any(post not in box.rows for post in group.posts):
            return dict.fromkeys(group.posts, box.header)
        return {post: box.rows[post] for post in group.posts}

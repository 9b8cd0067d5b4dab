"""The strip of a Board: its lay members as boxes, and who else sits on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Box, Group, Told
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import PALE, PURPLE, SOFT_INK
from orgmodel.chart.drawing.wrapping import wrap
from orgmodel.chart.sheet.card import Card, Paragraph
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed

BOARD = "board"
_PAD, _GAP = 8.0, 10.0
_NAME_WIDE, _NOTE_WIDE = 118.0, 190.0
_NARROWEST, _WIDEST = 120.0, 210.0
_LEAST_HIGH = 46.0
_SEATS = ("chairs", "member_of", "coopted_to", "attends")
_HOW = {"chairs": "chairs it", "coopted_to": "co-opted", "attends": "attends"}


@dataclass(frozen=True, slots=True)
class Board:
    """A board and who sits on it: post → how, the chair first."""

    unit: str
    name: str
    seats: tuple[tuple[str, str, str], ...]

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts that sit on it."""
        return tuple(post for post, _, _ in self.seats)


def board_of(model: OrganisationModel) -> Board | None:
    """The Board of the whole: what a pack's role names, else one that the top of the largest line
    sits on, else a board of the outermost unit.

    Of several the one with most members; a unit is a board where its kind says so.
    """
    boards = [unit for unit, kind in model.cells.pairs("units", "id", "kind") if kind == BOARD]
    found = [board for unit in dict.fromkeys(boards) if (board := _seated(model, unit)).seats]
    named, tree = model.role("pct_board"), model.unit_tree

    first = model.hierarchy.head

    def rank(one: Board) -> tuple[bool, bool, int, int, str]:
        outer = -int(tree.depth[tree.index[one.unit]])
        return one.unit == named, first in one.posts, outer, len(one.seats), one.unit

    return max(found, key=rank, default=None)


def _seated(model: OrganisationModel, unit: str) -> Board:
    """Who sits on a board; a person is seated where the posts that they hold are."""
    holds: dict[str, set[str]] = {}
    for post, people in model.holders.items():
        for person in people:
            holds.setdefault(person, set()).add(post)
    seats: dict[str, tuple[str, str]] = {}
    for role in _SEATS:
        for edge in model.edges.to(unit, role):
            member = edge.start
            posts = [member] if member in model.hierarchy.index else sorted(holds.get(member, ()))
            for post in posts:
                if post in model.hierarchy.index:
                    seats.setdefault(post, (role, edge.basis))
    order = model.hierarchy.index
    rows = [(post, role, basis) for post, (role, basis) in seats.items()]
    rows.sort(key=lambda row: (_SEATS.index(row[1]), order[row[0]]))
    return Board(unit, model.names.get(unit, unit), tuple(rows))


def lay_members(model: OrganisationModel, board: Board) -> tuple[str, ...]:
    """Members who stand in no line: neither manager nor report of anybody."""
    tops = frozenset(model.line_tops.tops)
    return tuple(post for post in board.posts if post in tops and not model.hierarchy.span(post))


@dataclass(frozen=True)
class BoardStrip:
    """The strip in a width: its boxes in as many rows as they need."""

    model: OrganisationModel
    board: Board
    cards: Sequence[PostCard]
    executives: Collection[str]
    width: float

    @property
    def height(self) -> float:
        """How high the strip is, without room under it."""
        return self.drawn(0.0, 0.0).bottom

    def drawn(self, x: float, y: float) -> Piece:
        """The strip with its corner at a place."""
        narrow = self.width < 460.0
        name_wide = self.width - 2 * _PAD if narrow else _NAME_WIDE
        note = self._note()
        note_wide = (self.width - 2 * _PAD if narrow else _NOTE_WIDE) if note else 0.0
        name_lines = wrap(self.board.name, 11.0, name_wide, True)
        note_lines = wrap(note, 8.2, note_wide) if note else ()
        left = x + _PAD if narrow else x + _PAD + name_wide + _GAP
        top = y + _PAD * 0.75 + (len(name_lines) * 13.0 + 4.0 if narrow else 0.0)
        room = self.width - 2 * _PAD - (0.0 if narrow else name_wide + _GAP + note_wide + _GAP)
        boxes, bottom = self._boxes(left, top, room)
        if narrow and note:
            note_top = bottom + 4.0
            bottom = note_top + len(note_lines) * 9.8
        low = max(bottom + _PAD * 0.75, y + _LEAST_HIGH, y + len(name_lines) * 13.0 + 12.0)
        low = max(low, y + len(note_lines) * 9.8 + 10.0)
        middle = (y + low) / 2
        name_top = y + 14.0 if narrow else middle - len(name_lines) * 6.5 + 9.5
        texts = paragraph(
            x + _PAD, name_top, self.board.name, 11.0, name_wide, True, fill=PURPLE, leading=13 / 11
        )
        if note:
            beside = x + self.width - _PAD - note_wide if boxes else left
            at = x + _PAD if narrow else beside
            base = note_top + 8.0 if narrow else middle - len(note_lines) * 4.9 + 7.6
            texts += paragraph(at, base, note, 8.2, note_wide, fill=SOFT_INK, leading=9.8 / 8.2)
        group = Group(
            self.board.unit, "board", x, y, self.width, low - y, self.board.name, texts, PALE
        )
        return Piece(boxes=boxes, groups=(group,), told=self._told(note), bottom=low)

    def _boxes(self, left: float, top: float, room: float) -> tuple[tuple[Box, ...], float]:
        """The lay members' boxes, and where they end."""
        faces = [self._face(card) for card in self.cards]
        if not faces:
            return (), top
        across = max(min(int((room + _GAP) / (_NARROWEST + _GAP)), len(faces)), 1)
        wide = min((room - _GAP * (across - 1)) / across, _WIDEST)
        measure = Faces(self.cards)
        while across > 1 and any(
            measure.least_width(at, "head") > wide for at in range(len(self.cards))
        ):
            across -= 1
            wide = min((room - _GAP * (across - 1)) / across, _WIDEST)
        boxes: list[Box] = []
        y = top
        for start in range(0, len(faces), across):
            row = faces[start : start + across]
            high = max(max(face.height(wide) for face in row), _LEAST_HIGH - 12.0)
            for number, face in enumerate(row):
                card = self.cards[start + number]
                boxes.append(
                    face.box(
                        card.id,
                        card.kind,
                        left + number * (wide + _GAP),
                        y,
                        wide,
                        high,
                        label=card.label,
                        level=card.level,
                        data=card.data,
                    )
                )
            y += high + 5.0
        return tuple(boxes), y - 5.0

    def _face(self, card: PostCard) -> Card:
        how, dash = self._how(card.id)
        tags = tuple(words for words, _ in card.tags)
        said = " · ".join(part for part in (how, *card.facts, *tags) if part)
        words = [Paragraph(card.title, 9.0, True)]
        words += [Paragraph(said, 8.2, fill=SOFT_INK)] if said else []
        refs = [Paragraph(f"{one.words}", 8.0, fill=SOFT_INK) for one in card.references]
        style = card.style if card.style.band else replace(card.style, band=PURPLE)
        return Card((*words, *refs), "plain", style, 5.0, dash="4 2" if dash else None)

    def _how(self, post: str) -> tuple[str, bool]:
        """How a member sits on the board, and whether that is expected and not stated."""
        role, basis = next((r, b) for p, r, b in self.board.seats if p == post)
        chaired = any(r == "chairs" for _, r, _ in self.board.seats)
        if not chaired and post == self.model.role("pct_chair"):
            return "chairs it: expected, not stated", True
        sure = "" if basis in ("", "stated") else f" ({basis})"
        said = _HOW.get(role, "") or ("member" if sure else "")
        return said + sure, False

    def _note(self) -> str:
        """Who else sits there."""
        seated = [post for post in self.board.posts if post in self.executives]
        if not seated:
            return ""
        names = [self.model.names[post] for post in seated]
        chair = next((p for p, r, _ in self.board.seats if r == "chairs" and p in seated), "")
        also = "Also on it" if self.cards else "On it"
        said = f"{also}, marked B: {listed(names)}."
        return said + (f" {self.model.names[chair]} chairs it." if chair else "")

    def _told(self, note: str) -> tuple[Told, ...]:
        told = [Told(self.board.name, 1, self.board.unit)]
        for card in self.cards:
            how, _ = self._how(card.id)
            told.append(Told(", ".join(part for part in (card.label, how) if part), 2, card.id))
        return (*told, Told(note, 2)) if note else tuple(told)

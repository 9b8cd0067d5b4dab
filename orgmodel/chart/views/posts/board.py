"""The strip of a Board: its lay members as boxes, who else sits on it, and who attends it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Box, Group, Text, Told
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import PALE, PURPLE, SOFT_INK
from orgmodel.chart.drawing.wrapping import wrap
from orgmodel.chart.sheet.card import Card, Paragraph
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.chart.views.posts.seats import ATTENDS, MEMBER, Board
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import listed

_PAD, _GAP = 8.0, 10.0
_NAME_WIDE, _NOTE_WIDE = 118.0, 190.0
_NARROWEST, _WIDEST = 120.0, 210.0
_LEAST_HIGH = 46.0
_NAME, _BODY = 11.0, 8.2
_HOW = {"chairs": "chairs it", "coopted_to": "co-opted", "attends": "attends"}


@dataclass(frozen=True)
class BoardStrip:
    """The strip in a width: its boxes in as many rows as they need.

    `marks` are those of the posts with a box in the line or in no line, `apart` the posts on the
    strips of other boards.
    """

    model: OrganisationModel
    board: Board
    cards: Sequence[PostCard]
    marks: Mapping[str, str]
    width: float
    apart: Collection[str] = ()

    @property
    def height(self) -> float:
        """How high the strip is, without room under it."""
        return self.drawn(0.0, 0.0).bottom

    def drawn(self, x: float, y: float) -> Piece:
        """The strip with its corner at a place."""
        narrow = self.width < 460.0
        name_wide = self.width - 2 * _PAD if narrow else _NAME_WIDE
        note = self._note()
        beside = _NOTE_WIDE if self.cards else self.width - 2 * _PAD - name_wide - _GAP
        note_wide = (self.width - 2 * _PAD if narrow else beside) if note else 0.0
        names = self._names(x + _PAD, name_wide)
        named = sum(high for _, high in names)
        note_lines = wrap(note, 8.2, note_wide) if note else ()
        left = x + _PAD if narrow else x + _PAD + name_wide + _GAP
        top = y + _PAD * 0.75 + (named + 4.0 if narrow else 0.0)
        room = self.width - 2 * _PAD - (0.0 if narrow else name_wide + _GAP + note_wide + _GAP)
        boxes, bottom = self._boxes(left, top, room)
        if narrow and note:
            note_top = bottom + 4.0
            bottom = note_top + len(note_lines) * 9.8
        low = max(bottom + _PAD * 0.75, y + _LEAST_HIGH, y + named + 12.0)
        low = max(low, y + len(note_lines) * 9.8 + 10.0)
        middle = (y + low) / 2
        name_top = y + 14.0 if narrow else middle - named / 2 + 9.5
        texts: tuple[Text, ...] = ()
        for lines, high in names:
            texts += tuple(replace(text, y=text.y + name_top) for text in lines)
            name_top += high
        if note:
            at = x + _PAD if narrow else x + self.width - _PAD - note_wide
            base = note_top + 8.0 if narrow else middle - len(note_lines) * 4.9 + 7.6
            texts += paragraph(at, base, note, 8.2, note_wide, fill=SOFT_INK, leading=9.8 / 8.2)
        group = Group(
            self.board.unit, "board", x, y, self.width, low - y, self.board.called, texts, PALE
        )
        return Piece(boxes=boxes, groups=(group,), told=self._told(note), bottom=low)

    def _names(self, x: float, wide: float) -> list[tuple[tuple[Text, ...], float]]:
        """The name, and under it the body's where there are several: texts from 0, and height."""
        found = []
        for words, size, step, ink in (
            (self.board.name, _NAME, 13.0, PURPLE),
            (self.board.body, _BODY, 9.8, SOFT_INK),
        ):
            if words:
                bold = size == _NAME
                lines = wrap(words, size, wide, bold)
                texts = paragraph(x, 0.0, words, size, wide, bold, fill=ink, leading=step / size)
                found.append((tuple(texts), len(lines) * step))
        return found

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
        role, basis = self.board.how(post)
        chaired = any(r == "chairs" for _, r, _ in self.board.seats)
        if not chaired and post == self.model.role("pct_chair"):
            return "chairs it: expected, not stated", True
        sure = "" if basis in ("", "stated") else f" ({basis})"
        said = _HOW.get(role, "") or ("member" if sure else "")
        return said + sure, False

    def _note(self) -> str:
        """Who else sits there, who only attends, and how many of either hold no post."""
        names, board = self.model.names, self.board
        own = {card.id for card in self.cards}
        other = [(post, role) for post, role, _ in board.seats if post not in own]
        marked = [(post, role) for post, role in other if post in self.marks]
        guests = [post for post, role in marked if role == "attends"]
        sit = [names[post] for post, role in marked if role != "attends"]
        only = [names[post] for post in guests if self.marks[post] == ATTENDS]
        both = [names[post] for post in guests if self.marks[post] != ATTENDS]
        apart = [names[post] for post, _ in other if post in self.apart]
        also = "Also on it" if self.cards else "On it"
        said = [f"{also}, marked {MEMBER}: {listed(sit)}."] if sit else []
        said += [f"Attending it, marked {ATTENDS}: {listed(only)}."] if only else []
        said += [f"Attending it, on another board themselves: {listed(both)}."] if both else []
        said += [f"{also}, drawn with another board: {listed(apart)}."] if apart else []
        there = {*self.marks, *self.apart}
        chair = next((names[p] for p, role in other if role == "chairs" and p in there), "")
        said += [f"{chair} chairs it."] if chair else []
        return " ".join([*said, *(f"{words}." for words in board.people_words)])

    def _told(self, note: str) -> tuple[Told, ...]:
        told = [Told(self.board.called, 1, self.board.unit)]
        for card in self.cards:
            how, _ = self._how(card.id)
            told.append(Told(", ".join(part for part in (card.label, how) if part), 2, card.id))
        return (*told, Told(note, 2)) if note else tuple(told)

"""The Board's bar, the three boxes, and the bodies at the right of the centre view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.chart.drawing.drawing import Box, Group, LegendEntry, Mark, Told
from orgmodel.chart.drawing.lettering import paragraph
from orgmodel.chart.drawing.palette import PURPLE, SOFT_INK, WHITE, BoxStyle, side_styles
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.sheet.card import Card, Paragraph
from orgmodel.chart.sheet.piece import Piece, together
from orgmodel.chart.views.parts.centre.facts import CentreFacts, CentreRow
from orgmodel.chart.views.parts.centre.roles import (
    BOARD,
    CHAIR,
    CHIEF,
    CLINICAL_CHAIR,
    COMMITTEE,
)
from orgmodel.chart.views.parts.centre.words import (
    MARK_ROOM,
    SIZE,
    Saying,
    WordStack,
    sayings_of,
    state_marks,
)
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.model.words import counted

TRUST = side_styles(("trust",))["trust"]
LINE_NAMES = {
    CHAIR: "the lay line",
    CHIEF: "the executive line",
    CLINICAL_CHAIR: "the clinical line",
}
_MEMBER_STYLES = {
    "clinical": BoxStyle("#d5eeee", "#00857c"),
    "management": BoxStyle("#e2e6fa", "#33418f"),
    "co-opted": BoxStyle("#f1f1ec", "#8c8c80"),
    "not said to be clinical or management": BoxStyle(WHITE, "#768692"),
}
_SMALL = 8.2
_TITLES, _WIDE = (14.0, 12.5, 11.0, 10.0, 9.0, 8.0), 150.0
_UNKNOWN = "not said to be clinical or management"
_SEAT_WORDS = {
    "chairs": "chair",
    "member_of": "member",
    "coopted_to": "co-opted",
    "attends": "attends",
}


def board_bar(
    facts: CentreFacts, left: float, top: float, wide: float, brief: bool = False
) -> Piece:
    """The Board across the top, with those members who stand nowhere else as cards in it, or
    in brief how many they are."""
    board = facts.roles.get(BOARD)
    if not board:
        return Piece(bottom=top)
    name = facts.name(board)
    name_room = min(width(name, 13.0, True) + 4.0, wide * 0.3)
    texts = paragraph(left + 12.0, top + 24.5, name, 13.0, name_room, True, fill=TRUST.ink)
    members = [one for one in facts.place if _only_on_board(facts, one)]
    unknown = _counted(members) if brief and members else _who_chairs(facts)
    note = WordStack((unknown,), wide * 0.24) if unknown else None
    right = left + wide - (note.used + 20.0 if note else 8.0)
    cards = [_board_member(facts, one) for one in members if not brief]
    x, y, row_low = left + 12.0 + name_room + 14.0, top + 6.0, top + 34.0
    first = x
    each = min(176.0, right - first)
    boxes: list[Box] = []
    for one, card in cards:
        if x > first and x + each > right:
            x, y = first, row_low + 5.0
        box = card.box(one, "post", x, y, each, max(28.0, card.height(each)))
        boxes.append(box)
        row_low = max(row_low, box.y + box.height)
        x += each + 6.0
    low = max(row_low + 6.0, top + 40.0, texts[-1].y + 10.0)
    marks: tuple[Mark, ...] = ()
    if note:
        said, marks = note.at(left + wide - note.used - 10.0, top + (low - top - note.height) / 2)
        texts += said
    rest = tuple(text for text in texts if not text.bold)
    group = Group(
        "",
        "board",
        left,
        top,
        wide,
        low - top,
        name,
        rest,
        TRUST.fill,
        PURPLE,
        1.2,
        marks=marks,
    )
    head = Box(
        board,
        "unit",
        left + 1.0,
        top + 1.0,
        name_room + 20.0,
        low - top - 2.0,
        tuple(text for text in texts if text.bold),
        name,
        TRUST.fill,
        "none",
        data=asked_data(facts, board),
    )
    told = [Told(name, 1, board)]
    told += [Told(" ".join(box.label.split("\n")), 2, box.id) for box in boxes]
    told += [Told(unknown.plain, 2)] if unknown else []
    return Piece((head, *boxes), groups=(group,), told=tuple(told), bottom=low)


def _counted(members: Sequence[str]) -> Saying:
    return Saying(f"{counted(len(members), 'further member')}, listed on the next page")


def _only_on_board(facts: CentreFacts, one: str) -> bool:
    place = facts.place[one]
    board = facts.roles.get(BOARD)
    return place == "board member" or (place == "member" and bool(facts.between(one, board)))


def board_rows(facts: CentreFacts) -> tuple[CentreRow, ...]:
    """The seats that the cards in the bar stand for."""
    board = facts.roles.get(BOARD)
    shown = (one for one in facts.place if board and _only_on_board(facts, one))
    return tuple(row for one in shown for row in facts.between(one, board))


def _board_member(facts: CentreFacts, one: str) -> tuple[str, Card]:
    said = sayings_of(facts.between(one, facts.roles.get(BOARD)), one, several=True)
    words = ", ".join(saying.plain for saying in said)
    words = words.replace("sit on", "sit on the Board", 1)
    return one, Card(
        (Paragraph(facts.name(one), 9.0, True), Paragraph(words, 8.0, fill=SOFT_INK)),
        "plain",
        TRUST,
        4.0,
    )


def _who_chairs(facts: CentreFacts) -> Saying | None:
    board = facts.roles.get(BOARD)
    if any(row.relation == "chairs" and row.end == board for row in facts.rows):
        return None
    rule = next((rule for rule in facts.rules if rule.id == "R20"), None)
    silent = rule if rule is not None and rule.outcome != "pass" else None
    return Saying("Who chairs it is not stated", silent)


def asked_data(facts: CentreFacts, identifier: str) -> tuple[tuple[str, str], ...]:
    """The rules that ask about a box, for the page that lights it."""
    asked = facts.asked.get(identifier, ())
    return (("rule", ",".join(asked)),) if asked else ()


def leader_height(facts: CentreFacts, role: str, wide: float) -> float:
    """How high one of the three boxes must be."""
    return _leader(facts, role, wide).height(wide) + 6.0


def leader(facts: CentreFacts, role: str, x: float, y: float, wide: float, high: float) -> Piece:
    """One of the three, solid."""
    post = facts.roles.get(role)
    card = _leader(facts, role, wide)
    kind = "post vacant" if post in facts.model.vacant else "post"
    box = card.box(post, kind, x, y, wide, high, data=asked_data(facts, post))
    return Piece(boxes=(box,), told=(Told(", ".join(box.label.split("\n")), 1, post),))


def _leader(facts: CentreFacts, role: str, wide: float) -> Card:
    post = facts.roles.get(role)
    vacant = " · vacant" if post in facts.model.vacant else ""
    words = facts.name(post).split()
    sizes = (size for size in _TITLES if all(width(w, size, True) <= wide - 16.0 for w in words))
    size = next(sizes, _TITLES[-1]) if wide > _WIDE else min(next(sizes, 8.0), 11.0)
    said = (
        Paragraph(facts.name(post), size, True),
        Paragraph(LINE_NAMES[role] + vacant, 9.0, gap=2.0),
    )
    return Card(said, "top", TRUST, 8.0, "middle")


def body_card(
    facts: CentreFacts, body: str, x: float, y: float, wide: float, least: float = 26.0
) -> Piece:
    """A body: tint, with a band at its head."""
    card = _body(facts, body)
    box = card.box(
        body, "unit", x, y, wide, max(least, card.height(wide)), data=asked_data(facts, body)
    )
    return Piece(boxes=(box,), told=(Told(facts.name(body), 1, body),), bottom=box.y + box.height)


def _body(facts: CentreFacts, body: str) -> Card:
    outer = facts.place.get(body) == "group"
    style = BoxStyle(WHITE, "#768692", 0.8, None, "#768692") if outer else TRUST
    return Card((Paragraph(facts.name(body), SIZE, True),), "head", style, 5.0, "middle")


@dataclass(frozen=True)
class MemberRows:
    """The members of the committee under its card: where each row is, and the rows told there."""

    piece: Piece
    at: dict[str, float]
    said: tuple[CentreRow, ...]


def what_member(facts: CentreFacts, member: str) -> str:
    """`clinical`, `management` or `co-opted`, as the data says; else that it does not say."""
    seat = facts.seat(member)
    if seat is not None and seat.relation in ("coopted_to", "attends"):
        return "co-opted"
    said = facts.model.cells.cell(member, "clinical").casefold()
    if said == "yes":
        return "clinical"
    if said == "no" or facts.place.get(member) == "director" or member == facts.roles.get(CHIEF):
        return "management"
    professions = facts.model.cells.pairs("memberships", "body", "member", "profession")
    committee = facts.roles.get(COMMITTEE)
    if any(body == committee and one == member and given for body, one, given in professions):
        return "clinical"
    return _UNKNOWN


def seat_rows(facts: CentreFacts) -> tuple[CentreRow, ...]:
    """The seats on the committee."""
    committee = facts.roles.get(COMMITTEE)
    return tuple(row for one in facts.members for row in facts.between(one, committee))


def members_in_words(facts: CentreFacts) -> tuple[str, ...]:
    """Each member of the committee with what the member is."""
    return tuple(f"{facts.name(one)}: {what_member(facts, one)}" for one in facts.members)


def member_rows(facts: CentreFacts, left: float, top: float, wide: float) -> MemberRows:
    """Each member with a square in the colour of what the member is, and the same in a word."""
    committee, chair = facts.roles.get(COMMITTEE), facts.roles.get(CLINICAL_CHAIR)
    parts: list[Piece] = []
    at: dict[str, float] = {}
    told: list[CentreRow] = []
    y = top + 4.0
    for member in facts.members:
        what = what_member(facts, member)
        seats = facts.between(member, committee)
        told += seats
        said = ", ".join(f"{_SEAT_WORDS.get(r.relation, '')}{basis_words(r.basis)}" for r in seats)
        word = "" if what == "co-opted" else f", {what}"
        room = wide - 26.0
        line = f"{facts.name(member)} – {said}{word}"
        texts = paragraph(left + 18.0, y + _SMALL * 0.95, line, _SMALL, room)
        low = texts[-1].y + 2.4
        own = facts.between(member, chair) if member != chair else ()
        marks = [_square(what, left + 7.0, y + 2.0)]
        words = [f"{line}; on the {facts.name(committee)}"]
        for saying in sayings_of(own, member, several=True):
            bare = saying.words.removesuffix(basis_words(own[0].basis))
            full = f"{bare} its chair{basis_words(own[0].basis)}"
            stack = WordStack((Saying(full, saying.rule),), room, size=_SMALL)
            more, signs = stack.at(left + 18.0, low)
            texts, low = (*texts, *more), low + stack.height
            marks += signs
            words.append(f"{facts.name(member)} {saying.plain}")
        told += own
        at[member] = (y + low) / 2
        box = Box(
            member,
            "post",
            left + 1.0,
            y,
            wide - 2.0,
            low - y,
            texts,
            line,
            WHITE,
            "none",
            marks=tuple(marks),
        )
        parts.append(Piece(boxes=(box,), told=tuple(Told(one, 2, member) for one in words)))
        y = low + 2.0
    frame = Group("", "members", left, top, wide, y - top, "Members", (), WHITE, PURPLE, 0.8)
    return MemberRows(together((Piece(groups=(frame,), bottom=y), *parts)), at, tuple(told))


def _square(what: str, x: float, y: float) -> Mark:
    style = _MEMBER_STYLES[what]
    return Mark("member", x, y, 7.0, 7.0, style.fill, style.stroke, 0.9, 1.0)


def member_legend(facts: CentreFacts) -> tuple[LegendEntry, ...]:
    """What the squares mean, of those that are drawn."""
    used = {what_member(facts, member) for member in facts.members}
    return tuple(
        LegendEntry(what, "marks", marks=(_square(what, 0.0, -3.5),), room=7.0)
        for what in _MEMBER_STYLES
        if what in used
    )


def members_in_brief(facts: CentreFacts, left: float, top: float, wide: float) -> Piece:
    """How many members the committee has of each kind, or that the data names none."""
    if not facts.members:
        words = "Its members, and who of them is clinical, are not stated"
        return unstated(words, left, top, wide)
    kinds = [what_member(facts, member) for member in facts.members]
    counts = ", ".join(f"{kinds.count(one)} {one}" for one in _MEMBER_STYLES if one in kinds)
    return _note(f"Its members: {counts}; listed on the next page", left, top, wide, ())


def unstated(words: str, left: float, top: float, wide: float) -> Piece:
    """That the data does not say something, with a question mark."""
    marks = state_marks("not_assessable", left, top + SIZE * 0.95)
    return _note(words, left + MARK_ROOM, top, wide - MARK_ROOM, marks)


def _note(words: str, left: float, top: float, wide: float, marks: tuple[Mark, ...]) -> Piece:
    stack = WordStack((Saying(words),), wide)
    texts, _ = stack.at(left, top)
    soft = tuple(replace(text, fill=SOFT_INK) for text in texts)
    low = top + stack.height
    group = Group("", "note", left, top, wide, stack.height, words, soft, "none", marks=marks)
    return Piece(groups=(group,), told=(Told(words, 2),), bottom=low)


def told_rows(rows: Sequence[CentreRow]) -> tuple[Told, ...]:
    """Each row in words with the state of its rule."""
    return tuple(Told(Saying(row.words, row.rule).plain, 2) for row in rows)

"""The box of those who report to the chief executive, and who of them has a line where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Box, Group, Mark, Text, Told
from orgmodel.chart.drawing.lettering import lines_of, paragraph
from orgmodel.chart.drawing.palette import BAND, LINE, SOFT_INK, WHITE
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.views.parts.centre.facts import CentreFacts, CentreRow, medical_director
from orgmodel.chart.views.parts.centre.roles import CHIEF
from orgmodel.chart.views.parts.centre.words import PITCH, SIZE, Saying, sayings_of
from orgmodel.chart.views.parts.relation_words import basis_words
from orgmodel.model.words import number_word, plain

HEADING, BOLD, SMALL = 10.5, 9.0, 8.2
MOST_LISTED = 12
_PAD = 10.0
_ROW_GAP = 1.3


@dataclass(frozen=True, slots=True)
class DirectorGroup:
    """Directors whose rows to one place say the same, and these rows."""

    target: str
    posts: tuple[str, ...]
    rows: tuple[CentreRow, ...]
    every: bool

    def sayings(self, name: str) -> tuple[Saying, ...]:
        """The relation in words; of directorates where the rows name these."""
        first = self.posts[0]
        own = [row for row in self.rows if first in (row.start, row.end)]
        several = len(self.posts) > 1
        said = sayings_of(own, first, several)
        through = [row.via == "directorate" for row in self.rows]
        if all(through):
            lead = "their directorates " if several else "the directorate "
            bare = said[0].words.removesuffix(basis_words(own[0].basis))
            words = f"{lead}{bare} {name}{basis_words(own[0].basis)}"
            return (Saying(words, said[0].rule), *said[1:]) if len(said) == 1 else said
        if any(through):
            return (*said, Saying("(some by their directorates)"))
        return said


def director_groups(facts: CentreFacts, target: str) -> tuple[DirectorGroup, ...]:
    """The directors with rows to a place, by what the rows say; seats first."""
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    rows = {post: facts.between(post, target) for post in facts.directors} if target else {}
    for post, own in rows.items():
        if own:
            key = tuple(sorted((row.relation, row.basis) for row in own))
            found.setdefault(key, []).append(post)
    return tuple(
        DirectorGroup(
            target,
            tuple(posts),
            tuple(row for post in posts for row in rows[post]),
            len(posts) == len(facts.directors) > 1,
        )
        for posts in found.values()
    )


def ordered(
    facts: CentreFacts, left: Sequence[DirectorGroup], right: Sequence[DirectorGroup]
) -> tuple[str, ...]:
    """The medical director first, then those with lines to the left, both ways, to the right."""
    medical = medical_director(facts.model, facts.roles, facts.directors)
    to_left = {post for group in left if not group.every for post in group.posts}
    to_right = {post for group in right if not group.every for post in group.posts}

    def place(post: str) -> int:
        if post == medical:
            return 0
        if post in to_left:
            return 2 if post in to_right else 1
        return 3 if post in to_right else 4

    return tuple(sorted(facts.directors, key=place))


@dataclass(frozen=True)
class DirectorsBox:
    """The box at a place: where each row is, for the lines that end there."""

    piece: Piece
    rows: dict[str, float]
    top: float
    header: float
    said: tuple[CentreRow, ...]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.piece.bottom


def title_of(facts: CentreFacts) -> str:
    """`Nine directors and heads`, by what the titles are."""
    number = len(facts.directors)
    word = number_word(number)
    titles = [set(plain(facts.name(post)).split()) for post in facts.directors]
    directors = sum(bool(title & {"director", "directors"}) for title in titles)
    heads = sum("head" in title or "heads" in title for title in titles)
    one = number == 1
    if number and directors == number:
        what = "director" if one else "directors"
    elif number and directors and directors + heads == number:
        what = "directors and heads"
    else:
        chief = facts.name(facts.roles.get(CHIEF))
        what = f"post reports to the {chief}" if one else f"posts report to the {chief}"
    return f"{word.capitalize()} {what}"


def directors_box(
    facts: CentreFacts,
    order: Sequence[str],
    linked: Sequence[str],
    place: tuple[float, float, float],
    brief: bool = False,
) -> DirectorsBox:
    """The box with its rows; where there are many only those with a line, and how many others."""
    left, top, wide = place
    room = wide - 2 * _PAD
    medical = medical_director(facts.model, facts.roles, facts.directors)
    every = len(order) <= MOST_LISTED and not brief
    named = {medical} if brief else {medical, *linked}
    shown = [post for post in order if every or post in named]
    usual = _usual_basis(facts)
    texts = paragraph(left + _PAD, top + 17.0, title_of(facts), HEADING, room, True)
    y = texts[-1].y + 6.0
    boxes: list[Box] = []
    told = [Told(title_of(facts), 2)]
    rows: dict[str, float] = {}
    said: list[CentreRow] = []
    for post in shown:
        first = post == medical
        basis = _reporting(facts, post).basis
        words = facts.name(post) + (basis_words(basis) if basis != usual else "")
        size = BOLD if first else SIZE
        lines = paragraph(left + _PAD, y + size * 0.95, words, size, room, first)
        rows[post] = y + PITCH / 2
        high = len(lines) * (PITCH + 0.6 * first) + _ROW_GAP
        if first:
            for row in _among(facts, post):
                said.append(row)
                more = _of_medical(facts, post, row)
                lines += paragraph(
                    left + _PAD, y + high + SMALL * 0.9, more, SMALL, room, fill=SOFT_INK
                )
                high += lines_of(more, SMALL, room) * PITCH
            high += 2.0
        boxes.append(_row_box(facts, post, words, (left + 1.5, y, wide - 3.0, high - 0.6), lines))
        told.append(Told(words, 3, post))
        y += high
    others = len(order) - len(shown)
    if others:
        words = f"and {others} {'other' if others == 1 else 'others'}"
        texts += paragraph(left + _PAD, y + SIZE * 0.95, words, SIZE, room, fill=SOFT_INK)
        told.append(Told(words, 3))
        y += PITCH
    low = y + 7.0
    band = Mark("band", left, top, wide, BAND, "#a6a699")
    group = Group(
        "",
        "directors",
        left,
        top,
        wide,
        low - top,
        title_of(facts),
        texts,
        WHITE,
        LINE,
        0.9,
        None,
        2.0,
        (band,),
    )
    piece = Piece(boxes=tuple(boxes), groups=(group,), told=tuple(told), bottom=low)
    return DirectorsBox(piece, rows, top, top + 13.0, tuple(said))


def _row_box(
    facts: CentreFacts,
    post: str,
    words: str,
    place: tuple[float, float, float, float],
    lines: tuple[Text, ...],
) -> Box:
    x, y, wide, high = place
    kind = "post vacant" if post in facts.model.vacant else "post"
    return Box(post, kind, x, y, wide, high, lines, words, WHITE, "none", radius=0.0)


def _reporting(facts: CentreFacts, post: str) -> CentreRow:
    chief = facts.roles.get(CHIEF)
    return next(row for row in facts.between(post, chief) if row.relation == "reports_to")


def _usual_basis(facts: CentreFacts) -> str:
    bases = [_reporting(facts, post).basis for post in facts.directors]
    return max(sorted(set(bases)), key=bases.count, default="")


def _among(facts: CentreFacts, post: str) -> tuple[CentreRow, ...]:
    """Rows between the medical director and other directors."""
    others = [one for one in facts.directors if one != post]
    return tuple(row for other in others for row in facts.between(post, other))


def _of_medical(facts: CentreFacts, post: str, row: CentreRow) -> str:
    other = row.end if row.start == post else row.start
    words = sayings_of((row,), post)[0].words
    bare = words.removesuffix(basis_words(row.basis))
    return f"{bare} {facts.name(other)}{basis_words(row.basis)}"


def reporting_rows(facts: CentreFacts) -> tuple[CentreRow, ...]:
    """Each director's line to the chief executive."""
    return tuple(_reporting(facts, post) for post in facts.directors)

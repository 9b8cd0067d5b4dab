"""A manager with the team below, as one block of a page, and the head of such a block."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.chart.drawing.drawing import Mark, Point, Text
from orgmodel.chart.drawing.wrapping import width, wrap
from orgmodel.chart.teams.card_foot import UNKNOWN_PAGE
from orgmodel.chart.teams.faces import Faces
from orgmodel.chart.teams.outline import (
    EVERYTHING,
    GAP,
    INDENT,
    Limits,
    Placed,
    hanging,
    hung,
)
from orgmodel.chart.teams.post_card import Team
from orgmodel.model.line_tops import NOT_KNOWN, NOT_KNOWN_TITLE

ABOVE_SIZE, ABOVE_STEP = 8.4, 9.6
_ABOVE, _UNDER_BLOCK = 10.4, 4.4
BUS = 14.0
"""From a head to the line that its reports share, and from there to them."""
_NARROWEST_TOP, _WIDEST_TOP = 150.0, 260.0
_ASIDE, _ASIDE_WIDE, _MOST_ASIDE = 34.0, 150.0, 4
_LONGEST_TRUNK = 3
_MOST_LINES = 4.0


@dataclass(frozen=True, slots=True)
class TeamBlock:
    """Cards placed from (0, 0), the head of the block first.

    `first` and `past` are the run of the head's reports that it shows. `texts` and `marks` name
    the teams of those who are cut.
    """

    root: int
    cards: tuple[Placed, ...]
    width: float
    height: float
    first: int = 0
    past: int = 0
    texts: tuple[Text, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What blocks are made from: the team, its faces, and the room of a page in points."""

    team: Team
    faces: Faces
    width: float
    height: float

    def narrowed(self, width: float, height: float) -> Ground:
        """The same on less room."""
        return Ground(self.team, self.faces, width, height)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a block: solid cards under each other, assistants beside the stem.

    `reports` stand below, `bottom` is the lowest edge of what is placed; the cards stand
    about x = 0.
    """

    cards: tuple[Placed, ...]
    reports: tuple[int, ...]
    bottom: float

    @property
    def last(self) -> Placed:
        """The manager of the reports."""
        return next(card for card in reversed(self.cards) if card.rank == "top")


def words_above(team: Team, root: int, first: int) -> str:
    """What stands over a block: whom its head reports to, or that it goes on."""
    if first:
        return f"continued: further reports of {team.cards[root].title}"
    above = team.parents[root]
    if above < 0:
        return ""
    manager = team.cards[above]
    if manager.kind == "unit":
        return f"part of {manager.title}"
    if manager.kind == "ghost" and manager.title == NOT_KNOWN_TITLE:
        return NOT_KNOWN
    article = (
        "" if manager.kind == "ghost" or manager.title.casefold().startswith("the ") else "the "
    )
    return f"reports to {article}{manager.title}"


def lines_below(team: Team, manager: int, page: int, room: float) -> tuple[str, ...]:
    """What stands under a block whose reports go on: on which page, in as many lines as needed."""
    said = f"further reports of {team.cards[manager].title}: page {page}"
    return tuple(wrap(said, ABOVE_SIZE, room, True))


def height_below(team: Team, manager: int, room: float) -> float:
    """Room for those words at the foot of a block."""
    return len(lines_below(team, manager, UNKNOWN_PAGE, room)) * ABOVE_STEP + _UNDER_BLOCK


def head_of_block(ground: Ground, root: int, first: int = 0, aside: bool = True) -> Head:
    """The head: the root, and who alone reports to it, down to the first who manages several."""
    team, faces = ground.team, ground.faces
    said = words_above(team, root, first)
    lines = wrap(f"{said}, page {UNKNOWN_PAGE}", ABOVE_SIZE, ground.width) if said else ()
    y = len(lines) * ABOVE_STEP + (_ABOVE if lines else 0.0)
    cards: list[Placed] = []
    for at in _trunk(team, root):
        wide = top_width(ground, at)
        high = max(faces.height(at, "top", wide), 34.0)
        way: tuple[Point, ...] = ()
        if cards:
            above = cards[-1]
            y = above.bottom + BUS
            way = ((0.0, y), (0.0, above.bottom))
        cards.append(Placed(at, "top", -wide / 2, y, wide, high, way=way))
    last = cards[-1]
    reports = team.children[last.at]
    room = ground.width / 2 - _ASIDE
    helpers = [at for at in reports if _stands_aside(ground, at, min(_ASIDE_WIDE, room))]
    if not aside or len(helpers) > _MOST_ASIDE or len(helpers) == len(reports) or room < 90.0:
        helpers = []
    bottom = level = last.bottom
    for number, at in enumerate(helpers):
        wide = min(_ASIDE_WIDE, room)
        left = number % 2 == 1
        high = faces.height(at, "plain", wide)
        x = -_ASIDE - wide if left else _ASIDE
        top = bottom + 8.0 if not left else level
        level = top
        middle = top + min(high / 2, 12.0)
        edge = x + wide if left else x
        way = ((edge, middle), (0.0, middle), (0.0, last.bottom))
        cards += _with_own(ground, Placed(at, "plain", x, top, wide, high, way=way))
        if left or number == len(helpers) - 1:
            bottom = max(card.bottom for card in cards)
    beside = set(helpers)
    return Head(tuple(cards), tuple(at for at in reports if at not in beside), bottom)


def _stands_aside(ground: Ground, at: int, wide: float) -> bool:
    """Whether it is an assistant with no reports but a few assistants of its own."""
    team, faces = ground.team, ground.faces
    below = team.children[at]
    return (
        team.cards[at].assistant
        and len(below) <= _MOST_ASIDE
        and all(team.cards[one].assistant and not team.children[one] for one in below)
        and all(faces.least_width(one, "plain") <= wide - INDENT for one in below)
    )


def _with_own(ground: Ground, card: Placed) -> list[Placed]:
    """An assistant's card with those of its own assistants hanging under it."""
    team, below = ground.team, ground.team.children[card.at]
    limits = Limits(EVERYTHING, EVERYTHING)
    found = hung(team, ground.faces, below, card.width - INDENT, limits)
    if not below or found is None:
        return [card]
    return [card, *hanging(team, found, card, (card.x + INDENT, card.bottom + GAP))]


def _trunk(team: Team, root: int) -> list[int]:
    trunk = [root]
    while len(team.children[trunk[-1]]) == 1 and len(trunk) <= _LONGEST_TRUNK:
        trunk.append(team.children[trunk[-1]][0])
    several = len(team.children[trunk[-1]]) > 1 and len(trunk) <= _LONGEST_TRUNK
    return trunk if several else [root]


def top_width(ground: Ground, at: int) -> float:
    """How wide the solid card of a post is."""
    card = ground.team.cards[at]
    said = [width(card.title, 11.0, True), *(width(fact, 8.2) for fact in card.facts)]
    said += [width(one.words, 8.0) + 40.0 for one in card.references]
    long = max(said)
    wide = min(max(long, _NARROWEST_TOP - 20.0) + 20.0, max(_WIDEST_TOP, long / _MOST_LINES))
    return min(max(wide, ground.faces.least_width(at, "top")), ground.width)

"""The unit's posts as a tree: its head, who reports to it, and what hangs below each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from orgmodel.chart.drawing.drawing import Box, Bus, LegendEntry, Line, Point, Told
from orgmodel.chart.drawing.lettering import Align
from orgmodel.chart.drawing.line_style import REPORTING, LineStyle
from orgmodel.chart.drawing.palette import OUTSIDE, SOFT_INK, BoxStyle
from orgmodel.chart.sheet.badge import tag_width
from orgmodel.chart.sheet.card import Card, Paragraph, Rank, dashed, even_height
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.views.parts.colouring import side_word, styles_of_sides
from orgmodel.chart.views.parts.ghosts import ghosts_legend
from orgmodel.chart.views.parts.relation_words import basis_words, line_data, relation_words
from orgmodel.chart.views.parts.unit.facts import UnitFacts
from orgmodel.model.words import counted

TITLE, SMALL_TITLE, SMALL = 8.8, 8.5, 8.2
_WIDEST, _WIDEST_TOP, _NARROWEST = 178.0, 236.0, 96.0
_GAP, _BETWEEN_TREES = 8.0, 18.0
_DROP, _BUS_ABOVE = 22.0, 11.0
_INDENT, _TRUNK, _BELOW = 12.0, 5.0, 5.0
_EXCEPTION = "3 2"
_DEEPEST = 7
_MOST_ROWS, _SIDE = 4, 12.0


@dataclass(frozen=True)
class PostForest:
    """The posts of a unit, each under its manager where the manager is of the unit too."""

    facts: UnitFacts
    tops: tuple[str, ...]
    below: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts that stand in it, in the order of the unit's."""
        inside = {*self.tops, *(post for below in self.below.values() for post in below)}
        return tuple(post for post in self.facts.posts if post in inside)

    @property
    def alone(self) -> PostForest:
        """The posts in no line of the unit, where others are in one; they stand apart."""
        tops = tuple(top for top in self.tops if top not in self.below)
        return PostForest(self.facts, tops if len(tops) < len(self.tops) else ())

    def without(self, tops: Sequence[str]) -> PostForest:
        """The same without some that stand alone."""
        left = tuple(top for top in self.tops if top not in tops)
        return PostForest(self.facts, left, self.below)

    @cached_property
    def ghosts(self) -> frozenset[str]:
        """The tops that are no posts: managers who are not in the data, or not known."""
        return frozenset(self.facts.model.line_tops.ghosts).intersection(self.tops)

    @cached_property
    def side_styles(self) -> Mapping[str, BoxStyle]:
        """The style of each side."""
        return styles_of_sides(self.facts.model)

    @property
    def depth(self) -> int:
        """How many posts stand under each other in the longest line."""
        depth, layer = 0, self.tops
        while layer:
            depth += 1
            layer = tuple(one for post in layer for one in self.below.get(post, ()))
        return depth

    @cached_property
    def usual_basis(self) -> str:
        """The basis that most of the lines have."""
        bases = Counter(self.basis(post) for posts in self.below.values() for post in posts)
        most = sorted(bases.items(), key=lambda pair: (-pair[1], pair[0]))
        return most[0][0] if most else ""

    def basis(self, post: str) -> str:
        """How sure the line of a post is; empty where it is simply stated."""
        edges = self.facts.model.edges.from_(post, "reports_to")
        basis = edges[0].basis if edges else ""
        return "" if basis == "stated" else basis

    def styles(self) -> tuple[LineStyle, ...]:
        """The styles of the lines that are drawn, the usual one first."""
        bases = {self.basis(post) for posts in self.below.values() for post in posts}
        rest = sorted(bases - {self.usual_basis})
        return tuple(self.style(basis) for basis in (self.usual_basis, *rest)) if bases else ()

    def style(self, basis: str) -> LineStyle:
        """The usual basis is drawn solid, the others dashed; each is named."""
        name = f"reports to{basis_words(basis)}"
        dash = None if basis == self.usual_basis else _EXCEPTION
        return replace(REPORTING, name=name, width=1.0, dash=dash)

    def legend(self) -> tuple[LegendEntry, ...]:
        """What the lines mean, where there are any."""
        ends = self.facts.model.line_tops
        ghosts = ghosts_legend({ends.ghost_title(ghost) for ghost in self.ghosts})
        return (*(style.legend() for style in self.styles()), *ghosts)


def post_forest(facts: UnitFacts) -> PostForest:
    """The head first, then the others whose manager is elsewhere; a loop is cut at its first.

    A manager who is not in the data, or not known, is a top of its own, after the others.
    """
    line, inside = facts.model.hierarchy, set(facts.posts)
    ghosts = facts.model.line_tops.ghost_of
    below: dict[str, list[str]] = {}
    tops: dict[str, None] = {}
    for post in facts.posts:
        manager = line.manager(post) or ghosts.get(post, "")
        if manager in inside or post in ghosts:
            below.setdefault(manager, []).append(post)
        if post in ghosts:
            tops[manager] = None
        elif manager not in inside:
            tops[post] = None
    led = sorted(tops, key=lambda top: (top != facts.head, top not in inside, top not in below))
    return PostForest(facts, tuple(led), {post: tuple(each) for post, each in below.items()})


def post_tree(posts: PostForest, left: float, top: float, width: float) -> Piece | None:
    """The tree in the middle of the width, reports in one row or, where these are many, several.

    None where its columns would be too narrow, or its lines are too deep.
    """
    if posts.depth > _DEEPEST:
        return None
    for rows in range(1, _MOST_ROWS + 1):
        spans = [max(1, -(-len(posts.below.get(post, ())) // rows)) for post in posts.tops]
        columns, trees = sum(spans), len(spans)
        side = _SIDE if rows > 1 else 0.0
        gaps = _GAP * (columns - trees) + (_BETWEEN_TREES + side) * (trees - 1) + side
        each = min((width - gaps) / max(columns, 1), _WIDEST if columns > trees else _WIDEST_TOP)
        if each >= _NARROWEST:
            return _trees(posts, spans, each, left + (width - each * columns - gaps) / 2, top, side)
    return None


def _trees(
    posts: PostForest, spans: Sequence[int], each: float, x: float, top: float, side: float
) -> Piece:
    """Each top with its reports in so many columns, beside each other."""
    placed = _Placed(posts)
    rooms = [each * span + _GAP * (span - 1) for span in spans]
    high = max(
        (
            placed.card(post, 0).height(min(_WIDEST_TOP, room))
            for post, room in zip(posts.tops, rooms, strict=True)
        ),
        default=0.0,
    )
    for post, span, room in zip(posts.tops, spans, rooms, strict=True):
        placed.tree(post, x + side, top, room, high, span)
        x += side + room + _BETWEEN_TREES
    return placed.piece(top)


class _Placed:
    """Boxes and lines while a tree is laid out."""

    def __init__(self, posts: PostForest) -> None:
        self.posts = posts
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.buses: list[Bus] = []
        self.told: list[Told] = []

    def piece(self, top: float) -> Piece:
        """All that was placed."""
        low = max((box.y + box.height for box in self.boxes), default=top)
        return Piece(
            tuple(self.boxes),
            tuple(self.lines),
            tuple(self.buses),
            told=(Told("Posts"), *self.told) if self.told else (),
            bottom=low,
        )

    def card(self, post: str, level: int) -> Card:
        """The card of a post: its title, and what is to be said of it."""
        ranks: tuple[Rank, Rank, Rank] = ("top", "head", "plain")
        facts = self.posts.facts
        if post in self.posts.ghosts:
            return self._ghost(post)
        rank = ranks[min(level, 2)] if post == facts.head or level else "head"
        side = facts.model.side_of(post)
        style = self.posts.side_styles.get(side, OUTSIDE)
        words = [Paragraph(facts.model.names[post], TITLE if level < 2 else SMALL_TITLE, level < 2)]
        words += [Paragraph(said, SMALL, fill=SOFT_INK, gap=1.0) for said in self._said(post)]
        vacant = (("vacant", True),) if post in facts.model.vacant else ()
        align: Align = "middle" if rank == "top" and not vacant else "start"
        room = tag_width("vacant") + 4.0 if vacant else 0.0
        return Card(tuple(words), rank, style, 5.0, align, vacant, mark_room=room)

    def _ghost(self, ghost: str) -> Card:
        """The dashed card of a manager who is not in the data, or not known."""
        ends, reports = self.posts.facts.model.line_tops, self.posts.below[ghost]
        words = (
            Paragraph(ends.ghost_title(ghost), TITLE, True),
            Paragraph(ends.ghost_words(ghost, len(reports)), SMALL, fill=SOFT_INK, gap=1.0),
        )
        return dashed(Card(words, "plain", OUTSIDE, 5.0, "start"))

    def _said(self, post: str) -> Iterator[str]:
        """Its place in the unit, number and FTE; the manager where that is none of the unit."""
        facts, model = self.posts.facts, self.posts.facts.model
        parts = []
        home = model.home_of(post)
        name, manager = model.names.get(home, ""), model.hierarchy.manager(post) or ""
        known = home in (
            "",
            facts.unit,
            model.home_of(manager) if manager in self.posts.below else "",
        )
        if not known and name.casefold() not in model.names[post].casefold():
            parts.append(name)
        side = model.side_of(post)
        if side and side != model.side_of(facts.unit):
            parts.append(side_word(side))
        if parts:
            yield " · ".join(parts)
        fte = model.cells.cell(post, "fte").strip()
        whole = fte in ("", "1", "1.0", "1.00")
        count = facts.sizes.own_count(post)
        numbers = ["" if count in (None, 1) else counted(count or 0, "post")]
        numbers.append("" if whole else f"{fte} FTE")
        if any(numbers):
            yield ", ".join(one for one in numbers if one)
        if post in self.posts.tops and manager:
            yield f"reports to {model.names[manager]}{basis_words(self.posts.basis(post))}"

    def tree(self, post: str, x: float, y: float, room: float, high: float, span: int) -> None:
        """A top over the middle of its reports, so many in a row."""
        wide = min(_WIDEST_TOP, room)
        box = self._add(post, 0, x + (room - wide) / 2, y, wide, high, None)
        reports = self.posts.below.get(post, ())
        rows = [reports[at : at + span] for at in range(0, len(reports), span)]
        each = (room - _GAP * (span - 1)) / span
        trunk = (box.x + wide / 2, y + high)
        runs: list[tuple[Point, ...]] = []
        top = y + high + _DROP
        if len(rows) > 1:
            # Past the first row the trunk runs at the left, beside the cards.
            bend = y + high + _DROP / 4
            runs.append((trunk, (trunk[0], bend), (x - _SIDE / 2, bend)))
            trunk = (x - _SIDE / 2, bend)
        for row in rows:
            bus, low = top - _BUS_ABOVE, top
            tall = even_height([self.card(one, 1) for one in row], each)
            drops = []
            for at, one in enumerate(row):
                child = self._add(one, 1, x + at * (each + _GAP), top, each, tall, box)
                drops.append(child.x + each / 2)
                start = trunk[1] if len(reports) == 1 else bus
                self._line(child, box, ((drops[at], top), (drops[at], start)))
                low = max(low, self._hang(one, child))
            ends = sorted((trunk[0], *drops))
            runs += [(trunk, (trunk[0], bus)), ((ends[0], bus), (ends[-1], bus))]
            top = low + _DROP
        if len(reports) > 1:
            self.buses.append(Bus(post, tuple(runs), REPORTING.stroke, 1.0))

    def _hang(self, post: str, box: Box) -> float:
        """Everybody below a post, one under the other inside its column; how far down."""
        low = box.y + box.height
        trunk = box.x + _TRUNK
        for one in self.posts.below.get(post, ()):
            x = box.x + _INDENT
            wide = max(box.x + box.width - x, 40.0)
            level = (box.level or 1) + 1
            card = self.card(one, 2)
            child = self._add(one, level - 1, x, low + _BELOW, wide, card.height(wide), box)
            middle = child.y + child.height / 2
            self._line(child, box, ((x, middle), (trunk, middle), (trunk, box.y + box.height)))
            low = self._hang(one, child)
        return low

    def _add(
        self, post: str, level: int, x: float, y: float, wide: float, high: float, above: Box | None
    ) -> Box:
        model = self.posts.facts.model
        kind = "post vacant" if post in model.vacant else "post"
        kind = "ghost" if post in self.posts.ghosts else kind
        data = tuple(
            (name, value)
            for name, value in (("side", model.side_of(post)), ("unit", model.home_of(post)))
            if value and kind != "ghost"
        )
        card = self.card(post, level)
        box = card.box(
            post,
            kind,
            x,
            y,
            wide,
            high,
            label="\n".join(one.content for one in card.paragraphs if one.content.strip()),
            level=level + 1,
            parent=above.id if above else None,
            data=data,
        )
        self.boxes.append(box)
        words = ", ".join(one.content for one in card.paragraphs if one.content.strip())
        vacant = ", vacant" if post in model.vacant else ""
        self.told.append(Told(f"{words}{vacant}", level + 2, post))
        return box

    def _line(self, child: Box, above: Box, points: Sequence[tuple[float, float]]) -> None:
        basis = self.posts.basis(child.id)
        style = self.posts.style(basis)
        model = self.posts.facts.model
        ghost = above.id in self.posts.ghosts
        self.lines.append(
            Line(
                child.id,
                above.id,
                "reports_to",
                tuple(points),
                model.line_tops.sentence(child.id)
                if ghost
                else relation_words(model.names, child.id, "reports_to", above.id, basis),
                style.stroke,
                style.width,
                style.dash,
                data=line_data(basis),
            )
        )

"""The organisation laid out for a screen and folded to what fits it, as a drawing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.drawing.drawing import Box, Bus, Drawing, Group, LegendEntry, Line, Text, Told
from orgmodel.chart.drawing.palette import FAINT, LINE, PALE, SOFT_INK, WHITE
from orgmodel.chart.folding.cards import Cards
from orgmodel.chart.folding.fitting import MARGIN, fit_to
from orgmodel.chart.folding.folds import Folds
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.numbered import (
    NOTHING_SAID,
    About,
    counts_at,
    marked,
    marks_in_legend,
    numbers_at,
)
from orgmodel.chart.folding.order import Order
from orgmodel.chart.folding.places import FoldPlaces
from orgmodel.chart.folding.plan import (
    BOARD,
    LOOSE,
    MOST_BOXES,
    Fit,
    FoldPlan,
    Node,
    Planner,
    usual_basis,
)
from orgmodel.chart.sheet.piece import Piece
from orgmodel.chart.sheet.sheet import Body
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.chart.teams.wires import merged, reporting_lines
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.across import as_link
from orgmodel.chart.views.posts.cards import basis_style
from orgmodel.chart.views.posts.dotted import dotted_lines
from orgmodel.chart.views.posts.page_words import legend_of
from orgmodel.chart.views.posts.seats import MARK_SAID
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.unprintable import signed
from orgmodel.model.words import counted

STOOD = "where a post stood"
"""What the legend says of dashed boxes."""
_MOST_DOTTED = 60
_MOST_ROUTED = 400


def folded(
    model: OrganisationModel,
    request: Request,
    folds: Folds,
    before: OrganisationModel | None = None,
) -> Drawing:
    """Draw an organisation as it is folded; `before` is what it was before anything was changed."""
    return FoldedChart(FoldGround(model), FoldGround(before) if before else None).drawn(
        request, folds
    )


@dataclass(frozen=True, eq=False)
class FoldedChart:
    """An organisation to draw folded, and as it was before anything was changed in it.

    What is folded by itself follows from what it was, so that a change moves nothing else. With
    `removed`, a dashed box stands where something is gone from, as where something has left.
    """

    now: FoldGround
    before: FoldGround | None = None
    removed: bool = False

    def fit(self, request: Request, folds: Folds) -> Fit:
        """What is open by itself in the room."""
        start = self.now
        if self.before is not None and self.before.root_of(folds.root) == self.now.root_of(
            folds.root
        ):
            start = self.before
        plain = replace(request, baseline=None, colour="side", outcomes=None)
        return fit_to(Order(Cards(start, plain)), folds.root, folds.room)

    def plan(self, request: Request, folds: Folds, fit: Fit | None = None) -> FoldPlan:
        """The boxes to draw."""
        order = Order(self._cards(request), self.before, self.removed)
        return Planner(order, folds, fit or self.fit(request, folds)).made()

    def _cards(self, request: Request) -> Cards:
        """What the boxes say, made once for each way to say it."""
        key = (request.colour, request.show, request.names, request.separate, request.span_target)
        if key not in self._made:
            self._made[key] = Cards(self.now, request)
        return self._made[key]

    @cached_property
    def _made(self) -> dict[tuple[object, ...], Cards]:
        return {}

    def unfolded_to(self, request: Request, folds: Folds, identifier: str) -> Folds:
        """The folds with all unfolded that hides a box; the whole, where it is not in the root's
        line. The same where there is no such box."""
        line, root = self.now.line, self.now.root_of(folds.root)
        if identifier not in line.index:
            return folds
        if root and root not in line.chain(identifier):
            folds = replace(folds, root="")
        found = self._led_to(request, folds, identifier)
        # A drawing that is full of what was unfolded before has no place for anything else.
        return found or self._led_to(request, folds.refold(), identifier) or folds

    def _led_to(self, request: Request, folds: Folds, identifier: str) -> Folds | None:
        """The folds with what leads to a box; None where it cannot be drawn with them."""
        chain = self.now.line.chain(identifier)
        for _ in range(2 * len(chain) + 3):
            plan = self.plan(request, folds)
            drawn = {name: at for at, node in enumerate(plan.nodes) for name in node.ids}
            at, above = next(
                ((at, name) for at, name in enumerate(chain) if name in drawn), (len(chain), "")
            )
            if above == identifier:
                return folds
            further = folds.bring(chain[at - 1])
            if above and plan.nodes[drawn[above]].fold == "shut":
                further = folds.unfold({above})
            elif not above and (group := self._group_of(identifier)):
                further = further.unfold({group})
            if further == folds:
                break
            folds = further
        return None

    def _group_of(self, identifier: str) -> str:
        """The box that holds one who stands in no line; empty where none does."""
        for board in self.now.boards:
            if identifier in self.now.lay_of(board):
                return self.now.own_id(BOARD, board.unit)
        return self.now.own_id(LOOSE) if identifier in self.now.loose and self.now.tops else ""

    def drawn(
        self,
        request: Request,
        folds: Folds,
        about: About = NOTHING_SAID,
    ) -> Drawing:
        """The drawing; `about` says of ids which changes touch them and what warns of them."""
        fit = self.fit(request, folds)
        plan = self.plan(request, folds, fit)
        places = FoldPlaces(plan, fit.columns, fit.wide, fit.a_list, fit.frame.gathered).made()
        return self.drawn_at(request, folds, plan, places, about)

    def drawn_at(
        self,
        request: Request,
        folds: Folds,
        plan: FoldPlan,
        places: FoldPlaces,
        about: About = NOTHING_SAID,
    ) -> Drawing:
        """The drawing of a plan whose boxes have their places."""
        return _Drawer(self._cards(request), folds, plan, places, about).drawing()


@dataclass(frozen=True, eq=False)
class _Drawer:
    cards: Cards
    folds: Folds
    plan: FoldPlan
    places: FoldPlaces
    about: About

    @cached_property
    def ground(self) -> FoldGround:
        return self.cards.ground

    @cached_property
    def model(self) -> OrganisationModel:
        return self.ground.model

    @cached_property
    def usual(self) -> str:
        return usual_basis(self.cards, self.plan)

    @cached_property
    def cards_drawn(self) -> tuple[PostCard, ...]:
        """The card of each box, one level below its manager's, its line in the style of how sure
        it is."""
        found: list[PostCard] = []
        for node in self.plan.nodes:
            card = self._with_line(node)
            level = found[node.parent].level + 1 if node.parent >= 0 else card.level
            found.append(replace(card, level=level))
        return tuple(found)

    def _with_line(self, node: Node) -> PostCard:
        parent = self.plan.nodes[node.parent].id if node.parent >= 0 else None
        card = replace(node.words.card, parent=parent)
        basis = self.cards.basis(node.ids[0]) if node.ids else ""
        return replace(card, line=basis_style(basis, self.usual)) if basis else card

    def drawing(self) -> Drawing:
        """All of it."""
        boxes = tuple(self._box(at) for at in self._reading)
        lines, buses = self._lines()
        part = Piece(boxes, lines, buses, texts=self._headings(), bottom=self.places.height)
        dotted, missing = self._dotted(part)
        title = f"{self.model.name}: organisation chart"
        root = self.ground.root_of(self.folds.root)
        if root:
            title = f"{self.model.name}: {self.model.names.get(root, root)}"
        told = tuple(
            Told(self._label(at), self.plan.nodes[at].depth + 1, self.plan.nodes[at].id)
            for at in self._reading
        )
        return Drawing(
            "organisation",
            title,
            self._said(missing),
            self.places.width,
            self.places.height,
            boxes,
            (*lines, *dotted),
            self._groups(),
            part.texts,
            self._legend(dotted, missing),
            data=self._data(root),
            buses=buses,
            told=told,
        )

    @cached_property
    def _reading(self) -> list[int]:
        """The boxes as they are read: each before those below it."""
        plan, found = self.plan, list[int]()
        first = plan.stem[:1] or plan.heads
        boards = [at for boxes in plan.boards.values() for at in boxes]
        for start in [*boards, *plan.chips, *first, *plan.others, *plan.loose]:
            found += plan.walk(start)
        return found

    def _box(self, at: int) -> Box:
        node, (x, y, high) = self.plan.nodes[at], self.places.at[at]
        card = self.cards_drawn[at]
        face = replace(self.places.faces[at], words=replace(node.words, card=card))
        made = face.box(x, y, high, self._about(at), self._label(at))
        return marked(made, self._changes.get(at, ""), self._warned.get(at, 0))

    def _label(self, at: int) -> str:
        node = self.plan.nodes[at]
        below = f"folded: {node.words.below}" if node.words.below else ""
        warned, numbers = self._warned.get(at, 0), self._changes.get(at, "")
        said = counted(warned, "new warning") if warned else ""
        seat = MARK_SAID.get(node.words.card.mark, "")
        touched = f"touched by change {numbers.replace(',', ', ')}" if numbers else ""
        return ", ".join(filter(None, (node.words.card.label, seat, below, said, touched)))

    def _about(self, at: int) -> tuple[tuple[str, str], ...]:
        node = self.plan.nodes[at]
        said = (
            ("fold", node.fold),
            ("below", node.words.below),
            ("hidden", str(node.hidden) if node.hidden else ""),
            ("gone", node.words.card.facts[0] if node.words.card.kind == "gone" else ""),
            ("list-of", node.manager if node.words.card.kind == "more" else ""),
            ("change", self._changes.get(at, "")),
            (
                "warn",
                str(self._warned.get(at, "")),
            ),
        )
        return tuple((name, value) for name, value in said if value)

    @cached_property
    def _changes(self) -> Mapping[int, str]:
        return numbers_at(self.ground, self.plan, self.about.changes)

    @cached_property
    def _warned(self) -> Mapping[int, int]:
        return counts_at(self.ground, self.plan, self.about.warned)

    # Lines

    def _lines(self) -> tuple[tuple[Line, ...], tuple[Bus, ...]]:
        real = {at: way for at, way in self.places.ways.items() if self.plan.nodes[at].ids}
        lines, buses = reporting_lines(self.cards_drawn, real)
        extra: dict[str, list[tuple[tuple[float, float], ...]]] = {}
        for at, way in self.places.ways.items():
            if at not in real:
                extra.setdefault(self.cards_drawn[at].parent or "", []).append(way)
        shared = {bus.manager: bus for bus in buses}
        for manager, ways in extra.items():
            known = shared.get(manager)
            runs = merged([*(known.runs if known else ()), *ways])
            shared[manager] = replace(known, runs=runs) if known else Bus(manager, runs)
        return lines, tuple(shared.values())

    def _dotted(self, part: Piece) -> tuple[tuple[Line, ...], int]:
        """The dotted lines between boxes that are drawn, and how many of those are left out."""
        drawn = {name for node in self.plan.nodes for name in node.ids}
        between = [one for one in self.ground.across if one.start in drawn and one.end in drawn]
        if len(between) > _MOST_DOTTED or len(part.boxes) > _MOST_ROUTED:
            return (), len(between)
        room = Body(MARGIN, MARGIN, self.places.width - 2 * MARGIN, self.places.height - 2 * MARGIN)
        lines, missing = dotted_lines(self.model, part, between, room)
        return lines, len(missing)

    # Words

    def _headings(self) -> tuple[Text, ...]:
        return tuple(
            Text(x, y, words, 12.0, True, fill=SOFT_INK) for x, y, words in self.places.headings
        )

    def _groups(self) -> tuple[Group, ...]:
        named = {board.unit: board.called for board in self.ground.boards}
        return tuple(
            Group(unit, "board", *self.places.around(boxes), named.get(unit, unit), (), PALE)
            for unit, boxes in self.plan.boards.items()
            if boxes
        )

    def _said(self, missing: int) -> str:
        plan = self.plan
        rows = sum(len(node.ids) for node in plan.nodes if node.ids)
        word = "unit" if self.ground.of_units else "post"
        hidden = sum(node.hidden for node in plan.nodes)
        parts = [f"{self.model.name}: {counted(rows, word)} drawn"]
        parts[0] += f", {hidden:,} folded away." if hidden else "."
        parts += [self._capped] if self._capped else []
        if missing:
            parts.append(f"{counted(missing, 'dotted line')} between them not drawn.")
        return " ".join(parts)

    @property
    def _capped(self) -> str:
        if not self.plan.forced:
            return ""
        teams = counted(self.plan.forced, "team")
        return (
            f"A drawing holds {MOST_BOXES:,} boxes: {teams} you unfolded stay folded. Open one of "
            "them as the drawing to see all of it."
        )

    def _data(self, root: str) -> tuple[tuple[str, str], ...]:
        line, names = self.ground.line, self.model.names
        pairs = [("root", root)]
        if root:
            path = [
                {"id": one, "title": signed(names.get(one, one))} for one in line.chain(root)[::-1]
            ]
            pairs.append(("path", json.dumps(path, ensure_ascii=False)))
        pairs.append(("capped", self._capped))
        return tuple((name, value) for name, value in pairs if value)

    def _legend(self, dotted: Sequence[Line], missing: int) -> tuple[LegendEntry, ...]:
        nodes = [node for node in self.plan.nodes if node.ids]
        words = {
            self.cards.looks.word(node.ids[0]) for node in nodes if node.words.card.kind != "ghost"
        }
        found = []
        for name, style in self.cards.looks.in_order(words - {""}):
            entry = replace(style.legend(name), marks=())
            said = Text(6.0, 3.5, style.sign, 8.5, True, fill=style.ink)
            found.append(replace(entry, texts=(said,) if style.sign else ()))
        under = {node.parent >= 0 for node in nodes}
        lines = {self.cards_drawn[at].line for at in self.places.ways if self.plan.nodes[at].ids}
        ends = {(line.source, line.target) for line in dotted}
        across = {
            link.style.name: link.style
            for one in self.ground.across
            if (one.start, one.end) in ends
            for link in (as_link(self.model, one),)
        }
        plain = [replace(node.words.card, side="", tags=()) for node in nodes]
        marked = {node.words.card.mark for node in nodes}
        found += legend_of(plain, lines if under else (), across, False, marked)
        if any(node.words.card.kind == "gone" for node in self.plan.nodes):
            found.append(LegendEntry(STOOD, "box", FAINT, WHITE, dash="4 3"))
        found += marks_in_legend(bool(self._changes), bool(self._warned))
        left_out = self.ground.not_drawn
        if missing:
            unseen = f"{counted(missing, 'dotted line')} not drawn"
            left_out = f"{left_out}, {unseen}" if left_out else f"Not drawn: {unseen}"
        if left_out:
            found.append(LegendEntry(left_out, "marks", LINE, room=0.1))
        return tuple(found)

"""The cards of a folded drawing, made for those that are drawn alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.drawing.palette import OUTSIDE
from orgmodel.chart.folding.ground import FoldGround
from orgmodel.chart.folding.looks import Looks
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.chart.views.parts.relation_words import line_data, relation_words
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.card_facts import CardFacts
from orgmodel.chart.views.posts.chosen import broken_line
from orgmodel.chart.views.posts.unit_cards import UnitCards

Ids = tuple[str, ...]
_PLACES = ("side", "kind", "directorate", "none")


@dataclass(frozen=True, eq=False)
class Cards:
    """What the boxes of one organisation say, for one request."""

    ground: FoldGround
    request: Request

    @cached_property
    def looks(self) -> Looks:
        """Their colours."""
        return Looks(self.ground, self.request)

    @cached_property
    def facts(self) -> CardFacts:
        """What posts say under their titles."""
        return CardFacts(self.ground.model, self.request, self.ground.sizes)

    @cached_property
    def _units(self) -> UnitCards:
        return UnitCards(self.ground.model, self.request)

    @cached_property
    def _kept_apart(self) -> frozenset[str]:
        """Posts with something of their own to draw, which are never one of several."""
        ends = {end for line in self.ground.across for end in (line.start, line.end)}
        return frozenset(ends | self.ground.marks.keys())

    def together(self, reports: tuple[str, ...]) -> tuple[Ids, ...]:
        """The reports of one manager, those of one title without reports in one box."""
        if reports not in self._together:
            self._together[reports] = tuple(self._joined(reports))
        return self._together[reports]

    @cached_property
    def _together(self) -> dict[tuple[str, ...], tuple[Ids, ...]]:
        return {}

    def _joined(self, reports: tuple[str, ...]) -> list[Ids]:
        if self.ground.of_units or self.request.separate:
            return [(one,) for one in reports]
        found: dict[object, list[str]] = {}
        for post in reports:
            key: object = post
            if self._may_join(post):
                key = (self._basis(post), self.looks.word(post), *self.facts.alike(post))
            found.setdefault(key, []).append(post)
        return [tuple(posts) for posts in found.values()]

    def _may_join(self, post: str) -> bool:
        ground = self.ground
        if ground.line.span(post) or post in self._kept_apart or post in ground.ghosts:
            return False
        return ground.sizes.own_count(post) == 1

    def _basis(self, post: str) -> str:
        return self.ground.model.cells.cell(post, "reports_to_basis") or (
            self.ground.model.cells.cell(post, "basis") or "stated"
        )

    def card(self, identifiers: Ids) -> PostCard:
        """What one box says."""
        found = self._made.get(identifiers)
        if found is None:
            found = self._made[identifiers] = self._card(identifiers)
        return found

    @cached_property
    def _made(self) -> dict[Ids, PostCard]:
        return {}

    def _card(self, identifiers: Ids) -> PostCard:
        first = identifiers[0]
        if first in self.ground.ghosts:
            return self._ghost(first)
        if self.ground.of_units:
            return self._unit(first)
        return self._post(identifiers)

    def _post(self, posts: Ids) -> PostCard:
        model, post = self.ground.model, posts[0]
        manager = self.ground.line.manager(post)
        basis, title = self._basis(post), model.names[post]
        vacant = all(one in model.vacant for one in posts)
        return PostCard(
            post,
            manager,
            title if len(posts) == 1 else f"{title} × {len(posts)}",
            (*self.facts.facts(posts), *self._fault(post)),
            self.facts.tags(posts),
            self.looks.style(post),
            self.looks.said(post),
            self._says_its_word(post, manager),
            self.ground.marks.get(post, ""),
            posts,
            "post vacant" if vacant else "post",
            self._data(posts),
            line_label=self._line_words(post, manager, basis),
            line_data=line_data(basis),
            level=int(self.ground.line.depth[self.ground.line.index[post]]) + 1,
        )

    def _says_its_word(self, post: str, manager: str | None) -> bool:
        """Whether a box has the letters of its style: of a place in the organisation where the
        manager has another, of a state of its own always."""
        if self.request.colour not in _PLACES or manager is None:
            return True
        return self.looks.word(post) != self.looks.word(manager)

    def _line_words(self, post: str, manager: str | None, basis: str) -> str:
        if manager in self.ground.ghosts:
            return self.ground.model.line_tops.sentence(post)
        return relation_words(self.ground.model.names, post, "reports_to", manager or "", basis)

    def _fault(self, post: str) -> tuple[str, ...]:
        named = broken_line(self.ground.model, post)
        if not named:
            return ()
        if named == post:
            return ("reports to itself in the data",)
        return (f"reports to {self.ground.model.names[named]} in the data: a loop",)

    def _data(self, posts: Ids) -> tuple[tuple[str, str], ...]:
        model, post = self.ground.model, posts[0]
        pairs = (
            ("side", model.side_of(post)),
            ("unit", model.home_of(post)),
            ("post-kind", model.cells.cell(post, "kind")),
            ("merged", json.dumps(posts, ensure_ascii=False) if len(posts) > 1 else ""),
        )
        return tuple((name, value) for name, value in pairs if value)

    def _unit(self, unit: str) -> PostCard:
        made = self._units.card(unit)
        manager = self.ground.line.manager(unit)
        differs = manager is None or self.looks.word(unit) != self.looks.word(manager)
        return replace(made, style=self.looks.style(unit), parent=manager, differs=differs)

    def _ghost(self, ghost: str) -> PostCard:
        if self.ground.of_units:
            return self._units.ghost(ghost)
        ends, reports = self.ground.model.line_tops, self.ground.ghosts[ghost]
        said = (ends.ghost_words(ghost, len(reports)),)
        return PostCard(ghost, None, ends.ghost_title(ghost), said, style=OUTSIDE, kind="ghost")

    def basis(self, post: str) -> str:
        """How sure a post's line to its manager is; empty for what has no such line."""
        of_post = post in self.ground.model.hierarchy.index
        return self._basis(post) if of_post and self.ground.line.manager(post) else ""

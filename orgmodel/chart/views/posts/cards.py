"""The posts to draw as cards: managers who are not in the data, leaves of one title as one card."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from orgmodel.chart.drawing.line_style import REPORTING, LineStyle
from orgmodel.chart.drawing.palette import FAINT, LINE, OUTSIDE, PLAIN, SOFT_INK, BoxStyle
from orgmodel.chart.teams.line_sizes import LineSizes
from orgmodel.chart.teams.post_card import PostCard
from orgmodel.chart.views.parts.colouring import side_word, styles_of
from orgmodel.chart.views.parts.relation_words import line_data, relation_words
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.card_facts import CardFacts
from orgmodel.chart.views.posts.chosen import broken_line
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted

_ASSISTANT = re.compile(
    r"\b(personal|executive) assistant\b|\bassistant to (the|an?)\b|\bprivate secretary\b"
    r"|\bsecretary to\b|\bp\.?a\.? to\b",
    re.IGNORECASE,
)
NO_SIDE = BoxStyle("#eef1f3", FAINT, 1.0, None, LINE, SOFT_INK)
_EXCEPTION_DASH = "4 2"
_BASIS_WORDS = {"inferred": "reports to: inferred, no paragraph states it"}


def is_assistant(title: str) -> bool:
    """Whether a title is that of an assistant, who stands beside the line."""
    return bool(_ASSISTANT.search(title))


def basis_style(basis: str, usual: str) -> LineStyle:
    """How the line to a manager is drawn that is so sure, where `usual` is what most are."""
    said = _BASIS_WORDS.get(basis, f"reports to: {basis}")
    if basis == usual:
        return REPORTING if basis == "stated" else replace(REPORTING, name=said)
    name = "reports to: stated" if basis == "stated" else said
    return replace(REPORTING, name=name, dash=_EXCEPTION_DASH)


@dataclass(frozen=True)
class PostCards:
    """The cards of chosen posts, in row order, a ghost before its reports.

    `linked` are posts with lines of their own, `marked` those who sit on a Board or attend one,
    with their marks: neither is one of several on a card.
    """

    model: OrganisationModel
    request: Request
    posts: Sequence[str]
    linked: Collection[str] = ()
    marked: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sizes(self) -> LineSizes:
        """The sizes of lines."""
        return LineSizes(self.model)

    @cached_property
    def facts(self) -> CardFacts:
        """What cards say."""
        return CardFacts(self.model, self.request, self.sizes)

    @cached_property
    def drawn(self) -> frozenset[str]:
        """The chosen posts."""
        return frozenset(self.posts)

    @cached_property
    def bases(self) -> Mapping[str, str]:
        """Post → how sure its line to the manager is."""
        return {edge.start: edge.basis or "stated" for edge in self.model.edges.edges("reports_to")}

    @cached_property
    def usual(self) -> str:
        """The basis of most lines that are drawn."""
        counts = Counter(self.bases.get(post, "stated") for post in self.posts if self._above(post))
        return max(counts, key=lambda basis: (counts[basis], basis == "stated", basis), default="")

    def _above(self, post: str) -> str:
        """The post or ghost that a post is drawn under; empty at a top."""
        manager = self.model.hierarchy.manager(post)
        if manager is None:
            return self.model.line_tops.ghost_of.get(post, "")
        return manager if manager in self.drawn else ""

    def line_style(self, basis: str) -> LineStyle:
        """The majority's line is solid, an exception dashed; both say what they are."""
        return basis_style(basis, self.usual)

    def made(self) -> tuple[PostCard, ...]:
        """Every card."""
        cards: list[PostCard] = []
        ghosts: set[str] = set()
        for posts in map(sorted, self._together()):
            card = self._card(posts)
            if card.parent and card.parent not in self.drawn and card.parent not in ghosts:
                ghosts.add(card.parent)
                cards.append(self._ghost(card.parent))
            cards.append(card)
        return tuple(cards)

    def _together(self) -> list[list[str]]:
        """The posts, leaves of one title under one manager in one list."""
        line = self.model.hierarchy
        found: dict[object, list[str]] = {}
        for post in self.posts:
            key: object = post
            if self._may_join(post) and line.manager(post) in self.drawn:
                key = (line.manager(post), self.bases.get(post), *self.facts.alike(post))
            found.setdefault(key, []).append(post)
        return list(found.values())

    def _may_join(self, post: str) -> bool:
        if self.request.separate or post in self.linked or post in self.marked:
            return False
        model = self.model
        return not model.hierarchy.span(post) and self.sizes.own_count(post) == 1

    def _card(self, posts: Sequence[str]) -> PostCard:
        model, post = self.model, posts[0]
        _, words = self._styles
        above = self._above(post) or None
        manager = above if above in self.drawn else None
        basis = self.bases.get(post, "stated")
        title = model.names[post]
        side = side_word(words.get(post, "")) if self._by_side else words.get(post, "")
        own = words.get(post, "")
        return PostCard(
            post,
            above,
            title if len(posts) == 1 else f"{title} × {len(posts)}",
            (*self.facts.facts(posts), *self._faults(post), *self._hidden(post)),
            self.facts.tags(posts),
            self._style(post),
            side,
            bool(manager) and own != words.get(manager or "", ""),
            self.marked.get(post, ""),
            tuple(posts),
            "post vacant" if all(one in model.vacant for one in posts) else "post",
            self._data(posts),
            self.line_style(basis),
            "reports_to",
            self._line_words(post, above or "", basis),
            line_data(basis),
            is_assistant(title) and len(posts) == 1,
            self.sizes.posts_in_line(post),
            self.sizes.fte_in_line(post),
            self.sizes.size(posts),
            self._team(post),
            level=model.hierarchy.layer(post) + model.line_tops.is_under_ghost(post),
            band=model.cells.cell(post, "band").strip(),
        )

    def _line_words(self, post: str, above: str, basis: str) -> str:
        if above and above not in self.drawn:
            return self.model.line_tops.sentence(post)
        return relation_words(self.model.names, post, "reports_to", above, basis)

    def _team(self, post: str) -> str:
        """What the post's line is called: the unit it leads, else its title with its unit."""
        model, title = self.model, self.model.names[post]
        home = model.names.get(model.homes[post], "")
        if post in model.headed and home:
            return home
        if not model.hierarchy.span(post) or self.facts.model.hierarchy.manager(post) is None:
            return title
        if self._title_count[title] < 2:
            return title
        manager = model.names[model.hierarchy.manager(post) or post]
        others = self._units_of_title[title]
        return f"{title}, {home}" if home and others[home] == 1 else f"{title}, under {manager}"

    @cached_property
    def _title_count(self) -> Counter[str]:
        return Counter(self.model.names[post] for post in self.model.hierarchy.ids)

    @cached_property
    def _units_of_title(self) -> Mapping[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for post in self.model.hierarchy.ids:
            home = self.model.names.get(self.model.homes[post], "")
            found.setdefault(self.model.names[post], Counter())[home] += 1
        return found

    def _ghost(self, ghost: str) -> PostCard:
        ends = self.model.line_tops
        reports = [post for post in ends.ghosts[ghost] if post in self.drawn]
        size = self.sizes.size(reports)
        held = [counted(size.posts, "post")] if size.posts or not size.groups else []
        held += [counted(size.groups, "group")] if size.groups else []
        return PostCard(
            ghost,
            None,
            ends.ghost_title(ghost),
            (ends.ghost_words(ghost, len(reports)),),
            style=OUTSIDE,
            kind="ghost",
            posts=", ".join(held),
            team=ends.ghost_title(ghost),
        )

    def _faults(self, post: str) -> tuple[str, ...]:
        named = broken_line(self.model, post)
        if not named:
            return ()
        if named == post:
            return ("reports to itself in the data",)
        return (f"reports to {self.model.names[named]} in the data: a loop",)

    def _hidden(self, post: str) -> tuple[str, ...]:
        if self.request.depth is None:
            return ()
        hidden = sum(child not in self.drawn for child in self.model.hierarchy.children(post))
        return (f"{counted(hidden, 'report')} not shown",) if hidden else ()

    @cached_property
    def _styles(self) -> tuple[Mapping[str, BoxStyle], Mapping[str, str]]:
        return styles_of(self.model, self.request)

    def _style(self, post: str) -> BoxStyle:
        """The style of the post's side; in a line, cards without side have a grey of their own."""
        styles, words = self._styles
        line = self.model.hierarchy
        in_line = line.span(post) or self._above(post)
        return styles.get(words.get(post, ""), NO_SIDE if in_line else PLAIN)

    @property
    def _by_side(self) -> bool:
        return self.request.colour == "side"

    def _data(self, posts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        model, post = self.model, posts[0]
        pairs = (
            ("side", model.side_of(post)),
            ("unit", model.home_of(post)),
            ("post-kind", model.cells.cell(post, "kind")),
            ("merged", json.dumps(posts, ensure_ascii=False) if len(posts) > 1 else ""),
        )
        return tuple((name, value) for name, value in pairs if value)

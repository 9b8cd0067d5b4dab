"""What stands around the drawing on a page: title, subtitle, side, legend."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from orgmodel.chart.drawing.drawing import LegendEntry, Mark
from orgmodel.chart.drawing.lettering import text_at
from orgmodel.chart.drawing.line_style import LineStyle
from orgmodel.chart.drawing.palette import HAIRLINE, INK, PURPLE, SOFT_INK, WHITE
from orgmodel.chart.sheet.badge import side_badge, tag
from orgmodel.chart.sheet.piece import NOTHING, Piece
from orgmodel.chart.teams.line_sizes import LineSizes
from orgmodel.chart.teams.post_card import PostCard, Size, Team, fte_words
from orgmodel.chart.views.parts.colouring import side_word
from orgmodel.chart.views.parts.ghosts import ghosts_legend
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.seats import MARK_SAID
from orgmodel.measures.staffing import staffing_of
from orgmodel.model.line_tops import NOT_KNOWN_TITLE
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed, number_word

_SEPARATOR = " · "
_MOST_NAMED = 2
# Names with such words in them cannot be told apart in "a, b and c".
_JOINED = re.compile(r"[,;&]| and ")


@dataclass(frozen=True)
class AroundPages:
    """The words around the pages of one drawing."""

    model: OrganisationModel
    request: Request
    team: Team
    sizes: LineSizes
    everyone: Sequence[PostCard]

    def title(self, roots: Sequence[int], page: int) -> str:
        """The page's title: the organisation's first, then what the page shows."""
        name = self.model.name
        if page == 0:
            if self.request.unit:
                return f"{name}: {self.model.names.get(self.request.unit, self.request.unit)}"
            return f"{name}: the organisation"
        if not roots:
            return f"{name}: the organisation, continued"
        if len(set(roots)) <= _MOST_NAMED:
            named = list(dict.fromkeys(self.team.cards[root].team for root in roots))
            return _SEPARATOR.join(named) if any(map(_JOINED.search, named)) else listed(named)
        above = list(dict.fromkeys(self.team.parents[root] for root in roots))
        if len(above) <= _MOST_NAMED and all(at >= 0 for at in above):
            return listed([f"Teams of {self._manager(at)}" for at in above])
        shared = self._shared_manager(above)
        if shared >= 0:
            return f"Teams in the line of {self._manager(shared)}"
        return counted(len(set(roots)), "further team")

    def _manager(self, at: int) -> str:
        """A manager or unit in a title; a post without its unit has an article."""
        card = self.team.cards[at]
        named = card.team or card.title
        plain = named != card.title or card.kind == "unit" or card.kind == "ghost"
        return named if plain or named.casefold().startswith("the ") else f"the {named}"

    def _shared_manager(self, managers: Sequence[int]) -> int:
        """The nearest card that all of them stand under; -1 for none."""
        parents, depths = self.team.parents, self.team.depths
        there = set(managers)
        while len(there) > 1:
            lowest = max(there, key=lambda at: (depths[at] if at >= 0 else -1, at))
            if lowest < 0:
                return -1
            there = (there - {lowest}) | {parents[lowest]}
        return next(iter(there), -1)

    def subtitle(self, roots: Sequence[int], page: int) -> str:
        """Totals: of the whole on the first page, else of the lines on the page."""
        if page == 0:
            return _SEPARATOR.join(part for part in self._whole if part)
        said = [self.model.name]
        if len(roots) == 1:
            card = self.team.cards[roots[0]]
            said += [", ".join(part for part in (card.posts, card.amount) if part)]
            said += [self._vacant(card.id)]
        elif roots:
            said.append(self._together(roots))
        return _SEPARATOR.join(part for part in said if part)

    def _together(self, roots: Sequence[int]) -> str:
        """The size of several lines, where it is posts that they hold."""
        cards = [self.team.cards[root] for root in roots]
        if any(card.kind in ("unit", "ghost") for card in cards):
            return ""
        size = sum((card.size for card in cards), Size())
        said = [counted(size.posts, "post")] if size.posts else []
        said += [counted(size.groups, "group")] if size.groups else []
        if all(card.amount and not card.amount.endswith("stated") for card in cards):
            said.append(fte_words(size.fte))
        return f"together {', '.join(said)}" if said else ""

    def _vacant(self, post: str) -> str:
        line = self.model.hierarchy
        if post not in line.index or "vacancy" not in (self.request.show or ("vacancy",)):
            return ""
        number = int(self._vacancies[line.index[post]])
        return f"{number} vacant" if number else ""

    @cached_property
    def _vacancies(self) -> np.ndarray:
        line = self.model.hierarchy
        own = np.zeros(len(line), dtype=np.int64)
        for post in self.model.vacant:
            own[line.index[post]] = self.sizes.own_count(post) or 1
        return np.asarray(line.total(own))

    @cached_property
    def _whole(self) -> tuple[str, ...]:
        """The totals of everything that is drawn."""
        model, cards = self.model, self.everyone
        if not len(model.hierarchy):
            units = sum(card.kind == "unit" for card in cards)
            layers = max(self.team.depths, default=0) + 1
            return (counted(units, "unit"), f"{number_word(layers)} levels" if layers > 1 else "")
        rows = [model.hierarchy.index[post] for card in cards for post in card.ids]
        found = self.sizes.posts
        counts = np.array([self.sizes.own_count(model.hierarchy.ids[at]) or 0 for at in rows])
        real = found.is_post[rows]
        known = int(counts[real].sum())
        unknown = int((counts[real] == 0).sum())
        said = counted(known, "post")
        if unknown:
            said += f" and {counted(unknown, 'group')} of unknown number"
        fte = found.fte[rows][real]
        if np.isnan(fte).all():
            said += ", FTE unknown"
        else:
            said += f", {fte_words(float(np.nansum(fte)))}" + self._filled(rows)
        by_band = "a row for each band" if self.request.rows == "band" else ""
        return (said, self._directors(), self._layers, by_band)

    @property
    def _layers(self) -> str:
        """How many layers there are: at least so many where the top of a line is not known."""
        team = self.team
        roots = [0] * len(team.cards)
        for at in team.order:
            roots[at] = roots[team.parents[at]] if team.parents[at] >= 0 else at
        # Who stands under "manager not known" may be a top: that box is no layer.
        layers = max(
            (
                depth + (team.cards[root].title != NOT_KNOWN_TITLE)
                for depth, root in zip(team.depths, roots, strict=True)
            ),
            default=1,
        )
        open_ = any(card.kind == "ghost" for card in team.cards)
        return f"{'at least ' * open_}{number_word(layers)} layers" if layers > 1 else ""

    def _filled(self, rows: Sequence[int]) -> str:
        found = self.sizes.posts
        held = staffing_of(found, self.model).fte[rows]
        fte = found.fte[rows]
        partly = " stated" if np.isnan(fte).any() else ""
        both = ~np.isnan(held) & ~np.isnan(fte)
        if not both.any() or not self.request.filled:
            return partly
        if not both[found.is_post[rows]].all():
            return f"{partly}, how much of it is filled not recorded"
        words = fte_words(float(held[both].sum())).removesuffix(" FTE")
        return f"{partly}, of them {words} filled"

    def _directors(self) -> str:
        """Who reports to the top, by what their titles say."""
        team = self.team
        tops = [at for at in team.tops if team.children[at] and team.cards[at].kind != "ghost"]
        if not tops:
            return ""
        if len(tops) > 1:
            return f"{number_word(len(tops))} lines that do not meet"
        top = max(tops, key=lambda at: (team.sizes[at], -at))
        while len(team.children[top]) == 1 and team.children[team.children[top][0]]:
            top = team.children[top][0]
        reports = [at for at in team.children[top] if not team.cards[at].assistant]
        if not reports:
            return ""
        number = sum(max(len(team.cards[at].ids), 1) for at in reports)
        words = [team.cards[at].title.casefold() for at in reports]
        if all("director" in title for title in words):
            what = "directors" if number > 1 else "director"
        elif all("director" in title or "head" in title for title in words):
            what = "directors and heads" if number > 1 else "director"
        else:
            what = "posts" if number > 1 else "post"
        ends = "report" if number > 1 else "reports"
        return f"{number_word(number)} {what} {ends} to the {team.cards[top].title}"

    def corner(self, roots: Sequence[int], page: int, right: float, top: float) -> Piece:
        """The side of all that stands on a page, where it is one."""
        if page == 0 or self.request.colour != "side" or not roots:
            return NOTHING
        sides = {self.model.side_of(self.team.cards[root].id) for root in roots}
        side = sides.pop() if len(sides) == 1 else ""
        if not side:
            return NOTHING
        style = self.team.cards[roots[0]].style
        word = side_word(side)
        said = f"{word[:1].upper()}{word[1:]}" + (" side" if word == side else "")
        return side_badge(said, right, top, style.fill, style.stroke, style.ink)


def legend_of(
    cards: Sequence[PostCard],
    lines: Collection[LineStyle],
    across: Mapping[str, LineStyle],
    lists: bool = False,
    marked: Collection[str] = (),
) -> tuple[LegendEntry, ...]:
    """What the page draws: its sides, its lines, stacked cards, ghosts, and letters in `marked`."""
    of_units = any(card.kind == "unit" for card in cards)
    entries: dict[str, LegendEntry] = {}
    for card in sorted(cards, key=lambda card: card.side):
        if card.side and card.style.band:
            entries.setdefault(card.side, card.style.legend(card.side))
    found = list(entries.values())
    found += [style.legend() for style in sorted(lines, key=lambda s: (bool(s.dash), s.name))]
    found += [style.legend() for _, style in sorted(across.items())]
    if any(len(card.ids) > 1 for card in cards):
        found.append(_STACKED)
    for mark, said in MARK_SAID.items():
        if mark in marked:
            letter = text_at(4.0, 3.0, mark, 8.5, True, "middle", PURPLE)
            found.append(LegendEntry(said, "marks", texts=(letter,), room=8.0))
    if any(dark for card in cards for _, dark in card.tags):
        pill = tag("n", 18.0, 5.8, True)
        found.append(
            LegendEntry("posts vacant", "marks", marks=pill.marks, texts=pill.texts, room=18.0)
        )
    found += ghosts_legend({card.title for card in cards if card.kind == "ghost"}, of_units)
    if lists:
        found.append(_UNIT_LISTS if of_units else _LISTS)
    return tuple(found)


_STACKED = LegendEntry(
    "several posts of one title",
    "marks",
    marks=(
        Mark("stack", 2.5, -3.2, 20.0, 9.0, WHITE, HAIRLINE, 0.8, 1.5),
        Mark("stack", 0.0, -5.5, 20.0, 9.0, WHITE, SOFT_INK, 0.8, 1.5),
    ),
    room=22.0,
)
_LISTS = LegendEntry(
    "under each: its teams and posts, with their number",
    "marks",
    marks=(Mark("band", 0.0, -5.0, 2.5, 10.0, INK),),
    room=3.0,
)
_UNIT_LISTS = replace(_LISTS, label="under each: the units inside it, with their number")

"""The units of an organisation without posts, as cards of a tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.chart.drawing.line_style import REPORTING
from orgmodel.chart.drawing.palette import OUTSIDE, BoxStyle
from orgmodel.chart.teams.post_card import PostCard, Size
from orgmodel.chart.views.parts.captions import names_of_people
from orgmodel.chart.views.parts.colouring import side_word, styles_of_units
from orgmodel.chart.views.parts.request import Request
from orgmodel.chart.views.posts.cards import NO_SIDE
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import counted, listed

_PART_OF = replace(REPORTING, name="part of")
_SEATS = (
    ("chairs", "chair", "chairs"),
    ("member_of", "member", "members"),
    ("coopted_to", "co-opted", "co-opted"),
    ("attends", "in attendance", "in attendance"),
)


def unit_cards(model: OrganisationModel, request: Request) -> tuple[PostCard, ...]:
    """A card a unit, under its parent: what kind it is, its side, who sits on it.

    A parent that is not in the data is a card before the units that name it.
    """
    return UnitCards(model, request).made()


def chosen_units(model: OrganisationModel, request: Request) -> tuple[str, ...]:
    """The units to draw, in row order: all, one with those inside it, down to a depth."""
    tree = model.unit_tree
    inside = set(tree.subtree(request.unit) if request.unit else tree.ids)
    units = tuple(unit for unit in tree.ids if unit in inside)
    if request.depth is not None:
        start = min((tree.layer(unit) for unit in units), default=1)
        units = tuple(unit for unit in units if tree.layer(unit) < start + request.depth)
    return units


def missing_parent(model: OrganisationModel, unit: str) -> str:
    """The unit that a unit is said to be part of and that is not in the data; else empty."""
    named = model.cells.cell(unit, "parent")
    return named if named and named not in model.unit_tree.index else ""


@dataclass(frozen=True)
class UnitCards:
    """The cards of the chosen units."""

    model: OrganisationModel
    request: Request

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The chosen units, in row order."""
        return chosen_units(self.model, self.request)

    @cached_property
    def _drawn(self) -> frozenset[str]:
        return frozenset(self.units)

    @cached_property
    def _styles(self) -> tuple[Mapping[str, BoxStyle], Mapping[str, str]]:
        return styles_of_units(self.model, self.request.colour)

    def made(self) -> tuple[PostCard, ...]:
        """Every card."""
        cards: list[PostCard] = []
        ghosts: set[str] = set()
        for unit in self.units:
            missing = missing_parent(self.model, unit)
            if missing and missing not in ghosts:
                ghosts.add(missing)
                cards.append(self.ghost(missing))
            cards.append(self.card(unit))
        return tuple(cards)

    def card(self, unit: str) -> PostCard:
        """The card of one unit."""
        model, tree = self.model, self.model.unit_tree
        styles, words = self._styles
        parent = tree.manager(unit) or ""
        above = parent if parent in self._drawn else missing_parent(model, unit)
        word = words.get(unit, "")
        size = int(tree.sizes[tree.index[unit]])
        name = model.names[unit]
        data = (("side", model.side_of(unit)), ("unit-kind", model.cells.cell(unit, "kind")))
        return PostCard(
            unit,
            above or None,
            name,
            (*self._facts(unit), *self._fault(unit), *self._hidden(unit)),
            style=styles.get(word, NO_SIDE),
            side=side_word(word) if self.request.colour == "side" else word,
            differs=parent in self._drawn and word != words.get(parent, ""),
            ids=(unit,),
            kind="unit",
            data=tuple((name, value) for name, value in data if value),
            line=_PART_OF,
            relation="part_of",
            line_label=f"{name} is part of {model.names.get(above, above)}" if above else "",
            posts=counted(size, "unit"),
            size=Size(size),
            team=name,
            level=tree.layer(unit),
        )

    def _facts(self, unit: str) -> tuple[str, ...]:
        """The unit's kind, and its seats by how they are held."""
        kind = self.model.cells.cell(unit, "kind").replace("_", " ")
        said = kind if self.request.colour != "kind" else ""
        return tuple(fact for fact in (said, self._seats(unit), *self._chairs(unit)) if fact)

    def _seats(self, unit: str) -> str:
        seated = {
            role: {edge.start for edge in self.model.edges.to(unit, role)} for role, *_ in _SEATS
        }
        return ", ".join(
            counted(len(seated[role]), one, several)
            for role, one, several in _SEATS
            if seated[role]
        )

    def _chairs(self, unit: str) -> tuple[str, ...]:
        """Who chairs it by name, where names are asked for."""
        if not self.request.names:
            return ()
        names = names_of_people(self.model)
        who = dict.fromkeys(edge.start for edge in self.model.edges.to(unit, "chairs"))
        return (f"chaired by {listed([names.get(one) or one for one in who])}",) if who else ()

    def _fault(self, unit: str) -> tuple[str, ...]:
        """A loop is drawn as a top, and told."""
        named = self.model.cells.cell(unit, "parent")
        tree = self.model.unit_tree
        if not named or named not in tree.index or tree.manager(unit):
            return ()
        if named == unit:
            return ("part of itself in the data",)
        return (f"part of {self.model.names[named]} in the data: a loop",)

    def _hidden(self, unit: str) -> tuple[str, ...]:
        if self.request.depth is None:
            return ()
        hidden = sum(child not in self._drawn for child in self.model.unit_tree.children(unit))
        return (f"{counted(hidden, 'unit')} inside not shown",) if hidden else ()

    def ghost(self, missing: str) -> PostCard:
        """The card of a parent that is not in the data."""
        named = sum(missing_parent(self.model, unit) == missing for unit in self.units)
        ends = "is" if named == 1 else "are"
        return PostCard(
            missing,
            None,
            f"{missing}: not in the data",
            (f"{counted(named, 'unit')} {ends} part of it",),
            style=OUTSIDE,
            kind="ghost",
            posts=counted(named, "unit"),
            team=f"{missing}: not in the data",
        )

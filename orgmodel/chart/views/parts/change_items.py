"""What changes, as items on the cards of units: one before and one after each, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from orgmodel.chart.views.parts.change_places import NOWHERE, ChangeSide
from orgmodel.chart.views.parts.change_words import (
    RowChange,
    come_words,
    place_words,
    post_words,
)
from orgmodel.comparison.differences import Differences, RowDifferences
from orgmodel.model.words import capital, counted, listed

State = Literal["stays", "goes", "comes", "moves", "changes"]
TABLES = ("posts", "functions", "units")
"""The blocks of a card, in their order."""
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}[a-z]?")
_MOST_CODE = 6


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """One thing on a card of one side: its code, name, words of its own, and what becomes of it.

    `way` is where it goes to or comes from, where that is another card.
    """

    id: str
    table: str
    name: str
    state: State
    notes: tuple[str, ...] = ()
    code: str = ""
    kind: str = ""
    way: str = ""

    @property
    def said(self) -> str:
        """The item in one line of words."""
        head = " ".join(part for part in (self.kind, self.code, self.name) if part)
        return "; ".join(part for part in (head, self.way, *self.notes) if part)


@dataclass(frozen=True, slots=True)
class ChangePair:
    """A thing before and after, each with the card it stands on; None where it is not there."""

    before: ChangeItem | None
    after: ChangeItem | None
    was_card: str = ""
    now_card: str = ""

    @property
    def table(self) -> str:
        """Its table."""
        item = self.after or self.before
        return item.table if item else ""


@dataclass(frozen=True, eq=False)
class ChangeItems:
    """The items of an option over its baseline.

    `categories` says of each post before what becomes of it (from the schedule of posts
    affected), where that is known.
    """

    before: ChangeSide
    after: ChangeSide
    found: Differences
    categories: Mapping[str, str]

    @cached_property
    def pairs(self) -> tuple[ChangePair, ...]:
        """Every post, function and unit that changes; a unit that is a card itself is no item."""
        pairs = [pair for table in TABLES for pair in self._moved_and_changed(table)]
        pairs += [pair for table in TABLES[:2] for pair in self._come_and_gone(table)]
        cards = {card for pair in pairs for card in (pair.was_card, pair.now_card)} - {NOWHERE}
        units = [pair for pair in self._other_units() if not self._is_card(pair, cards)]
        return _once(tuple(pairs + units))

    def row_change(self, table: str, identifier: str) -> RowChange:
        """What the comparison says of a row, by its id after."""
        return self._changes[table].get(identifier, RowChange())

    @cached_property
    def _changes(self) -> Mapping[str, Mapping[str, RowChange]]:
        found: dict[str, dict[str, RowChange]] = {}
        for table in TABLES:
            rows = self.rows(table)
            changes = {move.id: RowChange(move) for move in rows.moved}
            for change in rows.changed:
                changes[change.id] = replace(
                    changes.get(change.id, RowChange()), cells=change.fields
                )
            found[table] = changes
        return found

    def rows(self, table: str) -> RowDifferences:
        """The differences of one table."""
        return {
            "posts": self.found.posts,
            "functions": self.found.functions,
            "units": self.found.units,
        }[table]

    @cached_property
    def _was(self) -> Mapping[str, str]:
        """Id after → id before."""
        return {now: was for was, now in self.before.keys.items()}

    def was(self, identifier: str) -> str:
        """The id before of an id after."""
        return self._was.get(identifier, identifier)

    def _moved_and_changed(self, table: str) -> Iterator[ChangePair]:
        for identifier, change in self._changes[table].items():
            if table != "units" or change.move is not None:
                yield self._pair(table, identifier, change)

    def _pair(self, table: str, identifier: str, change: RowChange) -> ChangePair:
        was = self.was(identifier)
        of_unit = table == "units"
        old = self.before.around(was) if of_unit else self.before.card_of(was)
        new = self.after.around(identifier) if of_unit else self.after.card_of(identifier)
        state: State = "moves" if change.move else "changes"
        one = self.item(self.before, table, was, change, old, state)
        other = self.item(self.after, table, identifier, change, new, state)
        if self.before.key(old) != new:
            goes = f"goes to {self._card_name(self.after, new)}"
            came = f"from {self._card_name(self.before, old)}"
            along = self._along(was) if of_unit else ()
            one = replace(one, way=goes)
            other = replace(other, way=came, notes=(*other.notes, *along))
        return ChangePair(one, other, old, new)

    def _card_name(self, side: ChangeSide, card: str) -> str:
        return side.name(card) if card else "no unit"

    def _along(self, unit: str) -> tuple[str, ...]:
        """What goes with a unit that moves: how many units, posts and functions are in it."""
        model = self.before.model
        inside = set(model.unit_tree.subtree(unit)) if unit in model.unit_tree.index else {unit}
        posts = posts_counted(self.before, [p for p, home in model.homes.items() if home in inside])
        owned = sum(owner in inside for owner in model.cells.column("functions", "owner"))
        parts = (
            (len(inside) - 1, "unit"),
            (owned, "function"),
        )
        said = [counted(number, word) for number, word in parts if number]
        said += [posts] if posts else []
        return (f"with {listed(said)}",) if said else ()

    def item(
        self,
        side: ChangeSide,
        table: str,
        identifier: str,
        change: RowChange,
        card: str,
        state: State,
    ) -> ChangeItem:
        """A row as an item on a card of one side."""
        if table == "posts":
            notes = tuple(post_words(side, change, card))
        else:
            lead = "of" if table == "functions" else "part of"
            notes = tuple(place_words(side, change, card, lead))
        if table == "posts" and (change.move or state == "stays"):
            notes = (*self._heads(side, identifier, card), *notes)
        return self._made(side, table, identifier, state, notes)

    def _heads(self, side: ChangeSide, post: str, card: str) -> tuple[str, ...]:
        """That a post heads its card, or that it does no more."""
        if side.model.head_of.get(card) == post and card:
            return ("heads it",)
        led = not side.before and self.was(post) in self.before.model.headed
        return ("heads no unit",) if led and post not in side.model.headed else ()

    def _made(
        self,
        side: ChangeSide,
        table: str,
        identifier: str,
        state: State,
        notes: tuple[str, ...],
    ) -> ChangeItem:
        code = identifier if table == "functions" and _is_code(identifier) else ""
        kind = ""
        if table == "units":
            kind = capital((side.cell(identifier, "kind") or "unit").replace("_", " "))
        name = side.name(identifier)
        if name.casefold().startswith(kind.casefold()):
            kind = ""
        return ChangeItem(identifier, table, name, state, notes, code, kind)

    def _come_and_gone(self, table: str) -> Iterator[ChangePair]:
        rows = self.rows(table)
        of_unit = table == "units"
        for name, cells in rows.removed.items():
            side = self.before
            card = side.around(name) if of_unit else side.card_of(name)
            notes = [*come_words(side, table, cells, card)]
            if table == "posts" and name in self.categories:
                notes.append(self.categories[name])
            yield ChangePair(self._made(side, table, name, "goes", tuple(notes)), None, card)
        for name, cells in rows.added.items():
            side = self.after
            card = side.around(name) if of_unit else side.card_of(name)
            notes = [*come_words(side, table, cells, card)]
            made = self._made(side, table, name, "comes", tuple(notes))
            yield ChangePair(None, made, "", card)

    def _other_units(self) -> Iterator[ChangePair]:
        """Units that come, go, or change where they are."""
        yield from self._come_and_gone("units")
        for identifier, change in self._changes["units"].items():
            if change.move is None:
                yield self._pair("units", identifier, change)

    def _is_card(self, pair: ChangePair, cards: set[str]) -> bool:
        """Whether a unit is told by its card's own head: it holds items."""
        return any(item is not None and item.id in cards for item in (pair.before, pair.after))


def posts_counted(side: ChangeSide, posts: Sequence[str]) -> str:
    """`9 posts`; `9 posts or groups` where some stand for more or an unknown number."""
    single = all(side.model.stands_for(post) == (1, 1) for post in posts)
    one, many = ("post", "posts") if single else ("post or group", "posts or groups")
    return counted(len(posts), one, many) if posts else ""


def _is_code(identifier: str) -> bool:
    return len(identifier) <= _MOST_CODE and _CODE.fullmatch(identifier) is not None


def _once(pairs: tuple[ChangePair, ...]) -> tuple[ChangePair, ...]:
    """A post with its unit of the same name is one item, that of the post."""
    units = {_alike(pair): pair for pair in pairs if pair.table == "units"}
    made: list[ChangePair] = []
    told: set[int] = set()
    for pair in pairs:
        other = units.get(_alike(pair)) if pair.table == "posts" else None
        if other is not None and id(other) not in told:
            told.add(id(other))
            pair = replace(
                pair,
                before=_with_unit(pair.before, other.before),
                after=_with_unit(pair.after, other.after),
            )
        made.append(pair)
    return tuple(pair for pair in made if id(pair) not in told)


def _alike(pair: ChangePair) -> tuple[str, ...]:
    """What a post and a unit share that are told once: names, cards and what becomes of them."""
    ends = (pair.before, pair.after)
    return (
        *(f"{end.name.casefold()}/{end.state}" if end else "" for end in ends),
        pair.was_card,
        pair.now_card,
    )


def _with_unit(post: ChangeItem | None, unit: ChangeItem | None) -> ChangeItem | None:
    if post is None or unit is None:
        return post
    own = tuple(note for note in unit.notes if note not in post.notes)
    return replace(post, notes=(f"and its {unit.kind.lower() or 'unit'}", *post.notes, *own))

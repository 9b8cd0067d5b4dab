"""The cards of units with what changes on them: one place in both halves for each.

Units that become one share a place: side by side before, one card after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from orgmodel.chart.views.parts.change_items import (
    TABLES,
    ChangeItem,
    ChangeItems,
    ChangePair,
    State,
    posts_counted,
)
from orgmodel.chart.views.parts.change_places import ChangeSide
from orgmodel.chart.views.parts.change_words import RowChange, cell_words, changed_words
from orgmodel.chart.views.parts.colouring import side_word
from orgmodel.model.words import counted, listed

_MOST_WHOLE = 26


@dataclass(frozen=True, slots=True)
class CardHead:
    """The head of a unit's card on one side: its name, soft words, side and what becomes of it."""

    id: str
    name: str
    notes: tuple[str, ...]
    side: str
    state: State


@dataclass(frozen=True, slots=True)
class SlotRow:
    """What stands at one height in the two halves; `first` begins a block."""

    before: ChangeItem | None
    after: ChangeItem | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class SlotColumn:
    """A unit before, with its rows and what of it stays; without head a column for what comes."""

    head: CardHead | None
    rows: tuple[SlotRow, ...]
    stays: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSlot:
    """A place: the unit or units before, and the one unit after, None where it goes."""

    columns: tuple[SlotColumn, ...]
    after: CardHead | None

    @property
    def name(self) -> str:
        """The name it has last."""
        heads = (self.after, *(column.head for column in self.columns))
        return next((head.name for head in heads if head), "")


@dataclass(frozen=True, eq=False)
class ChangeSlots:
    """The places of an option over its baseline.

    `heir` says which card stands in place of one that goes; no more than `most` units become
    one in one place.
    """

    items: ChangeItems
    heir: Mapping[str, str]
    most: int = 4

    def made(self) -> tuple[ChangeSlot, ...]:
        """Every place, in the order of the units in the data, those that come last."""
        places = self._places()
        where = {(True, was): at for at, (befores, _) in enumerate(places) for was in befores}
        where |= {(False, now): at for at, (_, now) in enumerate(places) if now is not None}
        rows: list[list[tuple[int | None, ChangePair]]] = [[] for _ in places]
        for pair in self.items.pairs:
            self._sort_in(pair, places, where, rows)
        return tuple(
            self._slot(befores, now, given)
            for (befores, now), given in zip(places, rows, strict=True)
        )

    @property
    def unchanged(self) -> tuple[str, ...]:
        """The names of the directorates on which nothing changes."""
        after, drawn = self.items.after, {now for _, now in self._places()}
        names = after.divisions.names
        if not names:
            top = after.model.unit_tree.tops
            names = {unit: after.name(unit) for unit in top}
        return tuple(name for card, name in names.items() if card not in drawn)

    def _places(self) -> list[tuple[tuple[str, ...], str | None]]:
        """The cards before and the card after of each place; "" is the card of no unit."""
        before = self.items.before
        old, new = self._cards()
        joined = self._joined(old, new)
        one = {was: target for target, befores in joined.items() for was in befores}
        places: list[tuple[tuple[str, ...], str | None]] = []
        done: set[str] = set()
        for was in old:
            now = before.key(was)
            target = one.get(was, now if now in new else None)
            if target is None:
                places.append(((was,), None))
            elif target not in done:
                done.add(target)
                places.append((joined.get(target, (was,)), target))
        places += [((), now) for now in new if now not in done]
        return places

    def _joined(self, old: Sequence[str], new: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Card after → the cards before that become it, itself first; only where several do."""
        before, after = self.items.before, self.items.after
        found: dict[str, list[str]] = {}
        for was in old:
            heir = self.heir.get(was, "")
            if heir and heir in new and not after.has(before.key(was)):
                found.setdefault(heir, []).append(was)
        own = {before.key(was): was for was in old}
        return {
            heir: tuple([*([own[heir]] if heir in own else []), *units][: self.most])
            for heir, units in found.items()
        }

    def _cards(self) -> tuple[list[str], list[str]]:
        """The cards before and after that hold an item, or change themselves."""
        before, after = self.items.before, self.items.after
        old: dict[str, None] = {}
        new: dict[str, None] = {}
        for pair in self.items.pairs:
            if pair.before is not None:
                old[pair.was_card] = None
            if pair.after is not None:
                new[pair.now_card] = None
        units = self.items.rows("units")
        shown = {item.id for pair in self.items.pairs for item in (pair.before, pair.after) if item}
        old |= {name: None for name in units.removed if name not in shown}
        new |= {name: None for name in units.added if name not in shown}
        for change in units.changed:
            if change.id not in shown:
                old[self.items.was(change.id)] = new[change.id] = None
        # A card that is there before and after is drawn in both.
        for was in list(old):
            if was == "" or after.has(before.key(was)):
                new.setdefault(before.key(was), None)
        for now in list(new):
            was = self.items.was(now)
            if now == "" or before.has(was):
                old.setdefault(was, None)
        return _in_order(before, old), _in_order(after, new)

    def _sort_in(
        self,
        pair: ChangePair,
        places: Sequence[tuple[tuple[str, ...], str | None]],
        where: Mapping[tuple[bool, str], int],
        rows: list[list[tuple[int | None, ChangePair]]],
    ) -> None:
        """Put a pair where it stands: in one place, or in the one it leaves and the other."""
        was = where.get((True, pair.was_card)) if pair.before else None
        now = where.get((False, pair.now_card)) if pair.after else None
        if was is not None and was == now:
            rows[was].append((places[was][0].index(pair.was_card), _in_place(pair)))
            return
        if was is not None:
            at = places[was][0].index(pair.was_card)
            rows[was].append((at, ChangePair(pair.before, None)))
        if now is not None:
            rows[now].append((None, ChangePair(None, pair.after)))

    def _slot(
        self,
        befores: tuple[str, ...],
        now: str | None,
        given: Sequence[tuple[int | None, ChangePair]],
    ) -> ChangeSlot:
        joined = len(befores) > 1
        columns = []
        for at, was in enumerate(befores):
            pairs = [pair for place, pair in given if place == at or (place is None and at == 0)]
            stays = ""
            if now:
                own = self._staying(was, now, whole=joined)
                if joined and len(own) <= _MOST_WHOLE:
                    pairs = [*pairs, *own]
                else:
                    stays = self._stays(was, now)
            head = self._head(self.items.before, was, joined)
            columns.append(SlotColumn(head, _rows(pairs), stays))
        if not befores:
            columns.append(SlotColumn(None, _rows([pair for _, pair in given])))
        after = None if now is None else self._head(self.items.after, now, joined)
        return ChangeSlot(tuple(columns), after)

    def _staying(self, was: str, now: str, *, whole: bool) -> list[ChangePair]:
        """What is directly in a unit, and stays on its card without a change."""
        if not whole:
            return []
        before, after = self.items.before, self.items.after
        changed = {p.before.id for p in self.items.pairs if p.before}
        model = before.model
        direct = [("posts", post) for post, home in model.homes.items() if home == was]
        owners = zip(*(model.cells.column("functions", c) for c in ("id", "owner")), strict=True)
        direct += [("functions", name) for name, owner in owners if owner == was]
        inside = model.unit_tree.children(was) if was in model.unit_tree.index else ()
        direct += [("units", unit) for unit in inside]
        found = []
        for table, name in direct:
            key = before.key(name)
            if name in changed or not after.has(key) or not name:
                continue
            card = after.around(key) if table == "units" else after.card_of(key)
            if card == now:
                one = self.items.item(before, table, name, RowChange(), was, "stays")
                other = self.items.item(after, table, key, RowChange(), now, "stays")
                found.append(ChangePair(one, other, was, now))
        return found

    def _stays(self, was: str, now: str) -> str:
        """How much stays on a card as it is: `9 posts or groups and 4 functions stay`."""
        before, after = self.items.before, self.items.after
        shown = {p.before.id for p in self.items.pairs if p.before}

        def stay(ids: Sequence[str]) -> list[str]:
            return [
                name
                for name in ids
                if name
                and name not in shown
                and before.card_of(name) == was
                and after.has(before.key(name))
                and after.card_of(before.key(name)) == now
            ]

        posts = posts_counted(before, stay(before.model.hierarchy.ids))
        owned = stay(before.model.cells.column("functions", "id"))
        said = [
            words for words in (posts, counted(len(owned), "function") if owned else "") if words
        ]
        if not said:
            return ""
        verb = "stay" if len(said) > 1 or not said[0].startswith("1 ") else "stays"
        return f"{listed(said)} {verb} as before"

    def _head(self, side: ChangeSide, card: str, joined: bool) -> CardHead:
        if not card:
            return CardHead("", "In no other unit", (), "", "stays")
        units = self.items.rows("units")
        table = side.model.table_of.get(card, "")
        key = side.key(card)
        change = self.items.row_change(table, key) if table in TABLES else RowChange()
        state: State = "stays"
        notes: list[str] = []
        if side.before and card in units.removed:
            state = "goes"
        elif not side.before and card in units.added:
            state = "comes"
            kind = side.cell(card, "kind")
            notes += [kind.replace("_", " ")] if kind else []
            head = side.cell(card, "head")
            notes += [cell_words(side, "head", head)] if head else []
        elif change.cells or change.move:
            state = "changes" if change.cells else "moves"
        declared = side_word(side.model.side_of(card))
        notes += [declared] if declared else []
        if table == "units":
            notes += changed_words(side, tuple(c for c in change.cells if c.name != "side"))
        if state == "goes" and joined:
            notes.append("becomes part of one")
        return CardHead(card, side.name(card), tuple(notes), side.model.side_of(card), state)


def _in_place(pair: ChangePair) -> ChangePair:
    """The pair without where it goes and comes from: it stays where it stands."""
    before = replace(pair.before, way="") if pair.before else None
    return replace(pair, before=before, after=replace(pair.after, way="") if pair.after else None)


def _in_order(side: ChangeSide, cards: Mapping[str, None]) -> list[str]:
    """Cards in the order of the data, that of no unit last."""
    place = {name: at for at, name in enumerate(side.model.table_of)}
    return sorted(cards, key=lambda card: (card == "", place.get(card, len(place)), card))


def _rows(pairs: Sequence[ChangePair]) -> tuple[SlotRow, ...]:
    """Three blocks; in each what is in both halves, then what goes beside what comes."""
    rows: list[SlotRow] = []
    for table in TABLES:
        block = list(_block([pair for pair in pairs if pair.table == table]))
        rows += [SlotRow(row.before, row.after, at == 0) for at, row in enumerate(block)]
    return tuple(rows)


def _block(pairs: Sequence[ChangePair]) -> Iterator[SlotRow]:
    both = [pair for pair in pairs if pair.before and pair.after]
    goes = [pair.before for pair in pairs if pair.before and not pair.after]
    comes = [pair.after for pair in pairs if pair.after and not pair.before]
    yield from (SlotRow(pair.before, pair.after) for pair in both)
    yield from (SlotRow(was, now) for was, now in zip_longest(goes, comes))

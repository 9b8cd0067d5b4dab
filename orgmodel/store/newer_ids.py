"""Which id of one data set is which of a newer one, for changes that were written on the older."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from orgmodel.changes.change import Change
from orgmodel.changes.key import Record
from orgmodel.changes.verb_list import read_change
from orgmodel.comparison.matching.likeness import gone
from orgmodel.comparison.matching.posts import Matching, match
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import spelt

_TRUSTED = 0.5


class NewerIds:
    """The ids of an option while its changes are gone through, in their order.

    Posts and units are matched as a comparison matches them, persons by the name that both data
    sets disclose; functions, services and decisions go by their ids. An id that a change brings
    in stays as it is, save where the newer data has it for something else: then it gets a
    number behind it.
    """

    def __init__(
        self, older: OrganisationModel, newer: OrganisationModel, matched: Mapping[str, str]
    ) -> None:
        """`matched` is what `matched_ids` gives of the two."""
        self._older, self._newer = older, newer
        self._ids = dict(matched)
        self.there_already: frozenset[str] = frozenset()
        """Ids that a change brings in and the newer data has by now, called the same."""

    def after(self, change: Change) -> Change:
        """The change on the newer data: the ids that it names as they are there.

        An id that is no more becomes one that nothing has; see `missing`.
        """
        for name, words in change.introduces().items():
            if name not in self._ids or self._ids[name] == gone(name):
                self._ids[name] = self._brought_in(change, name, words)
        given = _renamed(type(change), change.to_dict(), self._ids)
        return read_change(given, []) or change

    def missing(self, change: Change) -> tuple[str, ...]:
        """The ids named by a change that the newer data has no longer, each once."""
        named = _named(type(change), change.to_dict())
        return tuple(dict.fromkeys(name for name in named if self.now(name) == gone(name)))

    def now(self, name: str) -> str:
        """What an id is by now; `gone` where it is no more."""
        if name in self._ids:
            return self._ids[name]
        there = name not in self._older.table_of or name in self._newer.table_of
        return name if there else gone(name)

    def _brought_in(self, change: Change, name: str, words: str) -> str:
        newer = self._newer
        taken = {*newer.table_of, *newer.set_aside.absences}
        if name not in taken:
            return name
        same = newer.table_of.get(name) == change.subject.table and name not in self._ids.values()
        if same and spelt(newer.names.get(name, "")) == spelt(words):
            self.there_already |= {name}
            return name
        taken |= {*self._ids, *self._ids.values()}
        number = 2
        while f"{name}_{number}" in taken:
            number += 1
        return f"{name}_{number}"


def matched_ids(older: OrganisationModel, newer: OrganisationModel) -> Mapping[str, str]:
    """Post, unit or person before → after; `gone` where there is none."""
    found = match(older, newer)
    units, persons = _units_by_id(found, newer), _persons(found, older, newer)
    return {**dict(persons), **found.ids, **dict(units)}


def _units_by_id(found: Matching, newer: OrganisationModel) -> Iterator[tuple[str, str]]:
    """Units under another name that kept their id, where most others did too."""
    there = set(newer.unit_tree.ids)
    shared = [unit for unit in found.units if unit in there]
    kept = sum(found.units[unit] == unit for unit in shared)
    if kept and kept >= _TRUSTED * len(shared):
        taken = set(found.units.values())
        yield from ((u, u) for u in found.units_before if u in there and u not in taken)


def _persons(
    found: Matching, older: OrganisationModel, newer: OrganisationModel
) -> Iterator[tuple[str, str]]:
    """Persons of one disclosed name; those who are not named by id, where the post is the same."""
    before, after = found.people
    named: dict[str, list[str]] = {}
    for person, key in sorted(after.items()):
        named.setdefault(key, []).append(person)
    posts_after = {(person, post) for post, held in newer.holders.items() for person in held}
    stays = {
        person
        for post, held in older.holders.items()
        for person in held
        if (person, found.posts.get(post, "")) in posts_after
    }
    for person, key in before.items():
        alike = named.get(key, []) if key else [person] if person in stays else []
        same = person if person in alike else next(iter(alike), gone(person))
        yield person, same


def _renamed(
    kind: type[Record], given: Mapping[str, Any], ids: Mapping[str, str]
) -> dict[str, Any]:
    """The keys and values of a change or a part of one, with other ids."""
    keys = {key.name: key for key in kind.all_keys()}
    out = dict(given)
    for name, value in given.items():
        key = keys.get(name)
        if key is None or key.kind not in ("id", "ids", "parts"):
            continue
        if key.kind == "parts" and key.part is not None:
            out[name] = [_renamed(key.part, one, ids) for one in value]
        elif key.kind == "ids":
            out[name] = [ids.get(one, one) for one in value]
        else:
            out[name] = ids.get(value, value)
    return out


def _named(kind: type[Record], given: Mapping[str, Any]) -> Iterator[str]:
    """Every id that a change or a part of one names."""
    keys = {key.name: key for key in kind.all_keys()}
    for name, value in given.items():
        key = keys.get(name)
        if key is None or key.kind not in ("id", "ids", "parts"):
            continue
        if key.kind == "parts" and key.part is not None:
            for one in value:
                yield from _named(key.part, one)
        else:
            yield from value if key.kind == "ids" else (value,)

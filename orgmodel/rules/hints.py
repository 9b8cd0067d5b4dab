"""The words by which a pack suggests sides and roles to whoever imports a list: never facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orgmodel.model.toml_table import TomlTable
from orgmodel.model.words import plain

Words = Mapping[str, tuple[str, ...]]

_KEYS = ("sides", "guesses", "roles", "chiefs")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a pack's `[suggest]` says.

    `sides` are words that name a side, by side; `guesses` those that only often do. `roles` are
    the titles or names that play a role, by role, and `chiefs` the titles of who leads a whole
    organisation.
    """

    sides: Words = field(default_factory=dict)
    guesses: Words = field(default_factory=dict)
    roles: Words = field(default_factory=dict)
    chiefs: tuple[str, ...] = ()


def read_hints(table: TomlTable, sides: Iterable[str], roles: Iterable[str]) -> Hints:
    """The hints of a `[suggest]` table; `sides` and `roles` are those that the pack has."""
    table.only(_KEYS)
    known = tuple(sides)
    return Hints(
        _one_side_each(table.table("sides"), known),
        _one_side_each(table.table("guesses"), known),
        _words(table.table("roles"), tuple(roles), "role"),
        tuple(table.names("chiefs")),
    )


def _words(table: TomlTable, known: tuple[str, ...], what: str) -> Words:
    found = {}
    for key in table.given:
        words = table.names(key)
        if table.known(key, key, known, what):
            found[key] = tuple(words)
        if not all(map(plain, words)):
            table.fault("holds a word without a letter or a figure. Take it out.", key)
    return found


def _one_side_each(table: TomlTable, known: tuple[str, ...]) -> Words:
    """The words of each side; one of two sides tells neither: a fault."""
    words, of = _words(table, known, "side"), dict[str, str]()
    for side, texts in words.items():
        for text in texts:
            other = of.setdefault(plain(text), side)
            if other != side:
                table.fault(f'"{text}" stands under {other} too. A word names one side.', side)
    return words

"""What other installed packages add, by entry points: rule kinds, importers and writers.

They are looked for when a name is asked for that does not ship, or where all names are listed,
and loaded when they are used. What cannot be loaded is told by its name and package; the others
are not touched by it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from orgmodel.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

RULE_KINDS, IMPORTERS, WRITERS = "orgmodel.rule_kinds", "orgmodel.importers", "orgmodel.writers"
_WORDS = {RULE_KINDS: "rule kind", IMPORTERS: "importer", WRITERS: "writer"}
_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Plugin:
    """One thing that an installed package adds; nothing of it is loaded yet."""

    group: str
    name: str
    place: str
    package: str
    entry: EntryPoint

    def __str__(self) -> str:
        return f'the {_WORDS[self.group]} "{self.name}" of the package {self.package}'

    def load(self) -> Any:
        """What its entry point names. `PluginError` where that cannot be loaded."""
        try:
            return self.entry.load()
        except (Exception, SystemExit) as error:
            raise self.fault(f"cannot be loaded ({told(error)})") from error

    def fault(self, what: str) -> PluginError:
        """What is wrong with it, and what to do about it, as an error to raise."""
        return PluginError(f"{self} {what}. Mend that package, or take it out: {self.place}.")


def told(error: BaseException) -> str:
    """An error of somebody else's code in one line."""
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return words if len(words) <= 200 else f"{words[:200]} …"


@cache
def usable(group: str, taken: Collection[str] = frozenset()) -> Mapping[str, Plugin]:
    """The plugins of a group by name, in the alphabet's order; `taken` are names that ship.

    One whose name ships, that two packages have, or that is no name is not among them: `refused`.
    """
    found = {one.name: one for one in _installed(group) if not _wrong(one, taken)}
    return MappingProxyType({name: found[name] for name in sorted(found)})


def refused(group: str, taken: Collection[str] = frozenset()) -> tuple[str, ...]:
    """Why plugins are left out, a sentence each."""
    return tuple(
        str(one.fault(f"is left out: {why}"))
        for one in _installed(group)
        if (why := _wrong(one, taken))
    )


def _wrong(one: Plugin, taken: Collection[str]) -> str:
    """Why a plugin cannot be used under its name; empty where it can."""
    if not _NAME.fullmatch(one.name):
        return "a name is small letters, figures and _, and begins with a letter"
    if one.name in taken:
        return f"a {_WORDS[one.group]} of this name ships with orgmodel, and that one is used"
    others = [o.package for o in _installed(one.group) if o.name == one.name and o is not one]
    if others:
        return f"{', '.join(others)} has one of this name too, and neither is used"
    return ""


@cache
def _installed(group: str) -> tuple[Plugin, ...]:
    return tuple(sorted(_of(group), key=lambda one: (one.name, one.package)))


def _of(group: str) -> Iterator[Plugin]:
    from importlib.metadata import entry_points  # a tenth of a second, which help does without

    for entry in entry_points(group=group):
        by = entry.dist
        package = f"{by.name} {by.version}" if by is not None else "that has no name"
        yield Plugin(group, entry.name, entry.value, package, entry)

"""The bodies that are to be opened together, and what was agreed for them so far."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from orgmodel.api import Organisation
from orgmodel.joining.between import BetweenCell
from orgmodel.joining.options import Options, options_among
from orgmodel.joining.parted import rows_told
from orgmodel.joining.regained import Regained, SetOfBodies
from orgmodel.model.bodies import unfit_body
from orgmodel.model.faults import Problem
from orgmodel.model.words import counted, listed
from orgmodel.store.option import hash_of

MOST = 12
"""How many bodies are opened together; beside each other more are nobody's table."""
_LONGEST = 24
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, eq=False)
class BodyOptions:
    """The options of a body, with its ids as they are in it alone.

    `kept` are those of a workspace, which come along as options; `offered` those that ship with
    data or lie beside it, which are offered on the page Workspace as they are with a sample.
    """

    kept: Options = field(default_factory=dict)
    offered: Options = field(default_factory=dict)

    def told(self, about: str = "") -> tuple[str, ...]:
        """How many they are, in words; nothing where there are none."""
        kept, offered = len(self.kept), len(self.offered)
        comes, is_offered = ("comes" if kept == 1 else "come"), ("is" if offered == 1 else "are")
        words = (
            f"{counted(kept, 'option')}{about} {comes} along" if kept else "",
            f"{counted(offered, 'option')}{about} {is_offered} offered on page Workspace"
            if offered
            else "",
        )
        return tuple(filter(None, words))


NO_OPTIONS = BodyOptions()


@dataclass(frozen=True, eq=False)
class GatheredSet:
    """A set that is apart here: what joined its bodies, and its options that are about several.

    `keys` are the keys of its bodies here, by what they are called in it.
    """

    was: SetOfBodies
    keys: Mapping[str, int]
    options: BodyOptions = NO_OPTIONS


@dataclass(frozen=True, eq=False)
class GatheredBody:
    """One body: its short name, what was read of it and from where, and what is told of that.

    `key` tells it from the others while its name changes. `files` are those that it was read from,
    none where they lie in this installation or in a workspace.
    """

    key: int
    name: str
    organisation: Organisation
    source: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    options: BodyOptions = NO_OPTIONS


@dataclass(frozen=True, slots=True)
class FaultyBody:
    """Files that could not be opened: their names, why, and their faults."""

    source: str
    message: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Gathering:
    """The bodies in their order. `top` is the key of the one whose head is over all, 0 for none.

    `refused` are the files of the last drop that could not be opened, `sets` those that some of
    the bodies came from.
    """

    bodies: tuple[GatheredBody, ...] = ()
    top: int = 0
    refused: tuple[FaultyBody, ...] = ()
    sets: tuple[GatheredSet, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The short names."""
        return tuple(body.name for body in self.bodies)

    @property
    def top_name(self) -> str:
        """The short name of the body whose head is over all; empty where each keeps its top."""
        return next((body.name for body in self.bodies if body.key == self.top), "")

    def fault_of(self, name: str) -> str:
        """Why a short name cannot stand; empty where it can."""
        if not name:
            return "Give it a short name. It stands before each id, such as north."
        if sum(one.casefold() == name.casefold() for one in self.names) > 1:
            return f"Two are called {name}. Give each a name of its own."
        return unfit_body(name)

    @property
    def is_ready(self) -> bool:
        """Whether there are two or more, each with a name that can stand."""
        return len(self.bodies) > 1 and not any(map(self.fault_of, self.names))

    @property
    def digest(self) -> str:
        """What comes of them is known by this."""
        said = [(body.name, body.organisation.digest) for body in self.bodies]
        whole = repr((said, self.top_name, self.between, self._options_said))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

    @property
    def _options_said(self) -> list[str]:
        given = (*(b.options.kept for b in self.bodies), *(s.options.kept for s in self.sets))
        return [hash_of(option) for options in given for option in options.values()]

    @cached_property
    def regained(self) -> tuple[Regained, ...]:
        """Of each set what joins those of its bodies that are still here, under their names."""
        names = {body.key: body.name for body in self.bodies}
        return tuple(
            one.was.regained({was: names[key] for was, key in one.keys.items() if key in names}, n)
            for n, one in enumerate(self.sets)
        )

    @property
    def between(self) -> tuple[BetweenCell, ...]:
        """The rows and cells that joined bodies before they were apart here."""
        return tuple(cell for one in self.regained for cell in one.cells)

    @property
    def options(self) -> BodyOptions:
        """The options of all, each as one of the whole."""
        models = {body.name: body.organisation for body in self.bodies}
        kept = options_among(models, {body.name: body.options.kept for body in self.bodies})
        offered = options_among(models, {body.name: body.options.offered for body in self.bodies})
        for number, (one, again) in enumerate(zip(self.sets, self.regained, strict=True)):
            for found, given in ((kept, one.options.kept), (offered, one.options.offered)):
                own = again.options(given).items()
                found |= {name if name not in found else f"{number}-{name}": o for name, o in own}
        return BodyOptions(kept, offered)

    @property
    def put_back(self) -> tuple[str, ...]:
        """What of each set is there again where all are one, a sentence each."""
        found = []
        for one, again in zip(self.sets, self.regained, strict=True):
            of_several = BodyOptions(
                again.options(one.options.kept), again.options(one.options.offered)
            )
            rows = len(tuple(rows_told(again.cells)))
            words = [counted(rows, "row or cell comes back", "rows and cells come back")]
            words = words if rows else []
            words += of_several.told(" about several of them")
            if words:
                names = listed(again.names.values())
                found.append(f"Between {names}: {'; '.join(words)}.")
        return tuple(found)

    @property
    def left(self) -> tuple[str, ...]:
        """What of a set cannot be here since a body of it was taken away, a sentence each."""
        found: list[str] = []
        for one, again in zip(self.sets, self.regained, strict=True):
            gone = listed([body for body in one.was.bodies if body in again.gone])
            found += (f"{said} It is left out, since {gone} was taken away." for said in again.told)
            for given in (one.options.kept, one.options.offered):
                staying = again.options(given)
                found += (
                    f"The option {option.name} is left out, since {gone} was taken away."
                    for name, option in given.items()
                    if name not in staying
                )
        return tuple(found)

    def adding(
        self,
        wanted: str,
        organisation: Organisation,
        source: str,
        files: Mapping[str, bytes] | None = None,
        notes: tuple[str, ...] = (),
        options: BodyOptions = NO_OPTIONS,
    ) -> Gathering:
        """With one more body, called as `wanted` says as nearly as can be."""
        key = max((body.key for body in self.bodies), default=0) + 1
        name = free_name(wanted, self.names)
        body = GatheredBody(key, name, organisation, source, files or {}, notes, options)
        return replace(self, bodies=(*self.bodies, body))

    def adding_set(
        self,
        was: SetOfBodies,
        bodies: Mapping[str, Organisation],
        source: str,
        files: Mapping[str, bytes],
        notes: tuple[str, ...],
        of: Mapping[str, BodyOptions],
        options: BodyOptions,
    ) -> Gathering:
        """With each body of a set, its options `of` each alone and those of several of them."""
        now = self
        keys = {}
        for name, one in bodies.items():
            now = now.adding(name, one, source, files, notes, of[name])
            keys[name] = now.bodies[-1].key
        return replace(now, sets=(*now.sets, GatheredSet(was, keys, options)))

    def naming(self, key: int, name: str) -> Gathering:
        """With another short name for a body, mended as far as it can be."""
        bodies = [
            replace(body, name=fit_name(name)) if body.key == key else body for body in self.bodies
        ]
        return replace(self, bodies=tuple(bodies))

    def without(self, key: int) -> Gathering:
        """Without a body."""
        bodies = tuple(body for body in self.bodies if body.key != key)
        return replace(self, bodies=bodies, top=0 if self.top == key else self.top)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """A short name like the one wanted that none of the others has."""
    name = fit_name(wanted) or "body"
    known = {one.casefold() for one in taken}
    names = (name if number == 1 else f"{name}_{number}" for number in range(1, len(known) + 2))
    return next(one for one in names if one.casefold() not in known)


def fit_name(text: str) -> str:
    """The text as a short name: plain letters and digits, a letter first; empty where none is."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = _UNFIT.sub("_", plain).strip("_-")
    if name[:1].isdigit():
        name = f"b{name}"
    return name[:_LONGEST].rstrip("_-")

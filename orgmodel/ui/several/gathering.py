"""The bodies that are to be opened together, and what was agreed for them so far."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from orgmodel.api import Organisation
from orgmodel.model.bodies import unfit_body
from orgmodel.model.faults import Problem

MOST = 12
"""How many bodies are opened together; beside each other more are nobody's table."""
_LONGEST = 24
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")


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


@dataclass(frozen=True, slots=True)
class FaultyBody:
    """Files that could not be opened: their names, why, and their faults."""

    source: str
    message: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Gathering:
    """The bodies in their order. `top` is the key of the one whose head is over all, 0 for none.

    `refused` are the files of the last drop that could not be opened.
    """

    bodies: tuple[GatheredBody, ...] = ()
    top: int = 0
    refused: tuple[FaultyBody, ...] = ()

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
        return hashlib.sha256(repr((said, self.top_name)).encode()).hexdigest()[:16]

    def adding(
        self,
        wanted: str,
        organisation: Organisation,
        source: str,
        files: Mapping[str, bytes] | None = None,
        notes: tuple[str, ...] = (),
    ) -> Gathering:
        """With one more body, called as `wanted` says as nearly as can be."""
        key = max((body.key for body in self.bodies), default=0) + 1
        name = free_name(wanted, self.names)
        body = GatheredBody(key, name, organisation, source, files or {}, notes)
        return replace(self, bodies=(*self.bodies, body))

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

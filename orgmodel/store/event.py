"""What is done in a workspace, one event after another, each sealed with all before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from orgmodel.errors import OrgmodelError

BEFORE_ALL = "0" * 64
_KEYS = frozenset({"number", "at", "who", "kind", "option", "what", "seal"})


class RecordError(OrgmodelError):
    """A record of a workspace that cannot be read, or that was changed outside orgmodel."""


@dataclass(frozen=True)
class Act:
    """What somebody wants to do: a kind of `orgmodel.store.kinds`, the option it is done to
    (its key, empty where it is about the workspace), and what is said of it, as JSON has it.
    """

    kind: str
    option: str = ""
    what: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """An act that was done: its number from 1, when (UTC, ISO 8601), by whom, and its seal.

    `who` is the id of a person, never a name. The seal is the SHA-256 of the event and of the
    seal before it, in hexadecimal digits.
    """

    number: int
    at: str
    who: str
    kind: str
    option: str
    what: Mapping[str, Any]
    seal: str

    @classmethod
    def following(cls, number: int, seal: str, act: Act, who: str, at: datetime) -> Event:
        """The event after the one of this number and seal (0 and `BEFORE_ALL` for the first)."""
        moment = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        # As it will be read again: a tuple is a list from the start.
        what = json.loads(_canonical(act.what))
        bare = cls(number + 1, moment, who, act.kind, act.option, what, "")
        return cls(number + 1, moment, who, act.kind, act.option, what, bare.sealed_after(seal))

    def sealed_after(self, before: str) -> str:
        """The seal that this event has where the one before it has that seal."""
        said = {**self.to_dict(), "before": before}
        del said["seal"]
        return hashlib.sha256(_canonical(said).encode()).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {name: getattr(self, name) for name in sorted(_KEYS)}

    def to_line(self) -> str:
        """As a line of text, the same for the same event."""
        return _canonical(self.to_dict())

    @classmethod
    def read(cls, given: object) -> Event:
        """The event of what JSON had; `RecordError` where it is none. Its seal is not looked at."""
        if not isinstance(given, dict) or set(given) != _KEYS:
            raise RecordError("an event has not the keys that an event has.")
        texts = ("at", "who", "kind", "option", "seal")
        number, what = given["number"], given["what"]
        if not all(isinstance(given[name], str) for name in texts) or not isinstance(what, dict):
            raise RecordError("a value of an event is not of the kind it must be.")
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise RecordError("the number of an event is none.")
        return cls(**given)

    @classmethod
    def read_line(cls, line: str) -> Event:
        """The event of a line that `to_line` wrote, to the letter; else `RecordError`."""
        try:
            found = cls.read(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise RecordError("a line of the record is not what orgmodel writes.") from error
        if found.to_line() != line:
            raise RecordError("a line of the record is not written as orgmodel writes it.")
        return found


def _canonical(value: object) -> str:
    """JSON with sorted keys, no spaces, ASCII only and no figure that is not a number."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False
    )

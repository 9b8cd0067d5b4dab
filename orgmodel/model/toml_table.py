"""One table of a TOML file, its keys read by type: every reader of such files says alike what is
wrong.

A scenario, a pack, a policy and so on are each read by asking a `TomlTable` for its keys. What does
not fit is added to the table's faults, and the default stands in for it.

A text is prose (`text`), which may hold any character; what prints it escapes those that cannot
be seen. Or it names something (`name`, `names`): an id, a rule, a relation, a pack, a file. A
name holds no control character (C0, tab and line breaks too, delete, C1) and none that turns
the direction of writing (U+202A to U+202E, U+2066 to U+2069): it would look like another name.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from orgmodel.model.numbers import day
from orgmodel.model.toml import TOO_LONG, Code, TomlFault, inside, named, read, shown
from orgmodel.model.unprintable import UNPRINTABLE
from orgmodel.model.words import did_you_mean, listed, near

_TEXTS = 'a list of texts, such as ["structure"]'


def opened(content: bytes | str, *, decimals_as_text: bool = False) -> TomlTable:
    """The whole file as a table; its faults are those of reading it (see `toml.read`)."""
    toml = read(content, decimals_as_text=decimals_as_text)
    return TomlTable(toml.values, list(toml.faults))


class TomlTable:
    """One table of a file; what does not fit its reader's questions is added to `faults`.

    Each question gives what stands under a key, or the default where nothing usable does.
    `place` says in faults where the table is. The tables inside it share its faults.
    """

    def __init__(
        self,
        given: Mapping[str, Any],
        faults: list[TomlFault] | None = None,
        place: str = "",
    ) -> None:
        self.given = given
        self.faults = [] if faults is None else faults
        self.place = place

    def __contains__(self, key: str) -> bool:
        return key in self.given

    def words(self, file: str = "") -> tuple[str, ...]:
        """Each fault as a sentence that begins with the file."""
        return tuple(f"{file}: {fault}" if file else str(fault) for fault in self.faults)

    def fault(self, message: str, key: str = "", code: Code = "not-allowed") -> None:
        """Add a fault of this table, or of a key of it."""
        shown_key = named(key) if key else ""
        place = f"{self.place}: {shown_key}" if self.place and key else self.place or shown_key
        value = shown(self.given[key]).strip('"') if key in self.given else ""
        self.faults.append(TomlFault(code, message, place, key, value))

    def must_be(self, key: str, what: str) -> None:
        """Add the fault that a key holds something else."""
        self.fault(f"must be {what}, not {shown(self.given[key])}.", key)

    def only(self, known: Iterable[str]) -> None:
        """Every other key is a fault."""
        names = tuple(known)
        for key in self.given:
            if key not in names:
                advice = did_you_mean(near(key, names))
                message = f"unknown key {shown(key)}.{advice} Known: {', '.join(names)}."
                value = shown(self.given[key]).strip('"')
                self.faults.append(TomlFault("unknown-key", message, self.place, key, value))

    def needs(self, keys: Sequence[str], what: str) -> None:
        """A key that is absent, or an empty text or list, is a fault; `what` is in need of it."""
        for key in keys:
            value = self.given.get(key)
            if value in (None, "", []) or (isinstance(value, str) and not value.strip()):
                self.fault(f"missing. Every {what} needs {listed(keys)}.", key, "missing")

    def text(
        self,
        key: str,
        default: str = "",
        *,
        or_date: bool = False,
    ) -> str:
        """A text; with `or_date` a date too, as its text."""
        value = self.given.get(key, default)
        if or_date and isinstance(value, date):
            return value.isoformat()
        if not isinstance(value, str):
            self.must_be(key, 'a text in quotation marks, such as "Finance"')
            return default
        return value

    def name(self, key: str, default: str = "", *, allowed: Sequence[str] = ()) -> str:
        """A text that names something, one of those `allowed` where there are such."""
        value = self.text(key, default)
        if not isinstance(self.given.get(key), str) or not self._is_fit(key, value):
            return default
        if not allowed or value in allowed:
            return value
        advice = did_you_mean(near(value, allowed))
        self.fault(f"{shown(value)} is not one of {', '.join(allowed)}.{advice}", key)
        return default

    def known(self, key: str, value: str, among: Iterable[str], what: str) -> bool:
        """Whether a name is known; where it is not, that is a fault of the key."""
        names = sorted(among)
        if value in names:
            return True
        advice = did_you_mean(near(value, names))
        known = f" Known: {', '.join(names)}." if names else ""
        self.fault(f"no {what} {shown(value)}.{advice}{known}", key)
        return False

    def _is_fit(self, key: str, *names: str) -> bool:
        faults = [fault for name in names if (fault := unfit(name))]
        if faults:
            self.fault(faults[0], key)
        return not faults

    def day(self, key: str) -> str:
        """A date as yyyy-mm-dd, written as a date or a text; empty where none is given."""
        value = self.text(key, or_date=True)
        if value and day(value) is None:
            self.fault(f"{shown(value)} is not a date as yyyy-mm-dd, such as 2007-07-02.", key)
            return ""
        return value

    def texts(self, key: str, default: Sequence[str] = (), what: str = _TEXTS) -> list[str]:
        """A list of texts; `what` says so in a fault."""
        value = self.given.get(key, default)
        if not are_texts(value):
            self.must_be(key, what)
            return list(default)
        return list(value)

    def names(self, key: str, default: Sequence[str] = (), what: str = _TEXTS) -> list[str]:
        """A list of texts that name something."""
        found = self.texts(key, default, what)
        return found if self._is_fit(key, *found) else list(default)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.given.get(key, default)
        if not isinstance(value, bool):
            self.must_be(key, "true or false")
            return default
        return value

    def number(
        self,
        key: str,
        default: float,
        *,
        least: float = -math.inf,
        most: float = math.inf,
    ) -> float:
        """A number from `least` to `most`."""
        if key not in self.given:
            return default
        value = self.given[key]
        if not is_number(value) or not least <= value <= most:
            self.must_be(key, f"a number{_range(least, most)}")
            return default
        return float(value)

    def whole(self, key: str, default: int, *, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        found = self.optional_whole(key, least=least, most=most)
        return default if found is None else found

    def optional_whole(self, key: str, *, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`; None where none is given, or another value."""
        if key not in self.given:
            return None
        value = self.given[key]
        if not is_number(value) or value != int(value) or not least <= value <= most:
            self.must_be(key, f"a whole number{_range(least, most)}")
            return None
        return int(value)

    def table(self, key: str, what: str = "") -> TomlTable:
        """The table under a key, empty where there is none."""
        value = self.given.get(key, {})
        if not isinstance(value, Mapping):
            self.must_be(key, what or f"a [{key}] table")
            value = {}
        return TomlTable(value, self.faults, inside(self.place, named(key)))

    def texts_by_key(self, key: str) -> dict[str, str]:
        """The texts of the table under a key, by their own keys, which name something."""
        inner = self.table(key)
        return {name: inner.text(name) for name in inner.given if inner._is_fit(name, name)}

    def names_by_key(self, key: str) -> dict[str, str]:
        """What the table under a key names, by its own keys."""
        inner = self.table(key)
        texts = {name: inner.name(name) for name in inner.given if inner._is_fit(name, name)}
        return {name: text for name, text in texts.items() if inner.given[name] == text}

    def tables(self, key: str, *, with_ids: bool = True) -> list[TomlTable]:
        """The [[key]] blocks: `rule R1` by the id they have, else `rule number 1`.

        Without ids they are `exemption 1` and so on.
        """
        blocks = self.given.get(key, [])
        if not isinstance(blocks, list):
            self.must_be(key, f"[[{key}]] blocks")
            return []
        found = []
        for number, block in enumerate(blocks, start=1):
            place = inside(self.place, f"{key} {_called(block, number, with_ids)}")
            if isinstance(block, Mapping):
                found.append(TomlTable(block, self.faults, place))
            else:
                article = "an" if key[0] in "aeio" else "a"
                message = f"must be {article} [[{key}]] block, not {shown(block)}."
                self.faults.append(TomlFault("not-allowed", message, place, key, shown(block)))
        return found


def _called(block: Any, number: int, with_ids: bool) -> str:
    name = block.get("id") if isinstance(block, Mapping) else None
    if isinstance(name, str) and name:
        return named(name)
    return f"number {number}" if with_ids else str(number)


def unfit(name: str) -> str:
    """Why a text cannot name anything, and how to mend it; empty where it can."""
    found = UNPRINTABLE.search(name)
    character = f"U+{ord(found.group()):04X}" if found else ""
    return f"it holds the control character {character}. Retype it." if found else ""


def is_number(value: Any) -> bool:
    """Whether it is a number to reckon with: not true or false, and finite."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < TOO_LONG if isinstance(value, int) else math.isfinite(value)


def are_texts(value: Any) -> bool:
    """Whether it is a list of texts."""
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _range(least: float, most: float) -> str:
    if math.isinf(least) and math.isinf(most):
        return ""
    if math.isinf(most):
        return f" of {_plain(least)} or more"
    if math.isinf(least):
        return f" of {_plain(most)} or less"
    return f" from {_plain(least)} to {_plain(most)}"


def _plain(number: float) -> str:
    """A bound as one would write it, without powers of ten: `10000000000`."""
    return f"{number:g}" if number != int(number) else str(int(number))

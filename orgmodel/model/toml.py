"""The one reader of TOML files: their keys and values, and every fault of them.

A file may hold what TOML allows, with limits that no file of an organisation comes near: tables
and lists at most 32 deep in each other, whole numbers of at most 18 digits, no infinite number.
How its keys are then read by type is in `toml_table`.
"""

from __future__ import annotations

import codecs
import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from orgmodel.model.unprintable import UNPRINTABLE
from orgmodel.model.words import counted

DEEPEST = 32
_MOST_DIGITS = 18
TOO_LONG = 10**_MOST_DIGITS
_LONGEST_SHOWN = 40

_HALF = re.compile("[\ud800-\udfff]")
_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")
_DOTTED = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{DEEPEST + 1}}}""",
    re.ASCII,
)
"""A key of more tables than may stand in each other: reading it takes the square of its length."""
_DIGITS = re.compile(r"\d[\d_]{1000,}")
_BACKSLASH = "Write \\\\ for a backslash, or put the text in single quotation marks"
_ONE_LINE = "A text on one line ends on it, and holds no control character as it is"
_MENDS: Mapping[str, str] = {
    "Invalid date or datetime": "A date is written yyyy-mm-dd, such as 2007-07-02",
    "Invalid value": "A text stands in quotation marks, a list in [ ]",
    "Expected '=' after a key": "Write key = value",
    "Cannot overwrite a value": "A key stands once in its table",
    "Cannot declare": "A [table] stands once; blocks that repeat are [[blocks]]",
    "Unescaped '\\'": _BACKSLASH,
    "Invalid hex value": _BACKSLASH,
    "Unterminated string": "A text ends with the mark it begins with",
    "Unclosed": "Close the bracket",
    "Illegal character": _ONE_LINE,
    "Found invalid character": _ONE_LINE,
}
_OTHERWISE = "Look at that place and just before it"


Code = Literal["unreadable", "not-allowed", "missing", "unknown-key"]


@dataclass(frozen=True, slots=True)
class TomlFault:
    """One fault of a TOML file: what is wrong and how to mend it.

    `place` says where, as `rule SPAN: most`; `line` and `column` are given where the file
    cannot be read at all. `key` and `value` are the key at fault and what it holds, as text.
    """

    code: Code
    message: str
    place: str = ""
    key: str = ""
    value: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class Toml(NamedTuple):
    """What a file holds, without what is at fault, and its faults."""

    values: Mapping[str, Any]
    faults: tuple[TomlFault, ...]


def read(content: bytes | str, *, decimals_as_text: bool = False) -> Toml:
    """The file's keys and values. Nothing that it holds raises an error.

    `decimals_as_text` gives numbers with a point as they are written (`0.60`).
    """
    text = _decoded(content)
    if isinstance(text, TomlFault):
        return Toml({}, (text,))
    if _DOTTED.search(text):
        return Toml({}, (_too_deep(""),))
    try:
        given = tomllib.loads(text, parse_float=str if decimals_as_text else float)
    except RecursionError:
        return Toml({}, (_too_deep(""),))
    except ValueError as error:
        return Toml({}, (_of_syntax(error, text),))
    faults: list[TomlFault] = []
    values = _sound_table(given, _At(), faults)
    return Toml(values, tuple(faults))


def shown(value: Any) -> str:
    """A value as messages show it: `a table`, `a list`, `true`, `3`, `"a text"`."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        cut = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        seen = (c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)
        return f'"{"".join(seen)}"'
    return "a list" if isinstance(value, Sequence) else str(value)


def named(key: str) -> str:
    """A key or id as places show it: bare where it can be seen, else as its value is shown."""
    short = key.isprintable() and key.strip() and len(key) <= _LONGEST_SHOWN
    return key if short else shown(key)


def inside(place: str, name: str) -> str:
    """The place of a table in another: `question O01, alternative a`."""
    return f"{place}, {name}" if place else name


# Writing

_ESCAPES: Mapping[str, str] = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
}


def quoted(text: str) -> str:
    """A text as a file holds it, in quotation marks; what cannot be seen is escaped."""
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"\\u{ord(letter):04X}" if UNPRINTABLE.match(letter) else letter


# Reading


def _decoded(content: bytes | str) -> str | TomlFault:
    if isinstance(content, str):
        half = _HALF.search(content)
        if half is None:
            return content.removeprefix("\ufeff")
        message = "it holds half a character, which no file can hold"
        return _unreadable(message, "Retype it", content[: half.start()])
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _unreadable("the file is UTF-16", "Save it as UTF-8")
    bare = content.removeprefix(codecs.BOM_UTF8)
    try:
        return bare.decode()
    except UnicodeDecodeError as error:
        before = bare[: error.start].decode(errors="replace")
        return _unreadable("the file is not UTF-8", "Save it as UTF-8", before)


def _of_syntax(error: ValueError, text: str) -> TomlFault:
    if not isinstance(error, tomllib.TOMLDecodeError):  # Python's own limit on digits
        found = max(_DIGITS.finditer(text), key=lambda digits: len(digits.group()), default=None)
        digits = counted(len(found.group()), "digit") if found else "too many digits"
        before = text[: found.start()] if found else text
        return _unreadable(f"a number of {digits}", _mend_of_digits(), before)
    words = str(error)
    found = _PLACE.search(words)
    what = words[: found.start()] if found else words
    mend = next((mend for start, mend in _MENDS.items() if what.startswith(start)), _OTHERWISE)
    if not found:
        return _unreadable(what, mend)
    if found[1] is None:
        return _unreadable(what, mend, text)
    return _at(what, mend, int(found[1]), int(found[2]))


def _unreadable(what: str, mend: str, before: str | None = None) -> TomlFault:
    """A fault at the end of the text `before` it."""
    if before is None:
        return TomlFault("unreadable", f"not readable as TOML: {what}. {mend}.")
    return _at(what, mend, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _at(what: str, mend: str, line: int, column: int) -> TomlFault:
    message = f"not readable as TOML: {what} (at line {line}, column {column}). {mend}."
    return TomlFault("unreadable", message, line=line, column=column)


def _too_deep(place: str) -> TomlFault:
    message = f"tables and lists stand more than {DEEPEST} deep in each other. Take some out."
    return TomlFault("unreadable", message, place)


def _mend_of_digits() -> str:
    return (
        f"A whole number has at most {_MOST_DIGITS} digits; a text of digits stands in "
        "quotation marks"
    )


# What may not stand in a value

_FAULTY = object()


class _At(NamedTuple):
    """Where a value stands: its table, its key, the key with the number of the item, how deep."""

    table: str = ""
    key: str = ""
    label: str = ""
    depth: int = 1

    @property
    def outermost(self) -> str:
        return self.table.partition(",")[0] or named(self.key)

    @property
    def place(self) -> str:
        return f"{self.table}: {self.label}" if self.table else self.label


def _sound_table(given: Mapping[str, Any], at: _At, faults: list[TomlFault]) -> dict[str, Any]:
    """The table without what is at fault in it."""
    values = {
        key: _sound(value, at._replace(key=key, label=named(key)), faults)
        for key, value in given.items()
    }
    return {key: value for key, value in values.items() if value is not _FAULTY}


def _sound(value: Any, at: _At, faults: list[TomlFault]) -> Any:
    fault = _fault_of(value, at)
    if fault:
        faults.append(fault)
        return _FAULTY
    if isinstance(value, dict):
        table = at._replace(table=inside(at.table, at.label), depth=at.depth + 1)
        return _sound_table(value, table, faults)
    if not isinstance(value, list):
        return value
    items = (
        _sound(item, at._replace(label=f"{at.label} {number}", depth=at.depth + 1), faults)
        for number, item in enumerate(value, start=1)
    )
    return [item for item in items if item is not _FAULTY]


def _fault_of(value: Any, at: _At) -> TomlFault | None:
    if isinstance(value, float) and not math.isfinite(value):
        message = f"{value} is no number to reckon with. Give a number in digits."
        return TomlFault("not-allowed", message, at.place, at.key, str(value))
    if isinstance(value, int) and abs(value) >= TOO_LONG:
        message = f"the number is too long. {_mend_of_digits()}."
        return TomlFault("not-allowed", message, at.place, at.key)
    if isinstance(value, dict | list) and at.depth >= DEEPEST:
        return _too_deep(at.outermost)
    return None

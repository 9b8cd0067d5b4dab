"""The keys of a change, declared once: files, the Python builder, forms and docs read this.

A change is a frozen dataclass whose fields are declared with `key(...)`. Beside its own keys
it may take the columns of a table (`columns_of`), which are declared in the schema and kept
as `cells`. Every value is text, a list of texts, or a list of parts, which have keys too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar, Literal, Self

from orgmodel.model.columns import Column
from orgmodel.model.schema import BY_NAME
from orgmodel.model.toml import TOO_LONG, shown
from orgmodel.model.words import did_you_mean, near

KeyKind = Literal[
    "text", "id", "ids", "parts", "number", "whole", "date", "choice", "relation", "year", "points"
]
Cells = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Rows that belong to a post or unit: those whose `column` names it.

    `names` is the column that such a row goes by, `does` its verb in "x does not … y".
    """

    table: str
    column: str
    names: str = "id"
    does: str = "belong to"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name in files, what it means, what it may hold, how a form asks for it.

    What it holds. `among`: the tables whose ids it names. `new`: an id that the change
    introduces. `also`: other names it may go by. `allowed`: the closed list, to which rule
    packs may add relations. `part`: what a list of parts is made of. `may_be_empty`: empty text
    says something, although the key is required. `one_of`: the key that lists the ids of which
    this is one, where it is no new id. `brings_in`: the key whose text, empty or not, brings in
    an id that is not known. `held`: the rows that the ids of a part are chosen from.

    How a form asks. `question`: what it asks at once; a key without one is found under "More
    details" by its `label`, else by its name, and nowhere where it is not `asked`. `empty`:
    what leaving it empty on purpose is called. `start`: the button that starts the form with
    this key set to what is selected.
    """

    name: str
    meaning: str
    kind: KeyKind = "text"
    required: bool = False
    may_be_empty: bool = False
    among: tuple[str, ...] = ()
    new: bool = False
    also: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    part: type[Record] | None = None
    one_of: str = ""
    brings_in: str = ""
    held: Held | None = None
    question: str = ""
    label: str = ""
    asked: bool = True
    empty: str = ""
    start: str = ""
    attribute: str = ""

    def given_by(self, value: Any) -> bool:
        """Whether a value says anything; empty text does where it may be empty."""
        return value not in (None, ()) and (value != "" or self.may_be_empty)


def key(meaning: str, **about: Any) -> Any:
    """A field of a change, with its key. A required one has no default."""
    default = () if about.get("kind") in ("ids", "parts") else None
    metadata = {"key": (meaning, about)}
    if about.get("required"):
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def existing(table: str, meaning: str, **about: Any) -> Any:
    """A required key that names a row of `table`."""
    return key(meaning, kind="id", required=True, among=(table,), **about)


@dataclass(frozen=True, kw_only=True)
class Record:
    """Something with declared keys: a change, or a part of one."""

    columns_of: ClassVar[str] = ""
    """The table whose columns it takes as cells, if any."""
    without: ClassVar[tuple[str, ...]] = ()
    """Columns of that table which it does not take."""
    moved_by: ClassVar[str] = ""
    """The verb that changes those columns, save the id, where there is one."""

    cells: Cells = ()

    @classmethod
    @cache
    def own_keys(cls) -> tuple[Key, ...]:
        """The keys declared on the class itself, before those it inherits."""
        found = []
        inherited = [name for base in cls.__mro__[1:] for name in vars(base).get("_common", ())]
        for field in sorted(dataclasses.fields(cls), key=lambda field: field.name in inherited):
            if "key" in field.metadata:
                meaning, about = field.metadata["key"]
                name = about.get("name", field.name)
                found.append(Key(**{**about, "name": name}, meaning=meaning, attribute=field.name))
        return tuple(found)

    @classmethod
    def all_keys(cls) -> tuple[Key, ...]:
        """Every key: its own, then the columns of its table that it takes."""
        own = cls.own_keys()
        named = {name for key in own for name in (key.name, *key.also)}
        return (*own, *(_of_column(c) for c in cls._columns() if c.name not in named))

    @classmethod
    def _columns(cls) -> tuple[Column, ...]:
        if not cls.columns_of:
            return ()
        return tuple(c for c in BY_NAME[cls.columns_of].columns if c.name not in cls.without)

    @classmethod
    def read(cls, given: Mapping[str, Any], faults: list[str]) -> Self | None:
        """The record of these keys and values, or None; every fault is added to `faults`."""
        before = len(faults)
        values: dict[str, Any] = {}
        cells: dict[str, str] = {}
        names = {name: key for key in cls.own_keys() for name in (key.name, *key.also)}
        for name, value in given.items():
            if name not in names:
                cells |= cls._cell(str(name), value, faults)
            elif names[name].attribute in values:
                faults.append(f'"{name}" and "{names[name].name}" are one key: give it once.')
            elif value is not None:
                values[names[name].attribute] = _value(names[name], value, faults)
        faults += [
            f'it needs "{key.name}": {key.meaning}.{cls._meant(key, cells)}'
            for key in cls.own_keys()
            if key.required and not key.given_by(values.get(key.attribute))
        ]
        if len(faults) > before:
            return None
        return cls(**values, cells=cls._in_order(cells))

    @classmethod
    def _cell(cls, name: str, value: Any, faults: list[str]) -> dict[str, str]:
        if value is None:
            return {}
        known = [key.name for key in cls.all_keys()]
        if name in cls.without and name != "id" and cls.moved_by:
            faults.append(f'it takes no "{name}". Use {cls.moved_by}.')
            return {}
        if not cls.columns_of or name in cls.without:
            advice = did_you_mean(near(name, known)) or f" It takes {', '.join(known)}."
            faults.append(f'it takes no "{name}".{advice}')
            return {}
        return {name: _text(name, value, faults)}

    @classmethod
    def _meant(cls, key: Key, cells: Mapping[str, str]) -> str:
        """The name that was written, where it looks like the one that is missing."""
        strange = [name for name in cells if name not in {c.name for c in cls._columns()}]
        written = near(key.name, strange)
        return f' Is it what you wrote as "{written[0]}"?' if written else ""

    @classmethod
    def _in_order(cls, cells: Mapping[str, str]) -> Cells:
        declared = [column.name for column in cls._columns()]
        carried = sorted(name for name in cells if name not in declared)
        return tuple((name, cells[name]) for name in (*declared, *carried) if name in cells)

    def items(self) -> Iterator[tuple[Key, Any]]:
        """The own keys that were given, with their values."""
        for key in self.own_keys():
            value = getattr(self, key.attribute)
            if value not in (None, ()):
                yield key, value

    def to_dict(self) -> dict[str, Any]:
        """The keys and values as a file has them."""
        out: dict[str, Any] = {}
        for key, value in self.items():
            if key.kind == "parts":
                out[key.name] = [part.to_dict() for part in value]
            else:
                out[key.name] = list(value) if key.kind == "ids" else value
        return {**out, **dict(self.cells)}


def _of_column(column: Column) -> Key:
    return Key(
        column.name, column.meaning, column.kind, among=column.refers_to, allowed=column.allowed
    )


def _value(key: Key, value: Any, faults: list[str]) -> Any:
    if key.kind == "ids":
        return _texts(key.name, value, faults)
    if key.kind == "parts":
        return _parts(key, value, faults)
    return _text(key.name, value, faults)


def _text(name: str, value: Any, faults: list[str]) -> str:
    """Text as it is; numbers, dates and yes or no as their text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float | date):
        if isinstance(value, int) and abs(value) >= TOO_LONG:
            faults.append(f'"{name}" is too long for a number. Give it as a text.')
            return ""
        text = str(value)
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            faults.append(f'"{name}" holds half a character, which no file can hold.')
        return text
    faults.append(f'"{name}" must be one text, not {shown(value)}.')
    return ""


def _texts(name: str, value: Any, faults: list[str]) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        faults.append(f'"{name}" must be a list of ids, not {shown(value)}.')
        return ()
    return tuple(_text(name, item, faults) for item in value)


def _parts(key: Key, value: Any, faults: list[str]) -> tuple[Record, ...]:
    if isinstance(value, str | Mapping) or not isinstance(value, Sequence) or key.part is None:
        faults.append(f'"{key.name}" must be a list of tables of keys, not {shown(value)}.')
        return ()
    found = []
    for place, item in enumerate(value, start=1):
        if isinstance(item, Record):
            found.append(item)
        elif isinstance(item, Mapping):
            inner: list[str] = []
            part = key.part.read(item, inner)
            faults += [f"{key.name} {place}: {fault}" for fault in inner]
            found += [part] if part is not None else []
        else:
            faults.append(f"{key.name} {place} must be a table of keys, not {shown(item)}.")
    return tuple(found)

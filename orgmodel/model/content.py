"""What an organisation holds, as one value: pickled, compared and hashed by its content."""

from __future__ import annotations

import copyreg
import hashlib
import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import pandas as pd

from orgmodel.model.kept import of_tables, texts
from orgmodel.model.tables import TableRows


class ByContent(TableRows):
    """An organisation as a value: two are equal where everything that is said in them is.

    Tables with their rows in order and where each row is written, settings, faults, what a
    scenario took away: all of it counts. The folder it was read from does not, unless it names
    a rule pack by its path, which leads from there.
    """

    packs: tuple[str, ...]
    attachments: Mapping[str, bytes]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, as 64 hexadecimal digits: the same in every process."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
        paths = (pack for pack in self.packs if pack not in self.attachments)
        if not any(pack.endswith(".toml") or "/" in pack or "\\" in pack for pack in paths):
            del said["folder"]
        return digest_of(said)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ByContent):
            return NotImplemented
        return self is other or self.digest == other.digest

    def __hash__(self) -> int:
        return int(self.digest[:15], 16)

    def __getstate__(self) -> dict[str, Any]:
        """What it is made of; what follows from that is worked out anew where it is asked for."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]


def digest_of(value: Any) -> str:
    """SHA-256 of a value: of tables, mappings, sets, lists, dataclasses, texts and numbers."""
    return hashlib.sha256(json.dumps(_plain(value)).encode()).hexdigest()


def table_digest(frame: pd.DataFrame) -> str:
    """SHA-256 of a table of text: its columns and row labels, and every cell in order."""
    kept = of_tables(frame)
    if "digest" not in kept:
        found = hashlib.sha256(json.dumps([*map(str, frame.columns)]).encode())
        found.update(json.dumps(frame.index.tolist()).encode())
        for column in frame.columns:
            found.update(json.dumps(texts(frame[column])).encode())
        kept["digest"] = found.hexdigest()
    known: str = kept["digest"]
    return known


def _plain(value: Any) -> Any:
    """Texts, numbers and lists that say the same wherever the value says the same."""
    if isinstance(value, pd.DataFrame):
        return ["table", table_digest(value)]
    if isinstance(value, Mapping):
        return sorted(([_plain(key), _plain(item)] for key, item in value.items()), key=repr)
    if isinstance(value, AbstractSet):
        return sorted(map(_plain, value), key=repr)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, f.name)) for f in fields(value))]
    return value if value is None or isinstance(value, str | int | float) else repr(value)


def _frozen(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


# Results are full of mappings that nobody may change, and Python pickles none of these by itself.
copyreg.pickle(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))

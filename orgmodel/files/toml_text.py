"""The text of a TOML file from its keys and values: the standard library reads TOML alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from orgmodel.model.toml import quoted

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_text(given: Mapping[str, Any]) -> str:
    """A file that reads back as these keys and values, tables and lists of tables as blocks."""
    return "\n".join(_blocks(given, ())).lstrip("\n")


def key_text(name: str) -> str:
    """A key as a file holds it."""
    return name if _BARE.fullmatch(name) else quoted(name)


def _blocks(given: Mapping[str, Any], place: tuple[str, ...]) -> Iterator[str]:
    """The lines of a table, then its tables and its lists of tables, each under its heading."""
    inside: list[tuple[str, Any]] = []
    lines = ""
    for key, value in given.items():
        if isinstance(value, Mapping) or _are_tables(value):
            inside.append((key, value))
        else:
            lines += f"{key_text(key)} = {_value(value)}\n"
    if lines or not place:
        yield lines
    for key, value in inside:
        below = (*place, key)
        path = ".".join(map(key_text, below))
        marks = f"[{path}]" if isinstance(value, Mapping) else f"[[{path}]]"
        for table in (value,) if isinstance(value, Mapping) else value:
            first, *others = (*_blocks(table, below), "")
            own = bool(first) and not first.startswith("[")
            yield f"{marks}\n{first}" if own else f"{marks}\n"
            yield from (block for block in (others if own else [first, *others]) if block)


def _are_tables(value: Any) -> bool:
    return _is_list(value) and len(value) > 0 and all(isinstance(one, Mapping) for one in value)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if _is_list(value):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | date):
        return value.isoformat() if isinstance(value, date) else repr(value)
    return quoted(str(value))

"""organisation.toml with more roles under `[roles]`, and everything else as it stands.

The standard library reads TOML alone, and a file written anew would lose its comments. So lines
are put into the text, and the text is taken only where it reads back as meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from orgmodel.errors import DataError
from orgmodel.files.folder.organisation_file import FILE
from orgmodel.files.toml_text import key_text
from orgmodel.model import toml

Given = Mapping[str, Mapping[str, str]]
"""Body → role → id; the body is empty for what stands under `[roles]` itself."""

_HEADER = re.compile(r"\s*\[")
_ASSIGNED = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")


def role_lines(given: Given) -> str:
    """The lines that organisation.toml needs, table by table."""
    blocks = [
        "\n".join([_header(body), *(_line(role, name) for role, name in roles.items())])
        for body, roles in given.items()
        if roles
    ]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def with_roles(content: bytes, given: Given) -> bytes:
    """The file with these roles said; comments, order and all else stay as they are.

    `DataError` where that cannot be done, as where the file cannot be read as TOML, or where
    its roles are written in one line.
    """
    read = toml.read(content)
    if any(fault.code == "unreadable" for fault in read.faults):
        raise DataError(f"{FILE} cannot be read, so nothing was put into it. {read.faults[0]}")
    text = content.decode("utf-8-sig")
    mark = content[: len(content) - len(text.encode())]
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    for body, roles in given.items():
        if roles:
            lines = _with_table(lines, body, roles)
    written = mark + ending.join(lines).encode()
    if toml.read(written).values != _meant(read.values, given):
        raise DataError(
            f"{FILE} says its roles in a way that nothing could be put into. Write them as lines "
            'under [roles], such as chief = "ce", in the file, and drop it here with the others.'
        )
    return written


def _with_table(lines: list[str], body: str, roles: Mapping[str, str]) -> list[str]:
    """The lines with the roles in the table of the body, which is begun where there is none."""
    header = _header(body)
    start = next((at for at, line in enumerate(lines) if _is_header(line, body)), None)
    if start is None:
        while lines and not lines[-1].strip():
            lines = lines[:-1]
        gap = [""] if lines else []
        return [*lines, *gap, header, *(_line(*pair) for pair in roles.items()), ""]
    below = range(start + 1, len(lines))
    end = next((at for at in below if _HEADER.match(lines[at])), len(lines))
    inside = [
        line for line in lines[start + 1 : end] if _key_of(line) not in {key_text(r) for r in roles}
    ]
    full = len(inside)
    while full and not inside[full - 1].strip():
        full -= 1
    new = [_line(role, name) for role, name in roles.items()]
    return [*lines[: start + 1], *inside[:full], *new, *inside[full:], *lines[end:]]


def _is_header(line: str, body: str) -> bool:
    """Whether a line begins the table, whatever its spaces, quotation marks and comment."""
    if not _HEADER.match(line):
        return False
    begun: dict[str, Any] = {"roles": {body: {}} if body else {}}
    return dict(toml.read(line).values) == begun


def _key_of(line: str) -> str:
    """The key that a line gives a value, as `key_text` has it; empty where it gives none."""
    found = _ASSIGNED.match(line)
    if found is None:
        return ""
    given = toml.read(f"{found[1]} = 0").values
    return key_text(next(iter(given), ""))


def _header(body: str) -> str:
    return f"[roles.{key_text(body)}]" if body else "[roles]"


def _line(role: str, name: str) -> str:
    return f"{key_text(role)} = {toml.quoted(name)}"


def _meant(values: Mapping[str, Any], given: Given) -> dict[str, Any]:
    """What the file holds once the roles are said."""
    known = values.get("roles", {})
    roles: dict[str, Any] = dict(known) if isinstance(known, Mapping) else {}
    for body, said in given.items():
        if not said:
            continue
        if not body:
            roles.update(said)
        else:
            of_one = roles.get(body, {})
            roles[body] = {**(of_one if isinstance(of_one, Mapping) else {}), **said}
    return {**values, "roles": roles} if any(given.values()) else dict(values)

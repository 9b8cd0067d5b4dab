"""The cells of an xlsx that hold an error such as #N/A, which the reader gives as empty."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import join, normpath
from typing import IO

_CHUNK = 1 << 20
_LONGEST = 1_000  # of what stands of one cell
_MARK = b't="e"'
_CELL = re.compile(
    rb'<c (?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:<f.{0,600}?</f>|<f[^>]*/>)?'
    rb"<v>(#[A-Z0-9/!?_]+)</v>",
    re.DOTALL,
)
_TAG = re.compile(rb"<(?:\w+:)?(?:sheet|Relationship)\s[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')

Errors = Mapping[tuple[int, int], str]
"""Texts of errors by row and column, both from 0."""


def error_cells(content: bytes) -> Mapping[str, Errors]:
    """The errors of each sheet by its name; nothing where it is no xlsx or cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = {}
            for name, path in _sheets(archive):
                with archive.open(path) as stream:
                    cells = dict(_errors(stream))
                if cells:
                    found[name] = cells
            return found
    except Exception:  # a damaged or other workbook: the reader judges it
        return {}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The sheets by name, each with the path of its cells."""
    relations = map(_attributes, _TAG.findall(archive.read("xl/_rels/workbook.xml.rels")))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    names = set(archive.namelist())
    for sheet in map(_attributes, _TAG.findall(archive.read("xl/workbook.xml"))):
        target = targets.get(sheet.get("r:id", ""), "")
        path = normpath(join("/xl", target)).lstrip("/")
        if path in names:
            yield sheet.get("name", ""), path


def _attributes(tag: bytes) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(tag.decode(errors="replace"))
    return {name: unescape(value) for name, value in pairs}


def _errors(stream: IO[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    rest = b""
    while chunk := stream.read(_CHUNK):
        text = rest + chunk
        if _MARK in text:
            for letters, row, error in _CELL.findall(text):
                yield (int(row) - 1, column_number(letters) - 1), error.decode()
        rest = text[-_LONGEST:]


def column_number(letters: bytes) -> int:
    """The number of a column by its letters, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

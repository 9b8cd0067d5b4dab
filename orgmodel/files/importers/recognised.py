"""What files are that somebody drops: a data folder, organograms, a list, or nothing to read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgmodel.errors import DataError
from orgmodel.files.folder.csv_table import header_of
from orgmodel.files.importers.base import Contents
from orgmodel.files.importers.encoding import text_of
from orgmodel.files.importers.opened import opened
from orgmodel.files.importers.organogram.headings import JUNIOR, SENIOR, lookup
from orgmodel.files.importers.sheet import plain_header
from orgmodel.files.importers.table.reading.content_kind import Kind, kind_of
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import listed

FOLDER, ORGANOGRAM, TABLE, NOTHING = "folder", "organogram", "table", ""
_SETTINGS = ".toml"
_LOOKED_AT = 100_000
_ROWS = 40
_MANAGER = {"reports to senior post", "reporting senior post"}
_TITLES = frozenset({*lookup(SENIOR), *lookup(JUNIOR)})
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Recognised:
    """What files are: "folder", "organogram", "table", or "" for nothing that can be read.

    `words` say it, and which of the files cannot be read and why.
    """

    kind: str
    words: str


def recognised(contents: Contents) -> Recognised:
    """What the files are, by what stands in them; zips are looked into."""
    try:
        inside = opened(contents)
    except DataError as error:
        return Recognised(NOTHING, str(error))
    if not inside:
        return Recognised(NOTHING, "No file was given. Give the list, as Excel or CSV.")
    kinds = {name: kind_of(content) for name, content in inside}
    refused = [f"{name}: {kind.refusal}" for name, kind in kinds.items() if kind.refusal]
    rest = [file for file in inside if not kinds[file[0]].refusal]
    lists = [file for file in rest if not file[0].lower().endswith(_SETTINGS)]
    if _is_own_folder(lists):
        return _told(FOLDER, "A data folder of orgmodel's own", lists, refused)
    if not lists:
        words = refused or [f"There is no list among the files ({_names(rest)})."]
        return Recognised(NOTHING, "\n".join(words))
    text = [content for name, content in lists if kinds[name].kind is Kind.TEXT]
    if len(text) == len(lists) and all(map(_is_organogram, text)):
        return _told(ORGANOGRAM, "An organogram of the UK government", lists, refused)
    return _told(TABLE, "A staff list", lists, refused)


def _told(kind: str, what: str, files: Contents, refused: Iterable[str]) -> Recognised:
    return Recognised(kind, "\n".join([f"{what}: {_names(files)}.", *refused]))


def _names(files: Contents) -> str:
    return listed((name for name, _ in files), most=6)


def _is_own_folder(files: Contents) -> bool:
    """Whether posts.csv or units.csv, or the only file, has orgmodel's own headings exactly."""
    given = dict(files)
    for table in ("posts", "units"):
        file = BY_NAME[table].file
        if file in given:
            return _has(given[file], table)
    return len(files) == 1 and _has(files[0][1], "posts")


def _has(content: bytes, table: str) -> bool:
    return set(header_of(content)).issuperset(BY_NAME[table].needed)


def _is_organogram(content: bytes) -> bool:
    text, _ = text_of(content[:_LOOKED_AT], "")
    return any(
        _names_columns(row)
        for mark in ",;\t|"
        for _, row in zip(range(_ROWS), _records(text, mark), strict=False)
    )


def _records(text: str, mark: str) -> Iterable[Sequence[str]]:
    csv.field_size_limit(max(_LOOKED_AT, csv.field_size_limit()))
    return csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=mark)


def _names_columns(row: Sequence[str]) -> bool:
    titles = {plain_header(cell) for cell in row}
    return bool(titles & _MANAGER) and len(titles & _TITLES) >= _FEWEST

"""Files weighed before anything reads them: what holds too much is refused in words.

Zips are unpacked piece by piece and counted, and nothing of them is kept: what a zip says of its
own sizes may be untrue. A file that cannot be opened at all is left to its reader, which says so.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orgmodel.files.bounds.limits import Bounds
from orgmodel.files.bounds.refused import in_bytes, refused
from orgmodel.files.bounds.texts import weigh_text
from orgmodel.files.bounds.workbooks import as_it_comes, weigh_workbook
from orgmodel.model import toml

_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_READ = (".csv", ".txt", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".toml", ".zip")
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)
_PIECE = 1 << 16
_ENCRYPTED = 1


def weigh(contents: Iterable[tuple[str, bytes]], bounds: Bounds) -> None:
    """`DataError`, with the limit and how to mend it, where a file holds more than is let in."""
    for name, content in contents:
        _weigh(name, content, bounds, depth=1)


def _weigh(name: str, content: bytes, bounds: Bounds, depth: int) -> None:
    if name.lower().endswith(".toml"):
        weigh_settings(name, content, bounds)
    elif content.startswith(_PACKED):
        _weigh_packed(name, content, bounds, depth)
    elif not content.startswith(_OLE):
        weigh_text(name, content, bounds)


def _weigh_packed(name: str, content: bytes, bounds: Bounds, depth: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _weigh_entries(name, archive, bounds)
            names = archive.namelist()
            if "mimetype" in names or any(part.startswith("xl/") for part in names):
                weigh_workbook(name, archive, bounds)
            else:
                _weigh_zip(name, archive, bounds, depth)
    except _BROKEN:
        return  # its reader says in words that it cannot be opened


def _weigh_entries(name: str, archive: zipfile.ZipFile, bounds: Bounds) -> None:
    items = archive.infolist()
    if len(items) > bounds.entries:
        raise refused(
            name,
            f"the zip holds {len(items):,} files; at most {bounds.entries:,} are read.",
            "Zip the folder of one organisation alone.",
        )
    if any(item.flag_bits & _ENCRYPTED for item in items):
        raise refused(name, "the file is protected by a password.", "Save it without one.")


def _weigh_zip(name: str, archive: zipfile.ZipFile, bounds: Bounds, depth: int) -> None:
    left = bounds.zipped
    for item in archive.infolist():
        if not item.filename.lower().endswith(_READ):
            continue  # nothing reads it
        inside = f"{name}: {item.filename}"
        content = _unpacked(name, archive, item, left, bounds)
        left -= len(content)
        if content.startswith(_PACKED) and depth >= bounds.nesting and not _is_workbook(content):
            raise refused(
                inside,
                f"zips stand in each other; at most {bounds.nesting} deep are read.",
                "Unpack the inner one, and give the files.",
            )
        _weigh(inside, content, bounds, depth + 1)


def _is_workbook(content: bytes) -> bool:
    return b"xl/" in content or content[30:38] == b"mimetype"


def _unpacked(
    name: str, archive: zipfile.ZipFile, item: zipfile.ZipInfo, left: int, bounds: Bounds
) -> bytes:
    pieces: list[bytes] = []
    with archive.open(as_it_comes(item)) as stream:
        while piece := stream.read(_PIECE):
            left -= len(piece)
            if left < 0:
                most = in_bytes(bounds.zipped)
                raise refused(
                    name,
                    f"the zip holds more than {most} unpacked, which is the most that is read.",
                    "Give the list alone, or fewer files at once.",
                )
            pieces.append(piece)
    return b"".join(pieces)


def weigh_settings(name: str, content: bytes, bounds: Bounds) -> None:
    """`DataError` where a TOML file is too long, or a list or table of it has too many names."""
    if len(content) > bounds.settings:
        raise refused(
            name,
            f"the file holds {in_bytes(len(content))}; at most {in_bytes(bounds.settings)} is "
            "read of settings.",
            "Take out what it does not need.",
        )
    most = _most_names(toml.read(content).values)
    if most > bounds.names:
        raise refused(
            name,
            f"a list or table holds {most:,} names; at most {bounds.names:,} are read.",
            "Take out what it does not need.",
        )


def _most_names(value: Any) -> int:
    """The length of the longest list or table; they stand at most 32 deep in each other."""
    if isinstance(value, Mapping):
        return max([len(value), *map(_most_names, value.values())])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return max([len(value), *map(_most_names, value)])
    return 0

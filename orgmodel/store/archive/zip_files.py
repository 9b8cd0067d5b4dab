"""The files in the zip of a workspace, whoever made it. Nothing of it is written to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from orgmodel.store.archive.fault import ArchiveFault
from orgmodel.store.archive.members import (
    LARGEST,
    MOST_FILES,
    inside,
    is_dropping,
    too_large,
    too_many,
    unfit_name,
)
from orgmodel.store.archive.plain_files import RECORD

Found = tuple[Mapping[str, bytes], tuple[ArchiveFault, ...]]
"""The files that could be read, by name, and what is wrong with the rest."""

_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_HEAD = struct.Struct("<4s22xHH")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FREE, _RATIO = 10_000_000, 10
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)


def files_of_zip(content: bytes) -> Found:
    """The files of a zip, without a folder that lies around all of them."""
    entries = content.count(_ENTRY)
    if entries > 2 * MOST_FILES:  # what a spreadsheet that was brought has in it counts too
        return {}, (too_many(entries),)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, content, min(LARGEST, _FREE + _RATIO * len(content)))
    except _UNREADABLE as error:
        fault = ArchiveFault("", f"it cannot be opened as a zip: {_said(error)}.")
        return {}, (fault,)


def _read(archive: zipfile.ZipFile, whole: bytes, most: int) -> Found:
    # Not ZipInfo.is_dir, which fails on the empty name that a damaged zip may hold.
    every = [info for info in archive.infolist() if not info.filename.endswith("/")]
    infos = [info for info in every if not is_dropping(info.filename)]
    if len(infos) > MOST_FILES:
        return {}, (too_many(len(infos)),)
    if sum(info.file_size for info in infos) > most:
        return {}, (too_large(most),)
    faults: list[ArchiveFault] = []
    files: dict[str, bytes] = {}
    for info in infos:
        name = info.filename
        if words := unfit_name(name) or _unfit(info) or ("" if name not in files else _TWICE):
            faults.append(ArchiveFault(name, words))
            continue
        try:
            files[name] = _stored(whole, info) or archive.read(info)
        except _UNREADABLE as error:
            faults.append(ArchiveFault(name, f"it cannot be read from the zip: {_said(error)}."))
            files[name] = b""
    places = inside([*files], RECORD)
    return {place: files[name] for name, place in places.items()}, tuple(faults)


def _stored(whole: bytes, info: zipfile.ZipInfo) -> bytes:
    """What is stored as it is, whether or not its checksum agrees: what changed can be told then.

    Nothing where it is not stored so, or not where the zip says.
    """
    at = info.header_offset
    head = whole[at : at + _HEAD.size] if at >= 0 else b""
    if info.compress_type != zipfile.ZIP_STORED or len(head) < _HEAD.size:
        return b""
    mark, name, extra = _HEAD.unpack(head)
    start = at + _HEAD.size + name + extra
    found = whole[start : start + info.file_size]
    return found if mark == _LOCAL and len(found) == info.file_size else b""


_TWICE = "it is in the zip twice. The first one is read."


def _unfit(info: zipfile.ZipInfo) -> str:
    """Why a file of the zip is not opened; empty where it is."""
    if info.flag_bits & 1:
        return "it is locked with a password. Zip it without one."
    if info.compress_type not in _METHODS:
        return "it is packed in a way that is not read here. Zip it again, as zips are by default."
    return ""


def _said(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__

"""A zip of a folder to the contents of its files. Nothing of it is written to disk."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from orgmodel.errors import DataError
from orgmodel.files.bounds.limits import OWN_MACHINE
from orgmodel.files.folder.import_report import WORDS
from orgmodel.files.folder.manifest import FILE as MANIFEST
from orgmodel.model.faults import Problem

_SUFFIXES = (".csv", ".toml")
LARGEST = OWN_MACHINE.zipped

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


def contents_of_zip(content: bytes, within: str = "") -> tuple[dict[str, bytes], list[Problem]]:
    """The CSV and TOML files, and the list of them, of the folder in a zip, and what was left out.

    That is the folder with posts.csv, else with units.csv, else any; nearest the root first.
    `within` is a folder in it whose files are given in place of its own, such as `scenarios`.

    Paths inside the zip are only looked at for their last part. `DataError` where the zip
    cannot be opened or is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # Not ZipInfo.is_dir, which fails on the empty name that a damaged zip may hold.
            items = [item for item in archive.infolist() if not item.filename.endswith("/")]
            infos = {PurePosixPath(item.filename): item for item in items}
            wanted = {path: info for path, info in infos.items() if _is_wanted(path)}
            if sum(info.file_size for info in wanted.values()) > LARGEST:
                raise _failed("holds more than 200 MB; load the folder itself instead.")
            folder, others = _folder_of(list(wanted))
            files = {
                path.name: archive.read(info)
                for path, info in wanted.items()
                if path.parent == folder / within
            }
    except _UNREADABLE as error:
        raise _failed(f"cannot be opened: {error}. Make it again.") from error
    return files, [_other(folder, other) for other in others]


def belongs(name: str) -> bool:
    """Whether a file of this name can be part of a folder of data."""
    return PurePosixPath(name).suffix.lower() in _SUFFIXES or name in (WORDS, MANIFEST)


def _failed(what: str) -> DataError:
    message = f"the zip {what}"
    return DataError(message, (Problem("unreadable", "zip", None, None, "", message),))


def _is_wanted(path: PurePosixPath) -> bool:
    hidden = any(part.startswith((".", "__")) for part in path.parts)
    return belongs(path.name) and not hidden


def _folder_of(paths: Sequence[PurePosixPath]) -> tuple[PurePosixPath, list[PurePosixPath]]:
    """The folder to read, nearest the root first, and the others that could be meant."""
    holding = {
        file: [path.parent for path in paths if path.name == file]
        for file in ("posts.csv", "units.csv")
    }
    any_folder = {path.parent for path in paths}
    folders = sorted(holding["posts.csv"] or holding["units.csv"] or any_folder, key=_nearest_first)
    return (folders[0], folders[1:]) if folders else (PurePosixPath(), [])


def _nearest_first(folder: PurePosixPath) -> tuple[int, str]:
    return len(folder.parts), str(folder)


def _other(read: PurePosixPath, other: PurePosixPath) -> Problem:
    message = (
        f'the folder "{other}" of the zip was left out, because "{read}" was read. Zip one '
        "organisation's folder alone."
    )
    return Problem("not-allowed", "zip", None, None, str(other), message)

"""The files that were given, with folders and zips opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from orgmodel.errors import DataError
from orgmodel.files.bounds.limits import OWN_MACHINE
from orgmodel.files.plain_file import read_plain
from orgmodel.model.faults import Problem
from orgmodel.model.words import listed

LISTS = (".csv", ".txt", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".toml")
"""Endings of files that are taken out of a folder or a zip; a file that is named may have any."""

LARGEST = OWN_MACHINE.zipped

_OF_AN_IMPORT = ("import-report.csv", "import-report.txt")
_NAMED = 8
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)

_Contents = Sequence[tuple[str, bytes]]


def opened_paths(paths: Sequence[Path]) -> _Contents:
    """Files by name with their bytes; of a folder the lists in it, by name.

    `DataError` where one cannot be read, or a folder holds no list.
    """
    found: list[tuple[str, bytes]] = []
    for path in paths:
        if not path.is_dir():
            found.append((path.name, _content(path)))
            continue
        inside = sorted(item for item in path.iterdir() if _is_list(item.name) and item.is_file())
        if not inside:
            names = [item.name for item in path.iterdir()]
            raise _refused(path.name or str(path), _no_list("the folder", sorted(names)))
        found += [(item.name, _content(item)) for item in inside]
    return found


def passed_over(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Told of each folder and zip: the files in it that are no lists, and were not read."""
    told: list[Problem] = []
    for path in paths:
        if path.is_dir():
            shown = [item.name for item in path.iterdir() if not item.name.startswith(".")]
        elif path.suffix.lower() == ".zip":
            shown = _in_zip(path)
        else:
            continue
        others = sorted(name for name in shown if not _is_list(name) and not _is_ours(name))
        if others:
            words = (
                f"not read, for it is no CSV, text or Excel file: {listed(others, most=_NAMED)}."
            )
            told.append(Problem("unreadable", path.name, None, None, "", words, fault=False))
    return tuple(told)


def _in_zip(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return [name for name in names if _is_shown(name)]


def _is_ours(path: str) -> bool:
    return PurePosixPath(path).name in (*_OF_AN_IMPORT, "manifest.json")


def opened(contents: _Contents) -> _Contents:
    """The same files, each zip as the lists in it. `DataError` where a zip cannot be opened."""
    found: list[tuple[str, bytes]] = []
    for name, content in contents:
        found += unzipped(name, content) if name.lower().endswith(".zip") else [(name, content)]
    return found


def unzipped(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The lists in a zip, whatever its name. `DataError` where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            items = [item for item in archive.infolist() if not item.filename.endswith("/")]
            wanted = [item for item in items if _is_shown(item.filename)]
            lists = sorted(item.filename for item in wanted if _is_list(item.filename))
            if not lists:
                raise _refused(name, _no_list("the zip", [item.filename for item in wanted]))
            if sum(archive.getinfo(item).file_size for item in lists) > LARGEST:
                raise _refused(name, "the zip holds more than 200 MB. Unpack it and give a file.")
            yield from zip(_names(lists), map(archive.read, lists), strict=True)
    except _BROKEN as error:
        raise _refused(name, f"the zip cannot be opened: {error}. Make it again.") from error


def _names(paths: Sequence[str]) -> Iterator[str]:
    """The files' names; with their folders where two are of one name."""
    often = Counter(PurePosixPath(path).name for path in paths)
    for path in paths:
        name = PurePosixPath(path).name
        yield name if often[name] == 1 else path


def _is_shown(path: str) -> bool:
    return not any(part.startswith((".", "__")) for part in PurePosixPath(path).parts)


def _is_list(path: str) -> bool:
    name = PurePosixPath(path).name
    hidden = name.startswith((".", "~$")) or name in _OF_AN_IMPORT
    return PurePosixPath(name).suffix.lower() in LISTS and not hidden


def _no_list(what: str, names: Sequence[str]) -> str:
    holds = listed(names, most=_NAMED) if names else "nothing"
    return f"{what} holds no CSV, text or Excel file (it holds {holds})."


def _refused(file: str, words: str) -> DataError:
    return DataError(f"{file}: {words}", (Problem("unreadable", file, None, None, "", words),))


def _content(path: Path) -> bytes:
    try:
        return read_plain(path)
    except OSError as error:
        words = f"it cannot be read: {error.strerror}."
        fault = Problem("unreadable", path.name, None, None, "", words)
        raise DataError(str(fault), (fault,)) from error

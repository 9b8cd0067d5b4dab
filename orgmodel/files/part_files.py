"""Files and folders beside their places while they are made, and those that a dead run has left."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from orgmodel.files.stopping import undisturbed

_NAME = re.compile(r"\.orgmodel-([0-9a-f]{6})-([0-9]+)-[0-9a-f]{8}\.part")
_HOST = hashlib.sha256(platform.node().encode("utf-8", "surrogateescape")).hexdigest()[:6]
_OLD_SECONDS = 86_400
"""A part of another machine, whose processes cannot be seen, is left alone for so long."""

_OPENED = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LIVE: set[Path] = set()


class Parts:
    """What one run makes beside its places; whatever is not renamed by the end is removed.

    With it go the folders that it made and that hold nothing.
    """

    def __init__(self) -> None:
        self._made: list[Path] = []
        self._folders: list[Path] = []

    def __enter__(self) -> Parts:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        with undisturbed():
            for part in self._made:
                _remove(part)
                no_longer_live(part)
            for folder in reversed(self._folders):
                with suppress(OSError):
                    folder.rmdir()

    def file(self, parent: Path, content: bytes) -> Path:
        """A new file in `parent` with this content, written down to the disk."""
        part = self._part(parent)
        write_new(part, content)
        return part

    def folder(self, parent: Path) -> Path:
        """A new, empty folder in `parent`."""
        part = self._part(parent)
        part.mkdir()
        return part

    def parents(self, folder: Path) -> None:
        """Make a folder and those above it, where they are not there."""
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        self._folders += reversed(missing)
        folder.mkdir(parents=True, exist_ok=True)

    def _part(self, parent: Path) -> Path:
        part = parent / f".orgmodel-{_HOST}-{os.getpid()}-{secrets.token_hex(4)}.part"
        self._made.append(part)
        live(part)
        return part


def write_new(place: Path, content: bytes) -> None:
    """Write a file that is not there yet, down to the disk."""
    with os.fdopen(os.open(place, _OPENED, 0o666), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk, where the system can."""
    with suppress(OSError, AttributeError):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def is_part(name: str) -> bool:
    """Whether a file or folder of this name is a part that orgmodel makes."""
    return _NAME.fullmatch(name) is not None


def remove_leftovers(folder: Path) -> None:
    """Remove the parts in a folder whose run has ended."""
    with suppress(OSError):
        for place in [*_parts_in(folder)]:
            if _is_dead(place):
                _remove(place)


def live(place: Path) -> None:
    """Remember a file that goes when this process ends at once."""
    _LIVE.add(place)


def no_longer_live(place: Path) -> None:
    """Forget a file that was removed or renamed."""
    _LIVE.discard(place)


def remove_live() -> None:
    """Remove every part and lock of this process: for one that ends at once."""
    for part in tuple(_LIVE):
        _remove(part)


def _parts_in(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as found:
        yield from (Path(entry.path) for entry in found if is_part(entry.name))


def _is_dead(place: Path) -> bool:
    match = _NAME.fullmatch(place.name)
    if match is None or place in _LIVE:
        return False
    if match[1] != _HOST or os.name == "nt":
        return time.time() - place.lstat().st_mtime > _OLD_SECONDS
    if int(match[2]) == os.getpid():
        return place.resolve() not in {part.resolve() for part in _LIVE}
    try:
        os.kill(int(match[2]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _remove(place: Path) -> None:
    with suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)

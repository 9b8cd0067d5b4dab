"""The files in the folder that the zip of a workspace was unpacked to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from orgmodel.store.archive.fault import ArchiveFault
from orgmodel.store.archive.members import (
    DEEPEST,
    LARGEST,
    MOST_FILES,
    is_dropping,
    too_large,
    too_many,
)
from orgmodel.store.archive.zip_files import Found


def files_of_folder(folder: Path) -> Found:
    """The files of a folder and of those in it; links are not followed, and told."""
    faults: list[ArchiveFault] = []
    files: dict[str, bytes] = {}
    left = LARGEST
    for entry, name in _entries(folder, "", 1, faults):
        if len(files) == MOST_FILES:
            return {}, (too_many(MOST_FILES + 1),)
        if not entry.is_file(follow_symlinks=False):
            words = "it is a link, a pipe or a device, not a file. Nothing of it is read."
            faults.append(ArchiveFault(name, words))
            continue
        try:
            with Path(entry.path).open("rb") as file:
                files[name] = file.read(left + 1)
        except OSError as error:
            faults.append(ArchiveFault(name, f"it cannot be read: {error.strerror}."))
            continue
        left -= len(files[name])
        if left < 0:
            return {}, (too_large(LARGEST),)
    return files, tuple(faults)


def _entries(
    folder: Path, before: str, depth: int, faults: list[ArchiveFault]
) -> Iterator[tuple[os.DirEntry[str], str]]:
    """What is in a folder and in those in it, by name, with its name from the first one."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        faults.append(ArchiveFault(before, f"it cannot be looked into: {error.strerror}."))
        return
    for entry in entries:
        name = f"{before}{entry.name}"
        if is_dropping(name):
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield entry, name
        elif depth < DEEPEST:
            yield from _entries(Path(entry.path), f"{name}/", depth + 1, faults)
        else:
            words = "it lies in more folders than a workspace has. Nothing of it is read."
            faults.append(ArchiveFault(name, words))

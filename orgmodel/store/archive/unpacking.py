"""The record and contents of a workspace that was exported, to be brought in again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from orgmodel.store.archive.fault import in_words
from orgmodel.store.archive.folder_files import files_of_folder
from orgmodel.store.archive.reading import read_archive, unlisted
from orgmodel.store.archive.zip_files import Found, files_of_zip
from orgmodel.store.event import Event, RecordError


@dataclass(frozen=True)
class Unpacked:
    """A workspace out of its zip: its events, its contents by SHA-256, and its name."""

    events: tuple[Event, ...]
    contents: Mapping[str, bytes]
    name: str


def unpacked(given: bytes | Path) -> Unpacked:
    """The workspace in the bytes of a zip, or in the folder that one was unpacked to.

    A zip that another tool made of the same files will do. `RecordError` with every fault where
    a file is missing, is not as it was exported, or is one more; nothing is brought in then.
    """
    files, faults = found_in(given)
    if not faults:
        read = read_archive(files)
        told = {fault.file for fault in read.faults}
        others = tuple(fault for fault in unlisted(files) if fault.file not in told)
        faults = (*read.faults, *others)
        if not faults:
            return Unpacked(read.events, read.contents, read.workspace.name)
    raise RecordError(in_words(faults))


def found_in(given: bytes | Path) -> Found:
    """The files in a zip or a folder."""
    return files_of_zip(given) if isinstance(given, bytes) else files_of_folder(given)

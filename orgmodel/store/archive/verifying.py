"""Whether the zip of a workspace, or the folder it was unpacked to, is as it was exported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgmodel.errors import OrgmodelError
from orgmodel.files.plain_file import read_plain
from orgmodel.store.archive.drawn import not_as_drawn
from orgmodel.store.archive.fault import ArchiveFault
from orgmodel.store.archive.members import LARGEST, too_large
from orgmodel.store.archive.reading import Files, read_archive, unlisted
from orgmodel.store.archive.seen import seen
from orgmodel.store.archive.unpacking import found_in
from orgmodel.store.archive.zip_bytes import zipped

_HEXADECIMAL = frozenset("0123456789abcdef")


@dataclass(frozen=True)
class Verified:
    """What was found: every fault, and what the record says of itself where it has none.

    `seal` is that of the last event, to compare with one that was noted elsewhere. `noted` is
    a seal that was given to compare, and `noted_at` the number of the event that has it: up to
    there nothing was changed since it was noted. None where there is no such event.
    """

    path: str
    faults: tuple[ArchiveFault, ...]
    name: str = ""
    events: int = 0
    last: str = ""
    seal: str = ""
    noted: str = ""
    noted_at: int | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong, and the noted seal, if one was given, is there."""
        return not self.faults and (not self.noted or self.noted_at is not None)

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {
            "schema": "orgmodel.verify/1",
            "file": self.path,
            "whole": self.whole,
            "name": seen(self.name),
            "events": self.events,
            "last": seen(self.last),
            "seal": self.seal,
            "noted": {"seal": self.noted, "event": self.noted_at} if self.noted else None,
            "faults": [fault.to_dict() for fault in self.faults],
        }


def verify(path: Path, noted: str = "") -> Verified:
    """Whether all of a workspace's zip, or of its folder, is as it was exported.

    `noted` is a seal to look for. OSError where the path cannot be read, `OrgmodelError` where
    `noted` is no seal.
    """
    seal = noted.strip().lower()
    if noted and not (len(seal) == 64 and _HEXADECIMAL.issuperset(seal)):
        raise OrgmodelError(
            "a seal is 64 figures and letters from a to f, as verify prints it. Copy the whole."
        )
    if path.is_dir():
        return verified(path, str(path), seal)
    if path.is_file() and path.stat().st_size > 2 * LARGEST:
        return Verified(str(path), (too_large(2 * LARGEST),), noted=seal)
    return verified(read_plain(path), str(path), seal)


def verified(given: bytes | Path, called: str, noted: str = "") -> Verified:
    """As `verify`, of the bytes of a zip or of a folder, `called` so in what is told."""
    files, wrong = found_in(given)
    if wrong and not files:
        return Verified(called, wrong, noted=noted)
    read = read_archive(files)
    if read.faults:
        told = {fault.file for fault in (*wrong, *read.faults)}
        others = (fault for fault in unlisted(files) if fault.file not in told)
        return Verified(called, (*wrong, *read.faults, *others), noted=noted)
    told = {fault.file for fault in wrong}
    drawn = (fault for fault in not_as_drawn(files, read) if fault.file not in told)
    faults = (*wrong, *drawn)
    if not faults and isinstance(given, bytes):
        faults = _not_as_written(given, files)
    last = read.workspace
    at = next((event.number for event in read.events if event.seal == noted), None)
    return Verified(called, faults, last.name, last.number, last.at, last.seal, noted, at)


def _not_as_written(given: bytes, files: Files) -> tuple[ArchiveFault, ...]:
    """Whether the bytes of a zip are other ones than those that orgmodel writes of its files."""
    should = zipped(files)
    if given == should:
        return ()
    pairs = enumerate(zip(given, should, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(given), len(should)))
    words = (
        f"from byte {at + 1:,} on it is not written as orgmodel writes it, though its files are "
        "whole. Another tool zipped them again, or something was changed or put between them. "
        "Unpack it and verify the folder, and keep the zip that was exported."
    )
    return (ArchiveFault("", words),)

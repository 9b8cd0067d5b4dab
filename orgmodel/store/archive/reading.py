"""The record and the contents in the files of a workspace, and every fault of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgmodel.store.archive.data_places import FOLDERS, data_places
from orgmodel.store.archive.fault import ArchiveFault
from orgmodel.store.archive.plain_files import RECORD, SUMS
from orgmodel.store.archive.record_lines import events_of
from orgmodel.store.baseline import sha_of
from orgmodel.store.event import Event
from orgmodel.store.workspace import Workspace

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class ReadArchive:
    """What the files of a workspace hold: the events, the workspace that they leave, and the
    contents by SHA-256. With `faults` only what they do not speak of can be relied on.
    """

    events: tuple[Event, ...]
    workspace: Workspace
    contents: Mapping[str, bytes]
    faults: tuple[ArchiveFault, ...]


def read_archive(files: Files) -> ReadArchive:
    """Read the record and the contents that it names."""
    if RECORD not in files:
        words = "it is not there, so there is no workspace here. Give the zip that was exported."
        return ReadArchive((), Workspace(""), {}, (ArchiveFault(RECORD, words),))
    events, workspace, faults = events_of(files[RECORD])
    if faults:
        return ReadArchive(events, workspace, {}, faults)
    places = data_places(workspace)
    wrong = [fault for name, sha in places.items() for fault in _content(files, name, sha)]
    strange = [n for n in files if n.startswith(FOLDERS) and n not in places]
    wrong += [ArchiveFault(name, NOT_OURS) for name in sorted(strange)]
    contents = {sha: files[name] for name, sha in places.items() if name in files}
    return ReadArchive(events, workspace, contents, tuple(wrong))


NOT_OURS = "the record knows of no such file. Take it out."


def _content(files: Files, name: str, sha: str) -> list[ArchiveFault]:
    if name not in files:
        return [ArchiveFault(name, f"it is missing. Its SHA-256 is {sha}.")]
    found = sha_of(files[name])
    if found == sha:
        return []
    words = f"it is not what was loaded: its SHA-256 is {found}, by the record it is {sha}."
    return [ArchiveFault(name, words)]


def unlisted(files: Files) -> tuple[ArchiveFault, ...]:
    """Where the files are not those that SHA256SUMS lists."""
    if SUMS not in files:
        return (ArchiveFault(SUMS, "it is missing."),)
    listed = dict(_listed(files[SUMS]))
    faults = [ArchiveFault(name, "it is missing.") for name in listed if name not in files]
    for name, content in files.items():
        if name == SUMS:
            continue
        if name not in listed:
            faults.append(ArchiveFault(name, f"{SUMS} does not list it. Take it out."))
        elif (found := sha_of(content)) != listed[name]:
            words = (
                f"it is not as it was exported: its SHA-256 is {found}, by {SUMS} it is "
                f"{listed[name]}."
            )
            faults.append(ArchiveFault(name, words))
    return tuple(faults)


def _listed(content: bytes) -> list[tuple[str, str]]:
    lines = content.decode("utf-8", "replace").split("\n")
    pairs = (line.partition("  ") for line in lines if line)
    return [(name, sha) for sha, _, name in pairs]

"""Whether the files of a workspace say what its record says: options, versions, tables, log."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orgmodel.store.archive.fault import ArchiveFault
from orgmodel.store.archive.people_file import PEOPLE, names_of_people
from orgmodel.store.archive.plain_files import ABOUT, LOG, plain_files
from orgmodel.store.archive.reading import NOT_OURS, Files, ReadArchive
from orgmodel.store.archive.seen import seen
from orgmodel.store.event import RecordError

_MOST_SHOWN = 120
_EVENTS = re.compile(rb'^events = (\d+)\nseal = "([0-9a-f]{64})"$', re.MULTILINE)


def not_as_drawn(files: Files, read: ReadArchive) -> Iterator[ArchiveFault]:
    """Each file that is not what the record, which is whole, makes of it; one too many as well."""
    try:
        should = plain_files(read.events, read.contents, names_of_people(files.get(PEOPLE, b"")))
    except RecordError as error:
        yield ArchiveFault("", str(error))
        return
    for name, content in sorted(should.items()):
        if name not in files:
            yield ArchiveFault(name, "it is missing.")
        elif files[name] != content:
            yield _different(name, files[name], content, read)
    yield from (ArchiveFault(name, NOT_OURS) for name in sorted(files) if name not in should)


def _different(name: str, found: bytes, should: bytes, read: ReadArchive) -> ArchiveFault:
    told = _EVENTS.search(found) if name == ABOUT else None
    last = read.workspace
    if told is not None and told[2].decode() != last.seal:
        words = (
            f"it tells of {int(told[1])} events and the seal {told[2].decode()}, the record ends "
            f"with event {last.number} and the seal {last.seal}. Events were taken from the end of "
            "the record or put there, or this file was changed."
        )
        return ArchiveFault(name, words)
    line, theirs, ours = _first_difference(found, should)
    words = f"{_line(theirs)}; by the record {_line(ours)}."
    if name == LOG:
        words += " It was changed, or another version of orgmodel wrote it."
    return ArchiveFault(name, words, line)


def _first_difference(found: bytes, should: bytes) -> tuple[int, str | None, str | None]:
    """The number of the first line that differs, as it is and as it should be; None for none."""
    theirs, ours = (one.decode("utf-8", "replace").split("\n") for one in (found, should))
    same = 0
    while theirs[same : same + 1] == ours[same : same + 1] and same < len(ours):
        same += 1
    at = [lines[same] if same < len(lines) else None for lines in (theirs, ours)]
    return same + 1, at[0], at[1]


def _line(text: str | None) -> str:
    return "there is no such line" if text is None else f"it reads “{seen(text, _MOST_SHOWN)}”"

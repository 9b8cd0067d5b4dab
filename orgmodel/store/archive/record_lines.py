"""The lines of record.jsonl as events, each compared with its seal."""

from __future__ import annotations

from orgmodel.store.archive.fault import ArchiveFault
from orgmodel.store.archive.plain_files import RECORD
from orgmodel.store.event import BEFORE_ALL, Event, RecordError
from orgmodel.store.fold import after
from orgmodel.store.workspace import Workspace

LONGEST_LINE = 20_000_000
"""Bytes of one event: what a list of 100,000 changes takes."""
MOST_EVENTS = 500_000

Read = tuple[tuple[Event, ...], Workspace, tuple[ArchiveFault, ...]]
"""The events, the workspace that they leave, and what is wrong; with faults neither counts."""


def events_of(content: bytes) -> Read:
    """The events of a record: every line that is none, and every event not as it was sealed.

    Where all are as they were sealed, also the first that cannot have been done.
    """
    lines = content.split(b"\n")
    if len(lines) - 1 > MOST_EVENTS:
        words = f"it has more than {MOST_EVENTS:,} lines. Nothing of it is read."
        return (), Workspace(""), (ArchiveFault(RECORD, words),)
    faults: list[ArchiveFault] = []
    events: list[Event] = []
    if lines[-1]:
        faults.append(ArchiveFault(RECORD, "its last line is cut off.", len(lines)))
    seal: str | None = BEFORE_ALL
    for number, line in enumerate(lines[:-1], start=1):
        found = _event(line, number)
        if isinstance(found, ArchiveFault):
            faults.append(found)
            seal = None
            continue
        faults += _unsealed(found, number, seal)
        events.append(found)
        seal = found.seal
    if not events and not faults:
        faults.append(ArchiveFault(RECORD, "there is no event in it."))
    if faults:
        return tuple(events), Workspace(""), tuple(faults)
    return _folded(events)


def _event(line: bytes, number: int) -> Event | ArchiveFault:
    if len(line) > LONGEST_LINE:
        return ArchiveFault(RECORD, "it is longer than an event can be.", number)
    try:
        return Event.read_line(line.decode("ascii"))
    except RecordError as error:
        return ArchiveFault(RECORD, str(error), number)
    except (ValueError, RecursionError):
        return ArchiveFault(RECORD, "a line of the record is not what orgmodel writes.", number)


def _unsealed(event: Event, number: int, before: str | None) -> list[ArchiveFault]:
    """What is wrong with an event after one of this seal; None where that one is not known."""
    if event.number != number:
        words = f"event {event.number} stands where event {number} belongs."
        return [ArchiveFault(RECORD, words, number, event.number)]
    if before is None:
        return []
    should = event.sealed_after(before)
    if should == event.seal:
        return []
    words = (
        f"event {number} is not as it was sealed: it was changed, or one before it was put in, "
        f"taken out or sealed anew. As it reads, its seal would be {should}, not {event.seal}."
    )
    return [ArchiveFault(RECORD, words, number, number)]


def _folded(events: list[Event]) -> Read:
    workspace = Workspace("")
    for event in events:
        try:
            workspace = after(workspace, event)
        except RecordError as error:
            fault = ArchiveFault(RECORD, str(error), event.number, event.number)
            return tuple(events), Workspace(""), (fault,)
        except (ArithmeticError, RecursionError):
            words = f"event {event.number} ({event.kind}) cannot be read."
            fault = ArchiveFault(RECORD, words, event.number, event.number)
            return tuple(events), Workspace(""), (fault,)
    return tuple(events), workspace, ()

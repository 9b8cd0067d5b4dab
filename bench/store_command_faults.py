"""Backups and restores of the store, struck: what is lost, half, silent or left behind."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.outcome import Attempt, Found, Outcome, found_by, one_try, told
from bench.scratch import Files, held, put, small_disk
from bench.struck import FULL, INTERRUPT, KILL, Ending, struck, with_each_fault
from orgmodel.store.sql.store import Store
from orgmodel.store.sql.tables import METADATA, PRESENCE
from tests.store.sql.small import begun, comment

TRIES = 200
COMMANDS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "backup": ("in/new.sqlite", "out/kept", ("backup", "out/kept")),
    "restore": ("out/store.sqlite", "out/store.sqlite", ("restore", "--force", "in/new")),
}
"""By name: the store it is of, the file that it writes, and its arguments."""
_TABLES = tuple(table for table in METADATA.sorted_tables if table is not PRESENCE)

Rows = tuple[tuple[str, tuple[tuple[object, ...], ...]], ...]


@dataclass(frozen=True)
class Known:
    """A file before and the rows before and after, and how long and in how many steps."""

    before: bytes
    old: Rows
    new: Rows
    seconds: float
    steps: int


def report(share: int = 1) -> str:
    """Try both, with every fault, one in `share` of the tries, as Markdown."""
    return told("Backups and restores, struck", found_by(attempts(share)))


def attempts(share: int = 1) -> list[Attempt]:
    """One a command."""
    return [partial(tried, name, max(1, TRIES // share)) for name in COMMANDS]


def tried(name: str, tries: int) -> Found:
    """A command with every fault, so many times each."""
    return with_each_fault(f"store {name}", partial(_known, name), partial(_one, name), tries)


def _one(name: str, how: str, place: Path, known: Known, draw: random.Random) -> Outcome:
    was = known.before if draw.random() < 0.7 else b""
    size = len(was) + draw.randint(1, 3 * len(known.before)) if draw.random() < 0.7 else 0
    out, written = place / "out", place / COMMANDS[name][1]
    with small_disk(out, size + 8 * 4096 if how == FULL and size else 0) as is_small:
        put(out, {written.name: was} if was else {})
        (out / "tmp").mkdir()
        inputs = _inputs(name, place)
        by_moment = is_small or (how != FULL and draw.random() < 0.7)
        step = 0 if by_moment else draw.randint(1, known.steps)
        after = draw.uniform(0, known.seconds)
        ended = struck(partial(_in_its_process, name, place), out, how, step, after=after)
        wrong = [("silent", words) for words in _wrong_end(ended, how)]
        if how != KILL:
            wrong += [("silent", f"left behind: {one}") for one in _left(written)]
        state = _rows(written)
        wrong += [("silent", words) for words in _untrue(ended, state, known, was)]
        if not state and was:
            wrong.append(("lost", "nothing is there"))
        elif state not in ((known.new, known.old) if was else (known.new, (), _NOTHING)):
            wrong.append(("half", "neither the old nor the new is there"))
        if _inputs(name, place) != inputs:
            wrong.append(("lost", "what it reads was changed"))
        if how == KILL:
            wrong += [("silent", words) for words in _again(name, place, known)]
    words = [f"{what}; status {ended.status}, {ended.said!r}" for _, what in wrong]
    return one_try(dict(wrong), words, refused=ended.status > 0)


_NOTHING: Rows = tuple((table.name, ()) for table in _TABLES)
"""A store with tables and nothing in them."""


def _wrong_end(ended: Ending, how: str) -> Iterator[str]:
    statuses = {KILL: (0, -9), INTERRUPT: (0, 130), FULL: (0, 2)}[how]
    if ended.status not in statuses:
        yield "another status than is documented"
    if "Traceback" in ended.said or len(ended.said.splitlines()) != int(ended.status != -9):
        yield "not told in one line"


def _untrue(ended: Ending, state: Rows, known: Known, was: bytes) -> Iterator[str]:
    if ended.status == 0 and state != known.new:
        yield "said to be done, and not done"
    if "Nothing was done" in ended.said and was and state != known.old:
        yield "said not to be done, and done"


def _again(name: str, place: Path, known: Known) -> Iterator[str]:
    """What is wrong after the command is run again, undisturbed."""
    written = place / COMMANDS[name][1]
    ended = struck(partial(_in_its_process, name, place), place / "out", FULL, 0)
    if ended.status or _rows(written) != known.new:
        yield f"it does not work again: {ended.said!r}"
    yield from (f"left behind after the next run: {one}" for one in _left(written))


def _left(written: Path) -> list[str]:
    ours = {written.name + more for more in ("", "-wal", "-shm")}
    found = [name for name in held(written.parent) if name not in ours]
    return [name for name in found if not _is_pythons_try(written.parent / name)]


def _is_pythons_try(file: Path) -> bool:
    """Whether Python's `tempfile` wrote it to see whether the folder for temporary files can be
    written to: it takes such a file away at once, and whoever is ended in between leaves it."""
    return file.parent.name == "tmp" and file.read_bytes() in (b"", b"blat")


def _known(name: str, place: Path) -> Known:
    for part in ("in", "out"):
        (place / part).mkdir()
    for which, words in (("old", "Before"), ("new", "After")):
        store = Store(f"sqlite:///{place / 'in' / which}.sqlite")
        workspace = begun(store, bob="editor")
        store.append(workspace.id, "ann", [comment(words * 500)], workspace.number)
        store.close()
        file = place / "in" / which
        if struck(partial(_backed_up, file.with_suffix(".sqlite"), file), place, FULL, 0).status:
            raise RuntimeError("backup does not run without a fault")
    old, new = _rows(place / "in/old"), _rows(place / "in/new")
    before = (place / "in/old").read_bytes()
    put(place / "out", {Path(COMMANDS[name][1]).name: before})
    (place / "out/tmp").mkdir()
    began = time.perf_counter()
    dry = struck(partial(_in_its_process, name, place), place / "out", FULL, 0)
    seconds = time.perf_counter() - began
    if dry.status or _rows(place / COMMANDS[name][1]) != new or old == new:
        raise RuntimeError(f"{name} does not run without a fault: {dry.said}")
    return Known(before, old, new, seconds, dry.steps)


def _in_its_process(name: str, place: Path) -> int:
    """The command as a process runs it, with its answers to signals."""
    from orgmodel.store.__main__ import main

    store, _, (command, *options, file) = COMMANDS[name]
    _at(place / store)
    os.environ["TMPDIR"] = str(place / "out/tmp")
    tempfile.tempdir = None
    sys.argv = ["orgmodel.store", command, *options, str(place / file)]
    return main()


def _backed_up(store: Path, file: Path) -> int:
    from orgmodel.store.command import main

    _at(store)
    return main(["backup", str(file)])


def _at(store: Path) -> None:
    os.environ["ORGMODEL_STORE"] = str(store)


def _inputs(name: str, place: Path) -> Files | Rows:
    """What may not change: the bytes of a backup, and what a store holds."""
    return _rows(place / "in/new.sqlite") if name == "backup" else held(place / "in")


def _rows(file: Path) -> Rows:
    """What a store or a backup of it holds, as the next one to open it sees; nothing for none."""
    if not file.exists():
        return ()
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return (("damaged", ()),)
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if not there:
            return ()
        return tuple(
            (
                table.name,
                tuple(sorted(connection.execute(f'SELECT * FROM "{table.name}"'), key=repr)),  # noqa: S608
            )
            for table in _TABLES
        )

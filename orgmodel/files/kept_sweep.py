"""A sweep whose rows are kept in a file as they come, so that it can be gone on with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from time import monotonic
from typing import Any

from orgmodel.comparison.sweep.rows import SweepPart, SweepRow
from orgmodel.comparison.sweep.running import HERE, SweepPlace, run
from orgmodel.comparison.sweep.setup import SweepSetup
from orgmodel.errors import OrgmodelError
from orgmodel.files.plain_file import refuse_special
from orgmodel.files.safe_write import telling
from orgmodel.model.words import listed

try:
    import fcntl
except ImportError:  # Windows: nothing holds a second run off
    fcntl = None  # type: ignore[assignment]

_SCHEMA = "orgmodel.sweep-rows/1"
_BETWEEN = 1.0
"""Seconds between two times that the system is asked to have all on the disk."""


def kept_sweep(
    setup: SweepSetup, place: SweepPlace = HERE, resume: Path | None = None
) -> Iterator[SweepPart]:
    """Every part of a setup, each once: first those that the file has, then all others.

    A part is in the file before it comes out of here. A file that is not there is begun.
    `OrgmodelError` for one that holds anything else, or rows of another setup, and where
    another run writes it; it stays as it is then. `WriteError` where it cannot be written.
    """
    if resume is None:
        yield from run(setup, place)
        return
    with _opened(resume) as file:
        done: dict[tuple[int, ...], None] = {}
        for part in file.parts(setup):
            done[part.first] = None
            yield part
        for part in run(setup, place, done):
            file.keep(part)
            yield part


@contextmanager
def _opened(path: Path) -> Iterator[_ResumeFile]:
    refuse_special([path])
    with telling(path):
        number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _hold(number, path)
        file = _ResumeFile(path, number)
        yield file
        file.on_disk()
    finally:
        os.close(number)


def _hold(number: int, path: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OrgmodelError(
            f"{path}: another run keeps its rows there. Wait until it has ended, or name another "
            "file."
        ) from None
    except OSError:  # no locks on this file system
        return


class _ResumeFile:
    """A header that says what of, then a line for each part: whole, or not counted."""

    def __init__(self, path: Path, number: int) -> None:
        self._path, self._number = path, number
        self._end = 0
        self._synced = monotonic()

    def parts(self, setup: SweepSetup) -> Iterator[SweepPart]:
        """The parts that are kept, each once; then the file ends with the last whole line.

        Nothing is written before every line has been read.
        """
        header = _line({"schema": _SCHEMA, "of": setup.digests})
        with telling(self._path), os.fdopen(os.dup(self._number), "rb") as lines:
            lines.seek(0)
            begins = lines.readline()
            if header.startswith(begins) and begins != header:  # nothing, or cut off in it
                self._begin(header)
                return
            self._refuse_other(begins, setup)
            self._end = len(begins)
            sizes = [len(question.alternatives) for question in setup.option_set.questions]
            seen = set()
            for place, line in enumerate(lines, start=2):
                if not line.endswith(b"\n"):  # a run was stopped while it wrote it
                    break
                part = self._read(line, place, setup, sizes)
                self._end += len(line)
                if part.first not in seen:
                    seen.add(part.first)
                    yield part
            os.ftruncate(self._number, self._end)

    def keep(self, part: SweepPart) -> None:
        """Write a part as one line; where that fails the file ends where it ended before."""
        rows = [[row.choices, row.values, row.unshown, row.missed] for row in part.rows]
        self._write(_line({"first": part.first, "rows": rows, "left_out": part.left_out}))
        if monotonic() - self._synced > _BETWEEN:
            self.on_disk()

    def on_disk(self) -> None:
        """Have all that is kept on the disk."""
        with telling(self._path):
            os.fsync(self._number)
        self._synced = monotonic()

    def _begin(self, header: bytes) -> None:
        os.ftruncate(self._number, 0)
        self._write(header)

    def _write(self, line: bytes) -> None:
        with telling(self._path):
            try:
                os.lseek(self._number, self._end, os.SEEK_SET)
                rest = memoryview(line)
                while rest:
                    rest = rest[os.write(self._number, rest) :]
            except OSError:
                os.ftruncate(self._number, self._end)
                raise
        self._end += len(line)

    def _refuse_other(self, begins: bytes, setup: SweepSetup) -> None:
        try:
            header = json.loads(begins)
            of = header["of"] if header["schema"] == _SCHEMA else None
        except (ValueError, KeyError, TypeError):
            of = None
        if not isinstance(of, dict):
            raise OrgmodelError(
                f"{self._path}: it holds something else than rows of an option set, and stays as "
                "it is. Name a file that is not there yet, or one that --resume wrote."
            )
        others = [name for name, digest in setup.digests.items() if of.get(name) != digest]
        if others:
            raise OrgmodelError(
                f"{self._path}: its rows were made for something else: {listed(others)} differ "
                "from those asked for. Ask for the same as then, or name another file."
            )

    def _read(self, line: bytes, place: int, setup: SweepSetup, sizes: list[int]) -> SweepPart:
        try:
            return _part(json.loads(line), setup, sizes)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise OrgmodelError(
                f"{self._path} line {place}: it has been changed since it was written, and is no "
                "part of the option set. Take this line out, or name another file."
            ) from error


def _part(said: Any, setup: SweepSetup, sizes: list[int]) -> SweepPart:
    """A part as it was written; ValueError and the like for what is none."""
    first = tuple(said["first"])
    rows = tuple(_row(row, setup, sizes, first) for row in said["rows"])
    left_out = tuple((str(reason), int(number)) for reason, number in said["left_out"])
    within = prod(sizes[len(first) :])
    if any(not 0 <= place < size for place, size in zip(first, sizes, strict=False)):
        raise ValueError(first)
    if len(rows) + sum(number for _, number in left_out) != within:
        raise ValueError(len(rows))
    return SweepPart(first, rows, left_out)


def _row(said: Any, setup: SweepSetup, sizes: list[int], first: tuple[int, ...]) -> SweepRow:
    choices, values, unshown, missed = map(tuple, said)
    if choices[: len(first)] != first or len(values) != len(setup.names):
        raise ValueError(said)
    if not all(0 <= place < size for place, size in zip(choices, sizes, strict=True)):
        raise ValueError(said)
    if not all(value is None or isinstance(value, int | float) for value in values):
        raise ValueError(said)
    if not all(0 <= place < len(setup.must) for place in missed):
        raise ValueError(said)
    return SweepRow(choices, values, tuple(map(str, unshown)), missed)


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, separators=(",", ":"), allow_nan=False).encode() + b"\n"

"""Writing files whole: beside their places first, then renamed, and never over an input."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from orgmodel.errors import OrgmodelError, WriteError
from orgmodel.files.part_files import Parts, remove_leftovers, sync_folder
from orgmodel.files.stopping import undisturbed

_READ = (".csv", ".toml")
_STRAIGHT = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

Moves = Sequence[tuple[Path, Path]]
"""Parts with the places they go to, in their order."""


@contextmanager
def telling(place: Path) -> Iterator[None]:
    """Tell in words what the system refuses while `place` is written: `WriteError`."""
    try:
        yield
    except OrgmodelError:
        raise
    except OSError as error:
        where = error.filename or place
        words = f"{where}: it cannot be written: {error.strerror or error}."
        raise WriteError(words) from error


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file so that it is there whole or, where writing fails, as it was before."""
    write_all({target: content})
    return target


def write_all(
    contents: Mapping[Path, bytes], gone: Iterable[Path] = (), sign: Path | None = None
) -> None:
    """Write several files; where one cannot be written, all stay as they were before.

    `gone` are files that are removed with it. Of several, `sign` is a file that says, while
    they are put in their places, that they are not yet of one writing: it stays where the run
    is killed at that moment.

    A file that is there keeps its permissions, and a link stays a link to what it names. What
    is neither file nor folder, such as `/dev/null`, is written to as it is. OSError names the
    file that was asked for.
    """
    removed = list(gone)
    with Parts() as parts:
        moves = []
        for target, content in contents.items():
            if target.exists() and not target.is_file() and not target.is_dir():
                _write_straight(target, content)
                continue
            moves.append((staged(parts, target, content), target))
        if sign is not None and len(moves) + len(removed) > 1:
            words = f"{next(iter(contents)).name} and its further pages: {_UNFINISHED}"
            moves.insert(0, (staged(parts, sign, words.encode()), sign))
            removed.append(sign)
        elif sign is not None and moves and sign.is_file():
            removed.append(sign)
        put_in_place(moves, removed)
    for folder in {target.resolve().parent for _, target in moves}:
        remove_leftovers(folder)


_UNFINISHED = (
    "orgmodel was stopped while it put them in their places, so that some are of\n"
    "this run and some of an earlier one. Run the same command again.\n"
)


def staged(parts: Parts, target: Path, content: bytes) -> Path:
    """The content of a file beside its place, ready to be renamed; OSError names the target."""
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "Is a directory", str(target))
        part = parts.file(target.resolve().parent, content)
        if target.exists():
            shutil.copymode(target, part)
    except OSError as error:
        raise _naming(error, target) from None
    return part


def put_in_place(moves: Moves, gone: Iterable[Path] = (), last: Moves = ()) -> None:
    """Rename the parts to their places, remove what is gone, then rename the last of them.

    No signal but a kill comes between. OSError names the place; where some had been renamed,
    `OrgmodelError` says that the others were not.
    """
    done = 0
    with undisturbed():
        try:
            for part, target in moves:
                part.replace(target.resolve())
                done += 1
            for place in gone:
                place.unlink(missing_ok=True)
            for part, target in last:
                part.replace(target.resolve())
        except OSError as error:
            if not done:
                raise _naming(error, moves[0][1]) from None
            places = [target for _, target in (*moves, *last)]
            raise OrgmodelError(
                f"{error.filename2 or error.filename}: {error.strerror or error}. {done} of "
                f"{len(places)} files were put in their places, the others were not: the files "
                f"in {places[0].parent} are incomplete. Mend this, and run the same command again."
            ) from error
        for folder in {target.resolve().parent for _, target in (*moves, *last)}:
            sync_folder(folder)


def refuse_inputs(target: Path, inputs: Iterable[Path]) -> None:
    """`OrgmodelError` where a file to be written is an input.

    An input is a file that is named, and the tables and settings in a folder that is named.
    """
    place = target.resolve()
    for given in inputs:
        source = given.resolve()
        inside = source.is_dir() and place.parent == source and place.suffix.lower() in _READ
        if place == source or inside:
            raise OrgmodelError(
                f"{target} is one of the files that are read ({given}). Write to another place."
            )


def _write_straight(target: Path, content: bytes) -> None:
    """Write to a pipe or device; one that nobody reads is an error, not a wait."""
    try:
        opened = os.open(target, _STRAIGHT)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        words = "it is a pipe or socket that nobody reads; name a file"
        raise OSError(errno.ENXIO, words, str(target)) from None
    if hasattr(os, "set_blocking"):
        os.set_blocking(opened, True)
    with os.fdopen(opened, "wb") as file:
        file.write(content)


def _naming(error: OSError, target: Path) -> OSError:
    """The error about the file that was to be written, not about the one beside it."""
    return type(error)(error.errno, error.strerror or str(error), str(target))

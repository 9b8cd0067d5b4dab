"""Writing files whole: beside their places first, then renamed, and never over an input."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from orgmodel.errors import OrgmodelError

_READ = (".csv", ".toml")
_OPENED_TO_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_whole(target: Path, content: bytes) -> Path:
    """Write a file so that it is there whole or, where writing fails, as it was before."""
    write_all({target: content})
    return target


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files; where one cannot be written, all stay as they were before.

    A file that is there keeps its permissions, and a link stays a link to what it names. What
    is neither file nor folder, such as `/dev/null`, is written to as it is. OSError names the
    file that was asked for.
    """
    beside: dict[Path, Path] = {}
    try:
        for number, (target, content) in enumerate(contents.items()):
            if target.exists() and not target.is_file() and not target.is_dir():
                target.write_bytes(content)
                continue
            part = target.resolve().with_name(f".{os.getpid()}-{number}.part")
            beside[target] = part
            _write_beside(part, target, content)
        for target, part in beside.items():
            part.replace(target.resolve())
    except OSError as error:
        raise _naming(error, beside) from None
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)


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


def _write_beside(part: Path, target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(target))
    with os.fdopen(os.open(part, _OPENED_TO_WRITE, 0o666), "wb") as file:
        file.write(content)
    if target.exists():
        shutil.copymode(target, part)


def _naming(error: OSError, beside: Mapping[Path, Path]) -> OSError:
    """The error about the file that was to be written, not about the one beside it."""
    name = str(error.filename)
    asked = next((str(target) for target, part in beside.items() if str(part) == name), name)
    return type(error)(error.errno, error.strerror or str(error), asked)

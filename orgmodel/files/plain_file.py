"""Reading what is a file: a pipe, socket or device is refused, and never waited for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from orgmodel.errors import OrgmodelError

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_plain(path: Path) -> bytes:
    """The bytes of a file. OSError where it cannot be read, or is a pipe, socket or device."""
    if (kind := _special(path)) is not None:
        raise OSError(errno.EINVAL, _words(kind), str(path))
    return path.read_bytes()


def refuse_special(paths: Iterable[Path]) -> None:
    """`OrgmodelError` where one of the paths names a pipe, socket or device.

    A path that names nothing is left to whoever reads it.
    """
    for path in paths:
        try:
            kind = _special(path)
        except (OSError, ValueError):
            continue
        if kind is not None:
            raise OrgmodelError(f"{path}: {_words(kind)}.")


def _special(path: Path) -> str | None:
    mode = os.stat(path).st_mode  # noqa: PTH116 - follows links, and takes names that are no text
    return next((kind for holds, kind in _KINDS if holds(mode)), None)


def _words(kind: str) -> str:
    return f"it is {kind}, not a file; save what comes out of it as a file, and name that"

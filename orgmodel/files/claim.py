"""One writer of a folder at a time: the second is refused, and a dead one blocks nobody."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from orgmodel.errors import OrgmodelError
from orgmodel.files.part_files import live, no_longer_live
from orgmodel.files.stopping import undisturbed

try:
    import fcntl
except ImportError:  # Windows: the renames alone decide who was first
    fcntl = None  # type: ignore[assignment]

_held: ContextVar[frozenset[Path]] = ContextVar("_held", default=frozenset())


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Hold a folder for writing, whether it is there yet or not.

    The claim is a lock that the system lets go of when its process ends, on a file beside the
    folder and on the folder itself. Where neither can be locked, as on some network drives, it
    holds nothing. `OrgmodelError` where another process, or another thread, holds it.
    """
    place = folder.resolve()
    if fcntl is None or place in _held.get():
        yield
        return
    with ExitStack() as stack:
        stack.enter_context(_lock_beside(place, folder))
        stack.enter_context(_lock_itself(place, folder))
        token = _held.set(_held.get() | {place})
        try:
            yield
        finally:
            _held.reset(token)


@contextmanager
def _lock_beside(place: Path, folder: Path) -> Iterator[None]:
    near = next((parent for parent in place.parents if parent.is_dir()), place.parent)
    digest = hashlib.sha256(os.fsencode(place)).hexdigest()[:12]
    file = near / f".orgmodel-{digest}.lock"
    opened = _locked(file, folder)
    try:
        yield
    finally:
        if opened is not None:
            with undisturbed():
                file.unlink(missing_ok=True)
                no_longer_live(file)
                os.close(opened)


def _locked(file: Path, folder: Path) -> int | None:
    """The locked file, opened; None where there can be none."""
    while True:
        try:
            opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        except OSError:
            return None
        try:
            if not _lock(opened, folder):
                os.close(opened)
                return None
            if _is_still(file, opened):
                live(file)
                with suppress(OSError):
                    os.truncate(opened, 0)
                    os.write(opened, f"{os.getpid()}\n".encode())
                return opened
        except OrgmodelError:
            os.close(opened)
            raise
        os.close(opened)  # who held it has removed it since: the next one is another file


@contextmanager
def _lock_itself(place: Path, folder: Path) -> Iterator[None]:
    try:
        opened = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        yield
        return
    try:
        _lock(opened, folder)
        yield
    finally:
        os.close(opened)


def _lock(opened: int, folder: Path) -> bool:
    """Whether the file is locked; False where its system has no locks."""
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OrgmodelError(
            f"{folder} is being written by another orgmodel{_who(opened)}. Wait until it has "
            "ended, or name another folder."
        ) from None
    except OSError:
        return False
    return True


def _is_still(file: Path, opened: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(opened))
    except OSError:
        return False


def _who(opened: int) -> str:
    try:
        number = os.pread(opened, 20, 0).strip()
    except OSError:
        return ""
    return f" (process {number.decode()})" if number.isdigit() else ""

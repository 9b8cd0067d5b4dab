"""What goes wrong with a database, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from orgmodel.errors import OrgmodelError
from orgmodel.store.event import Event
from orgmodel.store.workspace import Workspace


class StoreError(OrgmodelError):
    """Work cannot be kept or read now; the words say whether anything was done."""


class UnsureError(StoreError):
    """The database went away while something was being kept: whether it was is not known."""

    def __init__(self) -> None:
        super().__init__(
            "The database where work is kept stopped answering while this was being kept. Open "
            "the workspace again and look whether it was done before you do it again."
        )


class StaleError(OrgmodelError):
    """What an act was built on has changed meanwhile.

    `events` are those of the meantime that clash with it, and `workspace` is as it is now. No
    events where the workspace was put back to an earlier state than was seen.
    """

    def __init__(self, events: tuple[Event, ...], workspace: Workspace) -> None:
        super().__init__(
            "This was changed meanwhile, in another tab or by somebody else. Nothing of what you "
            "asked for was done. Look at it as it is now, then do it again."
        )
        self.events = events
        self.workspace = workspace


_NOTHING = "Nothing was done"
_BUSY = f"The place where work is kept is busy. {_NOTHING}; try again in a moment."
_FULL = f"There is no room left where work is kept. {_NOTHING}; make room, then try again."
_READ_ONLY = (
    f"Where work is kept, nothing may be written. {_NOTHING}; whoever runs orgmodel can allow it."
)
_CLOSED = (
    f"The place where work is kept cannot be opened. {_NOTHING}; whoever runs orgmodel can see "
    "with `python -m orgmodel.store place` where that is, and whether it may be read and written."
)
_DAMAGED = (
    f"The file where work is kept is damaged, or is no store of orgmodel. {_NOTHING}; whoever "
    "runs orgmodel can put a backup back with `python -m orgmodel.store restore FILE`."
)
_GONE = f"The database where work is kept does not answer. {_NOTHING}; try again in a moment."
_FAULTY_DISK = (
    f"The disk where work is kept reports a fault. {_NOTHING}; try again, and where that does not "
    "help, ask whoever runs orgmodel to look at the disk."
)
_OTHER = (
    f"Work could not be kept or read. {_NOTHING}; try again, and where that does not help, ask "
    "whoever runs orgmodel to look at the database."
)

_SQLITE = (
    ("locked", _BUSY),
    ("busy", _BUSY),
    ("disk is full", _FULL),
    ("readonly", _READ_ONLY),
    ("unable to open", _CLOSED),
    ("not a database", _DAMAGED),
    ("malformed", _DAMAGED),
    ("disk i/o error", _FAULTY_DISK),
)
# The first characters of PostgreSQL's codes of errors (its manual, appendix A); longer first.
_POSTGRES = (
    ("53100", _FULL),
    ("55P03", _BUSY),
    ("25006", _READ_ONLY),
    ("42501", _READ_ONLY),
    ("57P", _GONE),
    ("57014", _BUSY),
    ("40", _BUSY),
    ("53", _BUSY),
    ("28", _CLOSED),
    ("3D", _CLOSED),
    ("XX001", _DAMAGED),
    ("XX002", _DAMAGED),
    ("58", _FAULTY_DISK),
    ("08", _GONE),
)


@contextmanager
def telling() -> Iterator[None]:
    """What the database reports inside, as `StoreError` in words."""
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreError(_BUSY) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(_words(error)) from error
    except PermissionError as error:
        raise StoreError(_CLOSED) from error
    except OSError as error:
        full = error.errno in (28, 122)  # no space left; quota used up
        raise StoreError(_FULL if full else _CLOSED) from error


def gone() -> StoreError:
    """The error where the database went away and did nothing."""
    return StoreError(_GONE)


def busy() -> StoreError:
    """The error where others were at work too long."""
    return StoreError(_BUSY)


def is_full(error: StoreError) -> bool:
    """Whether there was no room left."""
    return str(error) == _FULL


def is_lost(error: BaseException) -> bool:
    """Whether the database went away, so that it is not known what it still did."""
    return isinstance(error, DBAPIError) and _words(error) in (_GONE, _FAULTY_DISK)


def _words(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        said = str(cause).lower()
        return next((words for mark, words in _SQLITE if mark in said), _OTHER)
    if not isinstance(error, DBAPIError):
        return _OTHER
    code = getattr(cause, "sqlstate", None)
    if code is None:
        lost = error.connection_invalidated or type(cause).__name__ == "OperationalError"
        return _GONE if lost else _OTHER
    return next((words for mark, words in _POSTGRES if code.startswith(mark)), _OTHER)

"""Errors that the package raises on purpose; every message says what to do about it."""

from __future__ import annotations


class OrgmodelError(Exception):
    """Base of every error that orgmodel raises on purpose."""


class DataError(OrgmodelError):
    """Nothing could be read: no file, no posts and no units, or a file that is not text.

    `problems` are the faults found on the way, as `integrity.Problem`.
    """

    def __init__(self, message: str, problems: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class PackError(OrgmodelError):
    """A rule pack, exemption or organisation file that cannot be used.

    `faults` holds one sentence per fault, each with file, rule and key.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class UnknownNameError(OrgmodelError):
    """A view, unit, post or pack that does not exist, with what does."""


class UnknownIdError(UnknownNameError, KeyError):
    """An id that is not in the data, with what it may stand for; a KeyError too."""

    __str__ = Exception.__str__


class ArgumentError(OrgmodelError, TypeError):
    """An argument that a function does not take, or of another kind; a TypeError too."""


class WriteError(OrgmodelError, OSError):
    """A file that cannot be written; what was there before is as it was. An OSError too."""


class DateError(OrgmodelError):
    """A day that is none, or not written as yyyy-mm-dd."""

    def __init__(self, given: str) -> None:
        super().__init__(f'"{given}" is no day. Write it as year-month-day, such as 2027-04-01.')

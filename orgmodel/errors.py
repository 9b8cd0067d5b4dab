"""Errors that the package raises on purpose; every message says what to do about it."""

from __future__ import annotations


class OrgmodelError(Exception):
    """Base of every error that orgmodel raises on purpose; its text says how to mend it.

    >>> try:
    ...     om.load("data/brnt")
    ... except om.OrgmodelError as error:
    ...     print(error)
    data/brnt cannot be read: No such file or directory. Give a folder ... or one CSV.
    """


class DataError(OrgmodelError):
    """Nothing could be read: no file, no posts and no units, or a file that is not text.

    `problems` are the faults found on the way, each with `code`, `file`, `row`, `column`, `value`
    and `message`.

        >>> om.from_frames(links=pd.DataFrame({"from": ["a"], "to": ["b"]}))
        Traceback (most recent call last):
            ...
        orgmodel.errors.DataError: posts.csv: from_frames has no posts.csv ...
    """

    def __init__(self, message: str, problems: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class PackError(OrgmodelError):
    """A rule pack, exemption or organisation file that cannot be used.

    `faults` holds one sentence per fault, each with file, rule and key.

        >>> brent.check("seperation")
        Traceback (most recent call last):
            ...
        orgmodel.errors.PackError: no rule pack "seperation". Did you mean separation? ...
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class PluginError(OrgmodelError):
    """Something that another installed package adds and that cannot be used: what, and whose."""


class UnknownNameError(OrgmodelError):
    """A view, unit, post or pack that does not exist, with what does.

    >>> brent.chart("orgnisation")
    Traceback (most recent call last):
        ...
    orgmodel.errors.UnknownNameError: no view "orgnisation". Did you mean "organisation"? ...
    """


class UnknownIdError(UnknownNameError, KeyError):
    """An id that is not in the data, with what it may stand for; a KeyError too.

    >>> brent.home("dir_fpp")
    Traceback (most recent call last):
        ...
    orgmodel.errors.UnknownIdError: no post or unit "dir_fpp" in Brent tPCT. Did you mean ...
    """

    __str__ = Exception.__str__


class ArgumentError(OrgmodelError, TypeError):
    """An argument that a function does not take, or of another kind; a TypeError too.

    >>> brent.chart(pape="a3")
    Traceback (most recent call last):
        ...
    orgmodel.errors.ArgumentError: chart takes no "pape". Did you mean "paper"?
    """


class WriteError(OrgmodelError, OSError):
    """A file that cannot be written; what was there before is as it was. An OSError too.

    >>> brent.chart().save("nowhere/brent.svg")
    Traceback (most recent call last):
        ...
    orgmodel.errors.WriteError: nowhere/brent.svg: it cannot be written: No such file or directory.
    """


class DateError(OrgmodelError):
    """A day that is none, or not written as yyyy-mm-dd.

    >>> om.load("data/brent", on="1 July 2007")
    Traceback (most recent call last):
        ...
    orgmodel.errors.DateError: "1 July 2007" is no day. Write it as year-month-day, ...
    """

    def __init__(self, given: str) -> None:
        super().__init__(f'"{given}" is no day. Write it as year-month-day, such as 2027-04-01.')

"""What an importer is: other people's files in, an organisation with a report on them out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from orgmodel.errors import DataError, UnknownNameError
from orgmodel.model.faults import Problem
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import did_you_mean, near

Contents = Sequence[tuple[str, bytes]]
"""Files by name, each with its bytes, in the order in which they were given."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: `repairs` are the names of those asked for."""

    repairs: tuple[str, ...] = ()


NO_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class RepairOffer:
    """A repair, the number of rows it mends or would mend, and whether it was done."""

    name: str
    meaning: str
    rows: int
    done: bool


@dataclass(frozen=True)
class Imported:
    """What an import gives: the organisation, what is wrong or was got round, and repairs.

    `counts` says how many of what were made of the files.
    """

    model: OrganisationModel
    problems: tuple[Problem, ...]
    repairs: tuple[RepairOffer, ...]
    counts: tuple[tuple[str, int], ...]


class Importer(ABC):
    """A kind of file that becomes an organisation.

    An importer lies in a folder of its name; `IMPORTER` in the folder's `importer.py` is it,
    and nothing else has to name it.
    """

    files: ClassVar[str]
    """The files it takes, as the command line writes arguments."""

    about: ClassVar[str]
    """What these files are, and in which order they are given."""

    @property
    @abstractmethod
    def repairs(self) -> Mapping[str, str]:
        """The repairs that may be asked for, each with what it does."""

    def read(self, contents: Contents, options: Options = NO_OPTIONS) -> Imported:
        """The organisation of these files, with what is wrong with them.

        Raises `DataError` where one cannot be read, and `UnknownNameError` for a repair that
        does not exist.
        """
        for name in options.repairs:
            if name not in self.repairs:
                meant = did_you_mean(near(name, self.repairs))
                known = ", ".join(self.repairs)
                raise UnknownNameError(f'there is no repair "{name}".{meant} Repairs: {known}.')
        return self._read(contents, options)

    def read_files(self, paths: Iterable[Path], options: Options = NO_OPTIONS) -> Imported:
        """As `read`, of files on disk."""
        return self.read([(path.name, _content(path)) for path in paths], options)

    @abstractmethod
    def _read(self, contents: Contents, options: Options) -> Imported:
        """The organisation of these files, the repairs being known ones."""


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"it cannot be read: {error.strerror}."
        fault = Problem("unreadable", path.name, None, None, "", message)
        raise DataError(str(fault), (fault,)) from error

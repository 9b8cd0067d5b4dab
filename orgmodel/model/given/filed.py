"""Values that a documented file holds: `load` reads one, `save` writes one."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

StrPath = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class FileForm:
    """How values of a class are read from a file and written to one."""

    read: Callable[[StrPath], Any]
    write: Callable[[Any, StrPath], os.PathLike[str]]


Forms = Mapping[str, FileForm]
_told: list[Callable[[], Forms]] = []


def forms_are(found: Callable[[], Forms]) -> None:
    """Say who knows the forms of files, by the names of classes; it is asked when one is needed.

    What a file holds is declared here; reading and writing files is for those above.
    """
    _told[:] = [found]


class Filed:
    """A value that one documented file holds."""

    @classmethod
    def load(cls, path: StrPath) -> Self:
        """Read it from its TOML file. `OrgmodelError` with every fault of the file at once."""
        found: Self = _form_of(cls).read(path)
        return found

    def save(self, path: StrPath) -> os.PathLike[str]:
        """Write the TOML file that `load` reads back the same, whole or not at all; gives its path.

        A file that is there is replaced. `OrgmodelError` where it cannot be written.
        """
        return _form_of(type(self)).write(self, path)


def _form_of(kind: type[Filed]) -> FileForm:
    forms = _told[0]()
    return next(forms[one.__name__] for one in kind.__mro__ if one.__name__ in forms)

"""The importers that there are: found from the folders beside this file, and other packages'."""

from __future__ import annotations

import pkgutil
from collections.abc import Container, Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.errors import OrgmodelError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgmodel.files.importers.base import Importer
    from orgmodel.plugins import Plugin


@cache
def names() -> tuple[str, ...]:
    """The formats that ship, each the name of its importer's folder; nothing of them is loaded."""
    folder = str(Path(__file__).parent)
    return tuple(sorted(module.name for module in pkgutil.iter_modules([folder]) if module.ispkg))


def _own() -> Mapping[str, Plugin]:
    """Those of other packages. Not before somebody asks: the help of all commands does not."""
    from orgmodel.plugins import IMPORTERS, usable

    return usable(IMPORTERS, names())


class Formats(Container[str], Iterable[str]):
    """The names of all formats. Other packages are asked only where those that ship do not do."""

    def __contains__(self, name: object) -> bool:
        return name in names() or name in _own()

    def __iter__(self) -> Iterator[str]:
        return iter((*names(), *_own()))


def importer(name: str) -> Importer:
    """The importer of a format, one of `Formats`.

    `PluginError` where another package adds it and it cannot be used.
    """
    if name not in names():
        from orgmodel.files.importers.own import own_importer

        return own_importer(_own()[name])
    found: Importer = import_module(f"orgmodel.files.importers.{name}.importer").IMPORTER
    return found


def loaded() -> tuple[dict[str, Importer], tuple[str, ...]]:
    """Every importer by name, and what is wrong with those that cannot be used."""
    from orgmodel.plugins import IMPORTERS, refused

    found, wrong = {}, [*refused(IMPORTERS, names())]
    for name in Formats():
        try:
            found[name] = importer(name)
        except OrgmodelError as error:
            wrong.append(str(error))
    return found, tuple(wrong)

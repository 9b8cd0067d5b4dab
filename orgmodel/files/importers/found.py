"""The importers that there are, found from the folders beside this file."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgmodel.files.importers.base import Importer


def names() -> tuple[str, ...]:
    """The formats, each the name of its importer's folder; nothing of them is loaded."""
    folder = str(Path(__file__).parent)
    return tuple(sorted(module.name for module in pkgutil.iter_modules([folder]) if module.ispkg))


def importer(name: str) -> Importer:
    """The importer of a format, one of `names`."""
    found: Importer = import_module(f"orgmodel.files.importers.{name}.importer").IMPORTER
    return found

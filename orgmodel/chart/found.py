"""Views and writers, found in their folders: each module there is one, under its own name.

Names and first lines are read without importing the modules, so that help is quick.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import Generic, TypeVar

T = TypeVar("T")

VIEWS_FOLDER = "orgmodel.chart.views"
WRITERS_FOLDER = "orgmodel.chart.writers"

_OPENING_LINE = re.compile(r"""\s*(?:\"{3}|'{3})(.*?)(?:\"{3}|'{3}|$)""", re.MULTILINE)


class Found(Mapping[str, T], Generic[T]):
    """What each module directly in a package declares under one name, by module name.

    A module is imported when it is asked for. `AttributeError` where it declares nothing,
    `TypeError` where what it declares is no `kind`.
    """

    def __init__(self, package: str, declaration: str, kind: type[T]) -> None:
        self._package, self._declaration, self._kind = package, declaration, kind

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return names_in(self._package)

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        module = f"{self._package}.{name}"
        declared = getattr(import_module(module), self._declaration, None)
        if declared is None:
            raise AttributeError(
                f"{module} declares no {self._declaration}: end it with one, as its neighbours do, "
                "or move it into parts."
            )
        if not isinstance(declared, self._kind):
            raise TypeError(f"{module}: {self._declaration} is no {self._kind.__name__}")
        return declared

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def names_in(package: str) -> tuple[str, ...]:
    """The modules directly in a package, in the alphabet's order."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(sorted(module.name for module in found if not module.ispkg))


def what_it_shows(package: str, name: str) -> str:
    """The first line of a module's docstring, after "The NAME view: " where it begins so.

    Read as text: two threads that parse at once break each other's parse in Python 3.11
    (python/cpython#106905), and every visitor's page has a thread of its own.
    """
    spec = find_spec(f"{package}.{name}")
    source = spec.loader.get_source(spec.name) if spec and spec.loader else ""  # type: ignore[attr-defined]
    opening = _OPENING_LINE.match(source or "")
    line = opening[1].strip() if opening else ""
    return line.partition(": ")[2] or line

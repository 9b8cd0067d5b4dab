"""The rule kinds, found in their families: one file each, with its `PARAMETERS` and its `look`.

A kind is named by its file. Its docstring is its manual: the page on rules and the app show it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from orgmodel.rules.finding import Looked
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.view import View

Look = Callable[[View, Rule], Looked]


def found() -> Iterator[ModuleType]:
    """The module of each kind, family by family in the order of the alphabet."""
    for family in iter_modules(__path__):
        package = import_module(f"{__name__}.{family.name}")
        for kind in iter_modules(package.__path__):
            yield import_module(f"{package.__name__}.{kind.name}")


_MODULES: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module for module in found()
}
LOOKS: Mapping[str, Look] = MappingProxyType(
    {name: _MODULES[name].look for name in sorted(_MODULES)}
)
PARAMETERS: Mapping[str, tuple[Parameter, ...]] = MappingProxyType(
    {name: _MODULES[name].PARAMETERS for name in sorted(_MODULES)}
)

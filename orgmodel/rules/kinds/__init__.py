"""The rule kinds, found in their families: one file each, with `PARAMETERS`, `READS`, `EXAMPLE`
and `look`.

A kind is named by its file. Its docstring is its manual: the page on rules and the app show it.
What the folders of the families hold is a kind, and nothing else is; what several kinds share
stands in `rules/`. Beside them stand the kinds that other installed packages add.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import TypeVar

from orgmodel.errors import PluginError
from orgmodel.model.relations import BY_NAME
from orgmodel.plugins import Plugin
from orgmodel.rules.absence import with_absences
from orgmodel.rules.doubt import looked
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Observation
from orgmodel.rules.own_kinds import faults, guarded, own_kind, own_kinds
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import IDS, LINE
from orgmodel.rules.selection import reads
from orgmodel.rules.standing.on_a_day import not_law_on
from orgmodel.rules.view import View

Look = Callable[[View, Rule], Observation]
T = TypeVar("T")


@cache
def families() -> Mapping[str, str]:
    """Kind → family, kinds in the order of the alphabet; no kind is loaded for it."""
    found: dict[str, str] = {}
    for family in sorted(module.name for module in iter_modules(__path__)):
        package = import_module(f"{__name__}.{family}")
        for kind in iter_modules(package.__path__):
            if kind.name in found:
                raise RuntimeError(
                    f"two families have a rule kind {kind.name}: rename "
                    f"orgmodel/rules/kinds/{found[kind.name]}/{kind.name}.py or "
                    f"orgmodel/rules/kinds/{family}/{kind.name}.py."
                )
            found[kind.name] = family
    return MappingProxyType({name: found[name] for name in sorted(found)})


def own() -> Mapping[str, Plugin]:
    """The kinds that other installed packages add, by name; none is loaded for it."""
    return own_kinds(frozenset(families()))


def every_name() -> tuple[str, ...]:
    """The kinds that ship, then those of other packages that can be loaded."""
    return (*families(), *(kind for kind in own() if not _fault_of(kind)))


def faults_of_own() -> tuple[str, ...]:
    """What is wrong with kinds of other packages, a sentence each."""
    return faults(frozenset(families()))


def _fault_of(kind: str) -> str:
    try:
        module_of(kind)
    except PluginError as error:
        return str(error)
    return ""


def family_of(kind: str) -> str:
    """The family of a kind that ships, or the package that adds it. KeyError for another name."""
    return families()[kind] if kind in families() else own()[kind].package


@cache
def module_of(kind: str) -> ModuleType:
    """The module of a kind. KeyError where there is none of this name.

    `PluginError` where another package adds it and it cannot be used.
    """
    if kind in families():
        return import_module(f"{__name__}.{families()[kind]}.{kind}")
    module: ModuleType = own_kind(own()[kind])
    return module


def manual_of(kind: str) -> str:
    """What a kind says of itself. KeyError where there is none of this name."""
    return getdoc(module_of(kind)) or kind


class _OfEach(Mapping[str, T]):
    """Kind → what its module calls `name`; a kind is loaded when it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, kind: str) -> T:
        found: T = getattr(module_of(kind), self._name)
        return found

    def __contains__(self, kind: object) -> bool:
        return kind in families() or kind in own()

    def __iter__(self) -> Iterator[str]:
        return iter((*families(), *own()))

    def __len__(self) -> int:
        return len(families()) + len(own())


def observe(view: View, rule: Rule) -> Observation:
    """What the kind of a rule sees, for sure; what the scenario removed is known to be absent.

    A kind names in `ASKS_FOR` its parameters that say what must be there for a rule to hold. A
    rule whose clause is no law on the organisation's day is not looked at.
    """
    if not_law := not_law_on(rule, view.model.day):
        return Observation(not_law=not_law)
    look, view = LOOKS[rule.kind], view.of_body(rule.body)
    if rule.kind not in families():
        look = guarded(own()[rule.kind], look)
    seen = looked(view, rule, PARAMETERS[rule.kind], look)
    return with_absences(view, rule, _asking(rule.kind), seen)


@cache
def _asking(kind: str) -> tuple[Parameter, ...]:
    """The parameters of a kind that say what must be there."""
    asked: tuple[str, ...] = getattr(module_of(kind), "ASKS_FOR", ())
    return tuple(parameter for parameter in PARAMETERS[kind] if parameter.name in asked)


LOOKS: Mapping[str, Look] = _OfEach("look")
PARAMETERS: Mapping[str, tuple[Parameter, ...]] = _OfEach("PARAMETERS")
READS: Mapping[str, tuple[str, ...]] = _OfEach("READS")
EXAMPLES: Mapping[str, Example] = _OfEach("EXAMPLE")


def facets_of(rule: Rule) -> frozenset[str]:
    """The facets of an organisation that the verdict of a rule can depend on.

    Relations that are columns are told as these, the line as its column and the tops.
    """
    words = {**asdict(rule.words), **rule.parameters}
    named = [facet.format_map(words) for facet in READS[rule.kind]]
    for parameter in PARAMETERS[rule.kind]:
        value = rule.parameters.get(parameter.name)
        if value is not None:
            named += _of_parameter(parameter, value)
    return frozenset({IDS, *(one for facet in named for one in spelt_out(facet))})


def _of_parameter(parameter: Parameter, value: object) -> Iterator[str]:
    yield from (f"~{relation}" for relation in parameter.relations(value))
    for texts in parameter.selections(value):
        for text in texts:
            yield from reads(text)


@cache
def spelt_out(facet: str) -> tuple[str, ...]:
    """A facet as those that it stands for: a relation that is a cell as the column of it."""
    if facet == LINE:
        return ("posts.reports_to", "tops")
    known = BY_NAME.get(facet.removeprefix("~")) if facet.startswith("~") else None
    if known is None or not known.places:
        return (facet,)
    return tuple(f"{where.table}.{where.column or '*'}" for where in known.places)

"""Rule kinds that other installed packages add, held to what every kind declares.

A package names a module in the group `orgmodel.rule_kinds`; it declares what a kind that ships
declares. What fails while it looks is told of its rule, and no other rule is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from inspect import getdoc
from typing import Any

from orgmodel.model.evidence import Step
from orgmodel.model.schema import BY_NAME
from orgmodel.model.words import did_you_mean, near
from orgmodel.plugins import RULE_KINDS, Plugin, refused, told, usable
from orgmodel.rules.example import Example
from orgmodel.rules.finding import Finding, Observation
from orgmodel.rules.pack import Rule
from orgmodel.rules.parameter import Parameter
from orgmodel.rules.reads import DAYS, HOME, IDS, LINE, MANAGED, SIDES
from orgmodel.rules.view import View

Look = Callable[[View, Rule], Observation]

_FACETS = (IDS, LINE, SIDES, HOME, MANAGED, DAYS, "tops", "*")


def own_kinds(shipped: Collection[str]) -> Mapping[str, Plugin]:
    """The kinds that other packages add, by name; `shipped` are names that they cannot have."""
    return usable(RULE_KINDS, frozenset(shipped))


def faults(shipped: Collection[str]) -> tuple[str, ...]:
    """What is wrong with kinds of other packages, a sentence each."""
    bad = []
    for plugin in own_kinds(shipped).values():
        try:
            own_kind(plugin)
        except Exception as error:
            bad.append(str(error))
    return (*refused(RULE_KINDS, frozenset(shipped)), *bad)


@cache
def own_kind(plugin: Plugin) -> Any:
    """The module of a kind. `PluginError` where it does not declare what a kind declares."""
    module = plugin.load()
    wrong = next(_wrong(module), "")
    if wrong:
        raise plugin.fault(wrong)
    return module


def _wrong(module: Any) -> Iterator[str]:
    for name, kind, words in (
        ("PARAMETERS", tuple, "a tuple of orgmodel.rules.parameter.Parameter"),
        ("READS", tuple, "a tuple of the facets that it reads (orgmodel.rules.reads)"),
        ("EXAMPLE", Example, "an orgmodel.rules.example.Example"),
    ):
        if not isinstance(getattr(module, name, None), kind):
            yield f"declares no {name}: {words}"
    if not callable(getattr(module, "look", None)):
        yield "declares no look: a function of a View and a Rule that gives an Observation"
    if not all(isinstance(one, Parameter) for one in module.PARAMETERS):
        yield "has in PARAMETERS what is no orgmodel.rules.parameter.Parameter"
    for facet in module.READS:
        if not isinstance(facet, str) or not _is_facet(facet):
            advice = did_you_mean(near(str(facet), _every_facet())).rstrip("?")
            yield f'reads "{facet}", which is no facet (orgmodel.rules.reads).{advice}'.rstrip(".")
    if not getdoc(module):
        yield "has no docstring, which is its manual"


def _is_facet(facet: str) -> bool:
    """Whether a facet is one; where it has a parameter in braces, that decides."""
    return "{" in facet or facet.startswith("~") or facet in _every_facet()


def _every_facet() -> tuple[str, ...]:
    columns = (f"{t.name}.{c.name}" for t in BY_NAME.values() for c in t.columns)
    return (*_FACETS, *(f"{table}.*" for table in BY_NAME), *columns)


def guarded(plugin: Plugin, look: Look) -> Look:
    """The look of a kind; where it fails, its rule is not assessable, and says by whose fault."""

    def safely(view: View, rule: Rule) -> Observation:
        try:
            seen = look(view, rule)
        except Exception as error:
            return Observation(missing=_failed(plugin, told(error)))
        if not isinstance(seen, Observation):
            return Observation(missing=_failed(plugin, "it gave no Observation"))
        if not all(isinstance(one, Finding) for one in seen.findings):
            return Observation(missing=_failed(plugin, "it gave findings that are no Finding"))
        return replace(seen, rows=lambda: _rows(seen))

    return safely


def _rows(seen: Observation) -> tuple[Step, ...]:
    """What a verdict rests on; nothing where the kind fails while it says so."""
    try:
        return tuple(seen.rows())
    except Exception:
        return ()


def _failed(plugin: Plugin, why: str) -> str:
    return f"whether this holds: {plugin} failed ({why})"

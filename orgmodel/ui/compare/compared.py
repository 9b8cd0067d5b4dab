"""Options beside the organisation as opened, compared once for each content."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.errors import PackError
from orgmodel.measures import thresholds_of
from orgmodel.measures.measure import Measure
from orgmodel.store.option import Option, hash_of
from orgmodel.ui.compare.figure_rows import ComparedRow, rows_of
from orgmodel.ui.findings.checks import own_check
from orgmodel.ui.workspace.applied import applied, digest_of
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.room import kept
from orgmodel.ui.workspace.work import Work

_KEPT = 128


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, or why the rules could not be checked, a sentence each."""

    result: OptionComparison | None
    faults: tuple[str, ...] = ()


def compared(work: Work, option: Option) -> Compared:
    """One option beside doing nothing, by the rule packs the organisation names."""
    try:
        return Compared(_compared(_content(work.opened, option), work.opened, option.scenario))
    except PackError as error:
        return Compared(None, error.faults)


def comparison(work: Work, options: tuple[Option, ...]) -> Comparison:
    """Several options beside doing nothing. Raises `PackError`."""
    found = tuple(_compared(_content(work.opened, o), work.opened, o.scenario) for o in options)
    return Comparison(_assessed(work.opened, None), found)


def _content(opened: Opened, option: Option) -> str:
    """Of an option without changes too: its name stands in the comparison."""
    return f"{digest_of(opened, option.scenario)}/{hash_of(option.scenario)}"


@kept(_KEPT)
def _compared(content: str, _opened: Opened, _scenario: Scenario) -> OptionComparison:  # noqa: ARG001
    base, option = _assessed(_opened, None), _assessed(_opened, _scenario)
    return OptionComparison(_scenario.name, base, option, _scenario)


def _assessed(opened: Opened, scenario: Scenario | None) -> Assessed:
    """One for each content: options that change nothing yet share that of the baseline."""
    return _made(digest_of(opened, scenario), opened, scenario)


def take_sizes(opened: Opened, sizes: tuple[Measure, ...]) -> None:
    """Keep the figures of size of an organisation as opened. Raises `PackError`."""
    _made(digest_of(opened, None), opened, None, sizes)


@kept(_KEPT)
def _made(
    digest: str,  # noqa: ARG001
    _opened: Opened,
    _scenario: Scenario | None,
    _sizes: tuple[Measure, ...] = (),
) -> Assessed:
    """The check as other pages and the drawing have it already. Raises `PackError`."""
    checked = own_check(_opened, _scenario)
    if checked.result is None:
        raise PackError(checked.faults)
    model = applied(_opened, _scenario)
    thresholds_of(model)
    return Assessed(model, checked.result, _sizes)


def figures(work: Work, options: tuple[Option, ...]) -> tuple[ComparedRow, ...]:
    """Every figure of these options, a row each. Raises `PackError`."""
    found = comparison(work, options)
    return _rows("|".join(_content(work.opened, option) for option in options), found)


@kept(_KEPT)
def _rows(content: str, _found: Comparison) -> tuple[ComparedRow, ...]:  # noqa: ARG001
    return rows_of(_found.options)

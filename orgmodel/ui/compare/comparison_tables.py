"""A comparison as tables for the page: what matters on top, and what else moves.

No Streamlit here. A cell says the option's figure and, marked, how far it is from doing
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from orgmodel.comparison.assessed import Assessed
from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.rules.finding import Finding
from orgmodel.ui.shared.escaping import escaped

NOTHING = "Do nothing"
_SILENT = "–"
_BESIDE = 5
_LISTED = 12
_MEASURES = (
    "layers",
    "average_span",
    "largest_span",
    "functions_per_director",
    "functions_per_director_cv",
)
_SHORT: Mapping[str, str] = {
    "functions_per_director_cv": "Unevenness of functions between directors",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of an option alone, such as posts moved; doing nothing has none."""

    words: str
    of: Callable[[OptionComparison], int]


_COUNTS = (
    Count("New errors and warnings", lambda option: len(list(grave(option.new)))),
    Count("Errors and warnings fixed", lambda option: len(list(grave(option.fixed)))),
    Count("Errors and warnings gone, not cleared", lambda option: len(_unshown(option))),
    Count("Rules no longer shown", lambda option: len(option.no_longer_shown)),
    Count("Posts added", lambda option: len(option.differences.posts.added)),
    Count("Posts removed", lambda option: len(option.differences.posts.removed)),
    Count("Posts moved", lambda option: len(option.differences.posts.moved)),
    Count("Posts changed", lambda option: len(option.differences.posts.changed)),
    Count("Units added, removed or moved", lambda option: _units(option)),
    Count("Functions moved", lambda option: len(option.differences.functions.moved)),
    Count("Links added", lambda option: len(option.differences.links.added)),
    Count("Links ended", lambda option: len(option.differences.links.removed)),
)


def grave(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Errors and warnings that are not accepted on purpose."""
    return (f for f in findings if f.severity != "info" and f.stands)


def what_matters(comparison: Comparison) -> pd.DataFrame:
    """Findings, changes by number, spans, layers and balance: a column an option.

    With more than five options, a row an option, so that any number can be read.
    """
    rows: dict[str, list[str]] = {}
    for severity, words in (("error", "Errors"), ("warning", "Warnings")):
        was = comparison.baseline.check.summary[f"{severity}s"]
        told = (_broken(option, severity, was) for option in comparison.options)
        rows[words] = [f"{was:,}", *told]
    for count in _COUNTS:
        rows[count.words] = ["", *(f"{count.of(option):,}" for option in comparison.options)]
    for name in _MEASURES:
        if name in comparison.baseline.measures.by_id:
            rows[_measure_words(comparison.baseline, name)] = _measure(comparison, name)
    return _shaped(comparison, rows)


def what_else_moves(comparison: Comparison) -> pd.DataFrame:
    """The other measures that differ from doing nothing in any of the options."""
    rows: dict[str, list[str]] = {}
    for figure in comparison.baseline.measures:
        moved = any(option.delta(figure.id) for option in comparison.options)
        if moved and figure.id not in _MEASURES:
            words = f"{escaped(figure.name)} ({escaped(figure.unit)})"
            rows[words] = _measure(comparison, figure.id)
    return _shaped(comparison, rows)


def what_it_does(option: OptionComparison) -> str:
    """The changes of an option, what it leaves unshown, and the findings new and fixed, as lists.

    What is no longer shown, and what is gone without being cleared, stands before what is fixed.
    """
    names = option.baseline.model.names
    changes = [] if option.scenario is None else list(option.scenario.describe(names))
    parts = [("What it changes", changes)]
    if option.no_longer_shown:
        parts.append(("No longer shown", [change.words() for change in option.no_longer_shown]))
    others = [change.words() for change in option.outcomes if not change.no_longer_shown]
    if others:
        parts.append(("Rules with another outcome", others))
    parts.append(("New errors and warnings", _said(grave(option.new))))
    if _unshown(option):
        parts.append(("Errors and warnings gone, and nothing cleared them", _unshown(option)))
    parts.append(("Errors and warnings put right", _said(grave(option.fixed))))
    return "\n\n".join(f"**{title}**\n\n{_items(lines)}" for title, lines in parts)


def transfer_matrix(option: OptionComparison) -> pd.DataFrame:
    """Functions by the unit they leave (rows) and the unit they go to (columns), as ids."""
    names = {**option.baseline.model.names, **option.option.model.names}
    cells: dict[str, dict[str, str]] = {}
    for transfer in option.transfers:
        was = escaped(names.get(transfer.was, transfer.was) or "New work")
        now = escaped(names.get(transfer.now, transfer.now) or "Ended")
        cells.setdefault(was, {})[now] = escaped(", ".join(transfer.functions))
    frame = pd.DataFrame.from_dict(cells, orient="index").fillna("")
    return frame.rename_axis("From, down; to, across")


def _broken(option: OptionComparison, severity: str, was: int) -> str:
    """How many an option has; what went without being cleared is marked as no gain."""
    now = option.option.check.summary[f"{severity}s"]
    gone = sum(finding.severity == severity for finding, _ in option.unshown)
    return with_delta(now, was, worse_up=now > was or now + gone < was)


def with_delta(
    value: float | int | None, was: float | int | None, *, worse_up: bool = False
) -> str:
    """`5` where nothing moved, else the figure with its sign: `6 (+1)`, marked."""
    if value is None:
        return _SILENT
    if was is None or value == was:
        return _number(value)
    delta = round(value - was, 3)
    colour = "gray" if not worse_up else ("red" if delta > 0 else "green")
    sign = "+" if delta > 0 else "−"
    return f"{_number(value)} :{colour}-badge[{sign}{_number(abs(delta))}]"


def _measure(comparison: Comparison, name: str) -> list[str]:
    was = comparison.baseline.measures.by_id[name].value
    now = (option.option.measures.by_id.get(name) for option in comparison.options)
    values = [figure.value if figure else None for figure in now]
    first = _SILENT if was is None else _number(was)
    return [first, *(with_delta(value, was) for value in values)]


def _measure_words(assessed: Assessed, name: str) -> str:
    return escaped(_SHORT.get(name, assessed.measures.by_id[name].name))


def _shaped(comparison: Comparison, rows: Mapping[str, list[str]]) -> pd.DataFrame:
    options = [f"{n}\\. {escaped(o.name)}" for n, o in enumerate(comparison.options, 1)]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=[NOTHING, *options])
    return frame.T if len(options) > _BESIDE and len(frame) else frame


def _units(option: OptionComparison) -> int:
    units = option.differences.units
    return len(units.added) + len(units.removed) + len(units.moved)


def _unshown(option: OptionComparison) -> list[str]:
    """Errors and warnings of the baseline that went without being cleared, with why."""
    return [
        f"{finding.rule}: {finding.message} Gone, since {why}."
        for finding, why in option.unshown
        if any(grave([finding]))
    ]


def _said(findings: Iterable[Finding]) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in findings]


def _items(lines: list[str]) -> str:
    shown = [f"- {escaped(line)}" for line in lines[:_LISTED]]
    more = [f"- and {len(lines) - _LISTED} more"] if len(lines) > _LISTED else []
    return "\n".join([*shown, *more]) or "- None"


def _number(value: float | int) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")

"""A comparison in words for a terminal: the figures that differ on top, then each option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.comparison.differences import WEIGHTY, Changed, RowDifferences
from orgmodel.comparison.outcomes import OutcomeChange
from orgmodel.comparison.transfers import Transfer
from orgmodel.model.line_tops import LineTops
from orgmodel.model.relations import verb
from orgmodel.model.words import called, listed
from orgmodel.rules.finding import Finding
from orgmodel.text import data_sets
from orgmodel.text.impact import money_lines, summary_lines
from orgmodel.text.page import wrapped
from orgmodel.text.table import columns, number

_MOST = 12
_COUNTS = (
    ("errors", "errors"),
    ("warnings", "warnings"),
    ("info", "for information"),
    ("fail", "rules broken"),
    ("not_assessable", "rules not assessable"),
    ("pass", "rules passed"),
)
Names = Mapping[str, str]


def report(comparison: Comparison) -> str:
    """The whole comparison."""
    base = comparison.baseline
    lines = [base.model.name, ""]
    for option in comparison.options:
        if option.matching is not None:
            lines += [*data_sets.in_short(option), ""]
    lines += _figures(comparison)
    for place, option in enumerate(comparison.options, start=1):
        lines += ["", *wrapped(f"OPTION {place}: {option.name}", hang=2), *_option(option)]
    return "\n".join(lines) + "\n"


def _figures(comparison: Comparison) -> list[str]:
    """Counts of findings, and the measures that differ in some option."""
    base = comparison.baseline
    heads = ["", "baseline", *(f"option {n}" for n in range(1, len(comparison.options) + 1))]
    rows = [heads]
    for key, words in _COUNTS:
        checks = [base.check, *(option.option.check for option in comparison.options)]
        rows.append([words, *(number(check.summary[key]) for check in checks)])
    if any(option.unshown for option in comparison.options):
        gone = (number(len(option.unshown)) for option in comparison.options)
        rows.append(["findings gone, not cleared", "", *gone])
    for figure in base.measures:
        values: list[float | int | None] = [figure.value]
        for option in comparison.options:
            other = option.option.measures.by_id.get(figure.id)
            values.append(other.value if other else None)
        if any(value != figure.value for value in values):
            rows.append([figure.name, *(number(value, places=3) for value in values)])
    return list(columns(rows))


def _option(option: OptionComparison) -> Iterator[str]:
    names = {**option.baseline.model.names, **option.option.model.names}
    scenario = option.scenario
    if scenario is not None and (scenario.option or scenario.source):
        yield from _lines(", ".join(text for text in (scenario.option, scenario.source) if text))
    found = option.differences
    if not found:
        yield "  Nothing differs."
    if option.matching is None:
        ends = (option.baseline.model.line_tops, option.option.model.line_tops)
        yield from _rows("Posts", found.posts, names, ends)
    else:
        for title, lines, size in data_sets.weighty(option):
            yield from _section(title, lines, size)
    for what, rows in (
        ("Units", found.units),
        ("Functions", found.functions),
        ("Services", found.services),
    ):
        yield from _rows(what, _weighty(rows) if option.matching else rows, names)
    for word, links in (("added", found.links.added), ("removed", found.links.removed)):
        said = [f"{called(names, a)} {verb(r)} {called(names, b)}" for a, r, b in links]
        yield from _section(f"Links {word}", said)
    yield from _section("Heads to settle", [head.in_words(names) for head in option.open_heads])
    lines = data_sets.holders(found.holders, option.option.model.names)
    yield from _section("Posts held otherwise", lines, len(found.holders.changes))
    for transfer in option.transfers:
        yield from _lines(f"{_goes(transfer, names)}: {listed(transfer.functions)}")
    yield from (summary_lines if option.matching is None else money_lines)(option.impact, 2)
    yield from _outcomes(option.outcomes)
    yield from _findings("New findings", option.new)
    yield from _section(
        "Findings gone without being cleared",
        [
            f"{finding.severity} {finding.rule}: {finding.message} Gone, since {why}."
            for finding, why in option.unshown
        ],
    )
    yield from _findings("Findings fixed", option.fixed)
    yield from _lines(_standing(option.standing))
    if option.matching is not None:
        yield from data_sets.matched(option.matching)
        yield from data_sets.details(found)


def _goes(transfer: Transfer, names: Names) -> str:
    was, now = called(names, transfer.was), called(names, transfer.now)
    if not was:
        return f"New functions of {now}"
    return f"Functions from {was} to {now}" if now else f"Functions of {was} that end"


def _standing(findings: Sequence[Finding]) -> str:
    """How many stand as before; those accepted on purpose are counted apart, as in the table."""
    counted_ = [finding for finding in findings if finding.stands]
    told = sum(finding.severity == "info" for finding in counted_)
    accepted = len(findings) - len(counted_)
    return (
        f"Findings that stand: {len(counted_) - told} errors and warnings, {told} for information"
        + (f"; {accepted} accepted (exempt)" if accepted else "")
    )


def _weighty(rows: RowDifferences) -> RowDifferences:
    """Rows without the cells that are details, which are told by number."""
    kept = [
        Changed(change.id, cells)
        for change in rows.changed
        if (cells := tuple(cell for cell in change.fields if cell.name in WEIGHTY))
    ]
    return replace(rows, changed=tuple(kept))


def _rows(
    what: str, rows: RowDifferences, names: Names, ends: Sequence[LineTops] = ()
) -> Iterator[str]:
    """What comes, goes and moves; `ends` are those of the line before and after, of posts."""
    yield from _section(f"{what} added", [called(names, name) for name in rows.added])
    yield from _section(f"{what} removed", [called(names, name) for name in rows.removed])
    moved = []
    for move in rows.moved:
        parts = []
        if move.line_moved:
            if ends:
                old, new = (
                    line.above(move.id, place, partial(called, names))
                    for line, place in zip(ends, (move.was, move.now), strict=True)
                )
            else:
                old, new = (called(names, place) or "the top" for place in (move.was, move.now))
            parts.append(f"from {old} to {new}")
        if move.unit_moved:
            parts.append(f"from {_unit(names, move.was_unit)} to {_unit(names, move.now_unit)}")
        moved.append(f"{called(names, move.id)}: {'; '.join(parts)}")
    yield from _section(f"{what} moved", moved)
    changed = [
        f"{called(names, change.id)}: "
        + "; ".join(f"{f.name} “{_cut(f.old)}” → “{_cut(f.new)}”" for f in change.fields)
        for change in rows.changed
    ]
    yield from _section(f"{what} changed", changed)


def _unit(names: Names, unit: str) -> str:
    return f"the unit {called(names, unit)}" if unit else "no unit of its own"


def _outcomes(changes: Iterable[OutcomeChange]) -> Iterator[str]:
    """The rules whose outcome differs: what is no longer shown before all else."""
    silent, others = list[str](), list[str]()
    for change in changes:
        (silent if change.no_longer_shown else others).append(change.words())
    yield from _section("No longer shown", silent)
    yield from _section("Rules with another outcome", others)


def _findings(title: str, findings: Iterable[Finding]) -> Iterator[str]:
    said = [f"{finding.severity} {finding.rule}: {finding.message}" for finding in findings]
    yield from _section(title, said)


def _section(title: str, lines: Sequence[str], size: int | None = None) -> Iterator[str]:
    if not lines:
        return
    yield f"  {title} ({len(lines) if size is None else size})"
    for line in lines[:_MOST]:
        yield from wrapped(f"- {line}", 4, hang=2)
    if len(lines) > _MOST:
        yield f"    and {len(lines) - _MOST} more (--format json or csv lists every one)"


def _cut(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _lines(words: str) -> list[str]:
    return wrapped(words, 2, hang=2)

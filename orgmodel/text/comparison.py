"""A comparison in words for a terminal: the figures that differ on top, then each option."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from orgmodel.comparison.comparison import Comparison, OptionComparison
from orgmodel.comparison.differences import RowDifferences
from orgmodel.comparison.matching.posts import STAGES, Matching
from orgmodel.comparison.ranking import Ranking
from orgmodel.model.relations import verb
from orgmodel.rules.finding import Finding
from orgmodel.text.impact import summary_lines

WIDTH = 96
_MOST = 12
_COUNTS = (("errors", "errors"), ("warnings", "warnings"), ("info", "for information"))
Names = Mapping[str, str]


def report(comparison: Comparison) -> str:
    """The whole comparison."""
    base = comparison.baseline
    lines = [base.model.name, "", *_figures(comparison)]
    for number, option in enumerate(comparison.options, start=1):
        lines += ["", *_wrapped(f"OPTION {number}: {option.name}", indent=0), *_option(option)]
    return "\n".join(lines) + "\n"


def ranking_report(ranking: Ranking) -> str:
    """The best combinations of an option set, best first."""
    lines = [
        f"{ranking.option_set.name}: {ranking.combinations:,} combinations, "
        f"{ranking.assessed:,} consistent. Ranked by {', '.join(ranking.measures)}."
    ]
    rows = [["", "combination", *ranking.measures]]
    for place, ranked in enumerate(ranking.best, start=1):
        rows.append([str(place), ranked.combination.name, *map(_value, ranked.values)])
    lines += ["", *_table(rows, words=2)]
    if ranking.left_out:
        lines += ["", "LEFT OUT, not consistent"]
        for reason, number in ranking.left_out.items():
            lines += _wrapped(f"{number:,}: {reason}")
    return "\n".join(lines) + "\n"


def _figures(comparison: Comparison) -> list[str]:
    """Counts of findings, and the measures that differ in some option."""
    base = comparison.baseline
    heads = ["", "baseline", *(f"option {n}" for n in range(1, len(comparison.options) + 1))]
    rows = [heads]
    for key, words in _COUNTS:
        checks = [base.check, *(option.option.check for option in comparison.options)]
        rows.append([words, *(_value(check.summary[key]) for check in checks)])
    for figure in base.measures:
        values: list[float | int | None] = [figure.value]
        for option in comparison.options:
            other = option.option.measures.by_id.get(figure.id)
            values.append(other.value if other else None)
        if any(value != figure.value for value in values):
            rows.append([figure.name, *map(_value, values)])
    return _table(rows)


def _value(value: float | int | None) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")


def _table(rows: Sequence[Sequence[str]], words: int = 1) -> list[str]:
    """Columns in line; the first `words` of them to the left, the others to the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = zip(row, widths, strict=True)
        padded = [
            cell.ljust(width) if place < words else cell.rjust(width)
            for place, (cell, width) in enumerate(cells)
        ]
        lines.append(("  " + "  ".join(padded)).rstrip())
    return lines


def _option(option: OptionComparison) -> Iterator[str]:
    names = {**option.baseline.model.names, **option.option.model.names}
    scenario = option.scenario
    if scenario is not None and (scenario.option or scenario.source):
        yield from _wrapped(", ".join(text for text in (scenario.option, scenario.source) if text))
    if option.matching is not None:
        yield from _matching(option.matching)
    found = option.differences
    for what, rows in (
        ("Posts", found.posts),
        ("Units", found.units),
        ("Functions", found.functions),
    ):
        yield from _rows(what, rows, names)
    for word, links in (("added", found.links.added), ("removed", found.links.removed)):
        said = [f"{_name(a, names)} {verb(r)} {_name(b, names)}" for a, r, b in links]
        yield from _listed(f"Links {word}", said)
    if not found:
        yield "  Nothing differs."
    for transfer in option.transfers:
        was, now = _name(transfer.was, names) or "new", _name(transfer.now, names) or "ended"
        functions = ", ".join(transfer.functions)
        yield from _wrapped(f"Functions from {was} to {now}: {functions}")
    for line in summary_lines(option.impact):
        yield f"  {line}"
    yield from _findings("New findings", option.new)
    yield from _findings("Findings fixed", option.fixed)
    standing = [finding for finding in option.standing if finding.severity != "info"]
    yield from _wrapped(
        f"Findings that stand: {len(standing)} errors and warnings, "
        f"{len(option.standing) - len(standing)} for information"
    )


def _rows(what: str, rows: RowDifferences, names: Names) -> Iterator[str]:
    yield from _listed(f"{what} added", [_name(name, names) for name in rows.added])
    yield from _listed(f"{what} removed", [_name(name, names) for name in rows.removed])
    moved = []
    for move in rows.moved:
        parts = []
        if move.was != move.now:
            parts.append(
                f"from {_name(move.was, names) or 'the top'} to "
                f"{_name(move.now, names) or 'the top'}"
            )
        if move.was_unit != move.now_unit:
            parts.append(
                f"from the unit {_name(move.was_unit, names) or 'none'} to "
                f"{_name(move.now_unit, names) or 'none'}"
            )
        moved.append(f"{_name(move.id, names)}: {'; '.join(parts)}")
    yield from _listed(f"{what} moved", moved)
    changed = [
        f"{_name(change.id, names)}: "
        + "; ".join(f"{f.name} “{_cut(f.old)}” → “{_cut(f.new)}”" for f in change.fields)
        for change in rows.changed
    ]
    yield from _listed(f"{what} changed", changed)


def _matching(matching: Matching) -> Iterator[str]:
    counts: dict[str, int] = dict.fromkeys(STAGES, 0)
    for pair in matching.pairs:
        counts[pair.stage] += 1
    said = ", ".join(f"{number} by {stage}" for stage, number in counts.items() if number)
    yield from _wrapped(
        f"Another data set: {len(matching.pairs)} posts matched ({said}), "
        f"{len(matching.unmatched_before)} only before, {len(matching.unmatched_after)} only after."
    )
    for body, trusted in matching.ids_trusted.items():
        if not trusted:
            yield from _wrapped(
                f"Ids of {body or 'posts outside any body'} do not mean the same "
                "in both, and were not used alone."
            )
    for group in matching.possible:
        yield from _wrapped(
            f"“{group['word']}”: {', '.join(group['left'])} left one body, and "
            f"{', '.join(group['appeared'])} came in another. Look whether they are the same."
        )


def _findings(title: str, findings: Iterable[Finding]) -> Iterator[str]:
    said = [f"{finding.severity} {finding.rule}: {finding.message}" for finding in findings]
    yield from _listed(title, said)


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"  {title} ({len(lines)})"
    for line in lines[:_MOST]:
        yield from _wrapped(f"- {line}", indent=4, hang=2)
    if len(lines) > _MOST:
        yield f"    and {len(lines) - _MOST} more (--format json or csv lists every one)"


def _name(identifier: str, names: Names) -> str:
    words = names.get(identifier, identifier)
    return words if words == identifier else f"{words} ({identifier})"


def _cut(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _wrapped(text: str, indent: int = 2, hang: int = 2) -> list[str]:
    before = " " * indent
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=before,
        break_long_words=False,
        subsequent_indent=before + " " * hang,
    )

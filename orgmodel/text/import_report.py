"""An import in words: what was made, how columns were read, what is wrong, what was mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from orgmodel.model.words import counted, listed
from orgmodel.text.page import wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from orgmodel.files.importers.base import ColumnUse, Importer, ImportOutcome, RepairOffer
    from orgmodel.files.importers.repaired import CellChanges
    from orgmodel.model.faults import Problem

_HIDDEN = "(names)"
_WIDTHS = (20, 17, 8, 24, 19)
_MAPPING = "mapping.toml"


def report(imported: ImportOutcome) -> str:
    """The whole report, as it lies in the folder that is written; holders may be named."""
    parts = [
        *_beginning(imported, personal=True),
        *_section(notes(imported)),
        *_section(_row_by_row(imported)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def printed(imported: ImportOutcome, written: Sequence[Path]) -> Iterator[str]:
    """What standard output says: all of the report but its faults, and the files; no names."""
    yield from _beginning(imported, personal=False)
    yield ""
    mapping = next((path for path in written if path.name == _MAPPING), None)
    if mapping is not None:
        yield f"the mapping for the next import: {mapping}"
    yield from map(str, written)


def summary(imported: ImportOutcome) -> list[str]:
    """How many of what were made of the files, and what became of every row."""
    lines = wrapped(f"{imported.model.name}: {listed(imported.made) or 'nothing'}.", hang=4)
    if imported.rows:
        (_, every), *parts = imported.rows
        became = ", ".join(f"{number:,} {what}" for what, number in parts if number)
        lines += wrapped(f"{counted(every, 'row')} in: {became or 'none of them read'}.", hang=4)
    return lines


def notes(imported: ImportOutcome) -> list[str]:
    """The faults of the files, and what had to be got round."""
    faults = [problem for problem in imported.problems if problem.fault]
    others = [problem for problem in imported.problems if not problem.fault]
    lines: list[str] = []
    if faults:
        lines += [f"{counted(len(faults), 'fault')} in the files:", *_problems(faults)]
    if others:
        lines += [f"told, not {'a fault' if len(others) == 1 else 'faults'}:", *_problems(others)]
    return lines


def formats(importers: Mapping[str, Importer]) -> str:
    """The formats by name: which files each takes, and the repairs it offers."""
    lines = ["formats:"]
    for name, importer in importers.items():
        lines += wrapped(f"{name}  {importer.files}: {importer.about}", 2, hang=len(name) + 2)
    lines += wrapped(
        "repairs (--repair NAME does one, --repair NAME=off leaves one out; the report says how "
        "many rows each mended or would mend):"
    )
    for name, importer in importers.items():
        if importer.repairs:
            lines += wrapped(f"{name}  {', '.join(importer.repairs)}", 2, hang=len(name) + 2)
    return "\n".join(lines)


def _beginning(imported: ImportOutcome, *, personal: bool) -> Iterator[str]:
    yield from summary(imported)
    yield from _section(_columns(imported.columns, personal=personal))
    yield from _section(_repairs(imported, personal=personal))


def _section(lines: Iterable[str]) -> Iterator[str]:
    """The lines after an empty one; nothing where there are none."""
    for place, line in enumerate(lines):
        if not place:
            yield ""
        yield line


def _columns(columns: Sequence[ColumnUse], *, personal: bool) -> Iterator[str]:
    """The mapping that was used: heading, its use, how sure that is and why, samples."""
    if not columns:
        return
    from orgmodel.text.table import short  # with pandas, which `--help` does without

    yield "COLUMNS"
    rows = [("column", "taken for", "how sure", "why", "such as")]
    for column in columns:
        samples = ", ".join(column.samples) if personal or not column.personal else _HIDDEN
        rows.append((column.heading, column.label, column.certainty, column.reason, samples))
    cut = [[short(cell, most) for cell, most in zip(row, _WIDTHS, strict=True)] for row in rows]
    widths = [max(map(len, cells)) + 2 for cells in zip(*cut, strict=True)]
    for row in cut:
        line = "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {line}".rstrip()


def _repairs(imported: ImportOutcome, *, personal: bool) -> Iterator[str]:
    if not imported.repairs:
        return
    yield "REPAIRS"
    for offer in imported.repairs:
        examples = offer.examples if personal else imported.nameless_examples(offer)
        yield from wrapped(_repair(offer, examples), hang=4)


def _repair(offer: RepairOffer, examples: Sequence[str]) -> str:
    does = "mended" if offer.done else "would mend"
    such = f", such as {'; '.join(examples)}" if examples else ""
    switch = (
        f"To leave it out: --repair {offer.name}=off."
        if offer.done
        else f"To do it: --repair {offer.name}."
    )
    return f"{offer.name} ({offer.meaning}): {does} {counted(offer.rows, 'row')}{such}. {switch}"


def _row_by_row(imported: ImportOutcome) -> Iterator[str]:
    """Every cell that a repair changed; rows with the same change together."""
    changes = imported.repaired.changes
    if not changes:
        return
    yield "MENDED, ROW BY ROW"
    several = len({file for change in changes for file in change.files.unique()}) > 1
    repair = ""
    for change in changes:
        if change.repair != repair:
            repair = change.repair
            yield f"{repair}:"
        yield from _changed(change, several)


def _changed(change: CellChanges, several: bool) -> Iterator[str]:
    from orgmodel.files.importers.repaired import shown

    rows: dict[tuple[str, str, str], list[int]] = {}
    files = change.files.tolist() if several else [""] * len(change.rows)
    cells = zip(
        files, change.before.tolist(), change.after.tolist(), change.rows.tolist(), strict=True
    )
    for file, before, after, row in cells:
        rows.setdefault((file, before, after), []).append(row)
    for (file, before, after), at in rows.items():
        place = f"{file} " if file else ""
        one = "row" if len(at) == 1 else "rows"
        what = f"{shown(before)} → {shown(after)}"
        yield f"  {place}{one} {_ranges(at)}, {change.column}: {what}"


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    """Every problem; those that say the same of several rows once, with all their rows."""
    rows: dict[tuple[str, str | None, str], list[int]] = {}
    for problem in problems:
        at = rows.setdefault((problem.file, problem.column, problem.message), [])
        at += [problem.row] if problem.row is not None else []
    for (file, column, message), at in rows.items():
        place = f" {'row' if len(at) == 1 else 'rows'} {_ranges(at)}" if at else ""
        in_column = f", {column}" if column else ""
        yield from wrapped(f"{file}{place}{in_column}: {message}", hang=4)


def _ranges(numbers: Sequence[int]) -> str:
    """`2–4, 7`."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)

"""An import in words: what was made, what is wrong in the files, and which repairs there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from orgmodel.model.words import counted, listed
from orgmodel.text.page import wrapped

if TYPE_CHECKING:
    from orgmodel.files.importers.base import Importer, ImportOutcome
    from orgmodel.model.faults import Problem


def report(imported: ImportOutcome) -> str:
    """The whole report, as it lies in the folder that is written."""
    return "\n".join([*summary(imported), "", *notes(imported)]).rstrip() + "\n"


def summary(imported: ImportOutcome) -> list[str]:
    """How many of what were made of the files."""
    made = [f"{number:,} {what}" for what, number in imported.counts if number]
    return wrapped(f"{imported.model.name}: {listed(made)}.", hang=4)


def notes(imported: ImportOutcome) -> list[str]:
    """The faults of the files, what had to be got round, and the repairs."""
    faults = [problem for problem in imported.problems if problem.fault]
    others = [problem for problem in imported.problems if not problem.fault]
    lines: list[str] = []
    if faults:
        lines += [f"{counted(len(faults), 'fault')} in the files:", *_problems(faults)]
    if others:
        lines += [f"told, not {'a fault' if len(others) == 1 else 'faults'}:", *_problems(others)]
    for offer in imported.repairs:
        does = "mended" if offer.done else "would mend"
        ask = "" if offer.done else f" Ask for it with --repair {offer.name}."
        rows = counted(offer.rows, "row")
        lines += wrapped(f"repair {offer.name} ({offer.meaning}) {does} {rows}.{ask}", hang=4)
    return lines


def formats(importers: Mapping[str, Importer]) -> str:
    """The formats by name: which files each takes, and the repairs it offers."""
    lines = ["formats:"]
    for name, importer in importers.items():
        lines += wrapped(f"{name}  {importer.files}: {importer.about}", 2, hang=len(name) + 2)
    lines += ["repairs (done only when asked for; the report says how many rows each would mend):"]
    for name, importer in importers.items():
        lines += wrapped(f"{name}  {', '.join(importer.repairs)}", 2, hang=len(name) + 2)
    return "\n".join(lines)


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

"""`orgmodel import FORMAT FILE… -o FOLDER`: other people's files as a data folder."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.arguments import Commands
from orgmodel.cli.outcome import FINE, Outcome
from orgmodel.text.faults import count, wrapped

if TYPE_CHECKING:
    from orgmodel.files.importers.organogram.importer import Imported
    from orgmodel.model.faults import Problem

REPORT_FILE = "import-report.txt"
_DOES = "other people's files as a folder of CSV files; every fault is told, none is fatal"
_EPILOG = """\
formats:
  organogram   SENIOR [JUNIOR] …: UK government organograms; for several bodies give each one's
               senior file, then its junior file
repairs (done only when asked for; the report says how many rows each would mend):
  trim-spaces, fill-down, ignore-case, strip-zeros, self-is-top, number-repeats"""


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "import",
        help=_DOES,
        description=f"{_DOES[0].upper()}{_DOES[1:]}.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument("form", metavar="FORMAT", choices=("organogram",), help="organogram")
    command.add_argument("files", metavar="FILE", nargs="+", help="the files")
    command.add_argument(
        "--repair", action="append", default=[], metavar="NAME", help="a repair; may be given again"
    )
    command.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where to write")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Outcome:
    """Import and write; faults go to standard error and into the folder's report."""
    from orgmodel.files.exporters import write_folder
    from orgmodel.files.importers.organogram.importer import read_organograms

    imported = read_organograms([Path(file) for file in arguments.files], arguments.repair)
    summary, told = _summary(imported), _told(imported)
    report = "\n".join([*summary, "", *told]).rstrip() + "\n"
    written = write_folder(imported.model, Path(arguments.output), {REPORT_FILE: report.encode()})
    lines = [*summary, "", *(str(path) for path in written)]
    return Outcome("\n".join(lines) + "\n", FINE, tuple(told))


def _summary(imported: Imported) -> list[str]:
    made = [f"{number:,} {what}" for what, number in imported.counts if number]
    return wrapped(f"{imported.model.name}: {', '.join(made)}.")


def _lines(problems: Iterable[Problem]) -> list[str]:
    """Every problem; those that say the same of several rows once, with all their rows."""
    rows: dict[tuple[str, str | None, str], list[int]] = {}
    for problem in problems:
        at = rows.setdefault((problem.file, problem.column, problem.message), [])
        at += [problem.row] if problem.row is not None else []
    lines = []
    for (file, column, message), at in rows.items():
        place = f" {'row' if len(at) == 1 else 'rows'} {_ranges(at)}" if at else ""
        lines += wrapped(f"{file}{place}{f', {column}' if column else ''}: {message}")
    return lines


def _ranges(numbers: Sequence[int]) -> str:
    """`2–4, 7`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _told(imported: Imported) -> Sequence[str]:
    faults = [problem for problem in imported.problems if problem.fault]
    others = [problem for problem in imported.problems if not problem.fault]
    lines: list[str] = []
    if faults:
        lines += [f"{count(len(faults), 'fault')} in the files:", *_lines(faults)]
    if others:
        lines += [f"told, not {'a fault' if len(others) == 1 else 'faults'}:", *_lines(others)]
    for offer in imported.repairs:
        does = "mended" if offer.done else "would mend"
        again = "" if offer.done else f" Ask for it with --repair {offer.name}."
        lines += wrapped(
            f"repair {offer.name} ({offer.meaning}) {does} {count(offer.rows, 'row')}.{again}"
        )
    return lines

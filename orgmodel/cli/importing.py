"""`orgmodel import FORMAT FILE… -o FOLDER`: other people's files as a data folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from orgmodel.cli.arguments import Commands
from orgmodel.cli.outcome import FINE, Outcome
from orgmodel.text.import_report import notes, report, summary

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
    files = {REPORT_FILE: report(imported).encode()}
    written = write_folder(imported.model, Path(arguments.output), files)
    lines = [*summary(imported), "", *map(str, written)]
    return Outcome("\n".join(lines) + "\n", FINE, tuple(notes(imported)))

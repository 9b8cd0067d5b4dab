"""`orgmodel import FORMAT FILE… -o FOLDER`: other people's files as a data folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import Commands
from orgmodel.files.importers.found import importer, names
from orgmodel.model.words import listed, sentence
from orgmodel.text.import_report import formats, notes, report, summary

REPORT_FILE = "import-report.txt"
_DOES = "other people's files as a folder of CSV files; every fault is told, none is fatal"


class _Help(argparse.Action):
    """`--help` with the formats there are; only then are their importers loaded."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        parser.epilog = formats({name: importer(name) for name in names()})
        parser.print_help()
        parser.exit()


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "import",
        help=_DOES,
        description=sentence(_DOES),
        add_help=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "-h", "--help", action=_Help, nargs=0, help="show this help message and exit"
    )
    command.add_argument("form", metavar="FORMAT", choices=names(), help=listed(names(), last="or"))
    command.add_argument("files", metavar="FILE", nargs="+", help="the files")
    command.add_argument(
        "--repair", action="append", default=[], metavar="NAME", help="a repair; may be given again"
    )
    command.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where to write")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Import and write; faults go to standard error and into the folder's report."""
    from orgmodel.files.exporters import write_folder
    from orgmodel.files.importers.base import Options

    paths = [Path(file) for file in arguments.files]
    imported = importer(arguments.form).read_files(paths, Options(tuple(arguments.repair)))
    files = {REPORT_FILE: report(imported).encode()}
    written = write_folder(imported.model, Path(arguments.output), files)
    lines = [*summary(imported), "", *map(str, written)]
    return Answer("\n".join(lines) + "\n", FINE, tuple(notes(imported)))

"""`orgmodel combine NAME=DATA… -o FOLDER`: several organisations as one."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import Commands, add_command, add_force, add_format, folder_of
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.printed import in_format
from orgmodel.cli.watch import Watch
from orgmodel.model.words import counted
from orgmodel.text.faults import faults_beside, has_faults

DOES = "several organisations as one, ids kept apart by name, each row's origin kept"
EXAMPLES = (
    Usage(
        "orgmodel combine north=data/brent south=data/pec_2007 -o both",
        "two organisations in one folder, and side by side",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "combine", DOES, run, EXAMPLES, data=False)
    command.add_argument(
        "bodies",
        metavar="NAME=DATA",
        nargs="+",
        help="a name to stand before each id, such as north, and the data as any command takes it; "
        "bodies of data that holds several keep their own names",
    )
    command.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where to write")
    command.add_argument(
        "--between", metavar="FILE", help="the between.csv of an earlier split, to be put back"
    )
    command.add_argument(
        "--top", metavar="NAME", default="", help="the body whose head the others' heads report to"
    )
    add_force(command, "organisation")
    add_format(command, workbook=False)


def run(arguments: argparse.Namespace) -> Answer:
    """Combine, write, and show the bodies side by side; exit status 2 where the data has faults."""
    from orgmodel.api import load
    from orgmodel.combining import each_body, joined, named_data, read_between_file, refuse_names
    from orgmodel.files.claim import claimed
    from orgmodel.files.exporters import write_folder
    from orgmodel.joining.options import options_with
    from orgmodel.text.side_by_side import report

    watch = Watch(arguments)
    given = named_data(arguments.bodies)
    refuse_names(given)
    folder = folder_of(arguments, "an organisation")
    between = [arguments.between] if arguments.between is not None else []
    with claimed(folder):
        bodies = {name: load(data) for name, data in given.items()}
        cells = read_between_file(arguments.between) if between else ()
        each = each_body(bodies, cells)
        whole = joined(each, arguments.top)
        watch.step(f"read {len(given)} organisations")
        inputs = [Path(data) for data in (*given.values(), *between)]
        options = options_with(bodies, given)
        write_folder(whole, folder, options.files, inputs=inputs, force=arguments.force)
    watch.step(f"wrote {folder}")
    found = whole.side_by_side()
    status = FAULTY if has_faults(whole) else FINE
    notes = (*faults_beside(whole, "the figures are"), *each.told, *options.told)
    words = partial(report, found)
    taken = counted(len(options.files), "option")
    asides = (f"written: {folder}{f', with {taken}' if options.files else ''}",)
    return in_format(arguments, found, words, status=status, notes=notes, asides=asides)

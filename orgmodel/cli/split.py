"""`orgmodel split DATA -o FOLDER`: each body of a combined organisation in a folder of its own."""

from __future__ import annotations

import argparse
from functools import partial

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import (
    Commands,
    add_command,
    add_force,
    add_format,
    add_scenario,
    folder_of,
    organisation_of,
)
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.printed import in_format
from orgmodel.text.faults import faults_beside, has_faults

DOES = "each body of a combined organisation in a folder of its own again"
EXAMPLES = (
    Usage("orgmodel split both -o apart", "the folders apart/north and apart/south"),
    Usage(
        "orgmodel split both --scenario join.toml -o apart",
        "as an option leaves them; what then joins them is kept in between.csv",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "split", DOES, run, EXAMPLES)
    add_scenario(command)
    command.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where to write")
    add_force(command, "organisation")
    add_format(command, workbook=False)


def run(arguments: argparse.Namespace) -> Answer:
    """Split and write; exit status 2 where the data has faults."""
    from orgmodel.joining.options import options_apart
    from orgmodel.text.split import report

    folder = folder_of(arguments, "each body")
    whole = organisation_of(arguments)
    apart = whole.split()
    options = options_apart(whole, apart.bodies)
    written = apart.save(folder, force=arguments.force, options=options)
    posts = [(name, len(one.tables["posts"])) for name, one in apart.bodies.items()]
    status = FAULTY if has_faults(whole) else FINE
    notes = (*faults_beside(whole, "the folders are"), *options[""].told)
    words = partial(report, posts, apart.told, written)
    return in_format(arguments, apart, words, status=status, notes=notes)

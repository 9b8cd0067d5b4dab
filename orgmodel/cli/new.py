"""`orgmodel new FOLDER`: a folder to fill in, with every heading and a small example."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
from pathlib import Path

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import STANDARD, Commands, add_command
from orgmodel.cli.command_parser import Usage
from orgmodel.errors import OrgmodelError

DOES = "a folder to fill in: every file with its headings, and a small example"
EXAMPLES = (Usage("orgmodel new first", "then: orgmodel chart first -o chart.svg"),)
_STATUS = """\
exit status:
  0  fine
  2  the folder holds something already, or cannot be written"""


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "new", DOES, run, EXAMPLES, data=False, status=_STATUS)
    command.add_argument("folder", metavar="FOLDER", help="a folder that is not there yet")


def run(arguments: argparse.Namespace) -> Answer:
    """Write the folder, and say what to do next."""
    from orgmodel.files.starting_folder import SCENARIO, write_starting_folder

    if arguments.folder in ("", STANDARD):
        raise OrgmodelError(f'new "{arguments.folder}": name the folder to write.')
    folder = Path(arguments.folder)
    written = write_starting_folder(folder)
    name, option = _typed(folder), _typed(folder / SCENARIO)
    lines = [
        *(str(path) for path in written),
        "",
        "Next, with the example in it or with your own rows in its place:",
        f"  orgmodel validate {name}",
        f"  orgmodel chart {name} -o chart.svg",
        f"  orgmodel compare {name} {option}",
        "posts.csv is needed; whatever else stays empty may be deleted.",
    ]
    return Answer("\n".join(lines) + "\n", FINE, is_receipt=True)


def _typed(path: Path) -> str:
    """A path as somebody types it in their shell."""
    return subprocess.list2cmdline([str(path)]) if os.name == "nt" else shlex.quote(str(path))

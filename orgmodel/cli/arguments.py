"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from orgmodel.cli.answer import Answer
from orgmodel.errors import OrgmodelError
from orgmodel.model.words import sentence

if TYPE_CHECKING:
    from orgmodel.api import Organisation

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[argparse.Namespace], Answer]

FORMATS = ("text", "json", "csv")
WORKBOOK = "xlsx"
_INPUTS = (
    "data",
    "files",
    "mapping",
    "change_file",
    "scenario",
    "option",
    "options",
    "option_set",
    "thresholds",
    "policy",
    "rules",
)
_STATUS = """\
exit status:
  0  fine
  1  a rule of error severity is broken (check)
  2  the data has faults, or the arguments could not be used"""


def add_command(commands: Commands, name: str, does: str, run: Run) -> argparse.ArgumentParser:
    """A command that reads DATA."""
    command = commands.add_parser(
        name,
        help=does,
        description=sentence(does),
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument(
        "data",
        metavar="DATA",
        help="a folder with posts.csv or units.csv, a zip of one, or one CSV",
    )
    command.set_defaults(run=run)
    return command


def add_format(command: argparse.ArgumentParser, *, workbook: bool = True) -> None:
    """`--format`, and `-o` for a result that is a workbook of tables too."""
    command.add_argument(
        "--format",
        choices=(*FORMATS, WORKBOOK) if workbook else FORMATS,
        default="text",
        help="how to print the result (text); in csv a cell that a spreadsheet would take for "
        "a formula begins with '" + ("; xlsx, a sheet a table, needs -o" if workbook else ""),
    )
    if workbook:
        command.add_argument(
            "-o", "--output", metavar="FILE.xlsx", help="where --format xlsx writes the workbook"
        )


def add_rules(command: argparse.ArgumentParser) -> None:
    """`--rules`."""
    command.add_argument(
        "--rules",
        action="append",
        metavar="PACK_OR_FILE",
        help="a rule pack that ships or a pack file, instead of those the organisation names; "
        "may be given again",
    )


def add_day(command: argparse.ArgumentParser) -> None:
    """`--on`."""
    command.add_argument(
        "--on",
        metavar="DATE",
        help="the day to read the data on, such as 2027-04-01, instead of the organisation's own: "
        "what has ended by then, or begins later, does not count",
    )


def add_scenario(command: argparse.ArgumentParser) -> None:
    """`--scenario`."""
    command.add_argument(
        "--scenario", metavar="FILE", help="a scenario file to apply to the data first"
    )


def organisation_of(arguments: argparse.Namespace) -> Organisation:
    """The organisation that the arguments name, on their day and as their scenario leaves it.

    Raises `DateError`, `DataError`, and `ScenarioError` with every conflict.
    """
    from orgmodel.api import load

    organisation = load(arguments.data, on=getattr(arguments, "on", None))
    scenario = getattr(arguments, "scenario", None)
    if scenario is None:
        return organisation
    from orgmodel.files.scenario_file import read_scenario_file

    return organisation.apply(read_scenario_file(Path(scenario)))


def add_force(command: argparse.ArgumentParser, what: str) -> None:
    """`--force`, of a command that writes a folder."""
    command.add_argument(
        "--force",
        action="store_true",
        help=f"write into a folder that holds other files, or changed ones; those of the {what}'s "
        "names are replaced, the others stay",
    )


def folder_of(arguments: argparse.Namespace, what: str) -> Path:
    """The folder that `-o` names. `OrgmodelError` where it names none."""
    if arguments.output in ("", "-"):
        raise OrgmodelError(
            f'-o "{arguments.output}": {what} is a folder of files. Name the folder to write.'
        )
    return Path(arguments.output)


def inputs_of(arguments: argparse.Namespace) -> list[Path]:
    """The files and folders that the arguments name to be read."""
    given: list[str] = []
    for name in _INPUTS:
        value = getattr(arguments, name, None)
        given += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return [Path(name) for name in given]

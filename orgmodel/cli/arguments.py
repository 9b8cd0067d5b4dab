"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from orgmodel.cli.answer import Answer
from orgmodel.cli.command_parser import CommandParser, Usage, listed_examples
from orgmodel.cli.watch import Watch
from orgmodel.errors import OrgmodelError

if TYPE_CHECKING:
    from orgmodel.api import Organisation

Commands: TypeAlias = "argparse._SubParsersAction[CommandParser]"
Run = Callable[[argparse.Namespace], Answer]

FORMATS = ("text", "json", "csv")
WORKBOOK = "xlsx"
STANDARD = "-"
INPUTS = (
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
    "workspace",
)
STATUS = """\
exit status:
  0  fine
  2  the data has faults, or the arguments could not be used"""


def add_command(
    commands: Commands,
    name: str,
    does: str,
    run: Run,
    examples: tuple[Usage, ...],
    *,
    data: bool = True,
    more: str = "",
    status: str = STATUS,
) -> CommandParser:
    """A command, with DATA as its first argument unless it reads none.

    `more` is told in its help after what it does.
    """
    about = f"{does[:1].upper()}{does[1:]}.{more}"
    command = commands.add_parser(
        name,
        help=does,
        description=f"{about}\n\n{listed_examples(examples)}",
        epilog=status,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.examples = examples
    if data:
        command.add_argument(
            "data",
            metavar="DATA",
            help="a folder with posts.csv or units.csv, a zip of one, or one CSV; - is "
            "standard input",
        )
    add_talk(command)
    command.set_defaults(run=run, command=name)
    return command


def add_talk(command: CommandParser) -> None:
    """`-q` and `-v`."""
    either = command.add_mutually_exclusive_group()
    either.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="only the result and what is wrong: no progress, no word of what was written",
    )
    either.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="tell on standard error what was read and how long each step took",
    )


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
            "-o",
            "--output",
            dest="result_file",
            metavar="FILE",
            help="write the result to a file instead of standard output, which is -",
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
        "what has ended by then, or begins later, does not count, nor does a change of a later day",
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

    watch = Watch(arguments)
    organisation = load(arguments.data, on=getattr(arguments, "on", None))
    watch.step(f"read {arguments.data} ({_rows(organisation)})")
    scenario = getattr(arguments, "scenario", None)
    if scenario is None:
        return organisation
    from orgmodel.files.scenario_file import read_scenario_file

    on = getattr(arguments, "on", None)
    option = organisation.apply(read_scenario_file(Path(scenario)), on=on)
    watch.step(f"applied {scenario}")
    return option


def _rows(organisation: Organisation) -> str:
    tables = organisation.tables.items()
    return ", ".join(f"{name} {len(table):,}" for name, table in tables if len(table))


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
    for name in INPUTS:
        value = getattr(arguments, name, None)
        given += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return [Path(name) for name in given]

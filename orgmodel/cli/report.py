"""`orgmodel report DATA [SCENARIO]… -o FOLDER`: the Board pack."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import (
    Commands,
    add_command,
    add_day,
    add_force,
    add_rules,
    folder_of,
    organisation_of,
)
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.progress import Progress
from orgmodel.errors import OrgmodelError
from orgmodel.text.faults import faults_beside

if TYPE_CHECKING:
    from orgmodel.changes.scenario import Scenario

_FOR = ("board", "staff-side", "hr")
_SWITCHES = {
    "names": "holders by name, in charts and tables (never for the staff side)",
    "bands": "bands of posts",
    "costs": "costs: by directorate for the Board, by post for hr (never for the staff side)",
}


DOES = "the Board pack: paper, slides, workbook, every chart and table"
EXAMPLES = (
    Usage("orgmodel report data/brent -o pack", "the data as it is"),
    Usage(
        "orgmodel report data/brent data/brent/scenarios/estates-in-finance.toml --for hr -o hr",
        "with an option, for HR",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "report", DOES, run, EXAMPLES)
    command.add_argument(
        "options", nargs="*", metavar="SCENARIO", help="a scenario file; none: the data as it is"
    )
    command.add_argument(
        "-o", "--output", required=True, metavar="FOLDER", help="the folder to write"
    )
    command.add_argument(
        "--for",
        dest="audience",
        choices=_FOR,
        default=_FOR[0],
        help="who reads it (board): which fields and tables are in. For board and staff-side a "
        "number of people below five is not told",
    )
    for name, words in _SWITCHES.items():
        command.add_argument(f"--{name}", action="store_true", help=f"with {words}")
    add_rules(command)
    add_day(command)
    add_force(command, "pack")


def run(arguments: argparse.Namespace) -> Answer:
    """Make the pack and write it; faults of the data are told, and do not stop it."""
    from orgmodel.reporting import report

    folder = folder_of(arguments, "a pack")
    options = [Path(name) for name in arguments.options]
    scenarios = [_scenario(path, arguments.on) for path in options]
    packs = [path for name in arguments.rules or () if (path := Path(name)).is_file()]
    inputs = [Path(arguments.data), *options, *packs]
    organisation = organisation_of(arguments)
    progress = Progress(arguments)
    try:
        written = report(
            organisation,
            scenarios,
            folder,
            audience=arguments.audience,
            **{name: getattr(arguments, name) for name in _SWITCHES},
            rules=arguments.rules,
            on=arguments.on,
            inputs=inputs,
            force=arguments.force,
            progress=progress.step,
        )
    finally:
        progress.done()
    day = arguments.on or organisation.day
    lines = [f"{path}\n" for path in written]
    notes = faults_beside(organisation, "the pack is")
    return Answer("".join(lines), FINE, notes, asides=(f"as on {day}",), is_receipt=True)


def _scenario(path: Path, on: str | None) -> Scenario:
    from orgmodel.files.scenario_file import read_scenario_file

    if path.suffix.lower() != ".toml":
        raise OrgmodelError(
            f"{path}: a pack compares scenario files (.toml). Two data sets are compared by "
            "`orgmodel compare`."
        )
    scenario = read_scenario_file(path)
    return scenario if on is None else scenario.until(on)

"""`orgmodel apply DATA SCENARIO -o FOLDER`: the changed organisation as CSV."""

from __future__ import annotations

import argparse
from pathlib import Path

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import (
    Commands,
    add_command,
    add_day,
    add_force,
    folder_of,
    inputs_of,
    organisation_of,
)
from orgmodel.cli.command_parser import Usage
from orgmodel.text.application import report
from orgmodel.text.faults import faults_beside

DOES = "a scenario applied, written as a folder of CSV files that loads like any other"
EXAMPLES = (
    Usage(
        "orgmodel apply data/brent data/brent/scenarios/estates-in-finance.toml -o changed",
        "the organisation that the option leaves",
    ),
    Usage(
        "orgmodel apply data/brent data/brent/scenarios/estates-in-finance.toml --on 2007-10-01 "
        "-o october",
        "as it is on a day: changes of later days (on) are not made",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "apply", DOES, run, EXAMPLES)
    command.add_argument("change_file", metavar="SCENARIO", help="a scenario file")
    command.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FOLDER",
        help="where to write; cells are written exactly as they are, formulas included",
    )
    add_day(command)
    add_force(command, "organisation")


def run(arguments: argparse.Namespace) -> Answer:
    """Apply and write; faults of the data are named, and do not stop the writing."""
    from orgmodel.comparison.heads import open_heads
    from orgmodel.files.claim import claimed
    from orgmodel.files.exporters import SCENARIO_FILE, write_folder
    from orgmodel.files.listed_folder import ORGANISATION, refuse_folder
    from orgmodel.files.scenario_file import read_scenario_file, to_toml

    folder, inputs = folder_of(arguments, "an organisation"), inputs_of(arguments)
    with claimed(folder):
        refuse_folder(folder, (SCENARIO_FILE,), inputs, ORGANISATION, force=arguments.force)
        baseline = organisation_of(arguments)
        scenario = read_scenario_file(Path(arguments.change_file))
        if arguments.on:
            scenario = scenario.until(arguments.on)
        option = baseline.apply(scenario)
        extra = {SCENARIO_FILE: to_toml(scenario).encode()}
        written = write_folder(option, folder, extra, inputs=inputs, force=arguments.force)
    names = {**baseline.names, **option.names}
    left_open = [head.in_words(names) for head in open_heads(baseline, option)]
    words = report(scenario, baseline.names, written, left_open)
    return Answer(words, FINE, faults_beside(option, "the folder is"), is_receipt=True)

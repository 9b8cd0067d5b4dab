"""`orgmodel check DATA`: the rules."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FAULTY, FINE, STANDING_ERROR, Answer
from orgmodel.cli.arguments import (
    Commands,
    add_command,
    add_day,
    add_format,
    add_rules,
    add_scenario,
    organisation_of,
)
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.days import add_period, period_of
from orgmodel.cli.printed import in_format, result_place
from orgmodel.cli.watch import Watch
from orgmodel.model.words import counted
from orgmodel.text.faults import faults_beside, has_faults

if TYPE_CHECKING:
    from orgmodel.api import Organisation

FAIL_ON = ("error", "warning")
DOES = "the rules: what is broken, why, and the proof"
_STATUS = """\
exit status:
  0  fine
  1  a finding stands of the severity that --fail-on names, else of error severity; of a period,
     on any of its days
  2  the data has faults, or the arguments could not be used"""
EXAMPLES = (
    Usage("orgmodel check data/brent", "by the rule packs that the data names"),
    Usage("orgmodel check data/brent --rules separation", "by one pack; orgmodel rules lists them"),
    Usage(
        "orgmodel check data/brent --scenario data/brent/scenarios/estates-in-finance.toml",
        "as an option would leave it",
    ),
    Usage(
        "orgmodel check data/brent --from 2007-07-01 --to 2008-06-30",
        "on every day of a year: from when to when each finding holds",
    ),
    Usage(
        "orgmodel check data/brent --format xlsx -o findings.xlsx", "as a workbook, a sheet a table"
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "check", DOES, run, EXAMPLES, status=_STATUS)
    add_rules(command)
    add_scenario(command)
    add_day(command)
    add_period(command, "for each finding from when to when it holds")
    command.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default=FAIL_ON[0],
        help="the severity from which a standing finding makes the exit status 1 (error)",
    )
    add_format(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Check the organisation; exit status 1 where a finding of error severity stands."""
    from orgmodel.result_tables.check import check_tables
    from orgmodel.text.check import report

    result_place(arguments)
    if period := period_of(arguments):
        return _over(arguments, *period)
    organisation = organisation_of(arguments)
    watch = Watch(arguments)
    result = organisation.check(arguments.rules, on=arguments.on)
    watch.step(f"checked {counted(len(result.rules), 'rule')}")
    watch.parts(result.seconds)
    if arguments.verbose:
        found = counted(len(result.tried.findings), "finding")
        watch.step(f"tried what would clear {found}")
    status = _status(arguments, result.summary, organisation)
    notes = faults_beside(organisation, "the check is")
    words, tables = partial(report, result, organisation), partial(check_tables, result)
    return in_format(arguments, result, words, tables, status, notes)


def _over(arguments: argparse.Namespace, first: str, last: str) -> Answer:
    """Check every day of a period on which something changes."""
    from orgmodel.api import load
    from orgmodel.files.scenario_file import read_scenario_file
    from orgmodel.result_tables.period import period_tables
    from orgmodel.text.period import report

    watch = Watch(arguments)
    organisation = load(arguments.data)
    watch.step(f"read {arguments.data}")
    scenario = read_scenario_file(Path(arguments.scenario)) if arguments.scenario else None
    result = organisation.check_period(first, last, arguments.rules, scenario)
    days, looks = counted(len(result.days), "day"), counted(result.looked, "look")
    watch.step(f"checked {days}, with {looks} at a rule")
    status = _status(arguments, result.worst, organisation)
    notes = faults_beside(organisation, "the check is")
    words, tables = partial(report, result), partial(period_tables, result)
    return in_format(arguments, result, words, tables, status, notes, schema="check_period")


def _status(
    arguments: argparse.Namespace, summary: Mapping[str, int], organisation: Organisation
) -> int:
    if has_faults(organisation):
        return FAULTY
    grave = FAIL_ON[: FAIL_ON.index(arguments.fail_on) + 1]
    return STANDING_ERROR if any(summary[f"{one}s"] for one in grave) else FINE

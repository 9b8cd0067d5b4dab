"""`orgmodel check DATA`: the rules."""

from __future__ import annotations

import argparse
from functools import partial

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
from orgmodel.cli.printed import in_format, workbook_place
from orgmodel.text.faults import faults_beside, has_faults


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "check", "the rules: what is broken, why, and the proof", run)
    add_rules(command)
    add_scenario(command)
    add_day(command)
    add_format(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Check the organisation; exit status 1 where a finding of error severity stands."""
    from orgmodel.result_tables.check import check_tables
    from orgmodel.text.check import report

    workbook_place(arguments)
    organisation = organisation_of(arguments)
    result = organisation.check(arguments.rules, on=arguments.on)
    status = STANDING_ERROR if result.summary["errors"] else FINE
    if has_faults(organisation):
        status = FAULTY
    notes = faults_beside(organisation, "the check is")
    words, tables = partial(report, result, organisation), partial(check_tables, result)
    return in_format(arguments, result, words, tables, status, notes)

"""`orgmodel explain DATA RULE`: why a rule passed, failed or cannot be assessed."""

from __future__ import annotations

import argparse
from functools import partial

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import (
    Commands,
    add_command,
    add_day,
    add_format,
    add_rules,
    add_scenario,
    organisation_of,
)
from orgmodel.cli.printed import in_format
from orgmodel.text.faults import faults_beside, has_faults


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(
        commands, "explain", "why a rule passed, failed or cannot be assessed, with its rows", run
    )
    command.add_argument(
        "rule", metavar="RULE", help="the id of a rule of the packs in use, such as SEP-5"
    )
    add_rules(command)
    add_scenario(command)
    add_day(command)
    add_format(command, workbook=False)


def run(arguments: argparse.Namespace) -> Answer:
    """Explain the rule; exit status 2 where the data has faults."""
    from orgmodel.text.explanation import report

    organisation = organisation_of(arguments)
    result = organisation.check(arguments.rules, on=arguments.on)
    found = result.explain(arguments.rule)
    if found.findings:  # with what was tried for them, as the check tells it
        found = result.tried.explain(arguments.rule)
    status = FAULTY if has_faults(organisation) else FINE
    notes = faults_beside(organisation, "the explanation is")
    words = partial(report, found, organisation)
    return in_format(arguments, found, words, status=status, notes=notes)

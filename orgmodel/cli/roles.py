"""`orgmodel roles DATA`: who plays the roles of the packs in use, and the rules that wait."""

from __future__ import annotations

import argparse
from functools import partial

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import Commands, add_command, add_format, add_rules, organisation_of
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.printed import in_format
from orgmodel.text.faults import faults_beside, has_faults

DOES = "which roles of the packs in use are set, suggested by a title, or missing"
EXAMPLES = (
    Usage("orgmodel roles data/brent", "by the packs that the data names"),
    Usage("orgmodel roles data/brent --rules pec-2007", "by another pack"),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "roles", DOES, run, EXAMPLES)
    add_rules(command)
    add_format(command, workbook=False)


def run(arguments: argparse.Namespace) -> Answer:
    """List the roles; exit status 2 where the data has faults."""
    from orgmodel.answers import roles_of
    from orgmodel.text.roles import report

    organisation = organisation_of(arguments)
    found = roles_of(organisation, arguments.rules)
    status = FAULTY if has_faults(organisation) else FINE
    notes = faults_beside(organisation, "the roles are")
    return in_format(arguments, found, partial(report, found), status=status, notes=notes)

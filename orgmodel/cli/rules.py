"""`orgmodel rules [PACK [RULE]]`: the packs that ship, their rules, and the kinds of rule."""

from __future__ import annotations

import argparse
from functools import partial

from orgmodel.cli.answer import Answer
from orgmodel.cli.arguments import Commands, add_command, add_format
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.printed import in_format
from orgmodel.errors import OrgmodelError

DOES = "the rule packs that ship, their rules, and the kinds of rule; one of them explained"
EXAMPLES = (
    Usage("orgmodel rules", "the packs that ship"),
    Usage("orgmodel rules separation", "the rules of a pack, with their sources"),
    Usage("orgmodel rules SEP-5", "one rule explained"),
    Usage("orgmodel rules --kinds", "the kinds that a rule of your own can be"),
    Usage("orgmodel rules span", "one kind explained, with its parameters and an example"),
)
_STATUS = """\
exit status:
  0  fine
  2  there is nothing of that name, or a pack file cannot be used"""


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "rules", DOES, run, EXAMPLES, data=False, status=_STATUS)
    command.add_argument(
        "rules",
        nargs="?",
        metavar="PACK",
        help="a pack that ships, a pack file, a rule of a pack that ships, or a kind of rule",
    )
    command.add_argument("rule", nargs="?", metavar="RULE", help="one rule of the pack")
    command.add_argument("--kinds", action="store_true", help="list the kinds of rule instead")
    add_format(command, workbook=False)


def run(arguments: argparse.Namespace) -> Answer:
    """List or explain what was asked for."""
    from orgmodel.rules.kinds import faults_of_own
    from orgmodel.rules.listing import every_kind, listing
    from orgmodel.text.rule_list import report

    if arguments.kinds and arguments.rules is not None:
        raise OrgmodelError(
            f"--kinds lists all kinds of rule: leave out {arguments.rules}, or --kinds."
        )
    found = every_kind() if arguments.kinds else listing(arguments.rules, arguments.rule)
    schema = "rules" if "packs" in found.to_dict() else "rule-kinds"
    told = faults_of_own() if arguments.kinds else ()
    return in_format(arguments, found, partial(report, found), notes=told, schema=schema)

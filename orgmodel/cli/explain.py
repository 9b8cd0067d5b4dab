"""`orgmodel explain DATA RULE`: why a rule passed, failed or cannot be assessed."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

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
from orgmodel.cli.chart_file import Output, output_of, write
from orgmodel.cli.printed import in_format
from orgmodel.errors import OrgmodelError
from orgmodel.text.faults import faults_beside, has_faults

if TYPE_CHECKING:
    from orgmodel.api import Organisation
    from orgmodel.rules.explanation import Explanation


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
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="draw the path of each standing finding, of a pass its rows, as FILE.svg, .pdf, .png "
        "or .dot; further findings are FILE-2.svg and so on",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Explain the rule; exit status 2 where the data has faults."""
    from orgmodel.text.explanation import report

    target = _target(arguments)
    organisation = organisation_of(arguments)
    result = organisation.check(arguments.rules, on=arguments.on)
    found = result.explain(arguments.rule)
    if found.findings:  # with what was tried for them, as the check tells it
        found = result.tried.explain(arguments.rule)
    status = FAULTY if has_faults(organisation) else FINE
    notes = faults_beside(organisation, "the explanation is")
    if target is not None:
        notes = (*_drawn(organisation, found, target, arguments), *notes)
    words = partial(report, found, organisation)
    return in_format(arguments, found, words, status=status, notes=notes)


def _target(arguments: argparse.Namespace) -> Output | None:
    """Where to draw, refused before any work is done; None where nothing is to be drawn."""
    if arguments.output is None:
        return None
    if arguments.output == "-":
        raise OrgmodelError("-o -: standard output holds the explanation. Name a file to draw in.")
    return output_of(_as_chart(arguments))


def _drawn(
    organisation: Organisation, found: Explanation, target: Output, arguments: argparse.Namespace
) -> tuple[str, ...]:
    """Draw the paths; notes of what was written."""
    from orgmodel.chart.path_chart import path_chart

    written, told = write(path_chart(organisation, found), target, _as_chart(arguments))
    lines = written.splitlines() if isinstance(written, str) else []
    return (*(f"drawn: {place}" for place in lines), *told)


def _as_chart(arguments: argparse.Namespace) -> argparse.Namespace:
    """The arguments as the command chart has them: its `--format` is another one."""
    return argparse.Namespace(**{**vars(arguments), "format": None, "dpi": None})

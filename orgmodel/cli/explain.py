"""`orgmodel explain DATA RULE`: why a rule passed, failed or cannot be assessed."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import (
    STANDARD,
    Commands,
    add_command,
    add_day,
    add_format,
    add_rules,
    add_scenario,
    organisation_of,
)
from orgmodel.cli.chart_file import Output, output_of, write
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.printed import in_format
from orgmodel.errors import OrgmodelError
from orgmodel.text.faults import faults_beside, has_faults

if TYPE_CHECKING:
    from orgmodel.api import Organisation
    from orgmodel.rules.explanation import Explanation


DOES = "why a rule passed, failed or cannot be assessed, with its rows"
EXAMPLES = (
    Usage("orgmodel explain data/brent SEP-5", "what a pass rests on, row by row"),
    Usage("orgmodel explain data/brent R06 -o path.svg", "why a rule is broken; its path drawn"),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "explain", DOES, run, EXAMPLES)
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
        "or .dot; further findings are FILE-2.svg and so on; - is SVG on standard output",
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
    words = partial(report, found, organisation)
    explained = in_format(arguments, found, words, status=status, notes=notes)
    return (
        explained if target is None else _drawn(organisation, found, target, arguments, explained)
    )


def _target(arguments: argparse.Namespace) -> Output | None:
    """Where to draw, refused before any work is done; None where nothing is to be drawn."""
    if arguments.output is None:
        return None
    if arguments.output == STANDARD and arguments.format != "text":
        raise OrgmodelError(
            f"-o -: standard output cannot hold the drawing and the {arguments.format}. Name a "
            "file to draw in."
        )
    return output_of(_as_chart(arguments))


def _drawn(
    organisation: Organisation,
    found: Explanation,
    target: Output,
    arguments: argparse.Namespace,
    explained: Answer,
) -> Answer:
    """The explanation with the paths drawn; beside a drawing on standard output, an aside."""
    from orgmodel.chart.path_chart import path_chart

    drawn = write(path_chart(organisation, found), target, _as_chart(arguments))
    notes = (*drawn.undrawable, *explained.notes)
    if target.target is None:
        asides = (*str(explained.out).splitlines(), *drawn.removed)
        return explained._replace(out=drawn.out, notes=notes, asides=asides)
    places = [f"drawn: {place}" for place in str(drawn.out).splitlines()]
    return explained._replace(notes=notes, asides=(*places, *drawn.removed))


def _as_chart(arguments: argparse.Namespace) -> argparse.Namespace:
    """The arguments as the command chart has them: its `--format` is another one."""
    return argparse.Namespace(**{**vars(arguments), "format": None, "dpi": None})

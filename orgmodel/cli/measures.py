"""`orgmodel measures DATA`: spans, layers, FTE, cost and more."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import (
    Commands,
    add_command,
    add_day,
    add_format,
    add_scenario,
    organisation_of,
)
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.printed import in_format, result_place
from orgmodel.text.faults import faults_beside, has_faults

if TYPE_CHECKING:
    from orgmodel.measures import Measures
    from orgmodel.measures.thresholds import Threshold


DOES = "spans, layers, FTE, cost and more, each with its counting rule"
EXAMPLES = (
    Usage("orgmodel measures data/brent", "every figure, with how it is counted"),
    Usage("orgmodel measures data/brent --unit it_info", "what moving one unit would cut"),
    Usage("orgmodel measures data/brent --format csv", "as a table, a row a figure"),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "measures", DOES, run, EXAMPLES)
    add_scenario(command)
    add_day(command)
    command.add_argument(
        "--thresholds",
        metavar="FILE",
        help="thresholds over those that ship: blocks of the same shape, by id",
    )
    command.add_argument(
        "--unit", metavar="ID", help="instead: what moving or removing this unit would cut"
    )
    add_format(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Measure the organisation."""
    from orgmodel.result_tables.measures import measures_tables
    from orgmodel.text.measures import report

    result_place(arguments)
    organisation = organisation_of(arguments)
    measures = organisation.measures(thresholds=_thresholds(arguments.thresholds))
    status = FAULTY if has_faults(organisation) else FINE
    notes = faults_beside(organisation, "the figures are")
    if arguments.unit is not None:
        return _cut(arguments, measures, status, notes)
    words, tables = partial(report, measures), partial(measures_tables, measures)
    return in_format(arguments, measures, words, tables, status, notes)


def _thresholds(file: str | None) -> Sequence[Threshold] | None:
    if file is None:
        return None
    from orgmodel.measures import own_thresholds

    path = Path(file)
    return own_thresholds(path.read_bytes(), path.name)


def _cut(
    arguments: argparse.Namespace, measures: Measures, status: int, notes: tuple[str, ...]
) -> Answer:
    """What moving or removing a unit would cut, link by link."""
    from orgmodel.result_tables.measures import cut_tables
    from orgmodel.text.interdependence import cut_report

    cut = measures.interdependence.cut(arguments.unit)
    words = partial(cut_report, cut, measures.interdependence)
    tables = partial(cut_tables, cut)
    return in_format(arguments, cut, words, tables, status, notes, schema="cut")

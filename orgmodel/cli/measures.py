"""`orgmodel measures DATA`: spans, layers, FTE, cost and more."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.arguments import Commands, add_command, add_format, add_scenario, organisation_of
from orgmodel.cli.outcome import FAULTY, FINE, Outcome
from orgmodel.text.faults import has_faults, told_beside

if TYPE_CHECKING:
    from orgmodel.measures import Measures
    from orgmodel.measures.thresholds import Threshold


def add(commands: Commands) -> None:
    """Declare the command."""
    does = "spans, layers, FTE, cost and more, each with its counting rule"
    command = add_command(commands, "measures", does, run)
    add_scenario(command)
    command.add_argument(
        "--thresholds",
        metavar="FILE",
        help="thresholds over those that ship: blocks of the same shape, by id",
    )
    command.add_argument(
        "--unit", metavar="ID", help="instead: what moving or removing this unit would cut"
    )
    add_format(command)


def run(arguments: argparse.Namespace) -> Outcome:
    """Measure the organisation."""
    organisation = organisation_of(arguments)
    measures = organisation.measures(thresholds=_thresholds(arguments.thresholds))
    status = FAULTY if has_faults(organisation) else FINE
    told = told_beside(organisation, "the figures are")
    if arguments.unit is not None:
        return _cut(arguments, measures, status, told)
    if arguments.format == "json":
        from orgmodel.cli.printed import as_json

        return Outcome(as_json(measures.to_dict()), status, told, is_data=True)
    if arguments.format == "csv":
        from orgmodel.cli.printed import as_csv

        return Outcome(as_csv(measures.to_frame()), status, told, is_data=True)
    from orgmodel.text.measures import report

    return Outcome(report(measures), status, told)


def _thresholds(file: str | None) -> Sequence[Threshold] | None:
    if file is None:
        return None
    from orgmodel.measures import own_thresholds

    return own_thresholds(Path(file).read_bytes())


def _cut(
    arguments: argparse.Namespace, measures: Measures, status: int, told: tuple[str, ...]
) -> Outcome:
    """What moving or removing a unit would cut, link by link."""
    cut = measures.interdependence.cut(arguments.unit)
    if arguments.format == "json":
        from orgmodel.cli.printed import as_json

        return Outcome(as_json(cut.to_dict()), status, told, is_data=True)
    if arguments.format == "csv":
        from orgmodel.cli.printed import as_csv

        return Outcome(as_csv(cut.to_frame()), status, told, is_data=True)
    from orgmodel.text.interdependence import cut_lines

    lines = cut_lines(cut, measures.interdependence)
    return Outcome("\n".join(lines) + "\n", status, told)

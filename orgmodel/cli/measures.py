"""`orgmodel measures DATA`: spans, layers, FTE, cost and more."""

from __future__ import annotations

import argparse

from orgmodel.cli.arguments import Commands, add_command, add_format, add_scenario, organisation_of
from orgmodel.cli.faults import has_faults, told_beside
from orgmodel.cli.outcome import FAULTY, FINE, Outcome


def add(commands: Commands) -> None:
    """Declare the command."""
    does = "spans, layers, FTE, cost and more, each with its counting rule"
    command = add_command(commands, "measures", does, run)
    add_scenario(command)
    add_format(command)


def run(arguments: argparse.Namespace) -> Outcome:
    """Measure the organisation."""
    organisation = organisation_of(arguments)
    measures = organisation.measures()
    status = FAULTY if has_faults(organisation) else FINE
    told = told_beside(organisation, "the figures are")
    if arguments.format == "json":
        from orgmodel.cli.printed import as_json

        return Outcome(as_json(measures.to_dict()), status, told, is_data=True)
    if arguments.format == "csv":
        from orgmodel.cli.printed import as_csv

        return Outcome(as_csv(measures.to_frame()), status, told, is_data=True)
    from orgmodel.measures.wording import report

    return Outcome(report(measures), status, told)

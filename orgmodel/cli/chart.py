"""`orgmodel chart DATA --view NAME -o FILE`: a drawing."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.arguments import Commands, add_command, add_scenario, organisation_of
from orgmodel.cli.outcome import FINE, Outcome
from orgmodel.errors import OrgmodelError
from orgmodel.text.faults import faults_beside

if TYPE_CHECKING:
    from orgmodel.api import Organisation

SUFFIXES = (".svg", ".pdf", ".png")


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "chart", "a drawing, as SVG, PDF or PNG", run)
    command.add_argument(
        "--view",
        default="organisation",
        metavar="NAME",
        help="organisation (the default), unit, centre, separation, interdependence or changes",
    )
    add_scenario(command)
    command.add_argument("--unit", metavar="ID", help="the unit that the view is of")
    command.add_argument("--depth", type=_depth, metavar="N", help="layers to draw; 1 is the top")
    command.add_argument(
        "--paper", choices=("a4", "a3", "screen"), default="a4", help="what to fit it on (a4)"
    )
    command.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="where to write: .svg, .pdf or .png; further pages are FILE-2.svg and so on",
    )


def run(arguments: argparse.Namespace) -> Outcome:
    """Draw and save; faults of the data are told, and do not stop the drawing."""
    target = _target(arguments.output)
    organisation = organisation_of(arguments)
    chart = organisation.chart(
        arguments.view,
        unit=arguments.unit,
        depth=arguments.depth,
        paper=arguments.paper,
        baseline=_baseline(arguments),
    )
    written = "".join(f"{path}\n" for path in chart.save(target))
    return Outcome(written, FINE, faults_beside(organisation, "the chart is"))


def _baseline(arguments: argparse.Namespace) -> Organisation | None:
    """The data without its scenario, for the view that shows what the scenario changes."""
    if arguments.view != "changes" or not arguments.scenario:
        return None
    from orgmodel.api import load

    return load(arguments.data)


def _target(output: str) -> Path:
    """Where to write, refused before any work is done. Raises `OrgmodelError`."""
    target = Path(output)
    if target.suffix.lower() not in SUFFIXES:
        raise OrgmodelError(
            f"-o {output}: orgmodel writes {', '.join(SUFFIXES)}. End the file's name in one of "
            "them, as in chart.svg."
        )
    if not target.parent.is_dir():
        raise OrgmodelError(
            f"-o {output}: there is no folder {target.parent}. Make it first, or write elsewhere."
        )
    return target


def _depth(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise argparse.ArgumentTypeError(f'"{words}" is not a whole number of 1 or more')
    return int(words)

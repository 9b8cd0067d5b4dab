"""`orgmodel chart DATA --view NAME -o FILE`: a drawing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FINE, Answer
from orgmodel.cli.arguments import (
    STATUS,
    Commands,
    add_command,
    add_day,
    add_scenario,
    organisation_of,
)
from orgmodel.cli.chart_file import Output, add_output, output_of, write
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.days import add_period, period_of
from orgmodel.errors import OrgmodelError
from orgmodel.text.faults import faults_beside

if TYPE_CHECKING:
    from orgmodel.api import Organisation

_PAPERS = ("a4", "a4-portrait", "a3", "screen")
_LISTING = "[views and files]"
TIMELINE = "timeline"


class _ChartHelp(argparse.RawDescriptionHelpFormatter):
    """Help with every view and kind of file, which are looked up only where help is asked for."""

    def add_text(self, text: str | None) -> None:
        super().add_text(text and text.replace(_LISTING, _listing()))


DOES = "a drawing of one view, as a file"
EXAMPLES = (
    Usage("orgmodel chart data/brent -o chart.svg", "the posts and their lines"),
    Usage(
        "orgmodel chart data/brent --view unit --unit d_pde -o unit.pdf", "one directorate, as PDF"
    ),
    Usage("orgmodel chart data/brent --width 165mm -o figure.png", "a figure to paste in a paper"),
    Usage(
        "orgmodel chart data/brent --view timeline --from 2007-07-01 --to 2008-06-30 -o year.svg",
        "what changes when",
    ),
    Usage("orgmodel chart data/brent -o - > chart.svg", "to standard output"),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "chart", DOES, run, EXAMPLES, status=f"{_LISTING}\n\n{STATUS}")
    command.formatter_class = _ChartHelp
    command.add_argument(
        "--view",
        default="organisation",
        metavar="NAME",
        help="which view (organisation)",
    )
    add_scenario(command)
    command.add_argument("--unit", metavar="ID", help="the unit that the view is of")
    command.add_argument("--depth", type=_depth, metavar="N", help="layers to draw; 1 is the top")
    fitted = command.add_mutually_exclusive_group()
    fitted.add_argument("--paper", choices=_PAPERS, help="what to fit it on (a4)")
    fitted.add_argument(
        "--width", metavar="165mm", help="a figure so wide, for pasting, in place of a paper"
    )
    command.add_argument(
        "--colour",
        default="side",
        metavar="BY",
        help="side, kind, directorate, band, vacancy, cost, span, change (with --scenario) or "
        "none (side)",
    )
    command.add_argument(
        "--show",
        type=lambda words: tuple(word.strip() for word in words.split(",")),
        metavar="FIELD,…",
        help="what boxes say: unit, fte, band, cost, holder, span, below, vacancy, or a column "
        "of your own (what suits the data)",
    )
    command.add_argument("--names", action="store_true", help="say who holds each post")
    command.add_argument(
        "--separate",
        action="store_true",
        help="a box for each of several posts of one title under one manager",
    )
    command.add_argument(
        "--rows",
        choices=("depth", "band"),
        default="depth",
        help="what stands in one row: posts as far below the top, or posts of one band (depth)",
    )
    add_day(command)
    add_period(command, "of the view timeline")
    add_output(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Draw and save; faults of the data are told, and do not stop the drawing."""
    output = output_of(arguments)
    if (period := period_of(arguments)) or arguments.view == TIMELINE:
        return _over_time(arguments, output, period)
    organisation = organisation_of(arguments)
    chart = organisation.chart(
        arguments.view,
        unit=arguments.unit,
        depth=arguments.depth,
        paper=arguments.paper or (None if arguments.width else output.paper),
        width=arguments.width,
        baseline=_baseline(arguments),
        colour=arguments.colour,
        show=arguments.show,
        names=arguments.names,
        separate=arguments.separate,
        on=arguments.on,
        rows=arguments.rows,
    )
    drawn = write(chart, output, arguments)
    notes = (*drawn.undrawable, *faults_beside(organisation, "the chart is"))
    is_receipt = output.target is not None
    return Answer(drawn.out, FINE, notes, asides=drawn.removed, is_receipt=is_receipt)


def _over_time(
    arguments: argparse.Namespace, output: Output, period: tuple[str, str] | None
) -> Answer:
    """The timeline of a period."""
    from orgmodel.api import load

    if arguments.view != TIMELINE or period is None:
        raise OrgmodelError(
            f"a period is of the view {TIMELINE}: give --view {TIMELINE} with --from and --to; "
            "another view is drawn on one day, with --on."
        )
    organisation = load(arguments.data)
    chart = organisation.timeline(
        *period,
        arguments.scenario,
        paper=arguments.paper or (None if arguments.width else output.paper),
        width=arguments.width,
    )
    drawn = write(chart, output, arguments)
    notes = (*drawn.undrawable, *faults_beside(organisation, "the chart is"))
    is_receipt = output.target is not None
    return Answer(drawn.out, FINE, notes, asides=drawn.removed, is_receipt=is_receipt)


def _baseline(arguments: argparse.Namespace) -> Organisation | None:
    """The data without its scenario, for the view that shows what the scenario changes."""
    if arguments.view != "changes" or not arguments.scenario:
        return None
    from orgmodel.api import load

    return load(arguments.data, on=arguments.on)


def _depth(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise argparse.ArgumentTypeError(f'"{words}" is not a whole number of 1 or more')
    return int(words)


def _listing() -> str:
    """The views and the kinds of file, a line each."""
    from orgmodel.chart.file_formats import file_formats
    from orgmodel.chart.found import VIEWS_FOLDER, names_in, what_it_shows

    views = [f"  {name:16}{what_it_shows(VIEWS_FOLDER, name)}" for name in names_in(VIEWS_FOLDER)]
    views.append(f"  {TIMELINE:16}what changes when in a period, and findings with their days")
    files = [f"  {suffix:16}{kind.meaning}" for suffix, kind in file_formats().items()]
    return "\n".join(["views:", *views, "", "files:", *files])

"""`orgmodel compare DATA SCENARIO…`: options beside the baseline, or another data set."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FAULTY, FINE, STANDING_ERROR, Answer
from orgmodel.cli.arguments import Commands, add_command, add_day, add_format, organisation_of
from orgmodel.errors import OrgmodelError
from orgmodel.text.faults import faults_beside, has_faults

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.changes.scenario import Scenario
    from orgmodel.comparison.comparison import Comparison
    from orgmodel.comparison.ranking import Ranking
    from orgmodel.model.organisation import OrganisationModel

_EVERY_SECONDS = 1.0


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(
        commands, "compare", "options beside the baseline: what each moves, costs and breaks", run
    )
    command.add_argument(
        "options", nargs="*", metavar="SCENARIO", help="a scenario file, or another data set"
    )
    command.add_argument(
        "--rules",
        action="append",
        metavar="PACK_OR_FILE",
        help="a rule pack that ships or a pack file, instead of those the organisation names",
    )
    command.add_argument(
        "--option-set",
        metavar="FILE",
        help="questions with alternatives: ranks every consistent combination of them",
    )
    command.add_argument(
        "--rank",
        metavar="MEASURES",
        help="what to rank by, best first, as errors,warnings,layers; less is better, unless a "
        "minus stands before the name (write it --rank=-span). The set's own without",
    )
    command.add_argument(
        "--top", type=_whole, default=10, metavar="N", help="how many combinations to keep (10)"
    )
    add_day(command)
    add_format(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Compare; exit status 1 where an error stands in any option, 2 where data has faults."""
    from orgmodel.cli.printed import workbook_place
    from orgmodel.comparison.comparison import compare

    workbook_place(arguments)
    baseline = organisation_of(arguments)
    options = [_option(name, arguments.on) for name in arguments.options]
    ranking = _ranking(baseline, arguments) if arguments.option_set else None
    if not options and ranking is None:
        raise OrgmodelError("compare: name a scenario file, a data set, or --option-set FILE.")
    if ranking is not None:
        options += [ranked.combination.scenario for ranked in ranking.best]
    result = compare(baseline, *options, packs=arguments.rules)
    if ranking is not None and not arguments.options and arguments.format == "csv":
        table = ranking.to_frame()
    else:
        table = None if arguments.format != "csv" else result.to_frame()
    return _outcome(arguments, result, ranking, table)


def _outcome(
    arguments: argparse.Namespace,
    result: Comparison,
    ranking: Ranking | None,
    table: pd.DataFrame | None,
) -> Answer:
    from orgmodel.cli.printed import as_csv, as_json, as_workbook
    from orgmodel.result_tables.comparison import comparison_tables
    from orgmodel.text import comparison as of_comparison
    from orgmodel.text import ranking as of_ranking

    models = [result.baseline.model, *(o.option.model for o in result.options if o.matching)]
    notes = tuple(line for model in models for line in faults_beside(model, f"{model.name} is"))
    status = FINE
    if any(option.option.check.summary["errors"] for option in result.options):
        status = STANDING_ERROR
    if any(has_faults(model) for model in models):
        status = FAULTY
    if arguments.format == "json":
        extra = {} if ranking is None else {"option_set": ranking.to_dict()}
        return Answer(as_json({**result.to_dict(), **extra}), status, notes, is_data=True)
    if table is not None:
        return Answer(as_csv(table), status, notes, is_data=True)
    if arguments.format == "xlsx":
        return as_workbook(arguments, partial(comparison_tables, result, ranking), status, notes)
    words = [of_comparison.report(result)]
    if ranking is not None:
        words = [of_ranking.report(ranking), *words]
    return Answer("\n".join(words), status, notes)


def _option(name: str, on: str | None) -> OrganisationModel | Scenario:
    path = Path(name)
    if path.suffix.lower() == ".toml":
        from orgmodel.files.scenario_file import read_scenario_file

        return read_scenario_file(path)
    from orgmodel.api import load

    return load(path, on=on)


def _ranking(baseline: OrganisationModel, arguments: argparse.Namespace) -> Ranking:
    from orgmodel.comparison.ranking import rank
    from orgmodel.files.option_set_file import read_option_set

    names: Sequence[str] | None = None
    if arguments.rank:
        names = [name.strip() for name in arguments.rank.split(",") if name.strip()]
    return rank(
        baseline,
        read_option_set(Path(arguments.option_set)),
        packs=arguments.rules,
        measures=names,
        keep=arguments.top,
        progress=_Progress(),
    )


class _Progress:
    """A line on standard error, at most once a second, and at the end where it ever spoke."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _EVERY_SECONDS
        self._said = 0

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        at_the_end = 0 < self._said < done == of
        if (now < self._next and not at_the_end) or done == self._said:
            return
        self._next, self._said = now + _EVERY_SECONDS, done
        if sys.stderr:
            sys.stderr.write(f"{done:,} of {of:,} combinations\n")
            sys.stderr.flush()


def _whole(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise argparse.ArgumentTypeError(f'"{words}" is not a whole number of 1 or more')
    return int(words)

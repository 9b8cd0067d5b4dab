"""`orgmodel compare DATA SCENARIO…`: options beside the baseline, or another data set."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from orgmodel.cli.answer import FAULTY, FINE, STANDING_ERROR, Answer
from orgmodel.cli.arguments import (
    STANDARD,
    Commands,
    add_command,
    add_day,
    add_format,
    inputs_of,
    organisation_of,
)
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.progress import Progress
from orgmodel.cli.watch import Watch
from orgmodel.errors import OrgmodelError
from orgmodel.model.words import counted
from orgmodel.text.faults import faults_beside, has_faults

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.changes.scenario import Scenario
    from orgmodel.comparison.comparison import Comparison
    from orgmodel.comparison.ranking import Ranking
    from orgmodel.comparison.sweep.running import SweepPlace
    from orgmodel.model.organisation import OrganisationModel


DOES = "options beside the baseline: what each moves, costs and breaks"
_STATUS = """\
exit status:
  0  fine
  1  a finding of error severity stands in an option
  2  the data has faults, or the arguments could not be used"""
EXAMPLES = (
    Usage(
        "orgmodel compare data/brent data/brent/scenarios/estates-in-finance.toml",
        "what an option moves, costs and breaks",
    ),
    Usage("orgmodel compare data/brent data/pec_2007", "two data sets"),
    Usage(
        "orgmodel compare data/brent --option-set data/brent/scenarios/option-set.toml "
        "--rank=errors,-span",
        "every combination of alternatives, ranked: few errors first, then wide spans",
    ),
    Usage(
        "orgmodel compare data/brent --option-set data/brent/scenarios/option-set.toml "
        "--must SEP-4",
        "ranks those alone that pass a rule; a target does as well: --must 'changes > 0'",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "compare", DOES, run, EXAMPLES, status=_STATUS)
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
        "--must",
        action="append",
        default=[],
        metavar="TARGET",
        help='what a combination has to meet to be ranked, such as "errors <= 0", '
        '"cost <= baseline", or the id of a rule that has to pass; beside those of the set; may '
        "be given again",
    )
    command.add_argument(
        "--top", type=_whole, default=10, metavar="N", help="how many combinations to keep (10)"
    )
    command.add_argument(
        "--jobs",
        type=_whole,
        default=1,
        metavar="N",
        help="how many processes of this machine assess the combinations (1)",
    )
    command.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="assess them on the workers of Dask's scheduler at this address, such as "
        "tcp://10.0.0.5:8786, which is trusted with the data",
    )
    command.add_argument(
        "--resume",
        metavar="FILE",
        help="keep what was assessed in a file as it comes; the same command goes on after it",
    )
    add_day(command)
    add_format(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Compare; exit status 1 where an error stands in any option, 2 where data has faults."""
    from orgmodel.cli.printed import result_place
    from orgmodel.comparison.comparison import compare

    result_place(arguments)
    baseline = organisation_of(arguments)
    options = [_option(name, arguments.on) for name in arguments.options]
    _refuse_alone(arguments)
    watch = Watch(arguments)
    ranking = None
    if arguments.option_set:
        ranking = _ranking(baseline, arguments)
        watch.step(f"ranked the combinations of {arguments.option_set}")
    if not options and ranking is None:
        raise OrgmodelError("compare: name a scenario file, a data set, or --option-set FILE.")
    if ranking is not None:
        options += [ranked.combination.scenario for ranked in ranking.best]
    result = compare(baseline, *options, packs=arguments.rules)
    watch.step(f"compared {counted(len(options), 'option')}")
    return _outcome(arguments, _Compared(result, ranking, bool(arguments.options)))


def _refuse_alone(arguments: argparse.Namespace) -> None:
    """`OrgmodelError` for what is of an option set, where none is named."""
    if arguments.option_set:
        return
    given = [name for name in ("must", "cluster", "resume") if getattr(arguments, name)]
    if arguments.jobs > 1:
        given.append("jobs")
    if given:
        raise OrgmodelError(f"--{given[0]} goes with --option-set FILE. Name the option set too.")


class _Compared(NamedTuple):
    """Options beside the baseline, and the ranking that chose them where one was asked for."""

    result: Comparison
    ranking: Ranking | None
    has_named_options: bool

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        extra = {} if self.ranking is None else {"option_set": self.ranking.to_dict()}
        return {**self.result.to_dict(), **extra}

    def to_frame(self) -> pd.DataFrame:
        """The ranking where nothing else was asked for, else the comparison."""
        if self.ranking is not None and not self.has_named_options:
            return self.ranking.to_frame()
        return self.result.to_frame()

    def words(self) -> str:
        """The ranking, then the comparison."""
        from orgmodel.text import comparison, ranking

        ranked = [] if self.ranking is None else [ranking.report(self.ranking)]
        return "\n".join([*ranked, comparison.report(self.result)])


def _outcome(arguments: argparse.Namespace, compared: _Compared) -> Answer:
    from orgmodel.cli.printed import in_format
    from orgmodel.result_tables.comparison import comparison_tables

    result = compared.result
    models = [result.baseline.model, *(o.option.model for o in result.options if o.matching)]
    notes = tuple(line for model in models for line in faults_beside(model, f"{model.name} is"))
    status = FINE
    if any(option.option.check.summary["errors"] for option in result.options):
        status = STANDING_ERROR
    if any(has_faults(model) for model in models):
        status = FAULTY
    tables = partial(comparison_tables, result, compared.ranking)
    return in_format(arguments, compared, compared.words, tables, status, notes)


def _option(name: str, on: str | None) -> OrganisationModel | Scenario:
    path = Path(name)
    if path.suffix.lower() == ".toml":
        from orgmodel.files.scenario_file import read_scenario_file

        scenario = read_scenario_file(path)
        return scenario if on is None else scenario.until(on)
    from orgmodel.api import load

    return load(path, on=on)


def _ranking(baseline: OrganisationModel, arguments: argparse.Namespace) -> Ranking:
    from orgmodel.comparison.ranking import rank
    from orgmodel.files.kept_sweep import kept_sweep
    from orgmodel.files.option_set_file import read_option_set

    names: Sequence[str] | None = None
    if arguments.rank:
        names = [name.strip() for name in arguments.rank.split(",") if name.strip()]
    progress = Progress(arguments, "combinations")
    try:
        with _place(arguments) as place:
            return rank(
                baseline,
                read_option_set(Path(arguments.option_set)),
                packs=arguments.rules,
                measures=names,
                must=arguments.must,
                keep=arguments.top,
                progress=progress,
                parts=partial(kept_sweep, place=place, resume=_resume_file(arguments)),
            )
    finally:
        progress.done()


@contextmanager
def _place(arguments: argparse.Namespace) -> Iterator[SweepPlace]:
    """Where the combinations are assessed."""
    from orgmodel.comparison.sweep.running import SweepPlace

    if arguments.cluster is None:
        yield SweepPlace(arguments.jobs)
        return
    if arguments.jobs > 1:
        raise OrgmodelError(
            "--jobs is for the cores of this machine and --cluster for others. Name one of them."
        )
    from orgmodel.comparison.sweep.cluster import connected

    with connected(arguments.cluster) as client:
        yield SweepPlace(client=client)


def _resume_file(arguments: argparse.Namespace) -> Path | None:
    if arguments.resume is None:
        return None
    if arguments.resume in ("", STANDARD):
        raise OrgmodelError(f'--resume "{arguments.resume}": name a file to keep the rows in.')
    from orgmodel.files.safe_write import refuse_inputs

    path = Path(arguments.resume)
    refuse_inputs(path, inputs_of(arguments))
    return path


def _whole(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise argparse.ArgumentTypeError(f'"{words}" is not a whole number of 1 or more')
    return int(words)

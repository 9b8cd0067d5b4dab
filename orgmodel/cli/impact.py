"""`orgmodel impact DATA SCENARIO`: what an option means for each post."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import Commands, add_command, add_day, add_format, organisation_of
from orgmodel.cli.command_parser import Usage
from orgmodel.cli.printed import in_format, result_place
from orgmodel.text.faults import faults_beside, has_faults

if TYPE_CHECKING:
    from orgmodel.api import Organisation
    from orgmodel.changes.one_off import OneOffCost


DOES = "what becomes of each post in an option: categories, pools, sums, consultation"
EXAMPLES = (
    Usage(
        "orgmodel impact data/brent data/brent/scenarios/estates-in-finance.toml",
        "what becomes of each post",
    ),
    Usage(
        "orgmodel impact data/brent data/brent/scenarios/estates-in-finance.toml --format csv",
        "as a table, a row a post",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "impact", DOES, run, EXAMPLES)
    command.add_argument("option", metavar="SCENARIO", help="a scenario file, or another data set")
    command.add_argument(
        "--policy",
        metavar="FILE",
        help="settings over those that ship: match threshold and weights, claims, consultation",
    )
    command.add_argument(
        "--one-off-cost",
        type=_amount,
        metavar="N",
        help="what the change costs once, in place of what its file says",
    )
    add_day(command)
    add_format(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Apply the scenario and say what it means for each post."""
    from orgmodel.impact_on_posts.schedule import impact, policy_of
    from orgmodel.result_tables.impact import impact_tables
    from orgmodel.text.impact import report

    result_place(arguments)
    baseline = organisation_of(arguments)
    option, ids, once = _option(arguments.option, baseline, arguments.on)
    policy = policy_of(baseline)
    if arguments.policy:
        from orgmodel.impact_on_posts.policy import own_policy

        path = Path(arguments.policy)
        policy = own_policy(path.read_bytes(), path.name)
    given = arguments.one_off_cost
    found = impact(baseline, option, ids=ids, policy=policy, one_off_cost=given, one_off=once)
    status = FAULTY if has_faults(baseline) or has_faults(option) else FINE
    notes = faults_beside(baseline, "the schedule is")
    words, tables = partial(report, found), partial(impact_tables, found)
    return in_format(arguments, found, words, tables, status, notes)


def _option(
    name: str, baseline: Organisation, on: str | None
) -> tuple[Organisation, Mapping[str, str] | None, tuple[OneOffCost, ...]]:
    """The option, which post is which where it is another data set, and what it costs once."""
    path = Path(name)
    if path.suffix.lower() == ".toml":
        from orgmodel.files.scenario_file import read_scenario_file

        scenario = read_scenario_file(path)
        return baseline.apply(scenario, on=on), None, scenario.one_off
    from orgmodel.api import load
    from orgmodel.comparison.matching.posts import match

    option = load(path, on=on)
    return option, match(baseline, option).ids, ()


def _amount(words: str) -> float:
    try:
        value = float(words)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f'"{words}" is not an amount of 0 or more')
    return value

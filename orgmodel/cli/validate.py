"""`orgmodel validate DATA`: every fault in the data."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import Commands, add_command, add_day, add_format, organisation_of
from orgmodel.cli.command_parser import Usage
from orgmodel.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

    from orgmodel.model.faults import Problem
    from orgmodel.result_tables.result_table import ResultTable

_COLUMNS = ("code", "file", "row", "column", "value", "message", "fault")


DOES = "every fault in the data, at once"
EXAMPLES = (
    Usage("orgmodel validate data/brent", "every fault, or that there is none"),
    Usage(
        "orgmodel validate data/brent/posts.csv --format json",
        "one CSV; the faults for another program",
    ),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "validate", DOES, run, EXAMPLES)
    add_day(command)
    add_format(command)


def run(arguments: argparse.Namespace) -> Answer:
    """Load the data and say what is wrong with it."""
    from orgmodel.cli.printed import in_format, result_place
    from orgmodel.text.validation import report

    result_place(arguments)
    try:
        problems: Sequence[Problem] = organisation_of(arguments).problems
        loaded = True
    except DataError as error:
        problems, loaded = _problems_of(error, arguments.data), False
    found = _Validation(loaded and not any(problem.fault for problem in problems), problems)
    words = partial(report, arguments.data, problems, loaded=loaded)
    tables = partial(_tables, problems)
    return in_format(arguments, found, words, tables, FINE if found.valid else FAULTY)


class _Validation(NamedTuple):
    """The faults of the data."""

    valid: bool
    problems: Sequence[Problem]

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""
        return {"valid": self.valid, "problems": [one.to_dict() for one in self.problems]}

    def to_frame(self) -> pd.DataFrame:
        """A row a fault."""
        return problem_frame(self.problems)


def _problems_of(error: DataError, data: str) -> Sequence[Problem]:
    """The faults of an error that stopped the reading; itself, where it names none."""
    from orgmodel.model.faults import Problem

    named = [problem for problem in error.problems if isinstance(problem, Problem)]
    return named or [Problem("unreadable", data, None, None, "", str(error))]


def _tables(problems: Sequence[Problem]) -> tuple[ResultTable, ...]:
    from orgmodel.result_tables.result_table import ResultTable

    return (ResultTable("problems", "Faults of the data", problem_frame(problems)),)


def problem_frame(problems: Sequence[Problem]) -> pd.DataFrame:
    """A row for each fault."""
    import pandas as pd

    rows = [[getattr(problem, name) for name in _COLUMNS] for problem in problems]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(object)
    return frame.assign(fault=frame["fault"].map({True: "yes", False: "no"}))

"""The parser, the dispatch to a command, and how the process ends.

Nothing heavy is loaded here: `orgmodel --help` answers without pandas.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from orgmodel import __version__
from orgmodel.cli import (
    apply,
    chart,
    check,
    compare,
    explain,
    impact,
    importing,
    measures,
    report,
    roles,
    validate,
    verify,
)
from orgmodel.cli.answer import FAULTY, INTERRUPTED, Answer
from orgmodel.cli.arguments import inputs_of
from orgmodel.errors import DataError, OrgmodelError
from orgmodel.text.page import wrapped
from orgmodel.text.terminal import TerminalParser, said, speak_utf8, written

COMMANDS = (
    validate,
    check,
    explain,
    measures,
    chart,
    compare,
    impact,
    report,
    roles,
    apply,
    importing,
    verify,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; errors become one message each."""
    speak_utf8()
    try:
        return _end(_run(arguments))
    except KeyboardInterrupt:
        return _end(Answer("", INTERRUPTED, ("stopped.",)))


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    whole = TerminalParser(
        prog="orgmodel",
        description="Redesign an organisation: posts from CSV to charts, checks and measures.",
        epilog="orgmodel COMMAND --help says more of one command.",
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"orgmodel {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return whole


def _run(arguments: Sequence[str] | None) -> Answer:
    try:
        given = parser().parse_args(arguments)
    except SystemExit as end:  # help, version or wrong arguments: argparse has spoken
        return Answer("", end.code if isinstance(end.code, int) else FAULTY)
    if sys.stdout is None:
        return _failed(
            "standard output is closed, so the result cannot be written; nothing was done."
        )
    try:
        _refuse_special(given)
        outcome: Answer = given.run(given)
    except DataError as error:
        return _failed(*([str(problem) for problem in error.problems] or [str(error)]))
    except OrgmodelError as error:
        return _failed(*str(error).splitlines())
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _failed(f"{where}{error.strerror or error}.")
    except Exception as error:  # the last resort: a user never sees a traceback
        what = f"{type(error).__name__}: {error}"
        line = " ".join(f"orgmodel: this is a fault in orgmodel: {what}; please report it".split())
        return Answer("", FAULTY, (line,))
    return outcome


def _refuse_special(given: argparse.Namespace) -> None:
    """`OrgmodelError` where an input is a pipe or device, which could be waited for for ever."""
    from orgmodel.files.plain_file import refuse_special

    refuse_special(inputs_of(given))


def _failed(*messages: str) -> Answer:
    lines = [line for message in messages for line in wrapped(f"orgmodel: {message}", hang=4)]
    return Answer("", FAULTY, tuple(lines))


def _end(outcome: Answer) -> int:
    """Write what there is to write, and give the exit status."""
    heard = said(outcome.notes)
    fault = written(outcome.out, is_data=outcome.is_data)
    if fault:
        said([f"orgmodel: {fault}"])
        return FAULTY
    return outcome.status if heard else FAULTY

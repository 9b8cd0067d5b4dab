"""The parser, the dispatch to a command, and how the process ends.

Nothing heavy is loaded here: `orgmodel --help` answers without pandas.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

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
from orgmodel.model.unprintable import told_by_line
from orgmodel.text.page import wrapped

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
    _speak_utf8()
    try:
        return _end(_run(arguments))
    except KeyboardInterrupt:
        return _end(Answer("", INTERRUPTED, ("stopped.",)))


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    whole = argparse.ArgumentParser(
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
    heard = _told(f"{told_by_line(line)}\n" for line in outcome.notes)
    try:
        if sys.stdout:
            _write(outcome)
            sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly(sys.stdout)
    except OSError as error:
        _close_quietly(sys.stdout)
        _told([f"orgmodel: the result cannot be written: {error.strerror}.\n"])
        return FAULTY
    return outcome.status if heard else FAULTY


def _told(lines: Iterable[str]) -> bool:
    """Write to standard error; False where what was to be told could not be."""
    text = "".join(lines)
    if not sys.stderr or not text:
        return True
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except BrokenPipeError:
        _close_quietly(sys.stderr)
    except OSError:
        _close_quietly(sys.stderr)
        return False
    return True


def _write(outcome: Answer) -> None:
    """Standard output: a file as it is, text for a terminal with its control characters told."""
    out = outcome.out
    if isinstance(out, bytes):
        sys.stdout.buffer.write(out)
    else:
        sys.stdout.write(out if outcome.is_data else told_by_line(out))


def _close_quietly(stream: TextIO) -> None:
    """The reader has left, as `head` does: what remains is dropped without a complaint at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; what cannot be written appears escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

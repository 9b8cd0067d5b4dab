"""The dispatch to a command, and how the process ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from orgmodel.cli.answer import FAULTY, INTERRUPTED, Answer
from orgmodel.cli.arguments import inputs_of
from orgmodel.cli.grammar import first_help, in_full, parser
from orgmodel.cli.standard_input import standard_input, without_place
from orgmodel.cli.watch import Watch
from orgmodel.errors import DataError, OrgmodelError
from orgmodel.text.page import wrapped
from orgmodel.text.terminal import is_terminal, is_text, said, speak_utf8, written


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; errors become one message each."""
    speak_utf8()
    try:
        return _end(_run(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        return _end(Answer("", INTERRUPTED, ("stopped.",)))


def _run(arguments: Sequence[str]) -> Answer:
    words = in_full([*arguments])
    if not words:
        return Answer(first_help())
    try:
        given = parser(words).parse_args(words)
    except SystemExit as end:  # help, version or wrong arguments: argparse has spoken
        return Answer("", end.code if isinstance(end.code, int) else FAULTY)
    if sys.stdout is None:
        return _failed(
            "standard output is closed, so the result cannot be written; nothing was done."
        )
    try:
        with standard_input(given) as folder:
            outcome = without_place(_answered(given), folder)
    except OrgmodelError as error:
        return _failed(*str(error).splitlines())
    except OSError as error:
        return _failed(f"{error.strerror or error}.")
    return outcome.quiet() if given.quiet else outcome


def _answered(given: argparse.Namespace) -> Answer:
    """What the command answers; what stopped it, in words."""
    try:
        _refuse_special(given)
        watch = Watch(given)
        outcome: Answer = given.run(given)
        watch.step("in all")
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
    if isinstance(outcome.out, bytes) and is_terminal(sys.stdout) and not is_text(outcome.out):
        outcome = _failed(
            "-o -: what is written is no text, and standard output is a terminal. Pipe it on, or "
            "name a file."
        )
    heard = said((*outcome.asides, *outcome.notes))
    fault = written(outcome.out, is_data=outcome.is_data)
    if fault:
        said([f"orgmodel: {fault}"])
        return FAULTY
    return outcome.status if heard else FAULTY

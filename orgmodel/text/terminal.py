"""What a command says: to standard output and error, and of arguments that cannot be used."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from orgmodel.model.unprintable import told_by_line

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class TerminalParser(argparse.ArgumentParser):
    """A parser that tells what is unprintable in the arguments which it repeats."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        super()._print_message(told_by_line(message), file)


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale; what cannot be written appears escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody is looking at a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # it is closed
        return False


def is_text(content: bytes) -> bool:
    """Whether bytes are text, which a terminal can show."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def written(out: str | bytes, *, is_data: bool = False) -> str:
    """Write a result to standard output; why it could not be written, empty where it could.

    A file goes out as it is, text with its control characters told. A reader that has left, as
    `head` does, is no fault.
    """
    try:
        if sys.stdout:
            if isinstance(out, bytes):
                sys.stdout.buffer.write(out)
            else:
                sys.stdout.write(out if is_data else told_by_line(out))
            sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly(sys.stdout)
    except OSError as error:
        _close_quietly(sys.stdout)
        return f"the result cannot be written: {error.strerror}."
    return ""


def said(lines: Iterable[str]) -> bool:
    """Write lines to standard error; False where what was to be told could not be."""
    text = "".join(f"{told_by_line(line)}\n" for line in lines)
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


def _close_quietly(stream: TextIO) -> None:
    """The reader has left: what remains is dropped without a complaint at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

"""The commands there are, and the parser of the whole command line.

A command is loaded where it is asked for, all of them only for the help and for a word that is
none: `orgmodel --help` answers without pandas.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from orgmodel import __version__
from orgmodel.cli.command_parser import CommandParser, Usage

MODULES = {
    "new": "new",
    "import": "importing",
    "validate": "validate",
    "check": "check",
    "explain": "explain",
    "measures": "measures",
    "chart": "chart",
    "compare": "compare",
    "impact": "impact",
    "report": "report",
    "rules": "rules",
    "roles": "roles",
    "apply": "apply",
    "combine": "combine",
    "split": "split",
    "verify": "verify",
    "app": "app",
    "completion": "completion",
}
"""Each command's module in this folder, in the order of the help."""

_MOST_WANTED = ("import", "validate", "check", "chart", "compare", "report")
_HELP = "help"
_VERSION = "--version"
_MORE = """\
orgmodel COMMAND --help says more of one command, with examples.
Where a file is read, - is standard input; where one is written, standard output."""


def parser(arguments: Sequence[str] | None = None) -> CommandParser:
    """The command line's grammar; of `arguments` that begin with a command, of that one alone."""
    whole = CommandParser(
        prog="orgmodel",
        description="Redesign an organisation: posts from CSV to charts, checks and measures.",
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument(_VERSION, action="version", version=f"orgmodel {__version__}")
    commands = whole.add_subparsers(
        title="commands", metavar="COMMAND", required=True, parser_class=CommandParser
    )
    asked = arguments[0] if arguments else ""
    for name in () if asked == _VERSION else [asked] if asked in MODULES else MODULES:
        module_of(name).add(commands)
    return whole


def commands_of() -> dict[str, CommandParser]:
    """Each command with its parser, in the order of the help."""
    found: dict[str, CommandParser] = {}
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update(action.choices)
    return found


def module_of(command: str) -> ModuleType:
    """The module of a command. KeyError where there is no such command."""
    return import_module(f"orgmodel.cli.{MODULES[command]}")


def in_full(arguments: Sequence[str]) -> list[str]:
    """The arguments, `help COMMAND` written as `COMMAND --help`."""
    if arguments[:1] == [_HELP] and not (len(arguments) > 1 and arguments[1].startswith("-")):
        return [*arguments[1:2], "--help"]
    return [*arguments]


def first_help() -> str:
    """What `orgmodel` alone says: the commands that most people want, an example each."""
    lines = ["orgmodel redesigns an organisation: posts from CSV to charts, checks, options."]
    lines += ["", "usage: orgmodel COMMAND …", "", "Most people want:", ""]
    for name in _MOST_WANTED:
        example: Usage = module_of(name).EXAMPLES[0]
        lines += [f"  {name:10}{module_of(name).DOES}", f"  {'':10}{example.line}", ""]
    lines += ["Nothing to start from? orgmodel new FOLDER makes a small example.", ""]
    return "\n".join([*lines, "orgmodel --help lists every command.", _MORE, ""])

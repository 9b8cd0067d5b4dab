"""`orgmodel completion SHELL`: a script that completes commands and options in a shell."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterable

from orgmodel.cli.answer import Answer
from orgmodel.cli.arguments import Commands, add_command
from orgmodel.cli.command_parser import CommandParser, Usage

DOES = "a script that completes commands and options in a shell"
SHELLS = ("bash", "zsh")
EXAMPLES = (
    Usage("orgmodel completion bash > completion.sh", "then, in ~/.bashrc: source completion.sh"),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(commands, "completion", DOES, run, EXAMPLES, data=False)
    command.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash or zsh")


def run(arguments: argparse.Namespace) -> Answer:
    """The script for the shell, made from the commands as they are."""
    from orgmodel.cli.grammar import commands_of

    return Answer(script(commands_of(), arguments.shell))


def script(commands: dict[str, CommandParser], shell: str) -> str:
    """The script for bash; zsh reads the same by its own bashcompinit."""
    # In zsh a compgen within the function finds no files: there its own completion adds them.
    files = "-o default " if shell == "zsh" else ""
    lines = ["# completion of orgmodel; made by: orgmodel completion"]
    if shell == "zsh":
        lines += ["autoload -Uz compinit bashcompinit && compinit && bashcompinit"]
    lines += [
        "_orgmodel() {",
        '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
        '  local command="${COMP_WORDS[1]}" words=""',
        "  COMPREPLY=()",
        '  if [ "$COMP_CWORD" -eq 1 ]; then',
        f"    words={_quoted([*commands, 'help', '--help', '--version'])}",
        "  else",
        '    case "$command $before" in',
        *(line for name, parser in commands.items() for line in _values(name, parser)),
        "    *)",
        '      case "$command" in',
        *(f"      {name}) words={_quoted(_words(parser))} ;;" for name, parser in commands.items()),
        f"      help) words={_quoted(commands)} ;;",
        "      esac ;;",
        "    esac",
        "  fi",
        '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
        '  if [ "${#COMPREPLY[@]}" -eq 0 ]; then COMPREPLY=($(compgen -f -- "$word")); fi',
        "}",
        f"complete -o filenames {files}-F _orgmodel orgmodel",
    ]
    return "\n".join(lines) + "\n"


def _words(parser: CommandParser) -> list[str]:
    """The options of a command, and the words that its first arguments may be."""
    options = [name for one in parser._actions for name in one.option_strings]
    chosen = [
        str(word)
        for one in parser._actions
        if not one.option_strings and one.choices
        for word in one.choices
    ]
    return [*chosen, *options]


def _values(command: str, parser: CommandParser) -> Iterable[str]:
    """Of each option with a closed list of values, what may follow it."""
    for action in parser._actions:
        values = [*map(str, action.choices)] if action.choices else _known(action.dest)
        if action.option_strings and values:
            after = "|".join(f'"{command} {name}"' for name in action.option_strings)
            yield f"    {after}) words={_quoted(values)} ;;"


def _known(what: str) -> list[str]:
    """The packs that ship, or the views there are: an open list that begins with these."""
    if what == "rules":
        from orgmodel.rules.pack import shipped

        return [*shipped()]
    if what == "view":
        from orgmodel.chart.found import VIEWS_FOLDER, names_in

        return [*names_in(VIEWS_FOLDER)]
    return []


def _quoted(words: Iterable[str]) -> str:
    return shlex.quote(" ".join(words))

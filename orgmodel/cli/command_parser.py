"""The parser of a command: its examples in the help, and what a misspelt word may stand for."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, NoReturn, TypeVar

from orgmodel.text.terminal import TerminalParser

_Space = TypeVar("_Space")
_NUMBER = re.compile(r"-\d*\.?\d+")


class Usage(NamedTuple):
    """A command line as somebody would type it, and what it does."""

    line: str
    does: str


class CommandParser(TerminalParser):
    """A parser that refuses a word it does not know with the one that may be meant."""

    examples: tuple[Usage, ...] = ()

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: _Space | None = None
    ) -> tuple[Any, list[str]]:
        """Parse; whatever is left over is refused here, where the options are known."""
        words = [*args] if args is not None else None
        if words is not None:
            self._refuse_unknown_options(words)
        found, rest = super().parse_known_args(words, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        """End with how the command is used, what is wrong, an example, and where more stands."""
        lines = [f"{self.format_usage()}{self.prog}: error: {message}"]
        if self.examples:
            lines.append(f"  for example: {self.examples[0].line}")
        lines.append(f"  {self.prog} --help says more\n")
        self.exit(2, "\n".join(lines))

    def _refuse_unknown_options(self, words: Sequence[str]) -> None:
        """End with what is meant where a word is an option that the command does not have."""
        before = ""
        for word in words:
            if word == "--" or (self._subparsers is not None and not word.startswith("-")):
                return
            if self._looks_like_an_option(word) and not self._knows(word):
                self._refuse_option(word, before)
            before = word

    def _refuse_option(self, word: str, before: str) -> NoReturn:
        taking = self._option_string_actions.get(before)
        if taking is not None and taking.nargs != 0:
            self.error(
                f"argument {before}: {word} begins with a minus, as options do. Join the two: "
                f"{before}={word}"
            )
        name = word.partition("=")[0]
        self.error(f"unrecognized arguments: {word}.{meant(name, self._option_string_actions)}")

    def _looks_like_an_option(self, word: str) -> bool:
        return len(word) > 1 and word[0] == "-" and " " not in word and not _NUMBER.fullmatch(word)

    def _knows(self, word: str) -> bool:
        name = word if word.startswith("--") else word[:2]
        return name.partition("=")[0] in self._option_string_actions

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is none of an argument's choices, with the one that may be meant."""
        if action.choices is None or value in action.choices:
            return
        known = [*map(str, action.choices)]
        if isinstance(action, argparse._SubParsersAction):
            raise argparse.ArgumentError(
                None, f'there is no command "{value}".{meant(str(value), known)}'
            )
        raise argparse.ArgumentError(
            action,
            f"invalid choice: {value!r}.{meant(str(value), known)} There is: {', '.join(known)}",
        )


def meant(word: str, known: Iterable[str]) -> str:
    """` Did you mean "check"?`, to follow a sentence; nothing where no known word is near."""
    from orgmodel.model.words import did_you_mean, near

    return did_you_mean(near(word, known))


def listed_examples(examples: Iterable[Usage]) -> str:
    """Examples as the help has them."""
    lines = [line for one in examples for line in (f"  {one.line}", f"      {one.does}")]
    return "\n".join(["examples:", *lines])

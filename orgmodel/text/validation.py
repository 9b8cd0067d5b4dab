"""What `validate` found, in words: the faults, then what is only to be known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgmodel.model.words import counted
from orgmodel.text.faults import lines_of
from orgmodel.text.page import wrapped

if TYPE_CHECKING:
    from orgmodel.model.faults import Problem


def report(data: str, problems: Sequence[Problem], *, loaded: bool) -> str:
    """The faults of `data`; `loaded` is whether anything of it could be read."""
    faults = [problem for problem in problems if problem.fault]
    notes = [problem for problem in problems if not problem.fault]
    lines = [*wrapped(f"{data}: {_verdict(faults, loaded)}.", hang=4)]
    lines += _section("Faults", faults)
    lines += _section("Told, not faults", notes)
    return "\n".join(lines) + "\n"


def _verdict(faults: Sequence[Problem], loaded: bool) -> str:
    if not loaded:
        return "nothing could be loaded"
    if not faults:
        return "no faults"
    files = counted(len({problem.file for problem in faults}), "file")
    return f"{counted(len(faults), 'fault')} in {files}"


def _section(title: str, problems: Sequence[Problem]) -> list[str]:
    return ["", f"{title.upper()} ({len(problems):,})", *lines_of(problems)] if problems else []

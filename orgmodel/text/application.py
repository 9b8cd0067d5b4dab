"""An applied scenario in words: each change, and the files that were written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from orgmodel.model.words import counted
from orgmodel.text.page import wrapped

if TYPE_CHECKING:
    from pathlib import Path

    from orgmodel.changes.scenario import Scenario


def report(
    scenario: Scenario,
    names: Mapping[str, str],
    written: Iterable[Path],
    left_open: Iterable[str] = (),
) -> str:
    """What the scenario changes, in its order, what it leaves open, the paths of the files."""
    lines = [f"{scenario.name}: {counted(len(scenario), 'change')} applied."]
    for number, words in enumerate(scenario.describe(names), start=1):
        lines += wrapped(f"{number:>3}. {words}", hang=4)
    for words in left_open:
        lines += wrapped(f"  ! {words}", hang=4)
    return "\n".join([*lines, "", *map(str, written)]) + "\n"

"""One column of the page Compare: an option, or the organisation as opened, with its letter."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.comparison import OptionComparison
from orgmodel.store.option import Option

AS_OPENED = Option.of("", Scenario("As opened"))
"""Doing nothing, so that it can stand in the place of an option."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """An option under the letter it has on the page, beside doing nothing."""

    letter: str
    option: Option
    found: OptionComparison

    @property
    def name(self) -> str:
        """What the option is called."""
        return self.option.name

    @property
    def is_opened(self) -> bool:
        """Whether it is the organisation as opened."""
        return not self.option.key

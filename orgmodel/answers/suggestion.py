"""One suggestion: what an answer might be, how sure that is, and why. Never a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["set", "likely", "guess", "none"]
"""`set`: the data says it. `none`: there is nothing to go by."""

DIRECTORATE = "directorate"
"""The kind that a unit of the first rank is given."""

LOOK = "a guess, please look"
NOTHING = "please choose: nothing to go by"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value, empty where nothing is suggested, with a reason that can be read on its own."""

    value: str = ""
    certainty: Certainty = "none"
    reason: str = NOTHING

    @property
    def is_open(self) -> bool:
        """Whether it waits to be confirmed: something is suggested and the data does not say it."""
        return self.value != "" and self.certainty != "set"


def said(value: str) -> Suggestion:
    """What the data says itself."""
    return Suggestion(value, "set", "in the data")


def likely(value: str, reason: str) -> Suggestion:
    """A suggestion that its reason bears out."""
    return Suggestion(value, "likely", reason)


def guess(value: str, reason: str) -> Suggestion:
    """A suggestion that is to be looked at."""
    return Suggestion(value, "guess", f"{reason}: {LOOK}" if reason else LOOK)

"""The standing of a rule's clause: in force from when to when, read how and on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TEXT, OLDER_TEXT, SECOND, MEMORY = "TEXT", "TEXT*", "SECOND", "MEMORY"
CONFIDENCES: Mapping[str, str] = {
    TEXT: "the clause itself was read",
    OLDER_TEXT: "the clause was read in an older or as-made version",
    SECOND: "the clause was not read, and this is how an official or professional page tells it",
    MEMORY: "the clause was not read",
}
"""How surely a rule says what its clause says, the surest first, and each in words."""

STANDING_KEYS = ("in_force_from", "in_force_until", "checked", "confidence")
"""The keys of a rule's block, and of its JSON."""


@dataclass(frozen=True, kw_only=True)
class ClauseStanding:
    """What a rule says of its clause; all empty where its pack says nothing of it.

    `in_force_from` and `in_force_until` are the first and the last day it is law, `checked` the
    day its text was last looked at (days as yyyy-mm-dd), `confidence` one of `CONFIDENCES`.
    """

    in_force_from: str = ""
    in_force_until: str = ""
    checked: str = ""
    confidence: str = ""

    @property
    def is_from_memory(self) -> bool:
        """Whether nobody has read the clause, so that the rule may only inform."""
        return self.confidence == MEMORY

    @property
    def standing(self) -> dict[str, str]:
        """The four, as in JSON."""
        return {key: getattr(self, key) for key in STANDING_KEYS}

    @property
    def standing_words(self) -> str:
        """As a sentence; empty where nothing is said of the clause.

        `the clause itself was read (TEXT); checked 2026-11-25; in force from 2026-04-01`.
        """
        read = f"{CONFIDENCES[self.confidence]} ({self.confidence})" if self.confidence else ""
        law = " ".join(
            f"{word} {day}"
            for word, day in (("from", self.in_force_from), ("until", self.in_force_until))
            if day
        )
        parts = (
            read,
            f"checked {self.checked}" if self.checked else "",
            f"in force {law}" if law else "",
        )
        return "; ".join(part for part in parts if part)

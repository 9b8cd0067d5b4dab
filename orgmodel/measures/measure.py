"""What a measure is: a figure with its counting rule and with how much of the data it rests on.

The same organisation gets other figures under other counting rules (Michigan's ratio of staff
to managers was put at 5.87 by the unions and at 7.35 by the civil service commission), so no
figure stands without its rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SILENT = "the data does not say"

KEYS = ("name", "value", "unit", "rule", "known", "source")


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the whole organisation.

    `value` is None where the data does not say; it is never 0 for unknown. `rule` says in
    words what was counted, `known` how much of the data the figure rests on, `source` where
    the counting rule comes from.
    """

    id: str
    name: str
    value: float | int | None
    unit: str
    rule: str
    known: str
    source: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As in JSON, without the id, which is its key there."""
        return {key: getattr(self, key) for key in KEYS}

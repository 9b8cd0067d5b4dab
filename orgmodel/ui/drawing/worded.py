"""What the chart is told beside the drawing, with its words as they can be shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orgmodel.model.unprintable import signed

_WORDS = frozenset(
    {
        "about",
        "cannot",
        "findings",
        "name",
        "reason",
        "refused",
        "reports",
        "title",
        "unit",
        "where",
        "words",
    }
)
"""The keys under which words stand; ids, and what was typed, stand under others."""


def worded(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with a sign for each letter of its words that cannot be shown.

    Ids stay what they are: what comes back of them must name the same thing.
    """
    return {key: _worded(value, words=key in _WORDS) for key, value in told.items()}


def _worded(value: Any, *, words: bool) -> Any:
    if isinstance(value, str):
        return signed(value) if words else value
    if isinstance(value, Mapping):
        return worded(value)
    if isinstance(value, list | tuple):
        return [_worded(one, words=words) for one in value]
    return value

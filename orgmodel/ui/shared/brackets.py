"""Words for managers: without the ids that follow names in brackets."""

from __future__ import annotations

import re
from collections.abc import Container

_IN_BRACKETS = re.compile(r" \(([^()]+)\)")


def without_ids(words: str, known: Container[str]) -> str:
    """The words without ` (id)`, where that is an id that is known."""
    return _IN_BRACKETS.sub(lambda found: "" if found[1] in known else found[0], words)

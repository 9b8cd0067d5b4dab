"""On what footing somebody holds a post, in words: one list for cells and staff lists."""

from __future__ import annotations

import re

_FOOTINGS = (
    ("substantive", r"substantive|permanent"),
    ("acting", r"acting(?: up)?"),
    ("interim", r"interim"),
    ("secondment", r"(?:on )?second(?:ment|ed|ee)(?: in| out| from .+)?"),
    ("joint", r"joint(?:ly)?(?: appointment| post)?"),
    ("honorary", r"honorary"),
)
_WORDS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _FOOTINGS)


def footing_of(words: str) -> str:
    """The footing that words mean, such as `secondee in`; empty where they mean none there is."""
    bare = " ".join(words.split())
    return next((name for name, meant in _WORDS if meant.fullmatch(bare)), "")

"""Words of titles and names as they are compared."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"\([^)]*\)")
_NO_WORD = re.compile(r"[\W_]+")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "interim",
        "acting",
        "temporary",
    ]
)


def plain(words: str) -> str:
    """Lower case, without brackets and what is in them, punctuation and doubled spaces."""
    bare = _BRACKETED.sub(" ", words.casefold().replace("&", " and "))
    return _NO_WORD.sub(" ", bare).strip()


def significant(words: str) -> frozenset[str]:
    """The words that say something."""
    return frozenset(plain(words).split()) - _EMPTY

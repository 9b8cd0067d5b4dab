"""The designations in a title: what stands in brackets, and what is joined on behind the post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from orgmodel.answers.names import serves
from orgmodel.model.words import plain, significant

_KEPT = 10_000
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_JOINED = re.compile(r"\s*(?:[,;/&+]|\s[-–—]\s|\band\b)\s*", re.IGNORECASE)
_FOR_OTHERS = frozenset({"pa", "personal", "private", "secretary", "support", "office", "to"})


@lru_cache(maxsize=_KEPT)
def designations(title: str) -> tuple[frozenset[str], ...]:
    """The words of each designation: `Director of Law (Monitoring Officer)` monitoring, officer.

    Of somebody who serves another nothing: `PA (to the Monitoring Officer)`. Behind a comma, an
    “and” or a dash a designation stands too, save in the title of a deputy or an assistant. One
    word is a designation where it is an abbreviation: `DASS`, `s151`.
    """
    if not _FOR_OTHERS.isdisjoint(plain(title).split()):
        return ()
    parts = (part for part in _parts(title) if len(part.split()) > 1 or _is_short(part))
    return tuple(dict.fromkeys(words for part in parts if (words := significant(part))))


def _is_short(word: str) -> bool:
    return word.isupper() or any(map(str.isdigit, word))


def _parts(title: str) -> Iterator[str]:
    for inside in _IN_BRACKETS.findall(title):
        yield inside
        yield from _JOINED.split(inside)
    bare = _IN_BRACKETS.sub(" ", title)
    pieces = [] if serves(bare) else _JOINED.split(bare)
    if len(pieces) > 1:
        yield from pieces[1:]

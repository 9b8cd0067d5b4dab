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
_NEXT_TO_CHIEF = re.compile(r"^\s*(deputy|assistant) chief executive( officer)?\b", re.IGNORECASE)
_FOR_OTHERS = frozenset({"pa", "personal", "private", "secretary", "support", "office", "to"})


@lru_cache(maxsize=_KEPT)
def designations(title: str) -> tuple[frozenset[str], ...]:
    """The words of each designation: `Director of Law (Monitoring Officer)` monitoring, officer.

    Of somebody who serves another nothing: `PA (to the Monitoring Officer)`. Behind a comma, an
    “and” or a dash a designation stands too, save in the title of a deputy or an assistant: what
    the deputy of a chief executive is beside that, it is in its own right. One word is a
    designation where it is an abbreviation: `DASS`, `s151`.
    """
    if _is_for_others(title):
        return ()
    parts = (part for part in _parts(title) if len(part.split()) > 1 or _is_short(part))
    return tuple(dict.fromkeys(words for part in parts if (words := significant(part))))


@lru_cache(maxsize=_KEPT)
def first_office(title: str) -> frozenset[str] | None:
    """The words of what a title names first of several: `Director of Finance and Estates` finance
    and director; None where it names one, or that of a deputy or an assistant."""
    first, *others = _pieces(title)
    if not others or _is_for_others(title) or serves(first) or len(first.split()) < 2:
        return None
    return significant(first)


def _is_for_others(title: str) -> bool:
    return not _FOR_OTHERS.isdisjoint(plain(title).split())


def _is_short(word: str) -> bool:
    return word.isupper() or any(map(str.isdigit, word))


def _parts(title: str) -> Iterator[str]:
    for inside in _IN_BRACKETS.findall(title):
        yield inside
        yield from _JOINED.split(inside)
    first, *others = _pieces(title)
    if not serves(first):
        yield from others


def _pieces(title: str) -> list[str]:
    """What is joined in a title, without what stands in brackets."""
    return _JOINED.split(_NEXT_TO_CHIEF.sub(" ", _IN_BRACKETS.sub(" ", title)))

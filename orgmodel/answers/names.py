"""Titles and names as they are compared: whole words, and phrases that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from orgmodel.model.words import plain, significant

_WORD = re.compile(r"[^\W_]+")
_KEPT = 10_000
_BRACKETS = str.maketrans("()", "  ")
_SHAPES = frozenset(
    {
        *("branch", "department", "dept", "directorate", "division", "function", "functions"),
        *("group", "office", "section", "service", "services", "team", "unit"),
    }
)
_LEADS = frozenset({"chief", "dean", "dir", "director", "head", "lead", "leader", "manager"})
_RANKS = _LEADS | {"executive", "general", "managing", "officer", "senior"}
_BESIDE = frozenset(
    {
        *("adviser", "advisor", "assistant", "assoc", "associate", "asst", "deputy", "office"),
        *("pa", "personal", "private", "secretary", "support", "vice"),
    }
)
_HELD_AS = frozenset(
    {
        *("joint", "shared", "substantive"),
        *("corporate", "executive", "group", "statutory", "strategic"),
    }
)
_RANKED = re.compile(r"\b(corporate|executive|strategic)\s+(?=director\b)", re.IGNORECASE)
_OFFICERS = re.compile(r"\b(board|company|permanent) secretary\b")


def same_words(text: str) -> frozenset[str]:
    """The words that say something, those in brackets too: `Finance Director` is `Director of
    Finance`."""
    return significant(text.translate(_BRACKETS))


@lru_cache(maxsize=_KEPT)
def title_forms(text: str) -> tuple[frozenset[str], ...]:
    """The words of a title with what is in brackets, and without it."""
    if "(" not in text:
        return tuple(words for words in (significant(text),) if words)
    forms = dict.fromkeys((same_words(text), significant(text)))
    return tuple(form for form in forms if form)


def office(words: frozenset[str]) -> frozenset[str]:
    """The words of a title without those for how it is held or its rank among directors:
    `Joint Corporate Director of Finance` is `Director of Finance`."""
    return words - _HELD_AS


def without_rank(title: str) -> str:
    """A title without what tells a rank among directors: a `Corporate Director of Housing` is none
    of corporate affairs."""
    return _RANKED.sub("", title)


def unit_words(name: str) -> frozenset[str]:
    """What a unit is about: its words without those for its shape, where any are left."""
    words = significant(name)
    return words - _SHAPES or words


def serves(title: str) -> bool:
    """Whether a title is that of a deputy, an assistant or whoever else serves a head."""
    words = _OFFICERS.sub(" ", plain(title)).split()
    return "to" in words or not _BESIDE.isdisjoint(words)


def led_words(title: str) -> frozenset[str] | None:
    """What a head's title names: `Director of Finance` finance; None where it is no head's title.

    Deputies, assistants and whoever serves a head are none.
    """
    if serves(title) or _LEADS.isdisjoint(plain(title).split()):
        return None
    return significant(title) - _RANKS - _SHAPES


@lru_cache(maxsize=_KEPT)
def _words_of(phrase: str) -> list[str]:
    return _WORD.findall(phrase.casefold())


def phrases_in(text: str, phrases: Iterable[str]) -> dict[str, str]:
    """The phrases that stand in a text as whole words → how the text writes them.

    One that stands only inside a longer one of them is left out.
    """
    places = [
        (match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(text)
    ]
    words = [word for word, _start, _end in places]
    found: dict[str, tuple[int, int]] = {}
    for phrase in phrases:
        wanted = _words_of(phrase)
        for at in range(len(words) - len(wanted) + 1) if wanted and wanted[0] in words else ():
            if words[at : at + len(wanted)] == wanted:
                found.setdefault(phrase, (places[at][1], places[at + len(wanted) - 1][2]))
    spans = set(found.values())
    return {
        phrase: text[start:end]
        for phrase, (start, end) in found.items()
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e in spans)
    }

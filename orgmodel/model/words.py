"""Words, one of each: how a number, a list, a name and a guess are written in every message.

Also the words of titles and names as they are compared.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

_SMALL_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)
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
_NOT_BETWEEN_FIGURES = re.compile(r"(?<!\d) | (?!\d)")
_UNDISCLOSED = re.compile(
    r"\s*(n/?d|n/?a|not disclosed|undisclosed|redacted|-+|nan|tbc|)\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]*)?")
_FIGURES_ONLY = re.compile(r"[\d\s.,+-]+(?:e[+-]?[\d\s.,]+)?")
_FIGURES = re.compile(r"\d[\d\s]*")
_SPACES = re.compile(r"\s+")
_LOOK_AMONG = 5_000
_ALIKE = 0.7


def counted(number: float, one: str, many: str = "") -> str:
    """`1 post`, `2 posts`, `1,200 posts`, `0.5 posts`; `many` where it is not `one` with an s."""
    figure = f"{number:,g}" if isinstance(number, float) else f"{number:,}"
    return f"{figure} {one if number == 1 else many or one + 's'}"


def listed(
    words: Iterable[str], most: int | None = None, last: str = "and", between: str = ","
) -> str:
    """`a, b and c`; where there are more than `most`, `a, b and 3 more`.

    With a semicolon `between`, as for words that have commas of their own: `a; b; and c`.
    """
    every = list(words)
    if most is not None and len(every) > most:
        every = [*every[:most], f"{len(every) - most:,} more"]
    if len(every) < 2:
        return "".join(every)
    comma = "" if between == "," else between
    return f"{f'{between} '.join(every[:-1])}{comma} {last} {every[-1]}"


def shows(words: str) -> bool:
    """Whether there is anything to see: not only spaces, controls and zero-width letters."""
    if words.isprintable():
        return words != "" and not words.isspace()
    return any(letter.isprintable() and not letter.isspace() for letter in words)


def titled(title: str, identifier: str) -> str:
    """`Title (id)`; the id alone where the title shows nothing, or is the id itself."""
    return f"{title} ({identifier})" if title != identifier and shows(title) else identifier


def called(names: Mapping[str, str], identifier: str) -> str:
    """`Title (id)` of an id, its title or name looked up in `names`."""
    return titled(names.get(identifier, ""), identifier)


def a(word: str) -> str:
    """The word with a or an before it."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def capital(words: str) -> str:
    """The words with a capital at the start; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """The words with a capital at the start and a full stop at the end."""
    bare = words.strip()
    return capital(bare) + ("." if bare and bare[-1] not in ".!?" else "")


class Spellings:
    """Known words, to look up what a misspelt one may stand for."""

    def __init__(self, known: Iterable[str]) -> None:
        self._same: dict[str, list[str]] = {}
        for word in dict.fromkeys(known):
            if word:
                self._same.setdefault(_bare(word), []).append(word)
        self._by_figures: dict[str, list[str]] = {}
        for bare in self._same:
            if not _NUMBER.fullmatch(bare):
                self._by_figures.setdefault(_figures(bare), []).append(bare)

    def near(self, wanted: str, most: int = 1) -> tuple[str, ...]:
        """The known words that `wanted` may stand for, the likeliest first.

        Those that are the same but for case, outer spaces and leading zeros, of numbers spaces
        and zeros after the point too; only where there are none, those spelt alike, which are
        not looked for among more than 5,000. One number is never taken for another, nor P-10100
        for P-10800: of two words that have figures, those are the same, but for zeros and spaces.
        """
        bare = _bare(wanted)
        alike = [bare] if bare in self._same else []
        if not alike and len(self._same) <= _LOOK_AMONG and not _FIGURES_ONLY.fullmatch(bare):
            known = self._of_figures(_figures(bare))
            alike = difflib.get_close_matches(bare, known, n=most, cutoff=_ALIKE)
        return tuple(word for spelling in alike for word in self._same[spelling])[:most]

    def _of_figures(self, figures: str) -> list[str]:
        """The words with these figures, or without any; where there are none, every word."""
        if not figures:
            return [bare for some in self._by_figures.values() for bare in some]
        return [*self._by_figures.get(figures, ()), *self._by_figures.get("", ())]


def near(wanted: str, known: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """The known words that `wanted` may stand for, the likeliest first: see `Spellings.near`."""
    return Spellings(known).near(wanted, most)


def did_you_mean(candidates: Iterable[str], mark: str = '"') -> str:
    """` Did you mean "a" or "b"?`, to follow a sentence; nothing where there are none.

    `mark` stands around each; names of files are written without.
    """
    words = [f"{mark}{word}{mark}" for word in candidates]
    return f" Did you mean {listed(words, last='or')}?" if words else ""


def _bare(word: str) -> str:
    number = _SPACES.sub("", word)
    if _NUMBER.fullmatch(number):
        whole, point, part = number.partition(".")
        part = part.rstrip("0")
        return (whole.lstrip("0") or "0") + (f"{point}{part}" if part else "")
    return word.strip().casefold().lstrip("0")


def _figures(bare: str) -> str:
    """The figures of a word without the zeros before each: what tells one id from another."""
    return " ".join(_SPACES.sub("", part).lstrip("0") for part in _FIGURES.findall(bare))


def plain(words: str) -> str:
    """Lower case, without brackets and what is in them, punctuation and doubled spaces."""
    bare = _BRACKETED.sub(" ", words.casefold().replace("&", " and "))
    return _NO_WORD.sub(" ", bare).strip()


def spelt(words: str) -> str:
    """What is left when capitals, spaces, punctuation and "&" for "and" are not looked at.

    Figures stay apart: `8 1` and `81` are two things.
    """
    bare = _NO_WORD.sub(" ", words.casefold().replace("&", " and ")).strip()
    return _NOT_BETWEEN_FIGURES.sub("", bare)


def grade(band: str) -> str:
    """A band without spelling, brackets and the word itself: `Band 8A (London)` is `8a`."""
    bare = spelt(plain(band))
    return bare.removeprefix("band") or bare


def undisclosed(name: str) -> bool:
    """Whether a name says only that it is not told: N/D, redacted, a dash, nothing."""
    return bool(_UNDISCLOSED.fullmatch(name))


def significant(words: str) -> frozenset[str]:
    """The words that say something."""
    return frozenset(plain(words).split()) - _EMPTY


def number_word(number: int) -> str:
    """`four`, or `14` from thirteen on; `no` for none."""
    return _SMALL_NUMBERS[number] if number < len(_SMALL_NUMBERS) else f"{number:,}"

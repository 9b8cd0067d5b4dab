"""Words with `*` for any letters, read once from left to right, so that no pattern can hang.

A pattern is for the whole text. Capitals do not matter, nor how many spaces stand between words.
`*` stands for any letters or none, every other sign for itself: there is nothing to escape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

ANY = "*"


def fits(pattern: str) -> Callable[[str], bool]:
    """A test of texts by a pattern; each different text is read once."""
    parts = bare(pattern).split(ANY)
    known: dict[str, bool] = {}

    def test(text: str) -> bool:
        if text not in known:
            known[text] = _fits(parts, bare(text))
        return known[text]

    return test


def bare(text: str) -> str:
    """The text without capitals, outer spaces and doubled ones."""
    return " ".join(text.casefold().split())


def _fits(parts: Sequence[str], text: str) -> bool:
    """Whether the text begins with the first part, ends with the last and has the others between.

    Each is looked for behind the one before it, where it stands first: what is left for the next
    is then the most that can be left, so that nothing is ever tried twice.
    """
    first, *rest = parts
    if not rest:
        return text == first
    *middle, last = rest
    at, end = len(first), len(text) - len(last)
    if at > end or not text.startswith(first) or not text.endswith(last):
        return False
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True

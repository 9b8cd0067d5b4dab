"""Words with `*` for any letters, read once from left to right, so that no pattern can hang.

A pattern is for the whole text. Capitals do not matter, nor how many spaces stand between words.
`*` stands for any letters or none, every other sign for itself: there is nothing to escape.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

ANY = "*"


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


class Searched:
    """A column of texts that patterns are looked for in, all of them as one long text.

    An empty text fits no pattern.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        known: dict[str, str] = {}
        bares = [known[t] if t in known else known.setdefault(t, bare(t)) for t in texts]
        self.blank: tuple[int, ...] = tuple(at for at, text in enumerate(bares) if not text)
        # No text without doubled spaces holds a line break: what is found lies within one text.
        self._whole = "\n".join(["", *bares, ""])
        self._starts = list(accumulate((len(text) + 1 for text in bares), initial=1))

    def places(self, pattern: str) -> Iterator[int]:
        """The positions of the texts that fit, in their order."""
        parts = bare(pattern).split(ANY)
        if len(parts) == 1:
            yield from (at for at, text in self._having(f"\n{parts[0]}\n", 1) if text)
            return
        for at, text in self._having(max(parts, key=len), 0):
            if text and _fits(parts, text):
                yield at

    def _having(self, wanted: str, before: int) -> Iterator[tuple[int, str]]:
        """The texts that hold what is wanted, which begins so many signs before them."""
        starts, whole = self._starts, self._whole
        found = whole.find(wanted, 1 - before)
        while 0 <= found < starts[-1] - before:
            at = bisect_right(starts, found + before) - 1
            end = starts[at + 1] - 1
            yield at, whole[starts[at] : end]
            found = whole.find(wanted, end + 1 - before)

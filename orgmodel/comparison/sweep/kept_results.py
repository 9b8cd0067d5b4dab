"""What was worked out for one key, kept for the next time: the oldest goes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class KeptResults(Generic[T]):
    """Results by key; no more than `most`, so that memory does not grow with the combinations."""

    def __init__(self, most: int = 4096) -> None:
        self._most = most
        self._kept: dict[Hashable, T] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result of a key, made now where it is not there."""
        found = self._kept.get(key)
        if found is None:
            found = make()
            if len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = found
        return found

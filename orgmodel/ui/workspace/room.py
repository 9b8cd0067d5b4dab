"""What the server keeps of organisations, with a bound on how much: a large list takes 40 MB.

A cache counts its entries, not what they hold: a hundred large lists, each drawn and checked, would
fill the server. So whoever makes an organisation says how large it is, and when too much has come
together everything that was worked out of any is let go. What somebody looks at stays with their
visit; the rest is worked out again where it is asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import streamlit as st

P = ParamSpec("P")
T = TypeVar("T")

MOST = 200_000
"""Rows of posts of all that is kept at once, which come to some 400 MB."""


class Room:
    """How many rows came together since all was let go, and the caches to empty."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._rows = most, 0
        self._caches: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    def hold(self, empty: Callable[[], None]) -> None:
        """Have a cache emptied, by calling `empty`, when too much has come together."""
        self._caches.append(empty)

    def take(self, rows: int) -> None:
        """Count an organisation of so many rows; all that was there before goes if need be."""
        with self._lock:
            self._rows += rows
            if self._rows <= self._most:
                return
            self._rows = rows
        for empty in self._caches:
            empty()


ROOM = Room()
"""That of this server."""


def kept(most: int, **how: Any) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function works out of an organisation, `most` results; `how` as of Streamlit."""
    settings = {"show_spinner": False, **how}

    def keeping(work: Callable[P, T]) -> Callable[P, T]:
        found = st.cache_resource(max_entries=most, **settings)(work)
        ROOM.hold(found.clear)
        return found

    return keeping

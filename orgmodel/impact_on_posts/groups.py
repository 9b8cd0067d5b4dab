"""Sets that grow together: what is joined to one another directly or through others."""

from __future__ import annotations

from typing import Generic, TypeVar

Member = TypeVar("Member")


class Groups(Generic[Member]):
    """Members in the groups they have been joined into (union-find), in the order first named."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    @property
    def members(self) -> tuple[Member, ...]:
        """Everything that has been joined to something."""
        return tuple(self._above)

    def join(self, one: Member, other: Member) -> None:
        """Put two members, and all that is joined to either, into one group."""
        first, second = self._top(one), self._top(other)
        self._above[second] = first

    def all(self) -> list[list[Member]]:
        """Each group with its members."""
        found: dict[Member, list[Member]] = {}
        for member in self._above:
            found.setdefault(self._top(member), []).append(member)
        return list(found.values())

    def _top(self, one: Member) -> Member:
        self._above.setdefault(one, one)
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

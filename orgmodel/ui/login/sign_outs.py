"""When each person logged out last: a login from before that moment holds no longer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class SignOuts(Protocol):
    """Where the moments are kept."""

    def signed_out(self, person: str) -> datetime | None:
        """The moment before which no login of a person's id holds; None where there is none."""
        ...

    def sign_out(self, person: str, at: datetime) -> None:
        """Keep that a person's id logged out; an earlier moment than is kept changes nothing."""
        ...


class SignOutsInMemory:
    """Kept as long as this process lives.

    What was kept before it is not known, so that no login from before its start holds.
    """

    def __init__(self, since: datetime | None = None) -> None:
        self._since = since or datetime.now(UTC)
        self._at: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def signed_out(self, person: str) -> datetime:
        """The last sign-out, or the start of the process."""
        return self._at.get(person, self._since)

    def sign_out(self, person: str, at: datetime) -> None:
        """Keep the later of the moment and the one that is kept."""
        with self._lock:
            self._at[person] = max(at, self._at.get(person, self._since))


class SignOutsInStore:
    """Kept in the store, which outlives the process and which several servers share.

    Where the store does not answer its error is raised, so that nobody is let in meanwhile.
    """

    def __init__(self, store: Callable[[], SignOuts]) -> None:
        self._store = store

    def signed_out(self, person: str) -> datetime | None:
        """The last sign-out that the store knows of."""
        return self._store().signed_out(person)

    def sign_out(self, person: str, at: datetime) -> None:
        """Keep it in the store."""
        self._store().sign_out(person, at)


_kept: list[SignOuts] = [SignOutsInMemory()]


def sign_outs() -> SignOuts:
    """Where this process keeps them."""
    return _kept[0]


def keep_sign_outs_in(kept: SignOuts) -> None:
    """Keep them elsewhere from now on, as in the store that several servers share."""
    _kept[0] = kept

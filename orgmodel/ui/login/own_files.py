"""Whose each file is that the server keeps for a page to fetch: pictures and downloads.

Streamlit serves such a file to whoever has its address, which is a hash of what is in it: who
knows a file can ask whether somebody has it, and beyond 1 MiB two that differ can have one address.
Here an address is made with a secret, of all that is in a file and of whose it is.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any

from streamlit.runtime import memory_media_file_storage as storage
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from orgmodel.ui.login.person import person

EVERYONES = ""
"""Whose a file is that stands on the page to log in: the app's own pictures."""
_KEPT_APART = "_orgmodel_kept_apart"
_secret = secrets.token_bytes(32)
_whose: dict[str, str] = {}
_public: set[bytes] = set()
_made_for: ContextVar[str | None] = ContextVar("made_for", default=None)


def whose(file: str) -> str | None:
    """The id of the person for whom a file was made; None where there is no such file."""
    return _whose.get(file)


def keep_apart(*everyones: Path) -> None:
    """Note from now on whose each file is; the pictures in `everyones` are anybody's.

    Holds for the process. The files of one person have other addresses than those of another.
    """
    _public.update(_digest(path.read_bytes()) for path in everyones)
    deleted = MemoryMediaFileStorage.delete_file
    if hasattr(deleted, _KEPT_APART):
        return

    @wraps(deleted)
    def forget(self: MemoryMediaFileStorage, file_id: str) -> None:
        deleted(self, file_id)
        _whose.pop(file_id, None)

    setattr(forget, _KEPT_APART, True)
    MemoryMediaFileStorage.delete_file = forget  # type: ignore[method-assign]
    storage._calculate_file_id = _noted
    MediaFileManager.add_deferred = _for_whom(MediaFileManager.add_deferred)  # type: ignore[method-assign]


def _noted(data: bytes, mimetype: str, filename: str | None = None) -> str:
    """The id of a file, with whom it is for noted under it."""
    owner = EVERYONES if _digest(data) in _public else _at_work()
    found = hashlib.blake2b(key=_secret, digest_size=32)
    for part in (owner.encode(), mimetype.encode(), (filename or "").encode(), data):
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    name = found.hexdigest()
    _whose[name] = owner
    return name


def _for_whom(add: Callable[..., str]) -> Callable[..., str]:
    """A file that is made when it is pressed is made for whom the button was drawn."""

    @wraps(add)
    def add_for(
        self: MediaFileManager, data_callable: Callable[[], Any], *given: Any, **named: Any
    ) -> str:
        owner = _at_work()

        def made() -> Any:
            _made_for.set(owner)  # Streamlit makes it in a context of its own
            return data_callable()

        return add(self, made, *given, **named)

    return add_for


def _at_work() -> str:
    """The person of the visit, or for whom a file is being made."""
    if (owner := _made_for.get()) is not None:
        return owner
    try:
        return person().id
    except LookupError:
        return EVERYONES


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()

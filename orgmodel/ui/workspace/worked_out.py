"""What was worked out of a list on its way in: the last of each kind, or why it was not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from orgmodel.errors import OrgmodelError

T = TypeVar("T")


def is_there(kind: str, key: str) -> bool:
    """Whether something of the kind is kept for the key, or that it could not be worked out."""
    return kind in _kept() and _kept()[kind][0] == key


def refusal(kind: str, key: str) -> OrgmodelError | None:
    """Why it could not be worked out; None where it was, or nobody tried."""
    found = _kept()[kind][1] if is_there(kind, key) else None
    return found if isinstance(found, OrgmodelError) else None


def keep(kind: str, key: str, found: Any) -> None:
    """Keep what was worked out, or the error that says why it was not, in place of the last."""
    _kept()[kind] = (key, found)


def forget(kind: str, key: str) -> None:
    """Keep it no longer."""
    if is_there(kind, key):
        del _kept()[kind]


def taken(kind: str, key: str) -> Any:
    """What is kept for the key, which is kept no longer."""
    return _kept().pop(kind)[1] if is_there(kind, key) else None


def worked_out(kind: str, key: str, work: Callable[[], T]) -> T:
    """What is kept for the key, else what `work` gives; raises the error that is kept."""
    if not is_there(kind, key):
        keep(kind, key, work())
    found: T | OrgmodelError = _kept()[kind][1]
    if isinstance(found, OrgmodelError):
        raise found
    return found


@st.cache_resource(scope="session", show_spinner=False)
def _kept() -> dict[str, tuple[str, Any]]:
    """One of a kind in a visit: a large list must not stay once for each thing that was tried."""
    return {}

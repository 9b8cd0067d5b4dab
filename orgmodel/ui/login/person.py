"""Who uses the app in this visit."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from orgmodel.ui.login.setup import login_setup
from orgmodel.ui.shared.once_a_run import once_a_run

_LONGEST_NAME = 80
_NAMES = ("name", "preferred_username", "email")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the app.

    `id` is the same at each login and tells nothing of them; `name` is for the screen alone and
    never goes into files.
    """

    id: str
    name: str

    @property
    def is_local(self) -> bool:
        """Whether it is the one user of an app without a login service."""
        return self.id == LOCAL.id

    @property
    def initials(self) -> str:
        """One or two letters of the name: `AB` for Asha Brown."""
        words = self.name.partition("@")[0].split()
        first = [next((sign for sign in word if sign.isalnum()), "") for word in words]
        letters = [letter for letter in first if letter]
        return "".join(letters[:1] + letters[1:][-1:]).upper() or "?"


LOCAL = Person("local", "Local user")


def person() -> Person:
    """Whoever uses the app in this visit. Raises LookupError where nobody is logged in."""
    return once_a_run(person, _person)


def _person() -> Person:
    if not login_setup().is_wanted:
        return LOCAL
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is not True:
        raise LookupError("nobody is logged in: nothing may be read or written for this visit")
    return person_of(claims)


def person_of(claims: Mapping[str, Any]) -> Person:
    """The person of a login: by who issued its token and whose it is, not by the name."""
    whole = f"{claims.get('iss', '')}\0{claims.get('sub', '')}"
    known_as = f"u_{hashlib.sha256(whole.encode(errors='surrogatepass')).hexdigest()[:16]}"
    names = (_clean(claims.get(key)) for key in _NAMES)
    return Person(known_as, next((name for name in names if name), "Unnamed person"))


def _clean(value: object) -> str:
    """A name without signs that are not seen, in one line, and not too long."""
    if not isinstance(value, str):
        return ""
    seen = (" " if sign.isspace() else sign for sign in value)
    kept = "".join(sign for sign in seen if unicodedata.category(sign)[0] != "C")
    return " ".join(kept.split())[:_LONGEST_NAME].strip()

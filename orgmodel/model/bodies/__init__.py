"""The bodies of an organisation, and who plays a role in each: one home for both."""

from __future__ import annotations

import re
from collections.abc import Mapping

BETWEEN = "."
"""What stands between a body's name and an id of its own in organisations that are joined.

No text of a selection gives it a meaning, and no name of a body may hold it, so that of
`north.a.b` the body is `north` and the id `a.b`.
"""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}", re.ASCII)

Bodies = Mapping[str, Mapping[str, str]]
"""Body → its roles: what `[roles.NAME]` in organisation.toml says, by NAME."""


def player(role: str, body: str, bodies: Bodies, shared: Mapping[str, str]) -> str:
    """The id that plays a role in a body; empty where nothing says.

    It is what the body's own table says; else what `[roles]` itself says, which holds for every
    body that does not say otherwise. Another body's is never taken. A name that nobody gives as
    a role stands for the id of that name. Without a body `[roles]` alone counts.
    """
    if body and role in bodies.get(body, {}):
        return bodies[body][role]
    if role in shared:
        return shared[role]
    return "" if body and any(role in roles for roles in bodies.values()) else role


def unfit_body(name: str) -> str:
    """Why a text cannot be the name of a body, and what can; empty where it can."""
    if _NAME.fullmatch(name):
        return ""
    return (
        "no name of a body. It stands before each id of the body, so it is of the letters a to z, "
        "A to Z, digits, - and _, begins with a letter and has 40 characters at most: north."
    )


def body_of(identifier: str, bodies: Bodies) -> str:
    """The body that an id belongs to by what it begins with; empty where it is of none."""
    name, between, _ = identifier.partition(BETWEEN)
    return name if between and name in bodies else ""

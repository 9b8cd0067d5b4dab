"""Whether two things a visit keeps are the same: without looking into an organisation."""

from __future__ import annotations

from collections.abc import Mapping


def alike(one: object, other: object) -> bool:
    """Whether they are one object, or plain values that are equal, such as what widgets hold."""
    if one is other:
        return True
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(alike(one[name], other[name]) for name in one)
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return isinstance(one, str | bytes | int | float) and one == other

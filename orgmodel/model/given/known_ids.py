"""A mapping by id that tells of an id it lacks what it may stand for."""

from __future__ import annotations

from typing import TypeVar

from orgmodel.errors import UnknownIdError
from orgmodel.model.words import counted, did_you_mean, near

Value = TypeVar("Value")


class KnownIds(dict[str, Value]):
    """Values by id. To ask for an id that is none raises `UnknownIdError`, a KeyError.

    `get` and `in` are as in any mapping.
    """

    def __missing__(self, name: object) -> Value:
        words = f'no "{name}" among the {counted(len(self), "id")} there are.'
        raise UnknownIdError(words + did_you_mean(near(str(name), self, most=3)))

"""What a verb says of itself: what it is about, and its form in a manager's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgmodel.model.schema import BY_NAME


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb is about: a row of `table`, which these keys of the verb name.

    In Python they are given by position.
    """

    table: str
    keys: tuple[str, ...]

    @classmethod
    def of(cls, table: str, *keys: str) -> Subject:
        """A row of `table`, named by these keys."""
        return cls(table, keys)

    @property
    def noun(self) -> str:
        """The row in a word."""
        return BY_NAME[self.table].one


@dataclass(frozen=True, slots=True)
class Form:
    """A verb's form: what somebody wants to do, what its button says, a hint below the title.

    What is asked at once are the keys that have a `question`, then `columns`: columns of the
    verb's table with their questions. Every other key is offered under "More details".
    `choose_row` asks for one of the rows that there are, by its sentence, in place of the
    keys that name it.
    """

    title: str
    button: str
    hint: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    choose_row: bool = False

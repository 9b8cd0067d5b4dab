"""What a rule kind may be told in a pack: its parameters, declared and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from orgmodel.rules import selection

ParameterType = Literal[
    "text", "texts", "number", "flag", "relation", "relations", "links", "things", "groups", "tests"
]

PROFESSIONAL = "professional"
SEAT_COLUMNS = ("profession", "capacity", "caseload", "voting", "clinical")
"""What a test of a seat may look at, beside `professional` and selections."""

WORDS: Mapping[ParameterType, str] = {
    "text": "a text",
    "texts": "a list of texts",
    "number": "a number",
    "flag": "true or false",
    "relation": "a relation",
    "relations": "a list of relations",
    "links": 'a list of links, each ["from", "relation", "to"]',
    "things": "a selection: a list of ids, roles or properties",
    "groups": "a list of selections, each a list of ids, roles or properties",
    "tests": "a list of tests of a seat: professional, column=value, or a selection",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a rule kind.

    `allowed` closes the list of texts it may be. Without a default it is None where a rule
    leaves it out.
    """

    name: str
    type: ParameterType
    meaning: str
    default: Any = None
    required: bool = False
    allowed: tuple[str, ...] = ()

    def faults(self, block: Mapping[str, Any], where: str, relations: set[str]) -> Iterator[str]:
        """What is wrong with this parameter in a rule's block."""
        if self.name not in block:
            if self.required:
                yield f"{where}: {self.name}: missing: {WORDS[self.type]}: {self.meaning}."
            return
        value = block[self.name]
        if not self._fits(value):
            yield f"{where}: {self.name}: must be {WORDS[self.type]}: {self.meaning}."
            return
        if self.allowed and value not in self.allowed:
            yield f'{where}: {self.name}: "{value}" is not one of {", ".join(self.allowed)}.'
        for relation in self._relations(value):
            if relation not in relations:
                known = ", ".join(sorted(relations))
                yield f'{where}: {self.name}: no relation "{relation}". Known: {known}.'
        for test in value if self.type == "tests" else ():
            column, equals, _ = test.partition("=")
            if equals and column not in SEAT_COLUMNS:
                known = ", ".join(SEAT_COLUMNS)
                yield f'{where}: {self.name}: no column "{column}" in "{test}". Known: {known}.'
        for text in self._things(value):
            for fault in selection.faults(text, relations):
                yield f"{where}: {self.name}: {fault}."

    def _fits(self, value: Any) -> bool:
        if self.type in ("text", "relation"):
            return isinstance(value, str)
        if self.type == "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        if self.type == "flag":
            return isinstance(value, bool)
        if self.type in ("texts", "relations", "things", "tests"):
            return _texts(value)
        lists = isinstance(value, list) and all(_texts(item) and item for item in value)
        return lists and (self.type == "groups" or all(len(link) == 3 for link in value))

    def _relations(self, value: Any) -> tuple[str, ...]:
        if self.type == "relation":
            return (value,)
        if self.type == "relations":
            return tuple(value)
        return tuple(link[1] for link in value) if self.type == "links" else ()

    def _things(self, value: Any) -> tuple[str, ...]:
        if self.type == "things":
            return tuple(value)
        if self.type == "tests":
            return tuple(test for test in value if test != PROFESSIONAL and "=" not in test)
        if self.type == "groups":
            return tuple(text for group in value for text in group)
        return tuple(link[end] for link in value for end in (0, 2)) if self.type == "links" else ()


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)

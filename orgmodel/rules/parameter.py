"""What a rule kind may be told in a pack: its parameters, declared and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

ParameterType = Literal["text", "texts", "number", "flag", "relation", "relations", "links"]

_WORDS = {
    "text": "a text",
    "texts": "a list of texts",
    "number": "a number",
    "flag": "true or false",
    "relation": "a relation",
    "relations": "a list of relations",
    "links": 'a list of links, each ["from", "relation", "to"]',
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a rule kind: name, type, meaning; without default it is required."""

    name: str
    type: ParameterType
    meaning: str
    default: Any = None
    required: bool = False

    def faults(
        self, block: Mapping[str, Any], where: str, relations: set[str], roles: Mapping[str, str]
    ) -> Iterator[str]:
        """What is wrong with this parameter in a rule's block."""
        del roles
        if self.name not in block:
            if self.required:
                yield f"{where}: {self.name}: missing: {_WORDS[self.type]}: {self.meaning}."
            return
        value = block[self.name]
        if not self._fits(value):
            yield f"{where}: {self.name}: must be {_WORDS[self.type]}: {self.meaning}."
            return
        for relation in self._relations(value):
            if relation not in relations:
                known = ", ".join(sorted(relations))
                yield f'{where}: {self.name}: no relation "{relation}". Known: {known}.'

    def _fits(self, value: Any) -> bool:
        if self.type in ("text", "relation"):
            return isinstance(value, str)
        if self.type in ("texts", "relations"):
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        if self.type == "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        if self.type == "flag":
            return isinstance(value, bool)
        return isinstance(value, list) and all(
            isinstance(link, list) and len(link) == 3 and all(isinstance(end, str) for end in link)
            for link in value
        )

    def _relations(self, value: Any) -> tuple[str, ...]:
        if self.type == "relation":
            return (value,)
        if self.type == "relations":
            return tuple(value)
        if self.type == "links":
            return tuple(link[1] for link in value)
        return ()

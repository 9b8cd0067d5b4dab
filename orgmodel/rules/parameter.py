"""What a rule kind may be told in a pack: its parameters, declared and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from orgmodel.model.toml_table import TomlTable, are_texts, is_number, unfit
from orgmodel.model.words import did_you_mean, near
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
    "number": "a number of 0 or more",
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
    leaves it out. No rule waits for the roles of one that `only_allows`: it names what will do too.
    """

    name: str
    type: ParameterType
    meaning: str
    default: Any = None
    required: bool = False
    allowed: tuple[str, ...] = ()
    only_allows: bool = False

    def read(self, rule: TomlTable, relations: set[str]) -> Any:
        """What a rule's block says, or the default; what does not fit is a fault of the block."""
        if self.name not in rule:
            if self.required:
                rule.fault(f"missing: {WORDS[self.type]}: {self.meaning}.", self.name, "missing")
            return self.default
        value = rule.given[self.name]
        if not self._fits(value):
            rule.must_be(self.name, f"{WORDS[self.type]} ({self.meaning})")
            return self.default
        if self.allowed:
            return rule.name(self.name, self.default, allowed=self.allowed)
        for fault in dict.fromkeys(self._faults(value, relations)):
            rule.fault(fault, self.name)
        return value

    def selections(self, value: Any) -> Iterator[tuple[str, ...]]:
        """The selections in a value: an id or role, each of several, both ends of a link, each
        group of groups."""
        if self.type == "text":
            yield (value,)
        elif self.type == "texts":
            yield from ((text,) for text in value)
        elif self.type == "things":
            yield tuple(value)
        elif self.type == "groups":
            yield from (tuple(group) for group in value)
        elif self.type == "links":
            yield from ((link[end],) for link in value for end in (0, 2))
        else:
            yield from ((text,) for text in self.things(value))

    def _faults(self, value: Any, relations: set[str]) -> Iterator[str]:
        """What is wrong with a value of the right type."""
        yield from (fault for text in _texts_in(value) if (fault := unfit(text)))
        for relation in self.relations(value):
            if relation not in relations:
                advice = did_you_mean(near(relation, relations))
                yield f'no relation "{relation}".{advice} Known: {", ".join(sorted(relations))}.'
        for test in value if self.type == "tests" else ():
            column, equals, _ = test.partition("=")
            if equals and column not in SEAT_COLUMNS:
                known = ", ".join(SEAT_COLUMNS)
                yield f'no column "{column}" in "{test}". Known: {known}.'
        for text in self.things(value):
            yield from (f"{fault}." for fault in selection.faults(text, relations))

    def _fits(self, value: Any) -> bool:
        if self.type in ("text", "relation"):
            return isinstance(value, str)
        if self.type == "number":
            return is_number(value) and value >= 0
        if self.type == "flag":
            return isinstance(value, bool)
        if self.type in ("texts", "relations", "things", "tests"):
            return are_texts(value)
        lists = isinstance(value, list) and all(are_texts(item) and item for item in value)
        return lists and (self.type == "groups" or all(len(link) == 3 for link in value))

    def relations(self, value: Any) -> tuple[str, ...]:
        """The relations that a value names."""
        if self.type == "relation":
            return (value,)
        if self.type == "relations":
            return tuple(value)
        return tuple(link[1] for link in value) if self.type == "links" else ()

    def things(self, value: Any) -> tuple[str, ...]:
        """The texts of the selections in a value; none of a parameter that is no selection."""
        if self.type == "things":
            return tuple(value)
        if self.type == "tests":
            return tuple(test for test in value if test != PROFESSIONAL and "=" not in test)
        if self.type == "groups":
            return tuple(text for group in value for text in group)
        return tuple(link[end] for link in value for end in (0, 2)) if self.type == "links" else ()


UNLESS = Parameter(
    "unless",
    "things",
    "where the data has any of these the rule binds nobody: another set of rules does",
    default=(),
    only_allows=True,
)


EVERYWHERE = Parameter(
    "everywhere",
    "texts",
    "role names that count whosever body they are; of the other bodies nothing need be known for a "
    "pass",
    default=(),
)


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(item)

"""How a text of a selection is written: its parts, what is wrong with it, what it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from orgmodel.model.words import did_you_mean, near
from orgmodel.rules.selection.properties import PROPERTIES
from orgmodel.rules.selection.property import Property

AND, NOT = " & ", "not "


@dataclass(frozen=True, slots=True)
class TextPart:
    """One part of a text: an id, a role or `*`, or a property with its value; or not these."""

    wanted: str
    is_left_out: bool = False

    @property
    def kind(self) -> str:
        """The word before the colon; empty for an id, a role or `*`."""
        kind, colon, _ = self.wanted.partition(":")
        return kind if colon else ""

    @property
    def value(self) -> str:
        """What stands after the colon."""
        return self.wanted.partition(":")[2]

    @property
    def property(self) -> Property:
        """Its property. KeyError where it has none, or one that is not known."""
        return PROPERTIES[self.kind]


@lru_cache(maxsize=1024)
def parts(text: str) -> tuple[TextPart, ...]:
    """The parts of a text, in its order; read once, for a sweep asks for it with each option."""
    return tuple(TextPart(part.removeprefix(NOT), part.startswith(NOT)) for part in text.split(AND))


def faults(text: str, relations: Collection[str]) -> Iterator[str]:
    """What is wrong with one text of a selection, what is allowed and what may be meant."""
    for part in parts(text):
        kind, value = part.kind, part.value
        if not part.wanted.strip() or (":" in part.wanted and not value.strip()):
            yield f'"{text}" selects nothing'
        elif ":" in part.wanted and kind not in PROPERTIES:
            advice = did_you_mean(near(kind, PROPERTIES))
            yield f'no property "{kind}" in "{text}".{advice} Known: {", ".join(PROPERTIES)}'
        elif kind == "having" and value not in relations:
            advice = did_you_mean(near(value, relations))
            known = ", ".join(sorted(relations))
            yield f'no relation "{value}" in "{text}".{advice} Known: {known}'
        elif kind and (fault := part.property.fault(value)):
            yield fault.replace("{}", text)


def reads(text: str) -> Iterator[str]:
    """The facets that what a text selects depends on, beside which ids there are."""
    for part in parts(text):
        if part.kind in PROPERTIES:
            yield from (facet.replace("{}", part.value) for facet in part.property.reads)


def left_out(text: str) -> Iterator[str]:
    """The ids and roles by whose property a text takes away: `ito` of `in:group & not in:ito`."""
    for part in parts(text) if NOT in text else ():
        if part.is_left_out and part.kind and part.property.names_one:
            yield part.value


def named(text: str) -> Iterator[str]:
    """The ids and roles by whose property a text selects or leaves out: `ito` of `in:ito`."""
    yield from (part.value for part in parts(text) if part.kind and part.property.names_one)


def leaves_open(text: str) -> bool:
    """Whether it has a property of which the data may not say who has it."""
    return any(part.kind in PROPERTIES and bool(part.property.unknown) for part in parts(text))

"""What a property is by which a rule selects: declared in one place, with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from orgmodel.model.evidence import Step
from orgmodel.rules.view import View

Ids = Callable[[View, str], Iterable[str]]
Proof = Callable[[View, str, str], tuple[Step, ...]]


def no_ids(_view: View, _value: str) -> tuple[str, ...]:
    """Of a property that the data always settles: nothing is left open."""
    return ()


def no_proof(_view: View, _value: str, _identifier: str) -> tuple[Step, ...]:
    """Of a property that needs no row to show it."""
    return ()


def no_fault(_value: str) -> str:
    """Of a property that takes any value."""
    return ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property: what it finds for a value, what it reads, and how it is called.

    `find` gives the ids that have it, in file order, and `unsure` those of which the data does
    not say whether they do. In the words `{}` stands for the value; in those of `unknown`, which
    say what would settle it, for the names of the unsure. `reads` are the facets that decide
    (`rules.reads`). `fault` says what is wrong with a value, after the value; `names_one` that it
    is an id or a role. `letter` and `meaning` are its line in the manual, `example` a value.
    """

    letter: str
    meaning: str
    example: str
    find: Ids
    reads: tuple[str, ...]
    missing: str
    alone: str
    beside: str
    unsure: Ids = no_ids
    unknown: str = ""
    proof: Proof = no_proof
    fault: Callable[[str], str] = no_fault
    names_one: bool = False

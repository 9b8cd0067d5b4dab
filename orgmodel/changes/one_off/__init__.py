"""What an option costs once: redundancy, moves, fit-out, each with its amount and a note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from orgmodel.model.numbers import amount
from orgmodel.model.toml_table import TomlTable
from orgmodel.model.unprintable import told
from orgmodel.model.words import listed

_KEYS = ("name", "amount", "note")
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class OneOffCost:
    """One cost that comes once, in the data's currency; an empty `amount` is not stated."""

    name: str
    amount: str = ""
    note: str = ""

    @property
    def value(self) -> Decimal | None:
        """The amount; None where it is not stated."""
        return amount(self.amount)

    def to_dict(self) -> dict[str, str]:
        """As a file has it; what is empty is left out."""
        found = {key: getattr(self, key) for key in _KEYS}
        return {key: value for key, value in found.items() if value or key == "name"}

    def in_json(self) -> dict[str, Any]:
        """As in JSON: the amount as a number, None where it is not stated."""
        value = self.value
        return {**self.to_dict(), "amount": None if value is None else plain(value)}


Costs = tuple[OneOffCost, ...]


def read_one_off(table: TomlTable) -> Costs:
    """The [[one_off]] blocks; what is wrong is added to the table's faults."""
    found = []
    for block in table.tables("one_off", with_ids=False):
        block.only(_KEYS)
        block.needs(("name",), "one-off cost")
        said = block.given.get("amount", "")
        is_number = isinstance(said, str | int) and not isinstance(said, bool)
        text = str(said).strip() if is_number else ""
        if not is_number or (text and amount(text) is None):
            block.must_be("amount", "an amount of 0 or more in digits, such as 120000")
            text = ""
        found.append(OneOffCost(block.text("name"), text, block.text("note")))
    return tuple(found)


def total(costs: Iterable[OneOffCost]) -> float | None:
    """What they come to; None where there is none, or one of them is not stated."""
    values = [cost.value for cost in costs]
    known = [value for value in values if value is not None]
    return float(sum(known)) if known and len(known) == len(values) else None


def in_words(costs: Costs) -> str:
    """`Redundancy 120,000, Fit-out not stated`; empty for none."""
    return listed(
        f"{told(cost.name)} {NOT_STATED if cost.value is None else f'{plain(cost.value):,}'}"
        for cost in costs
    )


def joined(costs: Costs, others: Costs, names: tuple[str, str]) -> Costs:
    """Those of two options as one. Where only one says, what the other costs is not stated."""
    if bool(costs) == bool(others):
        return (*costs, *others)
    silent = OneOffCost(names[0] if others else names[1])
    return (*costs, *others, silent)


def plain(value: Decimal) -> int | float:
    """A whole amount as a whole number."""
    return int(value) if value == value.to_integral_value() else float(value)

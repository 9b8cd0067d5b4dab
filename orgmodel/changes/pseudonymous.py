"""A scenario whose changes speak of persons by pseudonym."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from orgmodel.changes.accepted import AcceptedFinding
from orgmodel.changes.change import Change
from orgmodel.changes.key import Record
from orgmodel.changes.scenario import Scenario
from orgmodel.changes.verb_list import read_change
from orgmodel.changes.verbs.appointments import Appoint
from orgmodel.model.pseudonyms import Pseudonyms, spoken

_WORDS = ("do", "name", "title", "reason", "note")


def persons_of(scenarios: Iterable[Scenario]) -> Iterator[str]:
    """The ids that keys about persons alone give, such as those whom a change appoints."""
    for scenario in scenarios:
        for change in scenario.changes:
            yield from _persons(change)


def scenario_under(scenario: Scenario, words: Pseudonyms) -> Scenario:
    """The same changes, each person by a pseudonym and a newcomer without a name."""
    if not words:
        return scenario
    return replace(
        scenario,
        source=spoken(scenario.source, words),
        note=spoken(scenario.note, words),
        one_off=tuple(
            replace(one, name=spoken(one.name, words), note=spoken(one.note, words))
            for one in scenario.one_off
        ),
        changes=tuple(_change(change, words) for change in scenario.changes),
        accepted=tuple(_accepted(one, words) for one in scenario.accepted),
    )


def _persons(record: Record) -> Iterator[str]:
    for key in record.own_keys():
        value = getattr(record, key.attribute)
        if key.kind == "parts":
            for part in value:
                yield from _persons(part)
        elif key.among == ("people",) and value:
            yield from (value,) if isinstance(value, str) else value


def _change(change: Change, words: Pseudonyms) -> Change:
    given = {key: _value(key, value, words) for key, value in change.to_dict().items()}
    if isinstance(change, Appoint) and change.name is not None:
        given["name"] = ""
    return read_change(given, []) or change


def _accepted(one: AcceptedFinding, words: Pseudonyms) -> AcceptedFinding:
    return replace(
        one,
        subject=tuple(words.get(name, name) for name in one.subject),
        reason=spoken(one.reason, words),
        safeguard=spoken(one.safeguard, words),
        owner=spoken(one.owner, words),
    )


def _value(key: str, value: Any, words: Pseudonyms) -> Any:
    if isinstance(value, dict):
        return {name: _value(name, one, words) for name, one in value.items()}
    if isinstance(value, list):
        return [_value(key, one, words) for one in value]
    if not isinstance(value, str):
        return value
    return spoken(value, words) if key in _WORDS else words.get(value, value)

"""Options on newer data: each replayed change by change, and what no longer applies told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import NamedTuple

from orgmodel.changes.accepted import AcceptedFinding
from orgmodel.changes.apply import drafted
from orgmodel.changes.change import Change
from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import Scenario
from orgmodel.comparison.matching.likeness import gone
from orgmodel.model.organisation import OrganisationModel
from orgmodel.model.words import called, did_you_mean, listed
from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline
from orgmodel.store.event import Act
from orgmodel.store.newer_ids import NewerIds, matched_ids
from orgmodel.store.option import Option
from orgmodel.store.workspace import Dropped

Changes = Mapping[int, Change]
"""The changes of an option by their place in it, from 1."""


class Rebased(NamedTuple):
    """What options become on newer data: the scenario of each by key, and what was left out."""

    scenarios: Mapping[str, Scenario]
    dropped: tuple[Dropped, ...]

    def act(self, baseline: Baseline) -> Act:
        """The act by which a workspace takes the newer data, kept as `baseline`."""
        what = {
            "baseline": baseline.to_dict(),
            "options": {key: one.to_dict() for key, one in self.scenarios.items()},
            "dropped": [asdict(one) for one in self.dropped],
        }
        return Act(kinds.BASELINE, what=what)


def rebased(old: OrganisationModel, new: OrganisationModel, options: Iterable[Option]) -> Rebased:
    """The options of the `old` organisation as they are on the `new` one.

    Ids that are others now are renamed in the changes; see `NewerIds`. A change that cannot be
    made any more is left out and told with its words and why; so is an accepted finding about
    what is no more. `Dropped.number` is the place of the change in its option, from 1, and 0
    for an accepted finding.
    """
    matched = matched_ids(old, new)
    scenarios: dict[str, Scenario] = {}
    dropped: list[Dropped] = []
    for option in options:
        before, ids = option.scenario, NewerIds(old, new, matched)
        changes, why = _replayed(new, before, old.names, ids)
        names, left = dict(old.names), []
        unmade = set[str]()
        for number, (change, said) in enumerate(_told(before, names), start=1):
            if number in why:
                left.append((number, said, why[number]))
                unmade |= change.introduces().keys() - ids.there_already
        accepted = [(one, _unaccepted(one, unmade, names, ids)) for one in before.accepted]
        left += [(0, _accepting(one, names), reason) for one, reason in accepted if reason]
        kept = tuple(_renamed(one, ids) for one, reason in accepted if not reason)
        scenarios[option.key] = replace(before, changes=tuple(changes.values()), accepted=kept)
        dropped += [Dropped(option.key, option.name, *one) for one in left]
    return Rebased(scenarios, tuple(dropped))


def _told(before: Scenario, names: dict[str, str]) -> Iterator[tuple[Change, str]]:
    """Each change in words; what it brings in is added to `names`."""
    for change in before.changes:
        names |= change.introduces()
        yield change, change.told(names)


def _replayed(
    new: OrganisationModel, before: Scenario, names: Mapping[str, str], ids: NewerIds
) -> tuple[Changes, Mapping[int, str]]:
    """The changes that can be made on the newer data, as they are there; why not, of the rest."""
    changes: dict[int, Change] = {}
    why: dict[int, str] = {}
    known = dict(names)
    for number, change in enumerate(before.changes, start=1):
        known |= change.introduces()
        changes[number] = ids.after(change)
        if missing := [called(known, name) for name in ids.missing(change)]:
            why[number] = f"{_are(missing)} not in the newer data."
        there = [called(known, n) for n in change.introduces() if n in ids.there_already]
        if there:
            why[number] = f"{_are(there)} in the newer data already."
    # All are tried first, so that what leans on a change that cannot be made says so.
    refused = _refused(new, before, changes)
    while refused or why.keys() & changes.keys():
        why = {**refused, **why}
        changes = {number: one for number, one in changes.items() if number not in why}
        refused = _refused(new, before, changes)
    return changes, why


def _refused(new: OrganisationModel, before: Scenario, changes: Changes) -> Mapping[int, str]:
    """Why changes cannot be made on the newer data, by their place in the option."""
    places = list(changes)
    try:
        drafted(new, replace(before, changes=tuple(changes.values())))
    except ScenarioError as error:
        return {
            places[one.number - 1]: f"{one.reason}{did_you_mean(one.near)}"
            for one in error.conflicts
            if one.number is not None
        }
    return {}


def _are(called_so: list[str]) -> str:
    return f"{listed(called_so)} {'is' if len(called_so) == 1 else 'are'}"


def _unaccepted(
    one: AcceptedFinding, unmade: Collection[str], names: Mapping[str, str], ids: NewerIds
) -> str:
    """Why a finding is not accepted on the newer data; empty where it is.

    `unmade` are the ids that changes which are left out would have brought in.
    """
    if subjects := [called(names, name) for name in one.subject if name in unmade]:
        return f"{listed(subjects)} would be made by a change that is left out."
    if subjects := [called(names, name) for name in one.subject if ids.now(name) == gone(name)]:
        return f"{_are(subjects)} not in the newer data."
    if one.owner in unmade or ids.now(one.owner) == gone(one.owner):
        return f"{called(names, one.owner)}, who answers for it, is not in the newer data."
    return ""


def _renamed(one: AcceptedFinding, ids: NewerIds) -> AcceptedFinding:
    return replace(one, subject=tuple(map(ids.now, one.subject)), owner=ids.now(one.owner))


def _accepting(one: AcceptedFinding, names: Mapping[str, str]) -> str:
    return f"Accept the finding of {one.rule} about {listed(called(names, n) for n in one.subject)}"

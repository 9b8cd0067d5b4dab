"""A remedy in words: the change, what it would break, and the option that is left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgmodel.changes.conflict import ScenarioError
from orgmodel.changes.scenario import Scenario
from orgmodel.model.words import listed
from orgmodel.remedies.proposal import records_a_safeguard
from orgmodel.remedies.remedy import Remedy
from orgmodel.rules.finding import SuggestedChange

ONLY_A_SAFEGUARD = (
    "No change of structure that was tried clears it without breaking another rule, so this "
    "records a safeguard that is still to be agreed."
)


def scenario_of(edits: tuple[SuggestedChange, ...]) -> Scenario | None:
    """The edits as a scenario; None where they are not complete."""
    scenario = Scenario("Clearing a finding")
    try:
        for edit in edits:
            scenario = scenario.then(edit.do, **edit.target)
    except ScenarioError:
        return None
    return scenario


def words_of(remedy: Remedy, rules: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Sentences for a manager; empty where there is nothing to say.

    `rules` gives the rule of each finding, `names` the words of each id.
    """
    said = []
    scenario = scenario_of(remedy.edits)
    if scenario is not None and remedy.edits:
        said.append(f"{'; '.join(scenario.describe(names))}.")
    beside = also_cleared(remedy, rules)
    said += consequences(beside, remedy.breaks, remedy.loses, remedy.option, remedy.edits)
    return " ".join(said)


def also_cleared(remedy: Remedy, rules: Mapping[str, str]) -> tuple[str, ...]:
    """The rules of the other findings that a remedy clears."""
    others = (rules[name] for name in remedy.clears if name != remedy.finding)
    return tuple(sorted(set(others))) if remedy.edits else ()


def consequences(
    clears: Sequence[str],
    breaks: Sequence[str],
    loses: Sequence[str],
    option: str,
    edits: Sequence[SuggestedChange],
) -> list[str]:
    """What comes of a change beside clearing its finding, a sentence each.

    First that it is no change of structure, where it only records a safeguard.
    """
    said = [ONLY_A_SAFEGUARD] if records_a_safeguard(edits) else []
    if clears:
        said.append(f"It clears a finding of {listed(clears)} too.")
    if breaks:
        said.append(f"It would break {listed(breaks)}.")
    if loses:
        said.append(f"{listed(loses)} could no longer be assessed.")
    if option:
        said.append(f"Left open in the paper: {option}.")
    return said

"""The options of the bodies as options of the workspace in which they are opened as one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgmodel.api import Organisation
from orgmodel.changes.conflict import ScenarioError
from orgmodel.joining.options import Options
from orgmodel.store.option import MOST_OPTIONS, Option, free_name
from orgmodel.ui.workspace.editing import in_words, new_key


@dataclass(frozen=True, slots=True)
class CarriedInto:
    """The options that the workspace begins with, and a sentence for each that is not taken."""

    options: tuple[Option, ...]
    told: tuple[str, ...]


def carried_options(options: Options, whole: Organisation) -> CarriedInto:
    """Those of these options that can be applied to the whole, while there is room."""
    found: list[Option] = []
    told: list[str] = []
    for scenario in options.values():
        if len(found) == MOST_OPTIONS:
            why = f"a workspace holds {MOST_OPTIONS}. It is still in the workspace that it is from."
            told.append(f"The option {scenario.name} was not taken along: {why}")
            continue
        try:
            whole.apply(scenario)
        except ScenarioError as error:
            why = " ".join(map(in_words, error.conflicts))
            told.append(f"The option {scenario.name} was not taken along: {why}")
            continue
        name = free_name(scenario.name, tuple(one.name for one in found))
        found.append(Option.of(new_key(), replace(scenario, name=name)))
    return CarriedInto(tuple(found), tuple(told))

"""The organisation with an option's changes, made once for each content."""

from __future__ import annotations

from orgmodel.api import Organisation
from orgmodel.changes.scenario import Scenario
from orgmodel.store.option import hash_of
from orgmodel.ui.workspace.library import Opened
from orgmodel.ui.workspace.room import ROOM, kept

_KEPT = 128


def digest_of(opened: Opened, scenario: Scenario | None) -> str:
    """What an organisation with a scenario's changes is known by in caches."""
    if scenario is None or not _says_anything(scenario):
        return opened.digest
    return f"{opened.digest}+{hash_of(scenario)}"


def applied(opened: Opened, scenario: Scenario | None, digest: str = "") -> Organisation:
    """The organisation with the changes; without any it is the one that was opened.

    `digest` is that of `digest_of`, where it is known already. Raises `ScenarioError` with every
    conflict; nothing is half applied.
    """
    if scenario is None or not _says_anything(scenario):
        return opened.organisation
    return _applied(digest or digest_of(opened, scenario), opened, scenario)


def _says_anything(scenario: Scenario) -> bool:
    return bool(scenario.changes or scenario.accepted)


@kept(_KEPT)
def _applied(digest: str, _opened: Opened, _scenario: Scenario) -> Organisation:  # noqa: ARG001
    # Most columns are those of the organisation as it was opened, the very same objects.
    ROOM.take(len(_opened.organisation.tables["posts"]) // 3)
    return _opened.organisation.apply(_scenario)

"""Where the sign-off of an option stands, drawn from its versions and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from orgmodel.store.option import Option
from orgmodel.store.saying import Decision, Version, items
from orgmodel.store.workspace import Workspace


class State(StrEnum):
    """What an option is: a draft until it is submitted, and again once it is changed after."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True)
class SignOff:
    """The state of an option's sign-off.

    `version` is the one that was submitted last and not taken back. `decisions` has one entry
    for each thing to decide on as the option stands now, in order: None where nobody decided, or
    where it was changed since. `added` and `gone` are what differs from that version.
    """

    state: State
    version: Version | None
    decisions: tuple[Decision | None, ...]
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def decided(self) -> int:
        """How many are decided."""
        return sum(one is not None for one in self.decisions)

    @property
    def changed_since(self) -> bool:
        """Whether the option was changed after it was submitted."""
        return bool(self.added or self.gone)


def sign_off(workspace: Workspace, option: Option) -> SignOff:
    """Where the sign-off of an option stands.

    A decision holds for a change as long as it says the same, in this version or a later one;
    what was changed since is asked for again. An option that was changed after it was submitted
    is a draft until it is submitted again, and so is one whose changes are in another order.
    """
    now = items(option.scenario)
    version = next(
        (v for v in reversed(workspace.versions) if v.option == option.key and v.live), None
    )
    if version is None:
        return SignOff(State.DRAFT, None, tuple(None for _ in now))
    then = items(version.scenario)
    held = {d.item: d for d in workspace.decisions if d.option == option.key}
    decisions = tuple(held.get(item) for item in now)
    added = tuple(item for item in now if item not in then)
    gone = tuple(item for item in then if item not in now)
    state = State.DRAFT if now != then else _of(decisions)
    return SignOff(state, version, decisions, added, gone)


def _of(decisions: tuple[Decision | None, ...]) -> State:
    if any(one is None for one in decisions):
        return State.SUBMITTED
    taken = all(one is not None and one.accepted for one in decisions)
    return State.APPROVED if taken else State.REJECTED

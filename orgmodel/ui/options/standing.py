"""Where the sign-off of an option stands, in words and badges."""

from __future__ import annotations

from orgmodel.store.option import Option
from orgmodel.store.saying import Decision, items
from orgmodel.store.sign_off import SignOff, State, sign_off
from orgmodel.ui.workspace.work import Work

_SIGNS = {
    State.DRAFT: ("gray", "edit"),
    State.SUBMITTED: ("blue", "flag"),
    State.APPROVED: ("green", "check"),
    State.REJECTED: ("red", "close"),
}


def standing(work: Work, option: Option) -> SignOff:
    """The sign-off of an option of this work."""
    if work.kept is None:
        return SignOff(State.DRAFT, None, tuple(None for _ in items(option.scenario)))
    return sign_off(work.kept, option)


def word_of(state: State) -> str:
    """`Draft`, `Submitted`, `Approved`, `Rejected`."""
    return state.value.capitalize()


def state_badge(state: State, more: str = "") -> str:
    """A sign and a word, with more said behind it."""
    colour, icon = _SIGNS[state]
    return f":{colour}-badge[:material/{icon}: {word_of(state)}{more}]"


def decision_badge(decision: Decision | None) -> str:
    """`Accepted`, `Rejected`, or `Waiting` where nobody decided yet."""
    if decision is None:
        return ":orange-badge[:material/schedule: Waiting]"
    if decision.accepted:
        return ":green-badge[:material/check: Accepted]"
    return ":red-badge[:material/close: Rejected]"

"""The roles of the packs in use in words: those that are missing first."""

from __future__ import annotations

from orgmodel.answers import Roles
from orgmodel.model.toml import shown
from orgmodel.model.words import capital, counted, listed
from orgmodel.text.page import wrapped

_HEADS = {
    "missing": "MISSING",
    "suggested": "SUGGESTED, to be confirmed under [roles] in organisation.toml",
    "set": "SET",
}
_MOST = 12


def report(roles: Roles) -> str:
    """Each role with who plays it or may, and the rules that wait for it."""
    if not roles.states:
        return "No rule pack in use has roles.\n"
    by_state = {state: [r for r in roles.states if r.state == state] for state in _HEADS}
    lines = wrapped(
        f"{capital(counted(len(roles.states), 'role'))}: {len(by_state['set'])} set, "
        f"{len(by_state['suggested'])} suggested, {len(by_state['missing'])} missing."
    )
    for state, head in _HEADS.items():
        if by_state[state]:
            lines += ["", head]
        for role in by_state[state]:
            named = f" = {shown(role.id)}" if role.id else ""
            body = f"{role.body}: " if role.body else ""
            lines += wrapped(f"{body}{role.role}{named} · {role.words} · {role.reason}", 2, hang=2)
            if role.waiting:
                lines += wrapped(f"waiting: {listed(role.waiting, _MOST)}", 4, hang=2)
    return "\n".join(lines) + "\n"

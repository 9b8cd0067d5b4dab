"""Who may do what, as the table of docs/rights.md: `python -m orgmodel.store.rights_table`."""

from __future__ import annotations

from types import MappingProxyType

from orgmodel.store import kinds
from orgmodel.store.kinds import KINDS
from orgmodel.store.rights import RIGHTS, Right, Role

ACTS = MappingProxyType(
    {
        kinds.NAMED: "Name the workspace",
        kinds.BASELINE: "Take a newer staff list",
        kinds.OPTION_BEGUN: "Start an option, copy one or open one from a file",
        kinds.CHANGED: "Change an option, put a finding right or accept it",
        kinds.UNDONE: "Undo a step",
        kinds.REDONE: "Redo a step",
        kinds.RENAMED: "Name an option",
        kinds.DELETED: "Delete an option",
        kinds.BROUGHT_BACK: "Bring an option back",
        kinds.TARGET: "Set a target",
        kinds.MAPPING: "Agree what the columns of a list are",
        kinds.COMMENT: "Comment",
        kinds.WITHDRAWN: "Withdraw a comment of one's own",
        kinds.SUBMITTED: "Submit an option",
        kinds.TAKEN_BACK: "Take back what was submitted",
        kinds.DECIDED: "Accept or reject a change somebody else submitted",
        kinds.VERSION_NAMED: "Name a version",
        kinds.MEMBER: "Give a role, take it away, invite",
    }
)
_CALLS = (
    ("Open it by its address, see who is in it and who is here", Right.LOOK),
    ("Export all; open a copy of an earlier list", Right.LOOK),
    ("Say how long it is kept; delete it", Right.OWN),
)


def rights_table() -> str:
    """The table in Markdown: a row for each thing that can be done, a column for each role."""
    wanted = [(words, KINDS[kind].right) for kind, words in ACTS.items()]
    rows = [_CALLS[0], _CALLS[1], *wanted, _CALLS[2]]
    head = ["What", *(role.value.capitalize() for role in Role)]
    lines = [head, ["---"] + [":-:"] * len(Role)]
    lines += [[words, *(_mark(role, right) for role in Role)] for words, right in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _mark(role: Role, right: Right) -> str:
    return "yes" if right in RIGHTS[role] else "no"


if __name__ == "__main__":
    print(rights_table(), end="")

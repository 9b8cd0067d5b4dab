"""Who may do what, as the tables of docs/rights.md: `python -m orgmodel.store.rights_table`."""

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
ON_PAGES: tuple[tuple[str, str, Right], ...] = (
    *(
        (page, "See what is open", Right.LOOK)
        for page in (
            "Start",
            "Chart",
            "Separation",
            "Three at the centre",
            "Measures",
            "Compare",
            "Workspace",
            "Data",
            "Help",
        )
    ),
    ("Every page but Start", "Undo a step", Right.EDIT),
    ("Every page but Start", "Begin an option in the list", Right.EDIT),
    ("Chart", "Drag, and use the menu and the keys of the drawing", Right.EDIT),
    ("Chart", "Move the selected box", Right.EDIT),
    ("Chart", "Change the selected box", Right.EDIT),
    ("Chart", "Comment on the selected box", Right.COMMENT),
    ("Chart", "Put a finding right", Right.EDIT),
    ("Chart", "Accept a finding", Right.EDIT),
    ("Chart", "Set a target", Right.EDIT),
    ("Chart", "Edit posts in the table", Right.EDIT),
    ("Separation", "Change the selected box", Right.EDIT),
    ("Three at the centre", "Change the selected box", Right.EDIT),
    ("Compare", "Add an option that ships with the data", Right.EDIT),
    ("Workspace", "Export all", Right.LOOK),
    ("Workspace", "Start an option", Right.EDIT),
    ("Workspace", "Open an option that ships with the data", Right.EDIT),
    ("Workspace", "Name the option", Right.EDIT),
    ("Workspace", "Copy the option", Right.EDIT),
    ("Workspace", "Delete the option", Right.EDIT),
    ("Workspace", "Add a change", Right.EDIT),
    ("Workspace", "Submit the option again", Right.EDIT),
    ("Workspace", "Keep a version", Right.EDIT),
    ("Workspace", "Open a version again", Right.EDIT),
    ("Workspace", "Accept a change somebody else submitted", Right.DECIDE),
    ("Workspace", "Reject a change somebody else submitted", Right.DECIDE),
    ("Workspace", "Comment", Right.COMMENT),
    ("Workspace", "Name the workspace", Right.EDIT),
    ("Workspace", "Let somebody in by a link", Right.OWN),
    ("Workspace", "Take a member out", Right.OWN),
    ("Workspace", "Say how long it is kept", Right.OWN),
    ("Workspace", "Delete the workspace", Right.OWN),
    ("Data", "Take a newer list under the options", Right.EDIT),
)
"""What each page offers: the page, what, and the right it needs."""


def pages_table() -> str:
    """What each page offers to whom, in Markdown, a row for each thing."""
    head = ["Page", "What it offers", *(role.value.capitalize() for role in Role)]
    lines = [[*head, "Not a member", "Not logged in"], ["---"] * 2 + [":-:"] * (len(Role) + 2)]
    lines += [
        [page, words, *(_mark(role, right) for role in Role), "no", "no"]
        for page, words, right in ON_PAGES
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


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
    print(rights_table(), pages_table(), sep="\n", end="")

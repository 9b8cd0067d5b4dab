"""Each kind of change in a manager's words: what it is called, and what is asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody wants to do: its words, what it asks first, and what its button says.

    `asks` maps the keys that are always shown, in order, to their labels; every other key of
    the verb is offered under "More details". `link` asks for one link that exists in place of
    its three keys, `holder` for one appointment in place of its two.
    """

    title: str
    button: str
    asks: Mapping[str, str]
    hint: str = ""
    link: bool = False
    holder: bool = False


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        "move-post": Task(
            "Move a post",
            "Move the post",
            {"post": "Post to move", "to": "Reports to", "unit": "Unit it sits in"},
            "Its own team goes with it. Leave empty what stays as it is.",
        ),
        "add-post": Task(
            "Add a post",
            "Add the post",
            {"title": "Title", "reports_to": "Reports to", "unit": "Unit", "fte": "FTE"},
        ),
        "remove-post": Task(
            "Remove a post",
            "Remove the post",
            {
                "post": "Post to remove",
                "to": "Its team then reports to",
                "owner": "Its functions go to",
            },
            "Its links, seats and holders go with it.",
        ),
        "update-post": Task(
            "Rename a post or change its details",
            "Change the post",
            {"post": "Post", "title": "Title", "fte": "FTE", "band": "Band", "count": "Count"},
        ),
        "merge-posts": Task(
            "Merge posts",
            "Merge the posts",
            {"posts": "Posts to merge", "into": "Which one stays", "title": "Title then"},
            "FTE and cost are added up; its teams, functions, links and seats go to that one.",
        ),
        "split-post": Task(
            "Split a post",
            "Split the post",
            {"post": "Post to split"},
            "FTE and cost are divided equally. What no part takes stays with the first.",
        ),
        "move-unit": Task(
            "Move a unit",
            "Move the unit",
            {
                "unit": "Unit to move",
                "to": "Becomes part of",
                "reports_to": "Its posts then report to",
            },
            "All that is in it goes with it. The line of its posts stays unless you choose a "
            "post that they report to.",
        ),
        "add-unit": Task(
            "Add a unit",
            "Add the unit",
            {"name": "Name", "kind": "Kind", "parent": "Part of", "side": "Side"},
        ),
        "remove-unit": Task(
            "Remove a unit",
            "Remove the unit",
            {"unit": "Unit to remove", "to": "What is in it goes to"},
        ),
        "merge-units": Task(
            "Merge units",
            "Merge the units",
            {"units": "Units to merge", "into": "Which one stays", "name": "Name then"},
            "Posts, functions, links and seats go to the one that stays; the line of posts stays.",
        ),
        "split-unit": Task(
            "Split a unit",
            "Split the unit",
            {"unit": "Unit to split"},
            "What no part takes stays with the first.",
        ),
        "move-function": Task(
            "Give a function to another unit or post",
            "Move the function",
            {"function": "Function", "to": "Goes to"},
        ),
        "add-function": Task(
            "Add a function",
            "Add the function",
            {"name": "What the work is", "owner": "Who owns it", "kind": "Kind"},
        ),
        "remove-function": Task(
            "End a function", "End the function", {"function": "Function to end"}
        ),
        "add-link": Task(
            "Add a link",
            "Add the link",
            {"from": "From", "relation": "Relation", "to": "To"},
            "A seat on a body is a link too: member of, chairs, attends. So is heading a unit.",
        ),
        "remove-link": Task("End a link", "End the link", {}, link=True),
        "update-link": Task(
            "Change a link's details",
            "Change the link",
            {"safeguard": "Safeguard"},
            link=True,
        ),
        "appoint": Task(
            "Appoint somebody to a post",
            "Appoint",
            {"person": "Person (id)", "post": "Post", "fte": "FTE"},
            "People go by their id here, never by name. An id that is not known brings in "
            "somebody new.",
        ),
        "end-appointment": Task("End an appointment", "End the appointment", {}, holder=True),
    }
)
"""By verb, in the order in which they are offered."""

OPEN_ENDS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("move-post", "to"): "Nobody: it becomes a top post",
        ("move-post", "unit"): "No unit",
        ("move-unit", "to"): "Nothing: it stands on its own",
    }
)
"""Keys that may also be emptied on purpose, and what that is called."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "post": "Id of the new post",
        "unit": "Id of the new unit",
        "function": "Id of the new function",
        "fte": "FTE",
        "reason": "Why",
        "reports_to": "Reports to",
        "to": "Part of, or reports to",
        "parent": "Part of",
    }
)
"""Labels of keys under "More details" that are not simply the key's name."""


def label_of(name: str) -> str:
    """The label of a key under "More details"."""
    return LABELS.get(name, name.replace("_", " ").capitalize())

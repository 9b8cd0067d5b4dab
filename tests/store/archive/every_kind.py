"""A small workspace with every kind of event, and every kind of file that a zip of one can have."""

from __future__ import annotations

from orgmodel.changes.scenario import Scenario
from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import Act
from orgmodel.store.saying import items
from tests.store.archive.written import Kept, sealed

NAMES = {"a": "Ann"}
_POSTS = b"id,title,reports_to\nc,C,\nf,F,c\n"
_NEWER = b"id,title,reports_to\nc,C,\nf,G,c\n"
_LIST = b"Post,Boss\nc,\nf,c\n"
_CONTENTS = {sha_of(one): one for one in (_POSTS, _NEWER, _LIST)}


def every_kind() -> Kept:
    """The events and contents, the same each time."""
    list_of = {"l.csv": sha_of(_LIST)}
    first = Baseline({"posts.csv": sha_of(_POSTS)}, "B", "l.csv", "", list_of)
    newer = Baseline({"posts.csv": sha_of(_NEWER)}, "B", "l.csv", "", list_of)
    moved = Scenario("P").move_post("f", to="", reason="r")
    add = [Scenario("P").add_post("n", title="N", reports_to="c").changes[0].to_dict()]
    dropped = {"option": "k", "name": "P", "number": 1, "said": "s", "why": "y"}
    acts = [
        Act(kinds.BEGUN, "", {"name": "W", "baseline": first.to_dict()}),
        Act(kinds.NAMED, "", {"name": "X"}),
        Act(kinds.MAPPING, "", {"headings": ["Post"], "mapping": "# m\n"}),
        Act(kinds.OPTION_BEGUN, "k", {"scenario": moved.to_dict()}),
        Act(kinds.CHANGED, "k", {"keep": 1, "changes": add}),
        Act(kinds.UNDONE, "k"),
        Act(kinds.REDONE, "k"),
        Act(kinds.UNDONE, "k"),
        Act(kinds.RENAMED, "k", {"name": "Q"}),
        Act(kinds.DELETED, "k"),
        Act(kinds.BROUGHT_BACK, "k"),
        Act(kinds.VERSION_NAMED, "k", {"name": "v", "outcomes": {"S": "pass"}}),
        Act(kinds.SUBMITTED, "k", {"name": "", "outcomes": {"S": "fail"}}),
        Act(kinds.DECIDED, "k", {"item": items(moved)[0], "accepted": True, "reason": "w"}),
        Act(kinds.TAKEN_BACK, "k"),
        Act(kinds.COMMENT, "k", {"about": "post", "id": "f", "words": "?"}),
        Act(kinds.WITHDRAWN, "k", {"comment": 16}),
        Act(kinds.TARGET, "", {"figure": "g", "most": 7, "words": "7"}),
        Act(kinds.MEMBER, "", {"person": "b", "role": "editor"}),
        Act(
            kinds.BASELINE,
            "",
            {"baseline": newer.to_dict(), "options": {"k": moved.to_dict()}, "dropped": [dropped]},
        ),
    ]
    return sealed(acts, who="a"), _CONTENTS

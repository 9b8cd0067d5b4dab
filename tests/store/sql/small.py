"""A small workspace for tests of the store, and acts in it."""

from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import Act
from orgmodel.store.rights import Role

POSTS = b"id,title,reports_to\nce,Chief executive,\n"
BASELINE = Baseline({"posts.csv": sha_of(POSTS)}, "Trust", "a file")
CHANGE = {"do": "add-post", "post": "p1", "title": "Clerk", "to": "ce"}


def begun(store, who="ann", **members):
    """A workspace with one option, `a`, that somebody began, with these members beside."""
    workspace = store.begin(who, "Review", BASELINE, [POSTS])
    workspace = store.append(workspace.id, who, [option("a")], workspace.number)
    for person, role in members.items():
        workspace = store.share(workspace.id, who, person, Role(role))
    return workspace


def option(key):
    return Act(kinds.OPTION_BEGUN, key, {"scenario": {"name": f"Option {key}"}})


def named(key, name):
    return Act(kinds.RENAMED, key, {"name": name})


def changed(key, number=1):
    change = {**CHANGE, "post": f"p{number}"}
    return Act(kinds.CHANGED, key, {"keep": 0, "changes": [change]})


def comment(words):
    return Act(kinds.COMMENT, "", {"about": "workspace", "id": "", "words": words})


def submitted(key):
    return Act(kinds.SUBMITTED, key, {"outcomes": {}, "name": "For the Board"})


def decided(key, item, accepted=True):
    return Act(kinds.DECIDED, key, {"item": item, "accepted": accepted, "reason": "Because"})

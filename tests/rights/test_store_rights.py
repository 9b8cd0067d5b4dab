"""Who may do what in the store: each role, each act and each call, one cell of a table each."""

from datetime import date

import pytest

from orgmodel.store import kinds
from orgmodel.store.baseline import sha_of
from orgmodel.store.event import Act, RecordError
from orgmodel.store.rights import RightError, Role, ShareError
from orgmodel.store.saying import items
from orgmodel.store.sql.store import Store
from tests.databases import made_sqlite, sqlite_url
from tests.store.sql.small import (
    BASELINE,
    POSTS,
    begun,
    changed,
    comment,
    decided,
    named,
    option,
    submitted,
)

__all__ = ["made_sqlite", "sqlite_url"]

NONE, VIEWER, EDITOR, APPROVER, OWNER = None, *Role
ALL = (VIEWER, EDITOR, APPROVER, OWNER)
EDITS = ALL[1:]
DECIDES = (APPROVER, OWNER)
NEWER = {"baseline": BASELINE.to_dict(), "dropped": [], "options": {"a": {"name": "a"}}}
ACTS = {
    kinds.NAMED: (Act(kinds.NAMED, "", {"name": "Another"}), EDITS),
    kinds.BASELINE: (Act(kinds.BASELINE, "", NEWER), EDITS),
    kinds.OPTION_BEGUN: (option("b"), EDITS),
    kinds.CHANGED: (changed("a", 2), EDITS),
    kinds.UNDONE: (Act(kinds.UNDONE, "a"), EDITS),
    kinds.REDONE: (Act(kinds.REDONE, "a"), EDITS),
    kinds.RENAMED: (named("a", "New"), EDITS),
    kinds.DELETED: (Act(kinds.DELETED, "a"), EDITS),
    kinds.BROUGHT_BACK: (Act(kinds.BROUGHT_BACK, "gone"), EDITS),
    kinds.TARGET: (Act(kinds.TARGET, "", {"figure": "cost", "most": 1, "words": "1"}), EDITS),
    kinds.MAPPING: (Act(kinds.MAPPING, "", {"headings": ["id"], "mapping": "[posts]"}), EDITS),
    kinds.COMMENT: (comment("Hello"), EDITS),
    kinds.WITHDRAWN: (Act(kinds.WITHDRAWN, "", {"comment": 0}), EDITS),
    kinds.SUBMITTED: (submitted("a"), EDITS),
    kinds.TAKEN_BACK: (Act(kinds.TAKEN_BACK, "a"), EDITS),
    kinds.VERSION_NAMED: (Act(kinds.VERSION_NAMED, "a", {"outcomes": {}, "name": "x"}), EDITS),
    kinds.DECIDED: (None, DECIDES),
    kinds.BEGUN: (Act(kinds.BEGUN, "", {"name": "x", "baseline": BASELINE.to_dict()}), ()),
    kinds.MEMBER: (Act(kinds.MEMBER, "", {"person": "me", "role": "owner"}), ()),
}
CALLS = {
    "read": (lambda s, w: s.read(w, "me"), ALL),
    "number": (lambda s, w: s.number(w, "me"), ALL),
    "events": (lambda s, w: s.events(w, "me"), ALL),
    "content": (lambda s, w: s.content(w, "me", sha_of(POSTS)), ALL),
    "members": (lambda s, w: s.members(w, "me"), ALL),
    "beat": (lambda s, w: s.beat(w, "me", "visit"), ALL),
    "brought": (lambda s, w: s.brought(w, "me"), ALL),
    "brought_at": (lambda s, w: s.brought_at(w, "me"), ALL),
    "seen": (lambda s, w: s.seen(w, "me"), ALL),
    "note_seen": (lambda s, w: s.note_seen(w, "me", 1), ALL),
    "share": (lambda s, w: s.share(w, "me", "eve", VIEWER), (OWNER,)),
    "raise oneself": (lambda s, w: s.share(w, "me", "me", OWNER), (OWNER,)),
    "take away": (lambda s, w: s.share(w, "me", "ann", None), (OWNER,)),
    "invite": (lambda s, w: s.invite(w, "me", VIEWER), (OWNER,)),
    "keep": (lambda s, w: s.keep_until(w, "me", date(2999, 1, 1)), (OWNER,)),
    "delete": (lambda s, w: s.delete(w, "me"), (OWNER,)),
}


@pytest.fixture
def at_work(sqlite_url):
    """A store, and a workspace of Ann's with an option of hers that is submitted."""
    store = Store(sqlite_url)
    workspace = begun(store)
    acts = [changed("a"), submitted("a"), comment("Ann's"), option("gone")]
    workspace = store.append(workspace.id, "ann", acts, workspace.number)
    deletion = Act(kinds.DELETED, "gone")
    workspace = store.append(workspace.id, "ann", [deletion], workspace.number)
    yield store, workspace
    store.close()


def _state(store, workspace):
    return store.events(workspace.id, "ann"), store.members(workspace.id, "ann")


@pytest.mark.parametrize("role", [NONE, *Role], ids=str)
def test_each_act_of_each_role(at_work, role):
    store, workspace = at_work
    if role is not NONE:
        workspace = store.share(workspace.id, "ann", "me", role)
    assert set(ACTS) == set(kinds.KINDS)
    for kind, (act, allowed) in ACTS.items():
        fresh = store.bring_in("ann", "", store.events(workspace.id, "ann"), {"": POSTS})
        if role is not NONE:
            fresh = store.share(fresh.id, "ann", "me", role)
        if kind == kinds.WITHDRAWN and role in allowed:
            fresh = store.append(fresh.id, "me", [comment("Mine")], fresh.number)
            act = Act(kind, "", {"comment": fresh.number})
        if kind == kinds.DECIDED:
            act = decided("a", items(fresh.option("a").scenario)[0])
        _does(
            store,
            fresh,
            role in allowed,
            role,
            lambda f=fresh, a=act: store.append(f.id, "me", [a], f.number),
            kind,
        )


def _does(store, workspace, allowed, role, call, name):
    before = _state(store, workspace)
    if allowed:
        call()
        return
    with pytest.raises(ShareError if role is NONE else (RightError, RecordError)):
        call()
    assert _state(store, workspace) == before, name


@pytest.mark.parametrize("role", [NONE, *Role], ids=str)
@pytest.mark.parametrize("name", CALLS)
def test_each_call_of_each_role(at_work, role, name):
    store, workspace = at_work
    if role is not NONE:
        workspace = store.share(workspace.id, "ann", "me", role)
    call, allowed = CALLS[name]
    _does(store, workspace, role in allowed, role, lambda: call(store, workspace.id), name)


def test_nobody_decides_on_what_they_submitted(at_work):
    store, workspace = at_work
    item = items(workspace.option("a").scenario)[0]
    workspace = store.share(workspace.id, "ann", "bob", Role.APPROVER)
    with pytest.raises(RightError, match="submitted this option yourself"):
        store.append(workspace.id, "ann", [decided("a", item)], workspace.number)
    both = [submitted("a"), decided("a", item)]
    with pytest.raises(RightError, match="submitted this option yourself"):
        store.append(workspace.id, "bob", both, workspace.number)
    workspace = store.append(workspace.id, "bob", [decided("a", item)], workspace.number)
    assert [one.who for one in workspace.decisions] == ["bob"]


def test_who_is_alone_decides_on_what_they_submitted(at_work):
    store, workspace = at_work
    item = items(workspace.option("a").scenario)[0]
    workspace = store.append(workspace.id, "ann", [decided("a", item)], workspace.number)
    assert [one.who for one in workspace.decisions] == ["ann"]


def test_a_role_is_asked_at_each_write(at_work):
    store, workspace = at_work
    store.share(workspace.id, "ann", "me", Role.EDITOR)
    seen = store.append(workspace.id, "me", [comment("In time")], workspace.number + 1).number
    store.share(workspace.id, "ann", "me", Role.VIEWER)
    with pytest.raises(RightError, match="viewer"):
        store.append(workspace.id, "me", [comment("Too late")], seen)


def test_nobody_withdraws_what_somebody_else_said(at_work):
    store, workspace = at_work
    store.share(workspace.id, "ann", "me", Role.OWNER)
    said = workspace.comments[0].number
    take = Act(kinds.WITHDRAWN, "", {"comment": said})
    with pytest.raises(RecordError, match="somebody else"):
        store.append(workspace.id, "me", [take], workspace.number)

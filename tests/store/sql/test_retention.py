"""A workspace is deleted with all that belongs to it, or kept so long."""

from datetime import date

import pytest
from sqlalchemy import select

from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import RecordError
from orgmodel.store.rights import RightError, Role, ShareError
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.store import Store
from orgmodel.store.sql.tables import METADATA
from tests.store.sql.small import POSTS, begun, comment


def _rows(url):
    """How many rows each table has, where it has any."""
    database = Database(url)
    with database.reading() as connection:
        counts = {t.name: len(connection.execute(select(t)).all()) for t in METADATA.sorted_tables}
    database.close()
    return {name: count for name, count in counts.items() if count}


def test_nothing_of_a_deleted_workspace_is_left(store, other, database_url):
    workspace = begun(store, bob="editor")
    store.know("ann", "Ann")
    store.know("bob", "Bob")
    store.invite(workspace.id, "ann", Role.VIEWER)
    store.beat(workspace.id, "bob", "visit")
    other.read(workspace.id, "ann")
    store.delete(workspace.id, "ann")
    assert _rows(database_url) == {}
    for one in (store, other):
        with pytest.raises(ShareError):
            one.read(workspace.id, "ann")


def test_what_others_need_stays(store):
    gone, left = begun(store, bob="editor"), begun(store, "bob")
    store.know("ann", "Ann")
    store.know("bob", "Bob")
    store.know("new", "Who has no workspace yet")
    store.delete(gone.id, "ann")
    assert store.content(left.id, "bob", sha_of(POSTS)) == POSTS
    assert list(store.names(["ann", "bob", "new"]).values()) == [
        "",
        "Bob",
        "Who has no workspace yet",
    ]


def test_no_trace_is_left_in_the_file(sqlite_url, tmp_path, clock):
    store = Store(sqlite_url, clock)
    words = b"id,title,reports_to\nx,Confidential turnaround director,\n"
    baseline = Baseline({"posts.csv": sha_of(words)}, "Trust", "a file")
    kept, gone = begun(store), store.begin("ann", "Secret review", baseline, [words])
    store.append(gone.id, "ann", [comment("Redundancy of X " * 200)], 1)
    store.keep_until(gone.id, "ann", date(2027, 4, 30))
    assert store.expire(date(2027, 5, 1)) == (gone.id,)
    store.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert kept.id.encode() in left
    for word in (b"Confidential turnaround", b"Secret review", b"Redundancy of X"):
        assert word not in left


def test_a_workspace_is_kept_through_its_day(store, other):
    workspace, good = begun(store), begun(store)
    store.keep_until(workspace.id, "ann", date(2027, 6, 30))
    assert {one.keep_until for one in store.listed("ann")} == {"2027-06-30", ""}
    assert other.expire(date(2027, 6, 30)) == ()
    assert other.expire(date(2027, 7, 1)) == (workspace.id,)
    assert [one.id for one in store.listed("ann")] == [good.id]


def test_for_good_again(store):
    workspace = begun(store)
    store.keep_until(workspace.id, "ann", date(2027, 6, 30))
    store.keep_until(workspace.id, "ann", None)
    assert store.expire(date(2099, 1, 1)) == ()


def test_a_day_that_is_past_deletes_nothing(store):
    workspace = begun(store)
    with pytest.raises(RightError, match="past"):
        store.keep_until(workspace.id, "ann", date(2027, 3, 31))
    assert store.listed("ann")[0].keep_until == ""


def test_a_workspace_of_a_file_is_the_same_under_another_id(store):
    workspace = begun(store, bob="editor")
    events = store.events(workspace.id, "ann")
    copy = store.bring_in("eve", workspace.id, events, {sha_of(POSTS): POSTS})
    assert copy.id != workspace.id
    assert (copy.seal, copy.options, copy.baseline) == (
        workspace.seal,
        workspace.options,
        workspace.baseline,
    )
    assert store.events(copy.id, "eve") == events
    assert (store.brought(copy.id, "eve"), store.brought(workspace.id, "ann")) == (3, 0)
    assert store.brought_at(copy.id, "eve") > events[-1].at[:10]
    assert store.brought_at(workspace.id, "ann") == ""
    assert [one.person for one in store.members(copy.id, "eve")] == ["eve"]
    assert store.role(copy.id, "ann") is None


def test_a_record_that_is_not_whole_is_not_brought_in(store, database_url):
    workspace = begun(store)
    events = store.events(workspace.id, "ann")
    store.delete(workspace.id, "ann")
    for bad in ((), events[1:], events[::-1]):
        with pytest.raises(RecordError):
            store.bring_in("eve", "", bad, {sha_of(POSTS): POSTS})
    with pytest.raises(RecordError, match=r"posts\.csv"):
        store.bring_in("eve", "", events, {sha_of(POSTS): b"something else"})
    assert _rows(database_url) == {}

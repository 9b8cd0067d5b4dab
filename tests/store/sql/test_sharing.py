"""Roles given and taken, invitations by a link, names, presence and sign-outs."""

import pytest
from sqlalchemy import select

from orgmodel.store.rights import RightError, Role, ShareError
from orgmodel.store.sql.database import Database
from orgmodel.store.sql.tables import PRESENCE
from tests.store.sql.small import begun, named


def test_a_role_given_and_taken(store, other):
    workspace = begun(store, bob="editor")
    assert other.append(workspace.id, "bob", [named("a", "Bob's")], workspace.number)
    store.share(workspace.id, "ann", "bob", None)
    for ask in (other.read, other.number, other.events, other.members, store.read):
        with pytest.raises(ShareError):
            ask(workspace.id, "bob")
    assert [one.person for one in store.members(workspace.id, "ann")] == ["ann"]


def test_the_record_tells_who_gave_which_role(store):
    workspace = begun(store, bob="editor")
    same = store.share(workspace.id, "ann", "bob", Role.EDITOR)
    assert same.number == workspace.number
    last = store.events(workspace.id, "ann")[-1]
    assert (last.who, last.what) == ("ann", {"person": "bob", "role": "editor"})


@pytest.mark.parametrize("role", [None, Role.VIEWER])
def test_the_last_owner_stays(store, role):
    workspace = begun(store, bob="approver")
    with pytest.raises(RightError, match="last one"):
        store.share(workspace.id, "ann", "ann", role)
    store.share(workspace.id, "ann", "bob", Role.OWNER)
    store.share(workspace.id, "ann", "ann", role)
    assert store.role(workspace.id, "ann") is role


def test_an_invitation_is_used_once(store, other):
    workspace = begun(store)
    token = store.invite(workspace.id, "ann", Role.EDITOR)
    assert other.accept(token, "bob") == workspace.id
    assert store.role(workspace.id, "bob") is Role.EDITOR
    with pytest.raises(ShareError):
        other.accept(token, "eve")
    assert store.role(workspace.id, "eve") is None


def test_an_invitation_runs_out(store, clock):
    workspace = begun(store)
    token = store.invite(workspace.id, "ann", Role.VIEWER, days=2)
    clock.on(days=2, seconds=1)
    with pytest.raises(ShareError):
        store.accept(token, "bob")


@pytest.mark.parametrize("token", ["", "x", "\0", "\ud800"])
def test_a_token_that_nobody_made_invites_nowhere(store, token):
    begun(store)
    with pytest.raises(ShareError):
        store.accept(token, "bob")


def test_an_invitation_of_a_former_owner_is_none(store):
    workspace = begun(store, bob="owner")
    token = store.invite(workspace.id, "bob", Role.OWNER)
    store.share(workspace.id, "ann", "bob", Role.VIEWER)
    with pytest.raises(ShareError):
        store.accept(token, "bob")
    assert store.role(workspace.id, "bob") is Role.VIEWER


def test_an_invitation_takes_no_rights_away(store):
    workspace = begun(store)
    token = store.invite(workspace.id, "ann", Role.VIEWER)
    assert store.accept(token, "ann") == workspace.id
    assert store.role(workspace.id, "ann") is Role.OWNER
    assert store.accept(token, "bob") == workspace.id


@pytest.mark.parametrize("days", [0, -1, 91])
def test_an_invitation_lasts_a_bounded_time(store, days):
    with pytest.raises(RightError, match="1 to 90 days"):
        store.invite(begun(store).id, "ann", Role.VIEWER, days)


def test_only_the_hash_of_a_token_is_kept(sqlite_url, tmp_path):
    from orgmodel.store.sql.store import Store

    store = Store(sqlite_url)
    token = store.invite(begun(store).id, "ann", Role.VIEWER)
    store.close()
    assert len(token) >= 22  # 128 bits
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert token.encode() not in kept


def test_names_are_in_no_event(store, other):
    workspace = begun(store, bob="viewer")
    store.know("bob", "Bob Brown")
    store.know("bob", "Bob  Black ")
    assert other.names(["bob", "eve"]) == {"bob": "Bob Black", "eve": ""}
    told = [(one.person, one.role, one.name) for one in other.members(workspace.id, "ann")]
    assert told == [("ann", Role.OWNER, ""), ("bob", Role.VIEWER, "Bob Black")]
    assert "Black" not in "".join(e.to_line() for e in store.events(workspace.id, "ann"))


def test_who_is_here(store, other, clock):
    workspace = begun(store, bob="viewer")
    assert store.beat(workspace.id, "ann", "visit 1") == ("ann",)
    clock.on(seconds=6)
    assert other.beat(workspace.id, "bob", "visit 2") == ("ann", "bob")
    clock.on(seconds=6)
    assert other.beat(workspace.id, "bob", "visit 2") == ("bob",)
    with pytest.raises(ShareError):
        store.beat(workspace.id, "eve", "visit 3")


def test_visits_that_ended_are_forgotten(store, other, clock, database_url):
    workspace = begun(store)
    store.beat(workspace.id, "ann", "old")
    clock.on(minutes=2)
    other.beat(workspace.id, "ann", "new")
    database = Database(database_url)
    with database.reading() as connection:
        assert len(connection.execute(select(PRESENCE)).all()) == 1
    database.close()


def test_who_was_taken_out_is_not_here(store, clock):
    workspace = begun(store, bob="viewer")
    store.beat(workspace.id, "bob", "visit")
    store.share(workspace.id, "ann", "bob", None)
    assert store.beat(workspace.id, "ann", "own") == ("ann",)


def test_a_sign_out_is_known_everywhere_and_never_earlier(store, other, clock):
    assert store.signed_out("ann") is None
    late = clock()
    store.sign_out("ann", late)
    clock.on(hours=-1)
    other.sign_out("ann", clock())
    assert other.signed_out("ann") == late


def test_what_somebody_has_seen_is_theirs_alone_and_stays_with_another_role(store, other):
    workspace = begun(store, bob="viewer")
    store.note_seen(workspace.id, "bob", 2)
    store.note_seen(workspace.id, "bob", 1)
    assert (other.seen(workspace.id, "bob"), other.seen(workspace.id, "ann")) == (2, 0)
    store.share(workspace.id, "ann", "bob", Role.APPROVER)
    assert other.seen(workspace.id, "bob") == 2
    store.share(workspace.id, "ann", "bob", None)
    with pytest.raises(ShareError):
        store.note_seen(workspace.id, "bob", 3)
    assert store.number(workspace.id, "ann") == workspace.number + 2

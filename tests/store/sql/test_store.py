"""What is done in a workspace is kept once, in order, and read back the same."""

import pytest

from orgmodel.store import kinds
from orgmodel.store.baseline import Baseline, sha_of
from orgmodel.store.event import Act, RecordError
from orgmodel.store.fold import folded
from orgmodel.store.rights import ShareError
from orgmodel.store.sql.errors import StaleError
from tests.store.sql.small import BASELINE, POSTS, begun, changed, comment, named, option


def test_another_process_reads_what_was_kept(store, other):
    kept = store.append(begun(store).id, "ann", [changed("a")], 2)
    assert other.read(kept.id, "ann") == kept
    assert other.number(kept.id, "ann") == kept.number == 3
    assert folded(kept.id, other.events(kept.id, "ann")) == kept


def test_what_another_process_did_is_read_on(store, other):
    workspace = begun(store)
    other.read(workspace.id, "ann")
    store.append(workspace.id, "ann", [named("a", "Later")], workspace.number)
    assert other.read(workspace.id, "ann").option("a").name == "Later"
    assert [e.number for e in other.events(workspace.id, "ann", 2)] == [3]


def test_a_stale_act_is_refused_with_what_happened_meanwhile(store, other):
    workspace = begun(store)
    seen = workspace.number
    store.append(workspace.id, "ann", [named("a", "First"), comment("Hello")], seen)
    with pytest.raises(StaleError) as refused:
        other.append(workspace.id, "ann", [comment("Mine"), named("a", "Second")], seen)
    assert [event.what for event in refused.value.events] == [{"name": "First"}]
    assert refused.value.workspace == store.read(workspace.id, "ann")
    assert [one.words for one in refused.value.workspace.comments] == ["Hello"]


def test_what_does_not_clash_is_kept_beside_it(store, other):
    workspace = store.append(begun(store).id, "ann", [option("b")], 2)
    store.append(workspace.id, "ann", [named("a", "First")], workspace.number)
    after = other.append(workspace.id, "ann", [named("b", "Second")], workspace.number)
    assert [one.name for one in after.options] == ["First", "Second"]


def test_several_acts_on_one_option_are_kept_at_once(store):
    workspace = begun(store)
    after = store.append(workspace.id, "ann", [named("a", "X"), changed("a")], workspace.number)
    assert (after.option("a").name, len(after.option("a").changes)) == ("X", 1)


def test_all_acts_or_none(store, other):
    workspace = begun(store)
    with pytest.raises(RecordError):
        store.append(workspace.id, "ann", [named("a", "X"), named("none", "Y")], workspace.number)
    assert other.read(workspace.id, "ann") == store.read(workspace.id, "ann") == workspace


def test_who_saw_a_later_state_than_there_is_is_told(store):
    workspace = begun(store)
    with pytest.raises(StaleError) as refused:
        store.append(workspace.id, "ann", [named("a", "X")], workspace.number + 5)
    assert refused.value.events == ()


@pytest.mark.parametrize(
    "act",
    [
        Act(kinds.MEMBER, "", {"person": "eve", "role": "owner"}),
        Act(kinds.BEGUN, "", {"name": "Again", "baseline": BASELINE.to_dict()}),
        Act("unknown"),
        Act(kinds.NAMED, "", {"name": float("nan")}),
        Act(kinds.NAMED, "", {"name": object()}),
        Act(kinds.NAMED, "", {"name": "x" * 10_000_001}),
        Act(kinds.NAMED, "", {}),
    ],
    ids=["member", "begun", "unknown", "nan", "object", "long", "empty"],
)
def test_acts_that_cannot_be_are_refused_in_words(store, act):
    workspace = begun(store)
    with pytest.raises(RecordError):
        store.append(workspace.id, "ann", [act], workspace.number)
    assert store.number(workspace.id, "ann") == workspace.number


@pytest.mark.parametrize("words", ["\0", "\ud800", "\u202e", "'; DROP TABLE events; --", "🏥" * 50])
def test_any_words_are_read_back_as_they_were_given(store, other, words):
    workspace = store.begin("ann", words, BASELINE, [POSTS])
    store.append(workspace.id, "ann", [comment(f"x{words}")], 1)
    store.know("ann", words)
    assert other.read(workspace.id, "ann").name == words
    assert other.read(workspace.id, "ann").comments[0].words == f"x{words}"
    assert other.listed("ann")[0].name == words
    assert other.names(["ann", words])["ann"] == " ".join(words.split())


@pytest.mark.parametrize("identifier", ["", "x", "\0", "a" * 32, "' OR 1=1 --", "../x", "é" * 32])
def test_an_address_that_is_none_reads_like_one_that_is_not_shared(store, identifier):
    begun(store)
    asks = [
        lambda: store.read(identifier, "ann"),
        lambda: store.number(identifier, "ann"),
        lambda: store.append(identifier, "ann", [comment("x")], 0),
        lambda: store.content(identifier, "ann", sha_of(POSTS)),
        lambda: store.delete(identifier, "ann"),
    ]
    for ask in asks:
        with pytest.raises(ShareError):
            ask()
    assert store.role(identifier, "ann") is None


def test_the_list_tells_the_last_change(store, clock):
    first, second = begun(store), begun(store, "bob", ann="viewer")
    clock.on(minutes=5)
    store.append(first.id, "ann", [option("b")], first.number)
    told = store.listed("ann")
    assert [(one.id, one.role.value, one.options) for one in told] == [
        (first.id, "owner", 2),
        (second.id, "viewer", 1),
    ]
    assert (told[0].changed_by, told[0].changed_at) == ("ann", "2027-04-01T09:05:00.000Z")


def test_a_content_is_kept_once_and_read_by_members_alone(store):
    first, second = begun(store), begun(store, "bob")
    sha = sha_of(POSTS)
    assert store.content(first.id, "ann", sha) == store.content(second.id, "bob", sha) == POSTS
    for ask in [(first.id, "bob", sha), (second.id, "ann", sha)]:
        with pytest.raises(ShareError):
            store.content(*ask)


def test_nobody_gets_at_a_content_by_naming_it(store):
    secret = b"id,title,reports_to\nx,Secret,\n"
    theirs = Baseline({"posts.csv": sha_of(secret)}, "Theirs", "a file")
    store.begin("bob", "Theirs", theirs, [secret])
    with pytest.raises(RecordError, match=r"posts\.csv"):
        store.begin("eve", "Mine", theirs, [])
    mine = begun(store, "eve")
    take = Act(
        kinds.BASELINE, "", {"baseline": theirs.to_dict(), "dropped": [], "options": {"a": {}}}
    )
    with pytest.raises(RecordError, match=r"posts\.csv"):
        store.append(mine.id, "eve", [take], mine.number)
    with pytest.raises(RecordError):
        store.content(mine.id, "eve", sha_of(secret))
    assert [one.name for one in store.listed("eve")] == ["Review"]


def test_a_newer_baseline_brings_its_contents(store, other):
    workspace, newer = begun(store), b"id,title,reports_to\nce,Head,\n"
    baseline = Baseline({"posts.csv": sha_of(newer)}, "Newer", "a file", "", BASELINE.files)
    what = {
        "baseline": baseline.to_dict(),
        "dropped": [],
        "options": {"a": {"name": "Option a"}},
    }
    act = Act(kinds.BASELINE, "", what)
    store.append(workspace.id, "ann", [act], workspace.number, [newer])
    assert other.read(workspace.id, "ann").baseline == baseline
    assert other.content(workspace.id, "ann", sha_of(newer)) == newer
    assert other.content(workspace.id, "ann", sha_of(POSTS)) == POSTS

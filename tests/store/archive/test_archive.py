"""A workspace out as a zip and in again: the same events, contents and bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.api import load
from orgmodel.files.scenario_file import parse_scenario
from orgmodel.store.archive.data_places import FOLDERS
from orgmodel.store.archive.packing import packed
from orgmodel.store.archive.people_file import PEOPLE
from orgmodel.store.archive.plain_files import ABOUT, LOG, RECORD, SUMS
from orgmodel.store.archive.unpacking import unpacked
from orgmodel.store.archive.verifying import verified
from orgmodel.store.event import Event, RecordError
from orgmodel.store.fold import folded
from orgmodel.store.kinds import KINDS
from tests.depth import at_least
from tests.store.archive.every_kind import NAMES, every_kind
from tests.store.archive.written import SMALL, files_in, one_option, zip_of
from tests.store.random_histories import history


@settings(max_examples=at_least(25))
@given(st.integers(0, 2**32), st.integers(1, 18))
def test_a_history_comes_out_as_it_went_in(seed, length):
    events, contents = history(seed, length)
    content = packed(events, contents)
    found = unpacked(content)
    assert (found.events, found.contents) == (events, contents)
    assert folded("w", found.events) == folded("w", events)
    assert packed(found.events, dict(reversed(found.contents.items()))) == content


def test_one_small_workspace_holds_every_kind_of_event_and_of_file():
    whole = packed(*every_kind(), NAMES)
    assert {event.kind for event in every_kind()[0]} == set(KINDS)
    folders = {name.partition("/")[0] for name in files_in(whole)}
    assert {*FOLDERS, "options/", "versions/", "mappings/"} <= {f"{one}/" for one in folders}
    tables = {"comments.csv", "decisions.csv", "targets.csv", "left-out.csv"}
    assert {ABOUT, RECORD, LOG, SUMS, PEOPLE, *tables} <= folders
    assert verified(whole, "w.zip").whole


def test_random_histories_hold_every_kind_of_event():
    assert {event.kind for seed in range(12) for event in history(seed)[0]} == set(KINDS)


def test_what_is_exported_opens_elsewhere(tmp_path):
    events, contents = one_option()
    with zipfile.ZipFile(io.BytesIO(packed(events, contents))) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    organisation = load(tmp_path / "data")
    scenario = parse_scenario((tmp_path / "options/plan.toml").read_bytes())
    assert scenario == folded("w", events).options[0].scenario
    assert "fin" in organisation.apply(scenario).table_of
    version = parse_scenario((tmp_path / "versions/plan-1.toml").read_bytes())
    assert version == folded("w", events).versions[0].scenario
    assert unpacked(tmp_path).events == events
    assert verified(tmp_path, "folder").faults == ()


def test_the_log_says_in_words_what_was_done():
    log = files_in(packed(*one_option()))["record.txt"].decode()
    assert "2  2026-04-01 09:00:02.000 UTC  ann\n   Begin the option “Plan”\n" in log
    assert "   + Move the post Treasurer (fin) to be a top post\n     Why: it is cheaper\n" in log
    assert "   - Move the post Treasurer (fin) to be a top post\n" in log
    assert "   Comment on the post Treasurer (fin), in the option “Plan”\n   “First line\n" in log
    assert (
        "     7  2026-01-01 UTC  bob”\n" in log
    )  # not at the start of a line: no entry of its own
    assert "   Submit the option “Plan” as its version 1\n   SPAN: fail\n" in log
    assert "   Reject in version 1 of the option “Plan”:\n" in log


def test_what_was_said_and_decided_is_in_tables_that_run_nothing():
    files = files_in(packed(*one_option()))
    assert files["comments.csv"].decode().splitlines()[1].startswith("5,2026-04-01T09:00:05")
    assert ",Plan,1," not in files["comments.csv"].decode()
    decision = files["decisions.csv"].decode().splitlines()[1]
    assert decision.startswith("Plan,1,Add the post New (n) reporting to Chief (ce),rejected,'=no,")


def test_people_go_by_id_unless_their_names_are_asked_for():
    events, contents = one_option()
    assert b"Ann Example" not in packed(events, contents)
    named = packed(events, contents, {"ann": "Ann Example", "bob": 'B "\n'})
    assert verified(named, "zip").faults == ()
    assert unpacked(named).events == events
    with_names = files_in(named)
    assert [name for name, one in with_names.items() if b"Ann Example" in one] == ["people.toml"]


@pytest.mark.parametrize("name", ["../../up", "CON", "a/b", ".hidden", "Größe", "…", "x" * 120])
def test_files_are_called_so_that_every_system_can_hold_them(name):
    twice = files_in(packed(*one_option(name, name)))
    options = [one.removeprefix("options/") for one in twice if one.startswith("options/")]
    assert len(options) == 2
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for one in options)
    assert not any(one.startswith((".", "con.")) or ".." in one for one in options)


def test_a_content_that_is_missing_or_another_is_not_packed():
    events, contents = one_option()
    sha = next(iter(contents))
    for wrong in ({}, {**contents, sha: b"other"}):
        with pytest.raises(RecordError, match="is not there, or is not what was loaded"):
            packed(events, wrong)
    with pytest.raises(RecordError, match="no event"):
        packed((), {})


def test_a_zip_of_another_tool_is_read_and_told():
    files = files_in(packed(*SMALL))
    again = zip_of({f"My workspace/{name}": one for name, one in files.items()}, packed_tight=True)
    assert unpacked(again).events == SMALL[0]
    (fault,) = verified(again, "zip").faults
    assert "Another tool zipped them again" in str(fault)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"options/plan.toml": b"name = 'x'\n"}, "options/plan.toml: it is not as it was exported"),
        ({"options/plan.toml": None}, "options/plan.toml: it is missing"),
        ({"options/mine.toml": b""}, "options/mine.toml: SHA256SUMS does not list it"),
        ({"data/posts.csv": b"id\n"}, "data/posts.csv: it is not what was loaded"),
        ({"data/posts.csv": None}, "data/posts.csv: it is missing"),
        ({"data/more.csv": b""}, "data/more.csv: the record knows of no such file"),
        ({"record.jsonl": None}, "record.jsonl: it is not there"),
        ({"record.jsonl": b""}, "record.jsonl: there is no event in it"),
        ({"record.jsonl": b"[" * 100_000 + b"\n"}, "record.jsonl line 1: a line of the record"),
        ({"record.jsonl": b"[" * 900 + b"]" * 900 + b"\n"}, "record.jsonl line 1: an event has"),
        ({"record.jsonl": b'{"a":1e999}\n'}, "record.jsonl line 1: "),
        ({"record.jsonl": b"9" * 9_000 + b"\n"}, "record.jsonl line 1: "),
        ({"SHA256SUMS": None}, "SHA256SUMS: it is missing"),
        ({"../evil.toml": b""}, "../evil.toml: a file of a workspace may not be called so"),
        ({"/etc/evil": b""}, "/etc/evil: a file of a workspace may not be called so"),
        ({"a\\b": b""}, "may not be called so"),
        ({"a/b/c/d/e": b""}, "a/b/c/d/e: it lies in more folders"),
    ],
)
def test_what_is_not_as_it_was_exported_is_not_brought_in(change, told):
    files = {**files_in(packed(*SMALL)), **change}
    with pytest.raises(RecordError) as caught:
        unpacked(zip_of({name: one for name, one in files.items() if one is not None}))
    assert told in str(caught.value)


def test_what_is_no_zip_or_costs_too_much_is_refused_in_words():
    files = files_in(packed(*SMALL))
    bomb = zip_of({**files, "bomb": bytes(30_000_000)}, packed_tight=True)
    many = zip_of({f"f{number}": b"" for number in range(10_001)})
    for content, told in (
        (b"", "cannot be opened as a zip"),
        (b"PK\x03\x04 no more", "cannot be opened as a zip"),
        (bomb, "come to more than 10 MB"),
        (many, "it holds 10,001 files"),
    ):
        with pytest.raises(RecordError, match=told):
            unpacked(content)


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path):
    for name, content in files_in(packed(*SMALL)).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".DS_Store").write_bytes(b"left by a system")
    assert unpacked(tmp_path).events == SMALL[0]
    place = tmp_path / "data" / "posts.csv"
    place.rename(tmp_path.parent / "elsewhere.csv")
    place.symlink_to(tmp_path.parent / "elsewhere.csv")
    with pytest.raises(RecordError, match=r"data/posts\.csv: it is a link"):
        unpacked(tmp_path)


def test_a_record_that_says_what_cannot_be_is_refused_in_words():
    events, contents = SMALL
    last = events[-1]
    for most in (10**400, "much"):
        what = {"figure": "posts", "most": most, "words": "x"}
        act = Event(last.number + 1, "t", "who", "target-set", "", what, "")
        event = Event(
            last.number + 1, "t", "who", "target-set", "", what, act.sealed_after(last.seal)
        )
        files = files_in(packed(events, contents))
        files["record.jsonl"] += event.to_line().encode() + b"\n"
        with pytest.raises(RecordError, match="cannot be read"):
            unpacked(zip_of(files))

"""Whatever is changed in an exported workspace is found, and named."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from orgmodel.errors import OrgmodelError
from orgmodel.store.archive.packing import packed
from orgmodel.store.archive.verifying import verified, verify
from orgmodel.store.archive.zip_bytes import zipped
from orgmodel.store.event import Act
from tests.depth import at_least
from tests.store.archive.written import CONTENTS, SMALL, files_in, sealed, zip_of

WHOLE = packed(*SMALL)
FILES = files_in(WHOLE)
LINES = FILES["record.jsonl"].splitlines(keepends=True)


def told(content: bytes) -> str:
    return "\n".join(map(str, verified(content, "w.zip").faults))


def test_what_was_exported_is_whole():
    found = verified(WHOLE, "w.zip")
    assert (found.faults, found.whole, found.events) == ((), True, 6)
    assert (found.name, found.seal) == ("W", SMALL[0][-1].seal)


def test_one_flipped_bit_anywhere_is_found():
    """A sample of the bytes; `python -m bench histories` takes every one, CI every twentieth."""
    rng = random.Random(len(WHOLE))
    headers = {at for at in range(len(WHOLE)) if at < 100 or at > len(WHOLE) - 900}
    for at in rng.sample(range(len(WHOLE)), at_least(30)) + rng.sample([*headers], 30):
        changed = bytearray(WHOLE)
        changed[at] ^= 1 << rng.randrange(8)
        assert verified(bytes(changed), "w.zip").faults, f"byte {at} of {len(WHOLE)}"


@pytest.mark.parametrize("length", [0, 1, 21, 22, 100, len(WHOLE) // 2, len(WHOLE) - 1])
def test_a_zip_that_was_cut_off_is_found(length):
    assert told(WHOLE[:length])
    assert told(WHOLE[length:]) or length == 0


@pytest.mark.parametrize("more", [b"\0", b"PK\x05\x06" + bytes(18), WHOLE])
def test_what_was_put_behind_or_before_is_found(more):
    assert told(WHOLE + more)
    if more != WHOLE:
        assert told(more + WHOLE)


def test_files_in_another_order_with_a_time_or_a_remark_are_found():
    assert "Another tool" in told(zip_of(reversed(FILES.items())))
    assert "Another tool" in told(WHOLE[:-2] + struct.pack("<H", 3) + b"new")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_found():
    for other in (FILES["record.txt"], b"another"):
        twice = zip_of([*FILES.items(), ("record.txt", other)])
        assert "record.txt: it is in the zip twice" in told(twice)


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_file_is_looked_at(name):
    """Though the list of sums, which no seal covers, is made to agree."""
    for content in (FILES[name] + b"\n", FILES[name][:-1], b"", None):
        files = {**FILES, name: content}
        present = {one: what for one, what in files.items() if what is not None}
        assert told(zipped(present)).startswith(name)


def test_what_a_file_should_say_is_told():
    was, now = b"reports_to", b"reports__o"
    option = FILES["options/plan.toml"].replace(was, now)
    assert "options/plan.toml line 7: it reads “reports__o" in told(
        zipped({**FILES, "options/plan.toml": option})
    )
    log = FILES["record.txt"].replace(b"cheaper", b"dearer")
    assert "“     Why: it is dearer”; by the record it reads “     Why: it is cheaper”" in told(
        zipped({**FILES, "record.txt": log})
    )


def test_the_event_that_was_changed_is_named():
    changed = [*LINES]
    changed[1] = changed[1].replace(b"cheaper", b"cheapex")
    found = verified(zipped({**FILES, "record.jsonl": b"".join(changed)}), "w.zip")
    assert [(fault.file, fault.line, fault.event) for fault in found.faults] == [
        ("record.jsonl", 2, 2)
    ]
    assert (found.seal, found.events) == ("", 0)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (LINES[:-1], "it tells of 6 events"),
        ([*LINES[:2], *LINES[3:]], "event 4 stands where event 3 belongs"),
        ([LINES[1], LINES[0], *LINES[2:]], "event 2 stands where event 1 belongs"),
        ([*LINES, LINES[-1]], "event 6 stands where event 7 belongs"),
        ([*LINES[:-1], LINES[-1].rstrip()], "its last line is cut off"),
        ([line.rstrip() + b"\r\n" for line in LINES], "is not written as orgmodel writes it"),
    ],
)
def test_events_taken_out_swapped_or_doubled_are_found(lines, words):
    assert words in told(zipped({**FILES, "record.jsonl": b"".join(lines)}))


def test_a_record_sealed_anew_is_found_by_the_seal_that_was_noted(tmp_path: Path):
    noted = SMALL[0][3].seal
    again = sealed((Act(one.kind, one.option, one.what) for one in SMALL[0]), who="eve")
    place = tmp_path / "w.zip"
    place.write_bytes(packed(again, CONTENTS))
    assert verify(place).whole  # nothing in the file itself can tell
    found = verify(place, noted)
    assert (found.whole, found.noted_at, found.faults) == (False, None, ())
    place.write_bytes(WHOLE)
    assert (verify(place, noted.upper()).noted_at, verify(place, noted).whole) == (4, True)
    for wrong in ("12", "x" * 64, " "):
        with pytest.raises(OrgmodelError, match="a seal is 64"):
            verify(place, wrong)


def test_the_folder_is_compared_as_the_zip_is(tmp_path: Path):
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert verify(tmp_path).whole
    (tmp_path / "options" / "plan.toml").write_bytes(b"")
    (tmp_path / "data" / "more.csv").write_bytes(b"")
    (tmp_path / "comments.csv").unlink()
    assert {fault.file for fault in verify(tmp_path).faults} == {
        "options/plan.toml",
        "data/more.csv",
        "comments.csv",
    }


def test_nothing_that_cannot_be_seen_is_told_raw():
    strange = zip_of({**FILES, "a\u202eb\x9b.txt": b"", "data/\x1b[31m": b""})
    found = verified(strange, "w.zip")
    words = str(found.to_dict()) + told(strange)
    assert not set(words) & set("\x1b\x9b\u202e")

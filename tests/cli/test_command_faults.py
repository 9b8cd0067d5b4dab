"""That `make faults`, which strikes the commands that write, finds what goes wrong there."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bench import command_faults, store_command_faults
from orgmodel.files import safe_write
from orgmodel.store.sql import backup

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")


def test_a_workbook_that_is_written_in_its_place_is_found_half_and_untold(monkeypatch):
    def in_its_place(target, content):
        with suppress(OSError):
            target.write_bytes(content[:100])
            with target.open("ab") as file:
                file.write(content[100:])
        return target

    monkeypatch.setattr(safe_write, "write_whole", in_its_place)
    here = Path.cwd()
    killed, interrupted, full = (one for _, one in command_faults.tried("check", 7))
    assert killed.half + interrupted.half
    assert full.silent
    assert killed.tries == interrupted.tries == full.tries == 7
    assert len(full.words) == full.wrong
    assert Path.cwd() == here


def test_what_a_backup_leaves_behind_is_found(monkeypatch):
    @contextmanager
    def beside(target):
        target.with_name("left").write_bytes(b"")
        part = target.with_name("part")
        part.touch()
        yield part

    monkeypatch.setattr(backup, "_part_beside", beside)
    found = dict(store_command_faults.tried("backup", 3))
    assert found["store backup: disk full"].silent
    assert "left behind" in "".join(found["store backup: killed"].words)


def test_what_python_tries_the_temporary_folder_with_is_no_torso_of_ours(tmp_path):
    written = tmp_path / "store.sqlite"
    (tmp_path / "tmp").mkdir()
    for name, content in {"tmp/si47o2zd": b"blat", "tmp/empty": b"", "tmp/ours": b"SQLite"}.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "beside").write_bytes(b"")
    assert sorted(store_command_faults._left(written)) == ["beside", "tmp/ours"]

"""`orgmodel verify`: what it prints of a workspace that is whole, and of one that is not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from orgmodel.cli.main import main
from orgmodel.store.archive.packing import packed
from orgmodel.store.archive.zip_bytes import zipped
from tests.store.archive.written import SMALL, files_in

WHOLE = packed(*SMALL)
SEAL = SMALL[0][-1].seal


@pytest.fixture
def place(tmp_path: Path) -> Path:
    found = tmp_path / "plan.zip"
    found.write_bytes(WHOLE)
    return found


def test_a_whole_workspace_ends_with_0_and_its_seal(place, capsys):
    assert main(["verify", str(place)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "plan.zip: whole." in said
    assert f"Events 6 Last 2026-04-01T09:00:06.000Z Seal {SEAL}" in said
    assert "Compare the seal with one noted elsewhere" in said


@pytest.mark.parametrize(
    ("seal", "status", "words"),
    [
        (SEAL, 0, "nothing was changed since"),
        (SMALL[0][1].seal, 0, "that of event 2: nothing up to there was changed since, and 4"),
        ("0" * 64, 2, "No event has the seal that was noted"),
        ("12", 2, "a seal is 64 figures and letters"),
    ],
)
def test_a_seal_that_was_noted_is_looked_for(place, capsys, seal, status, words):
    assert main(["verify", str(place), "--seal", seal]) == status
    printed = capsys.readouterr()
    assert words in " ".join((printed.out + printed.err).split())


def test_what_was_changed_is_told_in_words_json_and_csv(place, capsys):
    files = {**files_in(WHOLE), "options/plan.toml": b"name = '\x1b[31m\xe2\x80\xae'\n"}
    place.write_bytes(zipped(files))
    assert main(["verify", str(place)]) == 2
    said = capsys.readouterr().out
    assert "not as it was exported: 1 fault." in " ".join(said.split())
    assert "options/plan.toml line 1: it reads" in said
    assert not set(said) & set("\x1b\u202e")
    assert main(["verify", str(place), "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["whole"], told["noted"]) == ("orgmodel.verify/1", False, None)
    (fault,) = told["faults"]
    assert (fault["file"], fault["line"], fault["event"]) == ("options/plan.toml", 1, None)
    assert main(["verify", str(place), "--format", "csv"]) == 2
    assert capsys.readouterr().out.splitlines()[1].startswith("options/plan.toml,1,,")


@pytest.mark.parametrize("name", ["nowhere.zip", "pipe"])
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path, capsys, name):
    os.mkfifo(tmp_path / "pipe")
    assert main(["verify", str(tmp_path / name)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, "Traceback" in printed.err) == ("", False)
    assert name in printed.err


def test_what_is_no_workspace_is_told_so(tmp_path, capsys):
    (tmp_path / "posts.csv").write_text("id,title,reports_to\n")
    assert main(["verify", str(tmp_path)]) == 2
    assert "there is no workspace here" in " ".join(capsys.readouterr().out.split())

"""What is said to a terminal: nothing unprintable, and a reader that left is no fault."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orgmodel.cli import main as command
from orgmodel.store import command as store_command

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "\x1b]0;owned\x07\u202egnp.exe\x9b31m"


@pytest.mark.parametrize("main", [command.main, store_command.main])
@pytest.mark.parametrize("words", [[HOSTILE], ["check", "data", HOSTILE], ["backup", "f", HOSTILE]])
def test_an_argument_that_cannot_be_used_is_repeated_without_what_is_unprintable(
    main, words, capsys
):
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "usage: " in said
    assert any(words in said for words in ("\\u001b", "required", "invalid choice", "no command"))
    assert not set(said) & set("\x1b\x07\u202e\x9b")


def store(words: list[str], out: int, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "orgmodel.store", *words],
        cwd=ROOT,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, "ORGMODEL_STORE": str(tmp_path / "s.sqlite")},
    )


def test_the_store_s_command_ends_quietly_where_its_reader_has_left(tmp_path):
    read, write = os.pipe()
    os.close(read)
    ended = store(["place"], write, tmp_path)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_an_answer_that_cannot_be_written_is_an_error_that_has_it(tmp_path):
    with Path("/dev/full").open("w") as full:
        ended = store(["place"], full.fileno(), tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.startswith("the result cannot be written: ")
    assert "s.sqlite" in ended.stderr
    assert "Traceback" not in ended.stderr

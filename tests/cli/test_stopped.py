"""How a command is stopped, what it may not read or write over, and closed output."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgmodel.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
BRENT = ROOT / "data" / "brent"
SCENARIO = BRENT / "scenarios" / "o01a-it-in-strategic-commissioning.toml"
COMMAND = [sys.executable, "-m", "orgmodel"]


@pytest.fixture
def not_ignored() -> Iterator[None]:
    """A command answers Ctrl-C also where whatever started the tests ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of a Unix system")


@posix
@pytest.mark.usefixtures("not_ignored")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0.06, 0.12, 0.2, 0.4])
def test_stopped_in_its_first_second_it_says_one_line(number, after, tmp_path):
    out = tmp_path / "out"
    words = ["report", str(BRENT), str(SCENARIO), "-o", str(out)]
    with subprocess.Popen(
        [*COMMAND, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        wait_for_its_first_line(run.pid)
        time.sleep(after)
        run.send_signal(number)
        out_text, told = run.communicate(timeout=60)
    assert (out_text, told, run.returncode) == (b"", b"stopped.\n", 128 + number)
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.usefixtures("not_ignored")
def test_a_command_of_the_store_says_one_line_too(tmp_path):
    store = {**os.environ, "ORGMODEL_STORE": str(tmp_path / "store.sqlite")}
    command = [sys.executable, "-m", "orgmodel.store", "backup", str(tmp_path / "backup")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, env=store) as run:
        wait_for_its_first_line(run.pid)
        time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        told = run.communicate(timeout=60)[1]
    assert (told, run.returncode) == (b"stopped.\n", 130)
    assert list(tmp_path.iterdir()) == []


def wait_for_its_first_line(pid: int) -> None:
    """Until Python itself has started, and answers signals as the command says."""
    if not Path("/proc").exists():
        time.sleep(0.3)
        return
    while True:
        status = Path(f"/proc/{pid}/status").read_text()
        caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
        if int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.002)


@posix
def test_what_is_told_to_be_ignored_is_ignored(tmp_path):
    program = f'trap "" INT; exec "{sys.executable}" -m orgmodel validate "{BRENT}"'
    with subprocess.Popen(["sh", "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as run:
        time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=60)
    assert run.returncode == 0


@posix
def test_a_closed_output_is_an_error_before_anything_is_done(tmp_path):
    words = f'apply "{BRENT}" "{SCENARIO}" -o "{tmp_path / "out"}" >&-'
    ended = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m orgmodel {words}'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("orgmodel: standard output is closed")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_what_cannot_be_told_is_no_success():
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*COMMAND, "validate", "nowhere"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert ended.returncode == 2


@pytest.fixture
def place(tmp_path, monkeypatch):
    shutil.copytree(BRENT, tmp_path / "data")
    (tmp_path / "data" / "option.toml").write_bytes(SCENARIO.read_bytes())
    (tmp_path / "link").symlink_to(tmp_path / "data")
    (tmp_path / "scenario.toml").write_bytes(SCENARIO.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize(
    "words",
    [
        ["apply", "data", "scenario.toml", "-o", "data"],
        ["apply", "data", "scenario.toml", "-o", "link"],
        ["apply", "link", "scenario.toml", "-o", "./data/"],
        ["apply", "data", "data/option.toml", "-o", "link"],
        ["apply", "data", "scenario.toml", "-o", "."],
        ["apply", "data", "scenario.toml", "-o", "-"],
        ["apply", "data", "scenario.toml", "-o", ""],
        ["apply", "data", "scenario.toml", "-o", "scenario.toml"],
        ["report", "data", "scenario.toml", "-o", "link"],
        ["import", "table", "data/posts.csv", "-o", "data"],
    ],
    ids=" ".join,
)
def test_an_input_is_never_written_over(words, force, place, capsys):
    before = contents(place)
    assert main([*words, *force]) == 2
    told = capsys.readouterr().err
    assert told.startswith("orgmodel: ")
    assert contents(place) == before


def test_apply_writes_over_its_own_folder_and_asks_before_another_s(place, capsys):
    words = ["apply", "data", "scenario.toml", "-o", "out"]
    assert main(words) == 0
    assert main(words) == 0
    (place / "out" / "notes.docx").write_text("mine")
    assert main(words) == 2
    assert "give --force" in capsys.readouterr().err
    assert main([*words, "--force"]) == 0
    assert (place / "out" / "notes.docx").read_text() == "mine"


@posix
@pytest.mark.parametrize(
    "words",
    [
        ["validate", "pipe"],
        ["check", "data", "--rules", "pipe"],
        ["check", "data", "--scenario", "pipe"],
        ["compare", "data", "pipe"],
        ["compare", "data", "--option-set", "pipe"],
        ["import", "table", "pipe", "-o", "out"],
        ["import", "table", "data/posts.csv", "--mapping", "pipe", "-o", "out"],
        ["measures", "data", "--thresholds", "pipe"],
        ["validate", "/dev/zero"],
    ],
    ids=" ".join,
)
def test_a_pipe_or_device_is_refused_in_words(words, place, capsys):
    os.mkfifo(place / "pipe")
    assert main(words) == 2
    said = capsys.readouterr()
    assert "not a file" in " ".join([*said.err.split(), *said.out.split()])


@posix
def test_a_pipe_among_the_tables_is_a_fault_of_its_name(place, capsys):
    (place / "data" / "links.csv").unlink()
    os.mkfifo(place / "data" / "links.csv")
    assert main(["validate", "data"]) == 2
    assert "links.csv: " in (said := " ".join(capsys.readouterr().out.split()))
    assert "it is a pipe, not a file" in said


@posix
def test_a_pipe_that_nobody_reads_is_not_waited_for(place, capsys):
    os.mkfifo(place / "a.svg")
    assert main(["chart", "data", "-o", "a.svg"]) == 2
    assert "nobody reads" in capsys.readouterr().err

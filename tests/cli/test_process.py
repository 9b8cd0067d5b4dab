"""How the process starts and ends: what it loads, how it speaks, how it is stopped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orgmodel.cli import main as command
from orgmodel.cli import measures
from orgmodel.errors import OrgmodelError

ROOT = Path(__file__).resolve().parents[2]
BRENT = str(ROOT / "data" / "brent")
TWENTY = str(ROOT / "tests" / "broken" / "twenty_faults")


def run(*words, **settings):
    return subprocess.run(
        [sys.executable, "-m", "orgmodel", *words],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **settings},
    )


HEAVY = ("pandas", "numpy", "networkx", "pyarrow", "streamlit", "typst")


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["check", "--help"], ["chart", "--help"], ["nonsense"]]
)
def test_help_and_version_load_nothing_heavy(words):
    program = (
        "import sys\nfrom orgmodel.cli.main import main\n"
        f"main({words!r})\nprint(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stderr.splitlines()[-1] == "[]"


def test_importing_the_package_loads_nothing_heavy():
    program = f"import orgmodel, sys; sys.exit(bool(set({HEAVY!r}) & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("words", "unused"),
    [
        (["validate", BRENT], ("networkx", "streamlit", "typst")),
        (["check", BRENT], ("networkx", "streamlit", "typst")),
        (["measures", BRENT], ("networkx", "streamlit", "typst")),
    ],
    ids=lambda value: value[0],
)
def test_a_command_loads_only_what_it_uses(words, unused):
    program = (
        "import sys\nfrom orgmodel.cli.main import main\n"
        f"main({words!r})\nprint(sorted(set({unused!r}) & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [["validate", TWENTY], ["validate", TWENTY, "--format", "json"]])
def test_output_is_utf_8_whatever_the_locale(words):
    ended = run(
        *words,
        LC_ALL="C",
        LANG="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONIOENCODING="ascii",
    )
    assert ended.returncode == 2
    assert "ce → coo → ce" in ended.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_trouble():
    program = f'"{sys.executable}" -m orgmodel validate "{TWENTY}" | head -1'
    ended = subprocess.run(program, shell=True, cwd=ROOT, capture_output=True, check=False)  # noqa: S602
    assert ended.stderr == b""
    assert ended.stdout.count(b"\n") == 1


def test_a_file_name_that_is_no_text_is_spoken_of_all_the_same(tmp_path):
    ended = run("validate", os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr + ended.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_and_ends_2():
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "orgmodel", "validate", BRENT],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr == "orgmodel: the result cannot be written: No space left on device.\n"


FAULT = "orgmodel: this is a fault in orgmodel:"


def ends_with(error, monkeypatch, capsys):
    def fail(_arguments):
        raise error

    monkeypatch.setattr(measures, "run", fail)
    status = command.main(["measures", BRENT])
    return status, capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (OrgmodelError("no such thing"), 2, "orgmodel: no such thing\n"),
        (
            PermissionError(13, "Permission denied", "x.svg"),
            2,
            "orgmodel: x.svg: Permission denied.\n",
        ),
        (ValueError("odd\nvalue"), 2, f"{FAULT} ValueError: odd value; please report it\n"),
        (RecursionError("deep"), 2, f"{FAULT} RecursionError: deep; please report it\n"),
        (KeyboardInterrupt(), 130, "stopped.\n"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_any_error_becomes_a_message(error, status, says, monkeypatch, capsys):
    assert ends_with(error, monkeypatch, capsys) == (status, says)


def test_control_characters_do_not_reach_a_terminal(tmp_path, capsys):
    rows = "id,title,reports_to\nce,CE,\na,A,\x1b[31mred\u202etxt\n"
    (tmp_path / "posts.csv").write_text(rows, encoding="utf-8")
    command.main(["validate", str(tmp_path)])
    said = capsys.readouterr().out
    assert "\\u001b[31mred\\u202etxt" in said
    assert "\x1b" not in said

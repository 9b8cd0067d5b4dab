"""Completion in a shell: what bash offers after some words."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from orgmodel.cli.completion import script
from orgmodel.cli.grammar import MODULES, commands_of
from orgmodel.cli.main import main

BASH = shutil.which("bash")
bash = pytest.mark.skipif(BASH is None, reason="bash is not installed")


def offered(place: Path, *words: str) -> list[str]:
    """What bash completes the last word to."""
    (place / "completion.sh").write_text(script(commands_of(), "bash"))
    line = " ".join(f"'{word}'" for word in ("orgmodel", *words))
    program = (
        f"source ./completion.sh; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _orgmodel; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ended = subprocess.run(
        [str(BASH), "--norc", "-c", program], cwd=place, capture_output=True, text=True, check=True
    )
    assert ended.stderr == ""
    return ended.stdout.split()


@bash
@pytest.mark.parametrize(
    ("words", "among"),
    [
        (("",), tuple(MODULES)),
        (("ch",), ("check", "chart")),
        (("help", "ver"), ("verify",)),
        (("check", "--f"), ("--format", "--fail-on")),
        (("check", "--format", ""), ("text", "json", "csv", "xlsx")),
        (("check", "--fail-on", "w"), ("warning",)),
        (("check", "--rules", "sep"), ("separation",)),
        (("chart", "--view", "cen"), ("centre",)),
        (("import", "ta"), ("table",)),
        (("check", "po"), ("posts.csv",)),
        (("chart", "data", "-o", "po"), ("posts.csv",)),
    ],
    ids=" ".join,
)
def test_bash_offers(words, among, tmp_path):
    (tmp_path / "posts.csv").touch()
    found = set(offered(tmp_path, *words))
    assert set(among) <= found
    if words[-1]:
        assert {word for word in found if not word.startswith(words[-1])} == set()


def test_a_shell_that_there_is_no_script_for_is_told(capsys):
    assert main(["completion", "bsh"]) == 2
    assert 'Did you mean "bash"?' in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("orgmodel val", "validate"),
        ("orgmodel check x --rules icb", "icb-2022"),
        ("orgmodel check po", "posts.csv"),
    ],
)
def test_zsh_completes_commands_values_and_files(typed, full, tmp_path):
    (tmp_path / "posts.csv").touch()
    (tmp_path / "completion.zsh").write_text(script(commands_of(), "zsh"))
    (tmp_path / ".zshrc").write_text("PS1='> '; source ./completion.zsh; print READY\n")
    own = {"HOME": str(tmp_path), "ZDOTDIR": str(tmp_path), "TERM": "dumb"}
    terminal, inner = pty.openpty()
    shell = subprocess.Popen(
        ["zsh", "-d", "-i"],
        **dict.fromkeys(("stdin", "stdout", "stderr"), inner),
        cwd=tmp_path,
        env={**os.environ, **own},
        start_new_session=True,
    )
    try:
        _wait_for("READY", terminal)
        os.write(terminal, f"{typed}\t".encode())
        _wait_for(full, terminal)
    finally:
        shell.kill()
        shell.wait()
        os.close(inner)
        os.close(terminal)


def _wait_for(words, terminal):
    said, until = "", time.monotonic() + 20
    while words not in said:
        assert time.monotonic() < until, said
        if select.select([terminal], [], [], 0.2)[0]:
            said += os.read(terminal, 65_536).decode(errors="replace")

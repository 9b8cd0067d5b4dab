"""The command that serves the app: what it refuses, and what it runs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.protocol import free_port
from orgmodel.cli import app
from orgmodel.cli.grammar import parser
from orgmodel.cli.main import main


def test_a_port_that_is_taken_is_refused_with_one_that_is_free(capsys):
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        port = line.getsockname()[1]
        assert main(["app", "--port", str(port)]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"--port {port}: another program is at this port of 127.0.0.1." in said
    assert "Name another: orgmodel app --port " in said


@pytest.mark.parametrize("words", ["80", "65536", "-1", "8501.0", "٨٥٠١", ""])
def test_what_is_no_port_is_refused(words, capsys):
    assert main(["app", f"--port={words}"]) == 2
    assert "1024 to 65535" in " ".join(capsys.readouterr().err.split())


def test_each_example_runs_the_script_that_ships_at_its_port():
    for example, port in zip(app.EXAMPLES, ("8501", "8600"), strict=True):
        given = parser(["app"]).parse_args(example.line.split()[1:])
        command = app.command_of(given.port)
        assert Path(command[command.index("run") + 1]).name == "app.py"
        assert command[-2:] == ["--server.port", port]


def test_a_server_that_ends_with_a_fault_is_told(monkeypatch, capfd):
    ends = [sys.executable, "-c", "print('why'); raise SystemExit(7)"]
    monkeypatch.setattr(app, "command_of", lambda _port: ends)
    assert main(["app", "--port", "18999"]) == 2
    told = capfd.readouterr()
    assert "why" in told.out
    assert "the server ended with status 7" in told.err


def test_an_installation_without_the_script_says_so(monkeypatch, capsys):
    monkeypatch.setattr("orgmodel.lying_beside.beside", lambda _name: None)
    assert main(["app", "--port", "18999"]) == 2
    assert "app.py, the app's script, is not beside the code" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes to signal")
@pytest.mark.parametrize("after", [0.2, 0.6, 1.0, 1.6])
def test_ctrl_c_while_the_server_is_still_being_loaded_ends_in_one_line(after, tmp_path):
    command = [sys.executable, "-m", "orgmodel", "app", "--port", str(free_port())]
    out = tmp_path / "said"
    with out.open("wb") as said:
        # A group of its own stands for the terminal's: Ctrl-C goes to every process of that.
        # A test may run where Ctrl-C is ignored, which is kept so by whoever is started there.
        ignored = signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            app = subprocess.Popen(command, stdout=said, stderr=said, process_group=0)
        finally:
            signal.signal(signal.SIGINT, ignored)
        time.sleep(after)
        os.killpg(app.pid, signal.SIGINT)
        assert app.wait(30) == 130
    lines = [line for line in out.read_text().splitlines() if line.strip()]
    assert lines[-1].endswith("stopped.")
    assert not [line for line in lines if "Traceback" in line or "Interrupt" in line]

"""`orgmodel app`: the app, served on this machine until it is stopped."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from orgmodel.cli.answer import FAULTY, FINE, Answer
from orgmodel.cli.arguments import Commands, add_command
from orgmodel.cli.command_parser import Usage
from orgmodel.errors import OrgmodelError

DOES = "the app, served on this machine alone: open the address that it tells"
EXAMPLES = (
    Usage("orgmodel app", "then open http://127.0.0.1:8501"),
    Usage("orgmodel app --port 8600", "at another port, where that one is taken"),
)
_MORE = """
It goes on until it is stopped with Ctrl-C; what was done in it is kept. It needs the extra "app".
Its settings are its own from whatever folder it is started; environment variables such as
STREAMLIT_SERVER_ADDRESS go before them."""
_STATUS = """\
exit status:
  0         the server has ended by itself
  2         it cannot be started, or ended with a fault
  130, 143  stopped, by Ctrl-C or by a request to end"""
_HOST, _PORT = "127.0.0.1", 8501
_FIRST, _LAST = 1024, 65535
_LOOK, _PATIENCE = (
    0.2,
    15.0,
)  # the latter: seconds in which a server that was asked to end puts its work away
_STOPS = ("SIGINT", "SIGTERM", "SIGHUP")
_OF_ITS_OWN: Mapping[str, Any] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if os.name == "nt"
    else {"process_group": 0}
)
"""Ctrl-C goes to all of a terminal's processes: a server that is still being loaded would tell of
it in a traceback. So it is asked to end by us alone."""


def add(commands: Commands) -> None:
    """Declare the command."""
    command = add_command(
        commands, "app", DOES, run, EXAMPLES, data=False, more=_MORE, status=_STATUS
    )
    command.add_argument(
        "--port",
        type=_port,
        default=_PORT,
        metavar="N",
        help=f"the port of the address, {_FIRST} to {_LAST} ({_PORT})",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Start the server as a process of its own, and wait until it ends."""
    from orgmodel.extras import require

    require("app", "the app")
    _refuse_taken(arguments.port)
    command = command_of(arguments.port)
    status, stopped_by = _served(command, quiet=arguments.quiet)
    if stopped_by:
        return Answer("", 128 + stopped_by, ("stopped.",))
    if status:
        told = f"orgmodel: the server ended with status {status}; what it said stands above."
        return Answer("", FAULTY, (told,))
    return Answer("", FINE)


def command_of(port: int) -> list[str]:
    """The command that serves the app. `OrgmodelError` where its script is not there."""
    from orgmodel.lying_beside import APP, beside

    script = beside(APP)
    if script is None:
        raise OrgmodelError(
            f"{APP}, the app's script, is not beside the code: this orgmodel is installed without "
            "it. Install a whole one: a wheel, or a clone with pip install -e."
        )
    run_it = ["-m", "streamlit", "run", str(script), "--server.port", str(port)]
    return [sys.executable, *run_it]


def _served(command: Sequence[str], *, quiet: bool) -> tuple[int, int]:
    """Run the server to its end: its exit status, and the number of the signal that stopped it."""
    # The folder one stands in may hold anything: a file random.py there is no module of ours.
    settings = {**os.environ, "PYTHONSAFEPATH": "1"}
    with _asked_to_end() as came:
        server = subprocess.Popen(
            command,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if quiet else None,
            **_OF_ITS_OWN,
        )
        while server.poll() is None and not came:
            _passes(server, _LOOK)
        if came:
            server.terminate()
            if not _passes(server, _PATIENCE):
                server.kill()
        return server.wait(), came[0] if came else 0


def _passes(server: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait so long for the server to end; whether it has."""
    with suppress(subprocess.TimeoutExpired):
        server.wait(seconds)
    return server.returncode is not None


@contextmanager
def _asked_to_end() -> Iterator[list[int]]:
    """The numbers of the signals that come meanwhile; what is ignored stays ignored."""
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    numbers = [getattr(signal, name) for name in _STOPS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number, how in before.items():
        if how != signal.SIG_IGN:
            signal.signal(number, note)
    try:
        yield came
    finally:
        for number, how in before.items():
            signal.signal(number, how)


def _refuse_taken(port: int) -> None:
    """`OrgmodelError` where something answers at the port already."""
    if not _is_taken(port):
        return
    free = next((one for one in range(port + 1, min(port + 50, _LAST)) if not _is_taken(one)), None)
    mend = f"Name another: orgmodel app --port {free}" if free else "Name another with --port."
    raise OrgmodelError(f"--port {port}: another program is at this port of {_HOST}. {mend}")


def _is_taken(port: int) -> bool:
    with socket.socket() as line:
        line.settimeout(1.0)
        return line.connect_ex((_HOST, port)) == 0


def _port(words: str) -> int:
    if not words.isascii() or not words.isdigit() or not _FIRST <= int(words) <= _LAST:
        raise argparse.ArgumentTypeError(
            f'"{words}" is no port: a whole number from {_FIRST} to {_LAST}'
        )
    return int(words)

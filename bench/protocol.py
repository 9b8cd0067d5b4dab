"""A page of the app without a browser: Streamlit's protocol on a websocket, to a real server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bench.putting import HOST, CutError, put
from bench.timing import ROOT

_WITHIN, _STARTS_WITHIN = 60.0, 300.0


@dataclass(frozen=True)
class Server:
    """A running app with a store of its own."""

    port: int
    store: Path
    process: subprocess.Popen[bytes]

    def processor(self) -> float:
        """Milliseconds of processor time so far, of all its threads, to a part of a millisecond."""
        clock = (~self.process.pid << 3) | 2  # as clock_getcpuclockid makes it
        return time.clock_gettime(clock) * 1000

    def megabytes(self) -> float:
        """What it holds in memory."""
        said = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in said.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def kill(self) -> None:
        """End it without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as place:
        place.bind((HOST, 0))
        port: int = place.getsockname()[1]
        return port


@contextmanager
def serving(store: Path, port: int = 0) -> Iterator[Server]:
    """The app as anybody starts it, with its store in a file."""
    at = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(at)]
    command += ["--server.address", HOST, "--server.headless", "true"]
    quiet = subprocess.DEVNULL
    environment = {**os.environ, "ORGMODEL_STORE": str(store)}
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, env=environment)
    try:
        _wait_for(at)
        yield Server(at, store, process)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < end:
        try:
            asked = HTTPConnection(HOST, port, timeout=5)
            asked.request("GET", "/_stcore/health")
            if asked.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise CutError(f"nothing answers at port {port}")


class Page:
    """A visit. `port` is that of the server, or of a proxy before it that keeps the `Host`."""

    def __init__(self, server_port: int, query: str = "", port: int = 0) -> None:
        self.query, self.where, self.port = query, "", port or server_port
        self.widgets: dict[str, str] = {}
        self.parts: dict[str, float] = {}
        self.shown = self.session = ""
        try:
            self._line = connect(
                f"ws://{HOST}:{self.port}/_stcore/stream",
                origin=f"http://{HOST}:{self.port}",
                subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"],
                max_size=None,
                open_timeout=_WITHIN,
                close_timeout=1,
            )
        except (OSError, EOFError, ConnectionClosed) as error:
            raise CutError(str(error)) from error

    def __enter__(self) -> Page:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._line.close()

    def go(self, name: str) -> str:
        """Open a page by its part of the address."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = name
        return self.send(asked)

    def press(self, key: str) -> str:
        """Press the button of a key."""
        asked = self._asked()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = self._id(key), True
        return self.send(asked)

    def write(self, key: str, words: str) -> str:
        """Write into the field of a key."""
        asked = self._asked()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self._id(key), words
        return self.send(asked)

    def drop(self, key: str, name: str, content: bytes) -> str:
        """Drop a file on the place of a key."""
        asked = BackMsg()
        asked.file_urls_request.request_id = asked.file_urls_request.session_id = self.session
        asked.file_urls_request.file_names.append(name)
        address = self._told(asked, "file_urls_response").file_urls_response.file_urls[0]
        put(self.port, address.upload_url, name, content)
        asked = self._asked()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = self._id(key)
        file = state.file_uploader_state_value.uploaded_file_info.add()
        file.name, file.size, file.file_id = name, len(content), address.file_id
        file.file_urls.CopyFrom(address)
        return self.send(asked)

    def look_by_itself(self, part: str) -> str:
        """What a page asks for by itself every second or so: a part of it, drawn alone."""
        asked = self._asked()
        asked.rerun_script.fragment_id = part
        asked.rerun_script.is_auto_rerun = True
        return self.send(asked)

    def _asked(self) -> BackMsg:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_script_hash = self.where
        return asked

    def _id(self, key: str) -> str:
        """Of those whose keys begin so, the one that was drawn last: others may stand no more."""
        return next(
            self.widgets[known] for known in reversed(self.widgets) if known.startswith(key)
        )

    def _told(self, asked: BackMsg, kind: str) -> ForwardMsg:
        """Send it; the message of a kind that is answered. CutError where the line breaks."""
        try:
            self._line.send(asked.SerializeToString())
            while True:
                told = ForwardMsg()
                told.ParseFromString(self._line.recv(timeout=_WITHIN))
                if told.WhichOneof("type") == kind:
                    return told
        except (ConnectionClosed, OSError, EOFError, TimeoutError) as error:
            raise CutError(str(error)) from error

    def send(self, asked: BackMsg) -> str:
        """Send it, and everything that the run draws; CutError where the line breaks before."""
        drawn: list[str] = []
        if not asked.rerun_script.fragment_id:
            self.parts.clear()
        try:
            self._line.send(asked.SerializeToString())
            while True:
                told = ForwardMsg()
                told.ParseFromString(self._line.recv(timeout=_WITHIN))
                if self._ends(told, drawn):
                    self.shown = "\n".join(drawn).replace("\\", "")
                    return self.shown
        except (ConnectionClosed, OSError, EOFError, TimeoutError) as error:
            raise CutError(str(error)) from error

    def _ends(self, told: ForwardMsg, drawn: list[str]) -> bool:
        """Take a message in; whether the run is over."""
        kind = told.WhichOneof("type")
        if kind == "script_finished":
            early = told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            return not early
        if kind == "navigation":
            self.where = told.navigation.page_script_hash
        elif kind == "new_session":
            self.session = told.new_session.initialize.session_id
        elif kind == "page_info_changed":
            self.query = told.page_info_changed.query_string
        elif kind == "auto_rerun":
            self.parts[told.auto_rerun.fragment_id] = told.auto_rerun.interval
        elif kind == "delta":
            self._note(told, drawn)
        return False

    def _note(self, told: ForwardMsg, drawn: list[str]) -> None:
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if kind is None:
            return
        content = getattr(element, kind)
        if kind in ("markdown", "alert", "heading"):
            drawn.append(content.body)
        if whole := getattr(content, "id", ""):
            # $$ID-<hash>-<key>: the key is what follows the hash.
            known = whole.split("-", 2)[-1]
            self.widgets.pop(known, None)
            self.widgets[known] = whole
            drawn.append(getattr(content, "label", ""))

"""A browser in short: cookies, redirects, and the websocket by which a page is drawn."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.openid.served import SIGNED_WITH, UNREAD, Served

WITHIN = 20.0


def browser(served: Served, cookies: Mapping[str, str] | None = None) -> httpx.Client:
    """One that follows redirects and keeps cookies."""
    return httpx.Client(
        base_url=served.address,
        follow_redirects=True,
        cookies=dict(cookies or {}),
        timeout=10,
        verify=UNREAD,
    )


def log_in(client: httpx.Client, on: str = "/") -> httpx.Response:
    """What `st.login` leads to: by the provider, and back to the app.

    `on` is the address of the page, without the server's, on which it was asked for.
    """
    claims = {"provider": "default", "exp": int(time.time()) + 60}
    asked = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SIGNED_WITH))
    came = {"Referer": f"{str(client.base_url).rstrip('/')}{on}"}
    return client.get("/auth/login", params={"provider": asked}, headers=came)


class Tab:
    """A page that is open: what stands on it, its buttons, files, and what it was led to."""

    def __init__(
        self, served: Served, cookies: Mapping[str, str], origin: str = "", query: str = ""
    ) -> None:
        self.query, self.everything = query, ""
        self.shown: list[str] = []
        self.buttons: dict[str, str] = {}
        self.led_to = ""
        self.parts: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self.session = ""
        with browser(served) as first:
            mark = first.get("/_stcore/health").cookies.get("_streamlit_xsrf", "")
        sent = "; ".join(
            f"{name}={value}" for name, value in {**cookies, "_streamlit_xsrf": mark}.items()
        )
        self._opened = connect(
            f"ws://127.0.0.1:{served.app}/_stcore/stream",
            origin=origin or served.address,
            additional_headers={"Cookie": sent},
            subprotocols=["streamlit", mark.strip('"') or "PLACEHOLDER_AUTH_TOKEN"],
            max_size=None,
        )
        self.line: ClientConnection = self._opened.__enter__()
        self._send()

    def __enter__(self) -> Tab:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._opened.__exit__(kind, error, at)

    @property
    def words(self) -> str:
        """All that the last run drew."""
        return "\n".join(self.shown)

    def press(self, label: str) -> str:
        """Press a button that was drawn once, if it still is or not; what the run then draws."""
        asked = BackMsg()
        pressed = asked.rerun_script.widget_states.widgets.add()
        pressed.id, pressed.trigger_value = self.buttons[label], True
        asked.rerun_script.fragment_id = self.parts.get(label, "")
        return self._send(asked)

    def make(self, label: str) -> str:
        """The address of a file that is made when its button is pressed."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = label
        asked.backend_operation_request.session_id = self.session
        asked.backend_operation_request.deferred_file.file_id = self.files[label]
        self.line.send(asked.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(self.line.recv(timeout=WITHIN))
            if told.WhichOneof("type") == "backend_operation_response":
                return told.backend_operation_response.deferred_file.url

    def look_again(self) -> str:
        """Run the page again; what it draws."""
        return self._send()

    def _send(self, asked: BackMsg | None = None) -> str:
        if asked is None:
            asked = BackMsg()
            asked.rerun_script.query_string = self.query
        self.shown = []
        self.line.send(asked.SerializeToString())
        end = time.monotonic() + WITHIN
        while time.monotonic() < end:
            told = ForwardMsg()
            told.ParseFromString(self.line.recv(timeout=WITHIN))
            kind = told.WhichOneof("type")
            self.everything += str(told)
            if kind == "auth_redirect":
                self.led_to = told.auth_redirect.url
            elif kind == "delta":
                self._note(told)
            elif kind == "new_session":
                self.session = told.new_session.initialize.session_id
            elif kind == "logo":
                self.files["logo"] = told.logo.image
            elif kind == "script_finished":
                if told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                return self.words
        raise AssertionError(f"the page did not come to an end: {self.words}")

    def _note(self, told: ForwardMsg) -> None:
        drawn = told.delta.new_element
        kind = drawn.WhichOneof("type")
        if kind == "markdown":
            self.shown.append(drawn.markdown.body)
        elif kind == "heading":
            self.shown.append(drawn.heading.body)
        elif kind == "alert":
            self.shown.append(drawn.alert.body)
        elif kind == "imgs":
            self.files["picture"] = drawn.imgs.imgs[0].url
        elif kind == "download_button":
            given = drawn.download_button
            self.files[given.label] = given.url or given.deferred_file_id
        elif kind == "button":
            self.shown.append(drawn.button.label)
            self.buttons[drawn.button.label] = drawn.button.id
            if told.delta.fragment_id:
                self.parts[drawn.button.label] = told.delta.fragment_id

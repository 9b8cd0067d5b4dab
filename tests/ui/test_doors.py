"""Whom the app's server lets in, and what it hears."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from orgmodel.errors import OrgmodelError
from orgmodel.ui.doors import OwnDoors, origins

OWN = "http://127.0.0.1:8501"
HOST = "127.0.0.1:8501"


@pytest.fixture(autouse=True)
def allowed(monkeypatch):
    monkeypatch.setattr(
        "orgmodel.ui.doors.st.get_option", lambda _name: ["127.0.0.1", "localhost", "*.nhs.example"]
    )


def asked(kind="http", method="GET", frames=(), named=(), scheme=None, **headers):
    """What is sent for a request with these headers, and what the app behind the doors heard."""
    scheme = scheme or {"http": "http", "websocket": "ws"}[kind]
    pairs = [(k.lower().encode(), v.encode()) for k, value in headers.items() for v in _each(value)]
    scope = {"type": kind, "path": "/", "headers": pairs, "scheme": scheme}
    if kind == "http":
        scope["method"] = method
    sent, heard, waiting = [], [], list(frames)

    async def app(_scope, receive, send):
        while waiting:
            heard.append(await receive())
        await send({"type": "let in"})

    async def receive():
        return waiting.pop(0) if waiting else {"type": f"{kind}.connect"}

    async def send(message):
        sent.append(message)

    asyncio.run(OwnDoors(app, named)(scope, receive, send))
    return sent, heard


def _each(value):
    return value if isinstance(value, list) else [value]


def let_in(**request):
    return asked(**request)[0] == [{"type": "let in"}]


@pytest.mark.parametrize(
    "host", [HOST, "localhost:8501", "LOCALHOST", "localhost.", "a.nhs.example"]
)
def test_the_server_answers_to_its_own_names(host):
    assert let_in(host=host)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "nhs.example",
        "a@127.0.0.1",
        "127.0.0.1/x",
        "",
        [],
        [HOST, HOST],
        "127.0.0.1:85x",
        "localhost\t",
        "xnhs.example",
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_foreign_name_is_refused_on_every_door(kind, host):
    sent, _ = asked(kind, host=host, origin=OWN)
    if kind == "websocket":
        assert sent == [{"type": "websocket.close", "code": 1008}]
    else:
        assert sent[0]["status"] == 400
        assert b"Open it by its own address" in sent[1]["body"]


FOREIGN = [
    "http://127.0.0.1:8502",
    "http://localhost:8501",
    "https://127.0.0.1:8501",
    "http://127.0.0.1",
    "http://127.0.0.1:8501.evil.example",
    "http://evil@127.0.0.1:8501",
    "http://127.0.0.1:8501/x",
    "http://evil.example",
    "null",
    "file://",
    "127.0.0.1:8501",
    [OWN, "http://evil.example"],
]


@pytest.mark.parametrize("origin", [*FOREIGN, []])
def test_a_websocket_opens_from_the_apps_own_page_alone(origin):
    sent, _ = asked("websocket", host=HOST, origin=origin)
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_the_apps_own_page_opens_its_websocket():
    assert let_in(kind="websocket", host=HOST, origin=OWN)
    assert let_in(kind="websocket", scheme="wss", host="localhost:443", origin="https://localhost")


@pytest.mark.parametrize("origin", FOREIGN)
def test_another_page_neither_reads_nor_uploads(origin):
    for method in ("GET", "PUT", "POST", "DELETE"):
        sent, _ = asked(method=method, host=HOST, origin=origin)
        assert sent[0]["status"] == 403, method


def test_an_upload_says_where_it_is_from():
    assert let_in(method="PUT", host=HOST, origin=OWN)
    assert asked(method="PUT", host=HOST)[0][0]["status"] == 403
    assert let_in(host=HOST), "a link that is followed says no origin"


def test_the_address_of_a_proxy_is_a_name_and_an_origin():
    named = origins("https://orgmodel.example.org, https://Two.example:8443")
    for host, origin in (
        ("orgmodel.example.org", "https://orgmodel.example.org"),
        ("two.example:8443", "https://two.example:8443"),
        (HOST, "https://orgmodel.example.org"),
    ):
        assert let_in(kind="websocket", named=named, host=host, origin=origin)
    assert not let_in(
        kind="websocket", named=named, host="orgmodel.example.org", origin="https://x.example.org"
    )


@pytest.mark.parametrize(
    "setting", ["orgmodel.example.org", "https://a/b", "ftp://a", "https://*.a"]
)
def test_a_setting_that_is_no_origin_is_told(setting):
    with pytest.raises(OrgmodelError, match="is no origin"):
        origins(setting)


def frame(**said):
    return {"type": "websocket.receive", "bytes": BackMsg(**said).SerializeToString()}


def test_no_browser_clears_the_caches_or_speaks_as_a_developer():
    refused = [
        frame(clear_cache=True),
        frame(load_git_info=True),
        frame(set_run_on_save=True),
        frame(debug_shutdown_runtime=True),
        frame(debug_disconnect_websocket=True),
    ]
    # In protobuf the last of several counts: a harmless beginning does not let it through.
    hidden = frame(stop_script=True)["bytes"] + frame(clear_cache=True)["bytes"]
    refused.append({"type": "websocket.receive", "bytes": hidden})
    kept = [frame(stop_script=True), frame(app_heartbeat=True), frame(rerun_script={})]
    odd = [{"type": "websocket.receive", "bytes": b"\xff\xff", "text": None}]
    _, heard = asked("websocket", frames=[*refused, *kept, *refused, *odd], host=HOST, origin=OWN)
    assert heard == [*kept, *odd]

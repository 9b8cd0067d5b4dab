"""A file put where the app takes what is dropped, as a browser does."""

from __future__ import annotations

from http.client import HTTPConnection

HOST = "127.0.0.1"
_WITHIN = 60.0
_MARK = "orgmodel-bench"


class CutError(Exception):
    """The server, or what is between, went away."""


def put(port: int, address: str, name: str, content: bytes) -> None:
    """Put a file at an address that the app gave for it. `CutError` where it does not take it."""
    line = HTTPConnection(HOST, port, timeout=_WITHIN)
    line.request("GET", "/_stcore/health")
    given = line.getresponse()
    given.read()
    cookie = given.getheader("Set-Cookie", "").split(";")[0]
    said = {
        "Content-Type": f"multipart/form-data; boundary={_MARK}",
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
        "Origin": f"http://{HOST}:{port}",
    }
    line.request("PUT", address, _form(name, content), said)
    answer = line.getresponse()
    answer.read()
    if answer.status not in (200, 204):
        raise CutError(f"an upload was answered with {answer.status}")


def _form(name: str, content: bytes) -> bytes:
    head = (
        f'--{_MARK}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{_MARK}--\r\n".encode()

"""A provider and an app of Streamlit behind it, as processes on this machine."""

from __future__ import annotations

import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket

import httpx

from tests.openid.provider import CLIENT, LASTS, SECRET, SUBJECT

ROOT, HOST = Path(__file__).parents[2], "127.0.0.1"
SIGNED_WITH = "0123456789abcdefghijklmnopqrstuvwxyz-of-tests"
STARTS_WITHIN = 60.0
# Nothing here is encrypted: what a machine trusts need not be read for each request.
UNREAD = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass(frozen=True)
class Served:
    """Where both are, and what the app writes."""

    app: int
    provider: int
    log: Path

    @property
    def address(self) -> str:
        """The app's address."""
        return f"http://{HOST}:{self.app}"

    def behave(self, how: str = "well", lasts: int = LASTS, of: str = SUBJECT) -> None:
        """Say how the provider's tokens are from now on, how many seconds they hold, and whose."""
        asked = {"as": how, "lasts": lasts, "subject": of}
        httpx.get(
            f"http://{HOST}:{self.provider}/behave", params=asked, verify=UNREAD
        ).raise_for_status()


def secrets_of(app: int, provider: int) -> str:
    """The secrets.toml of an app at one port, of a provider at another."""
    return (
        f'[auth]\nredirect_uri = "http://{HOST}:{app}/oauth2callback"\n'
        f'cookie_secret = "{SIGNED_WITH}"\nclient_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
        f'server_metadata_url = "http://{HOST}:{provider}/.well-known/openid-configuration"\n'
    )


@contextmanager
def served(script: Path, folder: Path) -> Iterator[Served]:
    """Serve a script behind a provider for the time of the block."""
    app, provider = _free(), _free()
    secrets = folder / "secrets.toml"
    secrets.write_text(secrets_of(app, provider))
    log = folder / "log.txt"
    start = [sys.executable, "-m"]
    run = [*start, "streamlit", "run", str(script), "--server.port", str(app)]
    settings = ["--secrets.files", str(secrets), "--server.address", HOST]
    with ExitStack() as whole, log.open("wb") as out:
        for command in (
            [*start, "tests.openid.provider", str(provider), str(app)],
            [*run, *settings, "--server.headless", "true", "--browser.gatherUsageStats", "false"],
        ):
            process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
            whole.callback(process.wait, 10)
            whole.callback(process.terminate)
        _wait(f"http://{HOST}:{provider}/keys", log)
        _wait(f"http://{HOST}:{app}/_stcore/health", log)
        # No login from before the app began holds, and a cookie has its moment to the second.
        time.sleep(1.0 - time.time() % 1.0)
        yield Served(app, provider, log)


def _free() -> int:
    with socket() as place:
        place.bind((HOST, 0))
        port: int = place.getsockname()[1]
        return port


def _wait(address: str, log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        try:
            httpx.get(address, timeout=5, verify=UNREAD)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing answers at {address}:\n{log.read_text()}")

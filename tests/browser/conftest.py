"""The app in headless Chromium: one server and one browser for the whole run.

The browser finds no host but the server. A page that a test gets fails the test at its end if
it asked for anything elsewhere or an error was written to the console.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.steps import in_its_room

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HOST = "127.0.0.1"
# No name is looked up and nothing outside is reached. Requests are not held to be looked at
# (`page.route`): that turns the cache off, and each visit would load and read every script anew.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
]
STARTS_WITHIN = 60.0

# Two busy cores are slow, not wrong: what a page should show may take its time.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server writes."""
    return tmp_path_factory.mktemp("server") / "log.txt"


@pytest.fixture(scope="session")
def address(log: Path) -> Iterator[str]:
    """Where the app is served, for the time of the run."""
    port = free_port()
    with serving(port, log):
        yield f"http://{HOST}:{port}"


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as place:
        place.bind((HOST, 0))
        return int(place.getsockname()[1])


@contextmanager
def serving(port: int, log: Path) -> Iterator[None]:
    """The app at a port of this machine, as long as this lasts."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("ab") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
    try:
        _wait_for(port, server, log)
        yield
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            if ask(port, "/_stcore/health").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the app did not answer at port {port}:\n{log.read_text()}")


def ask(port: int, path: str) -> HTTPResponse:
    """What the server answers to one request."""
    line = HTTPConnection(HOST, port, timeout=5)
    line.request("GET", path)
    answer = line.getresponse()
    answer.read()
    return answer


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What starts browsers and tells them what to do."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def program() -> str:
    """Chromium of this machine."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail(f"no browser found: install one of {', '.join(BROWSERS)}")
    return path


@pytest.fixture(scope="session")
def browser(driver: Playwright, program: str) -> Iterator[Browser]:
    """Headless Chromium for those who need a visitor of their own."""
    opened = driver.chromium.launch(executable_path=program, args=FLAGS)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def context(
    driver: Playwright, program: str, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """One visitor for all other tests, for whom the app's scripts are read once.

    To read and compile them takes ten times what the server needs for a visit. Chromium keeps
    them compiled in a profile on disk, and in the one process that draws all pages of the app,
    which goes on as long as the page beside it is open.
    """
    made = driver.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=program,
        args=[*FLAGS, "--process-per-site"],
        viewport={"width": 1440, "height": 900},
        accept_downloads=True,
        reduced_motion="reduce",
    )
    made.set_default_timeout(20_000)
    made.pages[0].goto(f"{address}/_stcore/health")
    yield made
    made.close()


@pytest.fixture
def expected_errors() -> list[str]:
    """Parts of errors that a test brings about on purpose, such as by going offline."""
    return []


@pytest.fixture
def page(fresh: Page) -> Page:
    """A new visit, on the page Chart, with Brent drawn and laid out for the room there is."""
    in_its_room(fresh)
    return fresh


@pytest.fixture
def fresh(
    context: BrowserContext, address: str, log: Path, expected_errors: list[str]
) -> Iterator[Page]:
    """A visit in the moment in which something of the page Chart has come."""
    opened = context.new_page()
    already = log.stat().st_size
    errors: list[str] = []
    outside: list[str] = []

    def only_here(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            outside.append(request.url)

    opened.on("request", only_here)
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(address)
    opened.locator("g.box").first.wait_for()
    yield opened
    opened.close()
    assert not outside, f"requests to outside the server: {outside}"
    unasked = [said for said in errors if not any(part in said for part in expected_errors)]
    assert not unasked, f"errors in the browser: {unasked}"
    with log.open("rb") as said:
        said.seek(already)
        told = said.read().decode()
    assert "Traceback" not in told, f"the server failed: {told[-1500:]}"

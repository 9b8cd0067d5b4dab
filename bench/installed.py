"""A wheel in fresh environments: how large each is, and whether it works there.

    python -m bench.installed PYTHON…

builds sdist and wheel with `python -m build`, and for each interpreter makes environments bare and
with each extra, one after the other: import, check, chart, and where the app is in it, its page in
Chromium, served by `orgmodel app` from another folder. Prints a table.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = ("", "office", "store", "cluster", "app", "all")
FEW = ("", "app")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MEGA = 1_000_000


class Installed(NamedTuple):
    """One environment: Python, what was installed, its size, and what was tried."""

    python: str
    what: str
    bytes: int
    packages: int
    tried: str


def main(pythons: list[str]) -> None:
    """Build, install and try; print a line as each is done."""
    with tempfile.TemporaryDirectory() as place:
        built = Path(place, "built")
        _run([sys.executable, "-m", "build", "--outdir", str(built), str(ROOT)], Path(place))
        for file in sorted(built.iterdir()):
            print(f"{file.name}: {file.stat().st_size / MEGA:.1f} MB")
        wheel = next(built.glob("*.whl"))
        print("\n| Python | installed | packages | MB | tried |\n| --- | --- | ---: | ---: | --- |")
        for found in _installed(pythons, wheel, Path(place)):
            size = f"{found.bytes / MEGA:,.0f}"
            cells = (found.python, found.what, str(found.packages), size, found.tried)
            print(f"| {' | '.join(cells)} |", flush=True)


def _installed(pythons: list[str], wheel: Path, place: Path) -> Iterator[Installed]:
    for number, python in enumerate(pythons):
        for extra in FEW if number else EXTRAS:
            yield _one(python, extra, wheel, place / "environment")
            shutil.rmtree(place / "environment")


def _one(python: str, extra: str, wheel: Path, place: Path) -> Installed:
    what = f"orgmodel[{extra}]" if extra else "orgmodel"
    uv = shutil.which("uv")
    own = place / "bin/python"
    if uv:
        _run([uv, "venv", "-q", "-p", python, str(place)], wheel.parent)
        install = [uv, "pip", "install", "-q", "--link-mode=copy", "--python", str(own)]
    else:
        _run([python, "-m", "venv", str(place)], wheel.parent)
        install = [str(own), "-m", "pip", "install", "-q"]
    _run([*install, f"{what} @ {wheel.as_uri()}"], wheel.parent)
    files = [path for path in place.rglob("*") if path.is_file() and not path.is_symlink()]
    weight = sum(path.stat().st_size for path in files if "__pycache__" not in path.parts)
    packages = sum(1 for _ in place.rglob("*.dist-info/METADATA"))
    version = _run([str(own), "-c", "import platform; print(platform.python_version())"], place)
    return Installed(version.strip(), what, weight, packages, _tried(place, extra))


def _tried(place: Path, extra: str) -> str:
    """What works there; a sentence that says where it does not."""
    orgmodel = str(place / "bin/orgmodel")
    with tempfile.TemporaryDirectory() as elsewhere:
        here = Path(elsewhere)
        told = _run([str(place / "bin/python"), "-c", "import orgmodel; print(orgmodel)"], here)
        assert str(place) in told, told
        _run([orgmodel, "new", "first"], here)
        _run([orgmodel, "check", "first"], here)
        _run([orgmodel, "chart", "first", "-o", "chart.svg"], here)
        _run([orgmodel, "chart", "first", "-o", "chart.pdf"], here)
        tried = "import, check, chart as SVG and PDF"
        if extra in ("office", "app", "all"):
            _run([orgmodel, "report", "first", "-o", "pack"], here)
            tried += ", Board pack"
        if extra in ("store", "app", "all"):
            _run([str(place / "bin/python"), "-m", "orgmodel.store", "place"], here)
            tried += ", store"
        if extra in ("cluster", "all"):
            _run([str(place / "bin/python"), "-c", "import distributed"], here)
            tried += ", Dask"
        if extra in ("app", "all"):
            assert _boxes(orgmodel, here)
            tried += ", app in Chromium"
    return tried


def _boxes(orgmodel: str, here: Path) -> int:
    """How many boxes the first page shows; the app is served from `here`, then stopped."""
    from playwright.sync_api import sync_playwright

    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = int(line.getsockname()[1])
    settings = {**os.environ, "ORGMODEL_STORE": str(here / "store.sqlite")}
    with (here / "log").open("wb") as log:
        command = [orgmodel, "app", "--port", str(port)]
        server = subprocess.Popen(command, cwd=here, env=settings, stdout=log, stderr=log)
        try:
            _wait_for(port, server)
            with sync_playwright() as driver:
                path = next(found for name in BROWSERS if (found := shutil.which(name)))
                browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
                page = browser.new_page()
                page.goto(f"http://127.0.0.1:{port}")
                page.locator("g.box").first.wait_for(timeout=90_000)
                boxes = page.locator("g.box").count()
                browser.close()
        finally:
            server.send_signal(signal.SIGTERM)
            status = server.wait(30)
    assert status == 128 + signal.SIGTERM, status
    assert "Traceback" not in (here / "log").read_text(encoding="utf-8")
    return boxes


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        try:
            line = HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/_stcore/health")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the app did not answer")


def _run(command: list[str], place: Path) -> str:
    """What a command says; SystemExit with all of it where it fails."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=place, env=clean, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable])

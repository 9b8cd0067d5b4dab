"""The wheel: what it carries, and the app that it serves from whatever folder one stands in."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import time
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

import orgmodel

ROOT = Path(__file__).resolve().parents[1]
SETUP = runpy.run_path(str(ROOT / "setup.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
BUILD = "import sys; from setuptools.build_meta import build_{0} as it; it(sys.argv[1])"
UNSAFE = """\
[server]
address = "0.0.0.0"
enableXsrfProtection = false
allowedHosts = ["evil.example", "127.0.0.1"]
[browser]
gatherUsageStats = true
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made of the sdist that is made of this clone; unpacked as it is installed."""
    place = tmp_path_factory.mktemp("wheel")
    clone = place / "clone"
    aside = shutil.ignore_patterns(
        ".*", "docs", "tests", "bench", "build", "*.egg-info", "__pycache__"
    )
    shutil.copytree(ROOT, clone, ignore=aside)
    shutil.copytree(ROOT / ".streamlit", clone / ".streamlit")
    _run(BUILD.format("sdist"), str(place), cwd=clone)
    with tarfile.open(next(place.glob("*.tar.gz"))) as packed:
        packed.extractall(place / "sdist", filter="data")
    _run(BUILD.format("wheel"), str(place), cwd=next((place / "sdist").iterdir()))
    with zipfile.ZipFile(next(place.glob("*.whl"))) as packed_wheel:
        packed_wheel.extractall(place / "installed")  # noqa: S202
    return place / "installed"


def _run(code: str, *given: str, cwd: Path) -> None:
    subprocess.run([sys.executable, "-c", code, *given], cwd=cwd, check=True, capture_output=True)


def test_it_carries_the_whole_package_and_what_lies_beside(wheel):
    package = ROOT / "orgmodel"
    code = [
        path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    expected = {path.relative_to(ROOT).as_posix() for path in code}
    expected |= {f"orgmodel/shipped/{name}" for name in SETUP["shipped"]()}
    found = {path.relative_to(wheel).as_posix() for path in wheel.rglob("*") if path.is_file()}
    assert {name for name in found if name.startswith("orgmodel/")} == expected
    for name in ("app.py", ".streamlit/config.toml", "data/brent/posts.csv"):
        assert (wheel / "orgmodel/shipped" / name).read_bytes() == (ROOT / name).read_bytes()


def test_what_made_the_samples_stays_behind(wheel):
    assert [*wheel.glob("orgmodel/shipped/data/**/*.py")] == []


def test_the_version_is_the_same_everywhere(wheel):
    told = next(wheel.glob("*.dist-info/METADATA")).read_text(encoding="utf-8")
    manifest = tomllib.loads((ROOT / "orgmodel/pyproject.toml").read_text(encoding="utf-8"))
    versions = [re.search(r"^Version: (.*)$", told, re.M)[1], manifest["project"]["version"]]
    assert versions == [orgmodel.__version__] * 2
    assert f"## {orgmodel.__version__} (" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_an_index_page_has_no_link_that_leads_nowhere(wheel):
    relative = re.compile(r"\]\((?!https?:|#)")
    assert relative.search(README)
    whole = SETUP["index_page"](README, "https://example.org/orgmodel")
    assert not relative.search(whole)
    assert "](https://example.org/orgmodel/raw/main/docs/images/brent.png)" in whole
    bare = SETUP["index_page"](README)
    assert not relative.search(bare)
    assert "![" not in bare
    told = next(wheel.glob("*.dist-info/METADATA")).read_text(encoding="utf-8")
    assert bare.strip() in told


def test_it_serves_the_app_with_its_own_settings_from_another_folder(wheel, tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit/config.toml").write_text(UNSAFE, encoding="utf-8")
    (tmp_path / "random.py").write_text("raise SystemExit(3)", encoding="utf-8")
    with _served(wheel, tmp_path) as (port, server):
        assert _ask(port, "/", f"127.0.0.1:{port}") == 200
        assert _ask(port, "/", f"evil.example:{port}") == 400
        with socket.socket() as line:  # bound to every address it would answer here too
            assert line.connect_ex(("127.0.0.2", port)) != 0
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 128 + signal.SIGTERM
        with socket.socket() as line:
            assert line.connect_ex(("127.0.0.1", port)) != 0
    assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")


@contextmanager
def _served(wheel: Path, place: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = int(line.getsockname()[1])
    store = str(place / "store.sqlite")
    settings = {**os.environ, "PYTHONPATH": str(wheel), "ORGMODEL_STORE": store}
    command = [sys.executable, "-P", "-m", "orgmodel", "app", "--port", str(port)]
    with (place / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=place, env=settings, stdout=log, stderr=log)
    try:
        end = time.monotonic() + 90
        while time.monotonic() < end and server.poll() is None:
            try:
                if _ask(port, "/_stcore/health", "127.0.0.1") == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield port, server
    finally:
        server.terminate()
        server.wait(30)


def _ask(port: int, path: str, host: str) -> int:
    line = HTTPConnection("127.0.0.1", port, timeout=10)
    line.request("GET", path, headers={"Host": host})
    return line.getresponse().status

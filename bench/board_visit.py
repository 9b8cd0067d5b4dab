"""A visit to the app in headless Chromium, for measuring: the server, the page, what both take."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from bench.timing import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_STARTS_WITHIN, _ANSWERS_WITHIN = 60.0, 180_000
_TICKS = os.sysconf("SC_CLK_TCK")
# The page's own clock from the last thing the user did until all of it is answered and drawn.
_CLOCK = """() => {
  globalThis.bench = { at: 0, frames: [] };
  for (const kind of ['pointerup', 'keydown', 'click']) {
    addEventListener(kind, () => { bench.at = performance.now(); }, { capture: true });
  }
}"""
_HUB = "globalThis[Symbol.for('orgmodel.charts')]"
_TAKEN = f"() => Object.values({_HUB}.views.get('chart')?.ack ?? {{}}).reduce((a, b) => a + b, 0)"
_ANSWERED = f"""([before, within]) => new Promise((done) => {{
  const state = () => document.querySelector('[data-testid=stApp]').dataset.testScriptState;
  const taken = {_TAKEN};
  const look = () => {{
    const still = state() === 'notRunning' && !document.querySelector('[data-stale=true]');
    if (still && taken() > before) requestAnimationFrame(() => done(performance.now() - bench.at));
    else if (performance.now() - bench.at > within) done(null);
    else setTimeout(look, 4);
  }};
  look();
}})"""
_RECORD = """() => {
  bench.frames = [];
  bench.on = true;
  let last = performance.now();
  const next = (now) => {
    bench.frames.push(now - last);
    last = now;
    if (bench.on) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
_RECORDED = "() => { bench.on = false; return bench.frames.slice(2); }"
_SETTLED = """() =>
  document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')"""
# Places to press are beyond the edge at which a drag moves the drawing along.
_VISIBLE = """() => {
  const inside = (one) => one.shadowRoot?.querySelector('.view');
  const view = [...document.querySelectorAll('*')].map(inside).find(Boolean);
  const room = view.getBoundingClientRect();
  return [...view.querySelectorAll('g.box')].flatMap((box) => {
    const r = box.querySelector('rect:not(.ring)').getBoundingClientRect();
    const whole = r.left > room.left + 16 && r.right < room.right - 6 && r.top > room.top + 34
      && r.bottom < Math.min(room.bottom, innerHeight) - 110;
    const badge = box.querySelector('.fold-badge .pill')?.getBoundingClientRect();
    const middle = (one) => [one.left + one.width / 2, one.top + one.height / 2];
    const at = [r.left + 30, r.top + 12];
    return whole ? [{ id: box.dataset.id, at, badge: badge?.width ? middle(badge) : null }] : [];
  });
}"""
# The same, once the boxes have stood still for a while: a new layout may still be on its way.
_STANDING = f"""async () => {{
  const visible = {_VISIBLE};
  let [last, alike] = ['', 0];
  for (const end = performance.now() + 5000; alike < 4 && performance.now() < end;) {{
    const now = JSON.stringify(visible());
    alike = now === last ? alike + 1 : 0;
    last = now;
    await new Promise((done) => setTimeout(done, 50));
  }}
  return JSON.parse(last);
}}"""


@dataclass
class Visit:
    """The app open in a browser; `received` are the sizes of all messages so far."""

    page: Any
    server: int
    received: list[int] = field(default_factory=list)

    def processor(self) -> float:
        """Milliseconds of processor time the server has taken so far."""
        said = Path(f"/proc/{self.server}/stat").read_text().rpartition(")")[2].split()
        return (int(said[11]) + int(said[12])) / _TICKS * 1000

    def settle(self) -> None:
        """Wait until the server has answered and all is drawn."""
        self.page.wait_for_function(_SETTLED, timeout=_ANSWERS_WITHIN)
        self.page.wait_for_timeout(150)

    def go(self, name: str) -> None:
        """Open a page by the navigation."""
        self.page.get_by_role("link", name=name, exact=False).first.click()
        self.page.get_by_role("heading", level=1, name=name).wait_for(timeout=_ANSWERS_WITHIN)
        self.settle()

    def open(self, files: list[Path]) -> None:
        """Give files of an organisation to the page Data."""
        self.go("Data")
        self.page.locator('input[type="file"]').first.set_input_files([str(f) for f in files])
        self.page.wait_for_timeout(1000)
        self.settle()

    def start_anew(self) -> None:
        """See the drawing as on opening: folded to what fits."""
        button = self.page.locator(".bar > .refold")
        if button.is_visible():
            before = self.taken()
            button.click()
            self.answered(before)
            self.settle()

    def boxes(self) -> list[dict[str, Any]]:
        """The boxes wholly in view: id, a place to press, and that of the badge if any."""
        found: list[dict[str, Any]] = self.page.evaluate(_STANDING)
        return found

    def answered(self, before: int, within: int = 10_000) -> float | None:
        """Milliseconds from the last thing done until it was answered; None: it never was."""
        took: float | None = self.page.evaluate(_ANSWERED, [before, within])
        return took

    def taken(self) -> int:
        """How many events the server has taken."""
        return int(self.page.evaluate(_TAKEN))

    def mounts(self) -> int:
        """How often a chart was built anew."""
        return int(self.page.evaluate(f"() => {_HUB}.mounts"))

    def changes(self) -> int:
        """How many changes the option that is shown has."""
        return int(self.page.evaluate(f"() => {_HUB}.views.get('chart')?.changes?.length ?? 0"))

    def undo(self) -> None:
        """Take back the last change, if there is one, and wait until it is gone."""
        if before := self.changes():
            self.page.keyboard.press("Control+z")
            end = time.monotonic() + 10
            while self.changes() == before and time.monotonic() < end:
                self.page.wait_for_timeout(20)
        self.settle()

    def click(self, at: list[float]) -> float | None:
        """Click at a place; milliseconds until it was answered."""
        before = self.taken()
        self.page.mouse.click(*at)
        return self.answered(before)

    def drag(self, start: list[float], end: list[float]) -> float | None:
        """Drag by the mouse; milliseconds from letting go until it was answered."""
        mouse = self.page.mouse
        asked = self.taken()
        self.page.evaluate("() => { bench.at = performance.now(); }")
        mouse.move(*start)
        mouse.down()
        mouse.move(start[0] + 8, start[1] + 8)
        mouse.move(*end, steps=8)
        # What the move would bring is asked first: its answer must not pass for that to the drop.
        self.answered(asked, 3_000)
        before = self.taken()
        mouse.up()
        return self.answered(before)

    def frames(self, corner: list[float], steps: int = 120) -> list[float]:
        """Milliseconds of each frame while the mouse drags from a place, to and fro."""
        mouse = self.page.mouse
        mouse.move(*corner)
        mouse.down()
        self.page.evaluate(_RECORD)
        for step in range(steps):
            back = step % 60 if step % 60 < 30 else 60 - step % 60
            mouse.move(corner[0] - 10 * back, corner[1] + 3 * back)
        taken: list[float] = self.page.evaluate(_RECORDED)
        mouse.up()
        return taken


@contextmanager
def visit() -> Iterator[Visit | None]:
    """A visit at 1440 × 900; None where there is no browser."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if path is None:
        yield None
        return
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        _wait_for(port)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=path, args=_FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(_ANSWERS_WITHIN)
            made = Visit(page, server.pid)
            _listen(made)
            page.goto(f"http://127.0.0.1:{port}")
            page.locator("g.box").first.wait_for()
            page.evaluate(_CLOCK)
            yield made
            browser.close()
    finally:
        server.terminate()
        server.wait(10)


def _listen(made: Visit) -> None:
    watcher = made.page.context.new_cdp_session(made.page)
    watcher.send("Network.enable")

    def note(frame: Any) -> None:
        told = frame["response"]
        whole = told["payloadData"]
        # Text comes as it is (opcode 1), all else in base64.
        made.received.append(len(whole) if told["opcode"] == 1 else len(base64.b64decode(whole)))

    watcher.on("Network.webSocketFrameReceived", note)


def _wait_for(port: int) -> None:
    end = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < end:
        try:
            line = HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/_stcore/health")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the app did not start")

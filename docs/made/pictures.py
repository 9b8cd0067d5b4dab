"""The pictures of the app in the tutorials: `python docs/made/pictures.py [FOLDER]`.

It serves the app on a port of its own, in a store of its own, and takes each page in headless
Chromium. Needs what the browser tests need.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SIZE = {"width": 1280, "height": 800}
PAGES: Mapping[str, str] = {
    "app-chart": "chart",
    "app-separation": "separation",
    "app-data": "data",
    "app-measures": "measures",
    "app-compare": "compare",
    "app-workspace": "workspace",
}
"""The name of each picture, and the page of the app that it shows."""
BREEZE = 1_500


def take(folder: Path) -> None:
    """Every picture, into a folder."""
    sys.path.insert(0, str(ROOT))
    from tests.browser.conftest import BROWSERS, FLAGS, HOST, free_port, serving

    with tempfile.TemporaryDirectory() as store:
        os.environ["ORGMODEL_STORE"] = f"sqlite:///{store}/pictures.db"
        port = free_port()
        with serving(port, Path(store) / "log.txt"), sync_playwright() as playwright:
            path = next(found for name in BROWSERS if (found := shutil.which(name)))
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            page = browser.new_page(viewport=SIZE)
            for name, address in PAGES.items():
                page.goto(f"http://{HOST}:{port}/{address}")
                _settled(page)
                if name == "app-compare":
                    _add_an_option(page)
                page.screenshot(path=folder / f"{name}.png")
            browser.close()


def _settled(page: Page) -> None:
    """Waits until the page shows what it has to show."""
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(BREEZE)


def _add_an_option(page: Page) -> None:
    """Sets one of the options that ship beside the data as it is."""
    page.get_by_role("combobox", name="Add another").click()
    page.get_by_role("option").first.click()
    page.get_by_role("option").first.wait_for(state="detached")
    _settled(page)
    page.wait_for_timeout(2 * BREEZE)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")

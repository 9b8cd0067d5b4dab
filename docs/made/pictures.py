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
PAGES: Mapping[str, tuple[str, str]] = {
    "app-chart": ("Chart", "g.box"),
    "app-separation": ("Separation", "g.box"),
    "app-data": ("Data", "h2"),
    "app-measures": ("Measures", "h2"),
    "app-compare": ("Compare", "button"),
    "app-workspace": ("Workspace", "textarea"),
}
"""The name of each picture, the page of the app, and what is there once the page has come."""
OPTION = "joined"
"""What the option that is set beside the data has in its name."""
BREEZE = 2_500


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
            page.set_default_timeout(60_000)
            page.goto(f"http://{HOST}:{port}/chart")
            for name, (title, shown) in PAGES.items():
                page.get_by_role("link", name=title, exact=True).click()
                _settled(page, title, shown)
                if name == "app-compare":
                    _add_an_option(page)
                page.screenshot(path=folder / f"{name}.png")
            browser.close()


def _settled(page: Page, title: str, shown: str) -> None:
    """Waits until the page shows what it has to show."""
    page.get_by_role("heading", level=1, name=title).wait_for()
    page.locator(shown).first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(BREEZE)


def _add_an_option(page: Page) -> None:
    """Sets one of the options that ship beside the data as it is."""
    page.get_by_role("combobox", name="Add another").click()
    page.keyboard.type(OPTION)
    page.get_by_role("option").first.click()
    page.locator("g.box").nth(1).wait_for()
    page.wait_for_timeout(2 * BREEZE)


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")

"""The pictures of the app in the tutorials: `python docs/made/pictures.py [FOLDER [WORDS]]`.

It serves the app on a port of its own, in a store of its own, and takes each page in headless
Chromium. With WORDS, those alone that have them in their name. Needs what the browser tests need.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

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
STORIES: Mapping[str, tuple[str, str]] = {
    "councils": ("Ashmere and Birkmere", "One council"),
    "care-boards": ("East and West Fenshire", ""),
    "railway": ("Meridian Rail Group", ""),
}
"""The name of each story, what its sample is called, and the option set beside it, if any."""
BREEZE = 2_500
COLOURS = 128
"""Of how many colours a picture is made: a page of the app has fewer."""


def take(folder: Path, words: str = "") -> None:
    """Every picture with these words in its name, into a folder."""
    sys.path.insert(0, str(ROOT))
    from tests.browser.conftest import BROWSERS, FLAGS, HOST, free_port, serving

    with tempfile.TemporaryDirectory() as store:
        os.environ["ORGMODEL_STORE"] = f"sqlite:///{store}/pictures.db"
        port = free_port()
        with serving(port, Path(store) / "log.txt"), sync_playwright() as playwright:
            path = next(found for name in BROWSERS if (found := shutil.which(name)))
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            address = f"http://{HOST}:{port}"
            if words in "app-":
                _pages(_visit(browser), address, folder)
            for name, (sample, option) in STORIES.items():
                if words in f"story-{name}":
                    _story(_visit(browser), address, folder / f"story-{name}", sample, option)
            browser.close()


def _visit(browser: Browser) -> Page:
    """Somebody who has not been here before."""
    page = browser.new_context(viewport=SIZE).new_page()
    page.set_default_timeout(60_000)
    return page


def _pages(page: Page, address: str, folder: Path) -> None:
    """Each page of the app on the data that it opens with."""
    page.goto(f"{address}/chart")
    for name, (title, shown) in PAGES.items():
        page.get_by_role("link", name=title, exact=True).click()
        _settled(page, title, shown)
        if name == "app-compare":
            _add_an_option(page, OPTION)
        _keep(page, folder / f"{name}.png")


def _story(page: Page, address: str, place: Path, sample: str, option: str) -> None:
    """The chart of a sample, and one of its options beside it where one is named."""
    page.goto(f"{address}/data")
    page.get_by_role("button", name=f"Open {sample}").click()
    page.wait_for_timeout(BREEZE)
    for title, shown in (("Chart", "g.box"), ("Compare", "button"))[: 2 if option else 1]:
        page.get_by_role("link", name=title, exact=True).click()
        _settled(page, title, shown)
        if title == "Compare":
            _add_an_option(page, option)
        _keep(page, place.with_name(f"{place.name}-{title.lower()}.png"))


def _keep(page: Page, path: Path) -> None:
    """The picture, in few colours."""
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


def _settled(page: Page, title: str, shown: str) -> None:
    """Waits until the page shows what it has to show."""
    page.get_by_role("heading", level=1, name=title).wait_for()
    page.locator(shown).first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(BREEZE)


def _add_an_option(page: Page, words: str) -> None:
    """Sets one of the options that ship beside the data as it is."""
    page.get_by_role("combobox", name="Add another").click()
    page.keyboard.type(words)
    page.get_by_role("option").first.click()
    page.locator("g.box").nth(1).wait_for()
    page.wait_for_timeout(2 * BREEZE)


if __name__ == "__main__":
    given = dict(enumerate(sys.argv))
    take(Path(given.get(1, ROOT / "docs" / "images")), given.get(2, ""))

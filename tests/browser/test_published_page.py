"""A published page, opened from disk: search, boxes and words, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import orgmodel as om
from tests.builders import organisation, post

pytestmark = pytest.mark.browser

BRENT = Path(__file__).parents[2] / "data" / "brent"
WIDTHS = (1400, 800, 320)


@pytest.fixture(params=WIDTHS)
def published(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Brent's page, in a window so wide; any request or error fails the test."""
    om.load(BRENT).chart(paper="screen").save(tmp_path / "brent.html")
    yield from opened(browser, tmp_path / "brent.html", request.param)


def opened(browser: Browser, file: Path, width: int = 1400) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": width, "height": 800})
    told: list[str] = []
    page.on("console", lambda said: told.append(said.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda asked: None if asked.url == file.as_uri() else told.append(asked.url))
    page.goto(file.as_uri())
    yield page
    page.close()
    assert told == []


def test_axe_finds_nothing(published: Page) -> None:
    published.locator(".words button").nth(2).click()
    result = Axe().run(published)
    assert result.violations_count == 0, result.generate_report()
    assert published.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_box_says_its_unit_and_its_lines(published: Page) -> None:
    published.locator("g.box", has_text="Medical Director").first.click()
    panel = published.get_by_role("complementary")
    expect(panel).to_contain_text("Medical Director")
    panel.get_by_role("button", name="Chief Executive").first.click()
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Chief Executive")
    expect(published.locator("g.box.on")).to_have_count(1)


def test_the_keyboard_reaches_everything(published: Page) -> None:
    published.keyboard.press("Tab")
    expect(published.locator(":focus")).to_have_text("Skip to the chart in words")
    published.keyboard.press("Enter")
    published.keyboard.press("Tab")
    words = published.locator(":focus").text_content()
    published.keyboard.press("Enter")
    expect(published.get_by_role("complementary").get_by_role("heading", level=2)).to_have_text(
        words or "nothing"
    )
    expect(published.locator(":focus")).to_have_attribute("aria-current", "true")
    outline = published.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_search_tells_how_many_and_shows_them_in_their_place(published: Page) -> None:
    find = published.get_by_role("searchbox")
    find.fill("médical dir")
    expect(published.get_by_role("status")).to_have_text(re.compile(r"^[1-9] lines? found\.$"))
    expect(published.locator("g.box.hit")).to_have_count(1)
    expect(published.get_by_role("button", name="Chief Executive").first).to_be_visible()
    expect(published.get_by_role("button", name="Press and").first).to_be_hidden()
    find.press("Enter")
    expect(published.locator("g.box.on")).to_contain_text("Medical")
    find.press("Escape")
    expect(published.get_by_role("status")).to_have_text("")
    expect(published.get_by_role("button", name="Press and").first).to_be_visible()


def test_without_a_script_the_words_are_there(browser: Browser, tmp_path: Path) -> None:
    om.load(BRENT).chart(paper="screen").save(tmp_path / "brent.html")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "brent.html").as_uri())
    expect(page.get_by_role("list").first).to_contain_text("Medical Director")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    context.close()


def test_words_of_the_data_never_run(browser: Browser, tmp_path: Path) -> None:
    nasty = "</script><img src=x onerror=document.title='run'>\u2028\"'"
    made = organisation([post("a", title=nasty), post('b"><b>', "a", title=f"{nasty} 2")])
    made.chart(paper="screen").save(tmp_path / "nasty.html")
    for page in opened(browser, tmp_path / "nasty.html"):
        page.locator(".words button").first.click()
        panel = page.get_by_role("complementary")
        expect(panel.get_by_role("heading", level=2)).to_contain_text("</script><img")
        panel.get_by_role("button").first.click()
        expect(panel.get_by_role("heading", level=2)).to_contain_text("2")
        assert page.locator("img").count() == 0
        assert "run" not in page.title().replace("Test body", "")

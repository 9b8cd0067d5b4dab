"""The search over the drawing, and what it finds where most teams are folded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT
from tests.browser.steps import box, go_to, search, upload

pytestmark = pytest.mark.browser


@pytest.fixture
def illustrative(page: Page) -> Page:
    """The page Chart with an organisation that does not fit, so that most teams are folded."""
    upload(page, *sorted((ROOT / "data" / "illustrative").glob("*.*")))
    go_to(page, "Chart")
    return page


def test_a_folded_post_is_found_and_its_team_unfolded(illustrative: Page) -> None:
    page = illustrative
    search(page).fill("IT manager")
    row = page.get_by_role("option", name="IT manager").first
    expect(row).to_contain_text("folded: opens its team")
    name = row.get_attribute("data-id") or ""
    expect(box(page, name)).to_have_count(0)
    search(page).press("Enter")
    expect(box(page, name)).to_have_attribute("aria-selected", "true")
    expect(box(page, name)).to_be_focused()


def test_the_arrows_go_into_the_list_and_there_m_moves(illustrative: Page) -> None:
    page = illustrative
    search(page).fill("it ")
    page.get_by_role("option").first.wait_for()
    page.keyboard.type("m")
    expect(search(page)).to_have_value("it m")
    expect(page.locator(".results .head")).to_contain_text("“it m”")
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role="option"][aria-selected="true"] strong').inner_text()
    page.keyboard.press("m")
    expect(page.get_by_role("dialog", name=f"Move {chosen}")).to_be_visible()


def test_a_team_is_opened_as_the_drawing_and_backspace_leads_back(illustrative: Page) -> None:
    page = illustrative
    whole = page.locator("g.box").count()
    box(page, "dir_fp").focus()
    page.keyboard.press("o")
    way = page.get_by_role("navigation", name="Back from this part")
    expect(way).to_contain_text("Director of Finance and Performance")
    page.locator("g.box").first.focus()
    page.keyboard.press("Backspace")
    expect(way).to_be_hidden()
    expect(page.locator("g.box")).to_have_count(whole)


def test_the_search_finds_what_has_no_box_and_shows_what_stands_for_it(page: Page) -> None:
    box(page, "dir_pde").focus()
    page.keyboard.press("/")
    expect(search(page)).to_be_focused()
    page.keyboard.type("performance managing")
    row = page.get_by_role("option", name="Commissioning and performance managing GP practices")
    expect(row).to_contain_text("no box")
    row.click()
    expect(page.locator(".results")).to_be_hidden()
    expect(box(page, "dir_pccc")).to_be_focused()


def test_enter_before_the_answer_goes_where_the_answer_says(page: Page) -> None:
    before = page.locator("g.world").get_attribute("transform")
    search(page).press_sequentially("medical director", delay=5)
    search(page).press("Enter")
    expect(box(page, "med_dir")).to_have_attribute("aria-selected", "true")
    expect(box(page, "med_dir")).to_be_focused()
    # It was in view: the drawing has not moved.
    assert page.locator("g.world").get_attribute("transform") == before


def test_an_old_answer_is_not_shown(page: Page) -> None:
    search(page).press_sequentially("medical", delay=120)
    search(page).press_sequentially(" director of nothing", delay=20)
    expect(page.locator(".results .head")).to_have_text(
        "Nothing is called “medical director of nothing”. "
        "Try one word of a title, a unit or a function."
    )
    expect(page.get_by_role("option")).to_have_count(0)


def test_an_open_list_swallows_no_click(page: Page) -> None:
    search(page).fill("director")
    page.get_by_role("option").first.wait_for()
    page.get_by_role("link", name="Help").first.click()
    expect(page.get_by_role("heading", level=1, name="Help")).to_be_visible()

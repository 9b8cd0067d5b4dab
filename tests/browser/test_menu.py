"""The menu of a box, titles typed in place, the search, the side list and the strip of changes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import box, go_to, settle
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
POST = "dir_pde"
TITLE = "Director of Provider Development and Estates"
FOCUSED = (
    "() => [...document.querySelectorAll('*')].map((one) => one.shadowRoot?.activeElement)"
    ".find(Boolean)?.dataset.id"
)


@pytest.fixture(autouse=True)
def nothing_kept(page: Page) -> None:
    """Each test starts with the organisation as opened."""
    page.evaluate("() => localStorage.clear()")


def menu(page: Page) -> Locator:
    return page.get_by_role("menu", name=f"Menu of {TITLE}")


def on_box(page: Page, key: str, identifier: str = POST) -> None:
    box(page, identifier).focus()
    page.keyboard.press(key)


def strip(page: Page) -> Locator:
    return page.locator(".strip")


@pytest.mark.parametrize("way", ["button", "right click", "Shift+F10", "ContextMenu"])
def test_each_way_opens_the_same_menu_and_escape_goes_back_to_the_box(page: Page, way: str) -> None:
    if way == "button":
        box(page, POST).hover()
        page.get_by_role("button", name=f"Menu of {TITLE}").click()
    elif way == "right click":
        box(page, POST).click(button="right")
    else:
        on_box(page, way)
    rows = menu(page).get_by_role("menuitem")
    expect(rows.first).to_be_focused()
    assert [words.split("\n")[0] for words in rows.all_inner_texts()][:3] == [
        "Add a post under it",
        "Rename here",
        "Change details …",
    ]
    page.keyboard.press("Escape")
    expect(menu(page)).to_have_count(0)
    assert page.evaluate(FOCUSED) == POST


def test_the_menu_has_the_size_of_a_menu_and_its_button_can_be_hit(page: Page) -> None:
    box(page, POST).hover()
    button = page.get_by_role("button", name=f"Menu of {TITLE}")
    place = button.bounding_box()
    assert place is not None
    assert min(place["width"], place["height"]) >= 24
    button.click()
    wide = page.locator(".menu").bounding_box()
    row = menu(page).get_by_role("menuitem").first.bounding_box()
    assert wide is not None and row is not None
    assert (wide["width"], row["height"]) == (296, 34)
    assert wide["y"] + wide["height"] <= 900


def test_arrows_home_end_and_letters_walk_the_menu(page: Page) -> None:
    on_box(page, "Shift+F10")
    rows = menu(page).get_by_role("menuitem")
    for key, row in (
        ("ArrowDown", "Rename"),
        ("End", "Remove"),
        ("ArrowDown", "Add"),
        ("s", "Spl"),
    ):
        page.keyboard.press(key)
        expect(rows.filter(has_text=row).first).to_be_focused()
    page.keyboard.press("Home")
    expect(rows.first).to_be_focused()


def test_a_click_elsewhere_closes_the_menu_and_does_what_it_does(page: Page) -> None:
    on_box(page, "Shift+F10")
    expect(menu(page)).to_be_visible()
    page.get_by_role("link", name="Help").first.click()
    expect(page.get_by_role("heading", level=1, name="Help")).to_be_visible()


def test_what_cannot_be_done_says_why(page: Page) -> None:
    on_box(page, "Shift+F10", "med_dir")
    row = page.get_by_role("menuitem", name="Open as the drawing")
    expect(row).to_have_attribute("aria-disabled", "true")
    expect(row).to_contain_text("Nobody is below it.")
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    expect(page.locator(".said")).to_have_text("Open as the drawing: Nobody is below it.")


def test_letters_do_nothing_outside_the_drawing(page: Page) -> None:
    box(page, POST).click()
    settle(page)
    page.get_by_role("button", name="Zoom in").focus()
    for key in ("a", "F2", "Delete", "v", "o", "Shift+F10"):
        page.keyboard.press(key)
    settle(page)
    expect(page.locator(".write")).to_be_hidden()
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(strip(page)).to_contain_text("No change yet")


def test_a_drawing_that_is_only_looked_at_has_no_menu(page: Page) -> None:
    go_to(page, "Separation")
    page.locator("g.box").first.focus()
    page.keyboard.press("Shift+F10")
    page.keyboard.press("F2")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(page.locator(".write")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu of")).to_have_count(0)


def test_what_was_typed_stays_when_one_looks_elsewhere(page: Page) -> None:
    on_box(page, "a")
    page.keyboard.type("Deputy Dir")
    box(page, "med_dir").click()
    settle(page)
    field = page.get_by_role("textbox", name=f"Title of the new post under {TITLE}")
    expect(field).to_have_value("Deputy Dir")
    go_to(page, "Data")
    go_to(page, "Chart")
    expect(field).to_have_value("Deputy Dir")
    # Another box is renamed meanwhile, and left: the first is there again, as it was.
    on_box(page, "F2", "med_dir")
    page.keyboard.press("Escape")
    on_box(page, "a")
    expect(field).to_have_value("Deputy Dir")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    assert page.evaluate(FOCUSED) == POST
    on_box(page, "a")
    expect(field).to_have_value("")


def test_an_empty_title_is_not_taken(page: Page) -> None:
    on_box(page, "a")
    page.keyboard.press("Enter")
    expect(page.locator(".write")).to_contain_text("Type a title, or press Esc.")
    page.keyboard.press("Escape")
    settle(page)
    expect(strip(page)).to_contain_text("No change yet")


@pytest.mark.parametrize("width", [1440, 768, 320])
def test_axe_finds_nothing_with_menu_or_view_open(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    try:
        settle(page)
        on_box(page, "Shift+F10")
        expect(menu(page)).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
        on_box(page, "F2")
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="View", exact=True).click()
        assert violations(page) == []
    finally:
        page.set_viewport_size({"width": 1440, "height": 900})

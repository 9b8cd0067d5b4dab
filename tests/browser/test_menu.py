"""The menu of a box, titles typed in place, the side list and the strip of changes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import box, go_to, panel, search, settle
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
POST = "dir_pde"
TITLE = "Director of Provider Development and Estates"
FOCUSED = (
    "() => [...document.querySelectorAll('*')].map((one) => one.shadowRoot?.activeElement)"
    ".find(Boolean)?.dataset.id"
)
HIDDEN = """(button) => {
  globalThis.hiddenWhilePressed = 0;
  new MutationObserver((changes) => {
    globalThis.hiddenWhilePressed += changes.length;
  }).observe(button, { attributes: true, attributeFilter: ['hidden'] });
}"""
"""Counts from here on how often a button is hidden or shown."""


def menu(page: Page) -> Locator:
    return page.get_by_role("menu", name=f"Menu of {TITLE}")


def on_box(page: Page, key: str, identifier: str = POST) -> None:
    box(page, identifier).focus()
    page.keyboard.press(key)


def move_to_finance(page: Page, identifier: str) -> None:
    """Move a box by keyboard; the answer is still to come then."""
    on_box(page, "m", identifier)
    asked = page.get_by_role("dialog", name="Move ")
    page.keyboard.type("director of finance")
    expect(asked.get_by_role("button", name="Move to Director of Finance")).to_be_enabled()
    page.keyboard.press("Enter")
    expect(asked).to_have_count(0)


def strip(page: Page) -> Locator:
    return page.locator(".strip")


def test_each_way_opens_the_same_menu_and_escape_goes_back_to_the_box(page: Page) -> None:
    for way in ("button", "right click", "Shift+F10", "ContextMenu"):
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
        ], way
        page.keyboard.press("Escape")
        expect(menu(page)).to_have_count(0)
        assert page.evaluate(FOCUSED) == POST, way


def test_an_open_menu_stays_and_a_ghost_leads_to_where_its_box_is_now(page: Page) -> None:
    move_to_finance(page, "dir_hr")
    # The drawing with the move comes while the menu is open.
    on_box(page, "Shift+F10")
    page.locator("g.box.gone").wait_for()
    expect(menu(page).get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == POST
    page.locator("g.box.gone").press("Enter")
    expect(box(page, "dir_hr")).to_have_attribute("aria-selected", "true")
    expect(box(page, "dir_hr")).to_be_focused()


def test_whoever_goes_on_to_another_box_before_the_answer_stays_there(page: Page) -> None:
    move_to_finance(page, "dir_hr")
    box(page, POST).focus()
    page.locator("g.box.gone").wait_for()
    settle(page)
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


def test_the_button_under_the_pointer_stays_while_it_is_pressed(page: Page) -> None:
    box(page, POST).hover()
    button = page.get_by_role("button", name=f"Menu of {TITLE}")
    button.hover()
    button.evaluate(HIDDEN)
    page.mouse.down()
    page.wait_for_timeout(200)
    assert page.evaluate("globalThis.hiddenWhilePressed") == 0
    page.mouse.up()
    expect(menu(page)).to_be_visible()


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


def test_rename_in_place_is_one_change_and_undone_by_one_press(page: Page) -> None:
    for title in ("Director of Provision", "Director of Provision and Estates"):
        on_box(page, "F2")
        expect(page.get_by_role("textbox", name="New title of")).to_be_focused()
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        expect(box(page, POST)).to_have_attribute("aria-label", re.compile(f"^{title}, "))
    settle(page)
    assert page.evaluate(FOCUSED) == POST
    expect(strip(page)).to_contain_text("2 changes")
    # The page has a button for the same keys: a press in the drawing is for the drawing alone.
    page.keyboard.press("Control+z")
    expect(strip(page)).to_contain_text("1 change")
    settle(page)
    expect(strip(page)).to_contain_text("1 change")
    expect(box(page, POST)).to_have_attribute("aria-label", re.compile("^Director of Provision, "))
    page.keyboard.press("Control+y")
    expect(strip(page)).to_contain_text("2 changes")


def test_a_title_that_is_as_it_was_is_no_change(page: Page) -> None:
    on_box(page, "F2")
    field = page.get_by_role("textbox", name="New title of")
    expect(field).to_have_value(TITLE)
    page.keyboard.press("Enter")
    settle(page)
    expect(strip(page)).to_contain_text("No change yet")


def test_a_post_is_added_under_its_manager(page: Page) -> None:
    on_box(page, "Shift+F10")
    page.get_by_role("menuitem", name="Add a post under it").click()
    page.keyboard.type("Deputy Director")
    page.keyboard.press("Enter")
    made = page.locator('g.box[aria-label^="Deputy Director"]')
    expect(made).to_have_count(1)
    settle(page)
    expect(panel(page)).to_contain_text(TITLE)


def test_what_is_refused_is_said_and_is_open_again_as_it_was_typed(page: Page) -> None:
    page.locator('g.box[data-id="outside:"] .fold-badge.shut').click()
    on_box(page, "a", "cd_role")
    page.keyboard.type("Deputy")
    page.keyboard.press("Enter")
    said = strip(page).get_by_role("status")
    expect(said).to_have_text("Not done: A role is not a post: nobody can report to it.")
    field = page.get_by_role("textbox", name="Title of the new post under Responsible Director")
    expect(field).to_have_value("Deputy")
    page.keyboard.press("Escape")
    said.get_by_role("button", name="Close").click()
    expect(said).to_have_text("")
    box(page, POST).press("Enter")
    settle(page)
    expect(said).to_have_text("")


def test_a_change_is_undone_alone_and_given_a_reason(page: Page) -> None:
    for title in ("First deputy", "Second deputy"):
        on_box(page, "a")
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        page.locator(f'g.box[aria-label^="{title}"]').wait_for()
    chips = strip(page).locator(".chip")
    chips.last.click()
    page.get_by_role("menuitem", name="Add a reason").click()
    field = page.get_by_role("textbox", name="Reason for change 2")
    field.fill("The work has doubled")
    field.press("Enter")
    expect(strip(page).get_by_role("button", name="Change the reason")).to_be_visible()
    chips.first.click()
    page.get_by_role("menuitem", name="Undo only this").click()
    expect(strip(page)).to_contain_text("1 change")
    expect(page.locator('g.box[aria-label^="First deputy"]')).to_have_count(0)
    expect(page.locator('g.box[aria-label^="Second deputy"]')).to_have_count(1)


def test_the_side_list_opens_from_its_chip_and_escape_goes_back(page: Page) -> None:
    chip = page.get_by_role("button", name=re.compile("^Without a box: "))
    chip.click()
    listed = page.get_by_role("region", name="Without a box")
    expect(listed.get_by_role("listitem").first).to_be_visible()
    expect(listed.get_by_role("button", name=re.compile("^Move ")).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(chip).to_be_focused()


@pytest.mark.parametrize("width", [1440, 320])
def test_axe_finds_nothing_with_search_side_list_or_strip_in_use(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    try:
        # The drawing is laid out anew for the room that it has then, which closes a menu.
        page.wait_for_timeout(600)
        settle(page)
        search(page).fill("director")
        page.get_by_role("option").first.wait_for()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name=re.compile("^Without a box: ")).click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        on_box(page, "a")
        page.keyboard.type("Deputy")
        page.keyboard.press("Enter")
        strip(page).locator(".chip").click()
        assert violations(page) == []
    finally:
        page.set_viewport_size({"width": 1440, "height": 900})


def test_axe_finds_nothing_with_menu_or_view_open(page: Page) -> None:
    try:
        for width in (1440, 768, 320):
            page.set_viewport_size({"width": width, "height": 900})
            # The drawing is laid out anew for the room that it has then, which closes a menu.
            page.wait_for_timeout(600)
            settle(page)
            on_box(page, "Shift+F10")
            expect(menu(page)).to_be_visible()
            assert violations(page) == [], f"the menu at {width}"
            page.keyboard.press("Escape")
            on_box(page, "F2")
            assert violations(page) == [], f"the title at {width}"
            page.keyboard.press("Escape")
            page.get_by_role("button", name="View", exact=True).click()
            assert violations(page) == [], f"the fields at {width}"
            page.keyboard.press("Escape")
    finally:
        page.set_viewport_size({"width": 1440, "height": 900})

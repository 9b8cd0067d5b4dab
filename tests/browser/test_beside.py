"""Beside the drawing: put right, accept, undo of both; targets; what stands where at each width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import box, dialog, go_to, settle
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
MOUNTS = "() => globalThis[Symbol.for('orgmodel.charts')].mounts"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPTION = """
name = "Fewer directorates"

[[change]]
do = "move-unit"
unit = "pde_estates"
to = "fp"

[[change]]
do = "move-unit"
unit = "sc_strategy"
to = "comms"
"""


@pytest.fixture
def board(page: Page, tmp_path: Path) -> Page:
    """Page Chart with the illustrative trust, and an option whose last change brings warnings."""
    go_to(page, "Data")
    page.get_by_role("button", name="Illustrative").first.click()
    settle(page)
    go_to(page, "Workspace")
    file = tmp_path / "fewer.toml"
    file.write_text(OPTION, encoding="utf-8")
    page.locator('input[type="file"]').first.set_input_files(file)
    expect(page.get_by_role("heading", name="Fewer directorates")).to_be_visible()
    settle(page)
    go_to(page, "Chart")
    expect(card(page)).to_contain_text("new with change 2")
    settle(page)
    return page


def resize(board: Page, width: int) -> None:
    """Make the window so wide, and wait until the drawing is laid out for its room."""
    board.set_viewport_size({"width": width, "height": 1000})
    board.wait_for_timeout(600)
    settle(board)


def card(page: Page) -> Locator:
    return page.locator(".st-key-finding")


def undo(page: Page) -> Locator:
    return page.locator(".st-key-option-undo button")


def counts(page: Page) -> Locator:
    return page.locator("ul.om-figures .om-findings")


@pytest.mark.parametrize("width", [1440, 768])
def test_put_right_and_undo_without_building_the_drawing_anew(board: Page, width: int) -> None:
    resize(board, width)
    mounted = board.evaluate(MOUNTS)
    expect(counts(board)).to_contain_text("2 new warnings")
    expect(card(board)).to_contain_text("Put right: ")
    card(board).get_by_role("button", name="Put right").click()
    expect(counts(board)).to_contain_text("1 new warning")
    settle(board)
    expect(undo(board)).to_be_enabled()
    board.keyboard.press("Control+z")
    expect(counts(board)).to_contain_text("2 new warnings")
    settle(board)
    assert board.evaluate(MOUNTS) == mounted


@pytest.mark.parametrize("width", [1440, 320])
def test_accept_on_the_card_and_undo(board: Page, width: int) -> None:
    resize(board, width)
    mounted = board.evaluate(MOUNTS)
    card(board).get_by_role("button", name="Accept …").click()
    field = card(board).get_by_role("textbox", name="Why is it right to leave it?")
    expect(field).to_be_focused()
    card(board).get_by_role("button", name="Accept it").click()
    expect(card(board)).to_contain_text("Say what keeps the two sides apart, or cancel.")
    field.fill("One team serves all three")
    field.press("Tab")
    field = card(board).get_by_role("textbox", name="What keeps the two sides apart?")
    field.fill("Its own report line")
    field.press("Tab")
    owner = card(board).get_by_role("combobox", name="Who answers for it?")
    owner.fill("Director of Finance")
    board.get_by_role("option", name="Director of Finance and Performance").first.click()
    settle(board)
    day = card(board).get_by_test_id("stDateInput")
    day.get_by_role("spinbutton").first.click()
    board.keyboard.type("20080701")
    board.keyboard.press("Tab")
    settle(board)
    card(board).get_by_role("button", name="Accept it").click()
    expect(card(board)).to_contain_text("Accepted on purpose: 1")
    settle(board)
    expect(undo(board)).to_be_enabled()
    board.keyboard.press("Control+z")
    expect(card(board)).not_to_contain_text("Accepted on purpose")
    settle(board)
    assert board.evaluate(MOUNTS) == mounted


def test_the_path_is_shown_in_the_drawing(board: Page) -> None:
    card(board).get_by_role("button", name="Show why").click()
    expect(board.locator("g.box.lit").first).to_be_attached()
    expect(card(board)).to_contain_text("The path that proves it")
    settle(board)


def test_a_target_is_set_by_a_press_on_its_figure(board: Page) -> None:
    board.get_by_role("button", name="Target for largest span").click()
    board.get_by_role("textbox", name="At most").fill("8")
    board.get_by_role("button", name="Set the target").click()
    figures = board.locator("ul.om-figures")
    expect(figures).to_contain_text("target 8")
    expect(figures).to_contain_text("too many")
    settle(board)


def test_nothing_is_cut_and_nothing_scrolls_sideways(board: Page) -> None:
    box(board, "ce").click()
    expect(board.locator(".st-key-panel").get_by_role("heading", level=2)).to_be_visible()
    for width in (1440, 1280, 768, 320):
        stands_whole(board, width)


def stands_whole(board: Page, width: int) -> None:
    """Each part lies inside the window, and where its width has room for it."""
    resize(board, width)
    assert board.evaluate(SIDEWAYS) <= 0
    places = {
        name: board.locator(f".st-key-{name}").bounding_box()
        for name in ("drawing", "finding", "panel")
    }
    for place in places.values():
        assert place is not None
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width
    drawing, finding, panel = (places[name] for name in ("drawing", "finding", "panel"))
    assert drawing and finding and panel
    if width >= 1280:
        assert finding["x"] > drawing["x"] + drawing["width"]
        assert finding["width"] == pytest.approx(344, abs=1)
    elif width == 768:
        assert finding["y"] >= drawing["y"] + drawing["height"]
        assert panel["y"] == pytest.approx(finding["y"], abs=1)
        assert panel["x"] > finding["x"]
    else:
        assert finding["y"] >= drawing["y"] + drawing["height"]
        assert panel["y"] > finding["y"]


def test_the_panel_opens_the_menu_of_a_box_that_is_folded_away_once(board: Page) -> None:
    search = board.get_by_role("combobox", name="Find a post")
    search.fill("IT manager")
    board.get_by_role("option", name="IT manager").first.wait_for()
    search.press("Enter")
    panel = board.locator(".st-key-panel")
    more = panel.get_by_role("button", name="More", exact=True)
    name = board.locator('g.box[aria-selected="true"]').get_attribute("data-id") or ""
    settle(board)
    board.get_by_role("button", name="Fold to fit").click()
    expect(box(board, name)).to_have_count(0)
    settle(board)
    more.click()
    menu = board.get_by_role("menu")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    expect(box(board, name)).to_have_count(1)
    board.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    settle(board)
    go_to(board, "Measures")
    go_to(board, "Chart")
    expect(menu).to_have_count(0)


def test_the_panel_opens_the_move_of_the_box_each_time_it_is_asked(board: Page) -> None:
    box(board, "dir_fp").click()
    panel = board.locator(".st-key-panel")
    for _ in range(2):
        panel.get_by_role("button", name="Move", exact=True).click()
        asked = board.get_by_role("dialog", name="Move Director of Finance and Performance")
        expect(asked).to_be_visible()
        expect(asked.get_by_role("option").first).to_be_visible()
        board.keyboard.press("Escape")
        expect(asked).to_have_count(0)
        settle(board)


def test_the_map_is_there_only_where_a_good_part_cannot_be_seen(board: Page) -> None:
    board.get_by_role("button", name="Fit", exact=True).click()
    expect(board.locator(".overlay.map")).to_be_hidden()
    for _ in range(4):
        board.get_by_role("button", name="Zoom in").click()
    expect(board.locator(".overlay.map")).to_be_visible()


def test_axe_finds_nothing_with_a_form_a_dialog_or_the_table_open(board: Page) -> None:
    card(board).get_by_role("button", name="Accept …").click()
    card(board).get_by_role("button", name="Accept it").click()
    expect(card(board)).to_contain_text("Say what keeps the two sides apart, or cancel.")
    settle(board)
    assert violations(board) == [], "accepting"
    card(board).get_by_role("button", name="Cancel").click()
    settle(board)
    board.get_by_role("button", name="Target for largest span").click()
    dialog(board).get_by_role("textbox", name="At most").wait_for()
    settle(board)
    assert violations(board) == [], "the target"
    board.keyboard.press("Escape")
    expect(dialog(board)).to_have_count(0)
    settle(board)
    box(board, "dir_med").focus()
    for key, title in (("g", "Merge Medical Director"), ("s", "Split Medical Director")):
        board.keyboard.press(key)
        dialog(board).get_by_role("heading", name=title).or_(dialog(board)).first.wait_for()
        settle(board)
        assert violations(board) == [], title
        board.keyboard.press("Escape")
        expect(dialog(board)).to_have_count(0)
        # The focus is back at the box, so that the next key is for it.
        expect(box(board, "dir_med")).to_be_focused()
        settle(board)
    board.get_by_text("The posts as a table").click()
    board.get_by_role("textbox", name="Only posts with").wait_for()
    settle(board)
    assert violations(board) == [], "the table"


def test_the_tree_is_told_as_it_is_drawn(board: Page) -> None:
    more = board.locator("g.box.more", has_text="more heads").first
    expect(more).to_have_attribute("aria-level", "3")
    expect(more).to_have_attribute("aria-expanded", "false")
    # No picture stands around the tree, and none is a stop of the Tab key.
    expect(board.locator("svg.sheet").first).to_have_attribute("role", "presentation")
    takes_focus = "(one) => { one.focus(); return one.getRootNode().activeElement === one; }"
    assert not board.locator("svg.sheet").first.evaluate(takes_focus)
    more.focus()
    board.keyboard.press("ArrowRight")
    expect(board.locator("g.box:focus")).to_have_attribute("aria-level", "3")


def test_posts_outside_the_line_are_told_once(page: Page) -> None:
    """Brent's drawing has a box for them: no chip says the same."""
    expect(page.locator('g.box[data-id="outside:"]')).to_have_count(1)
    expect(page.locator('.chip[data-list="boxless"]')).to_be_visible()
    expect(page.locator('.chip[data-list="outside"]')).to_have_count(0)

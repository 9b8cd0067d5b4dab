"""What once went wrong in the browser: each of it tried the way it was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.steps import (
    add_change,
    box,
    choose,
    dialog,
    go_to,
    panel,
    put_on_paper,
    settle,
)
from tests.browser.test_dragging import drag

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["separation", "workspace", "help"])
def test_the_address_of_a_page_asks_for_nothing_that_is_not_there(
    page: Page, address: str, name: str
) -> None:
    missing: list[str] = []
    page.on("response", lambda said: missing.append(said.url) if said.status >= 400 else None)
    page.goto(f"{address}/{name}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settle(page)
    assert missing == []
    go_to(page, "Measures")
    assert page.url == f"{address}/measures"


def test_the_former_address_of_the_options_opens_workspace(page: Page, address: str) -> None:
    page.goto(f"{address}/options")
    expect(page.get_by_role("heading", level=1, name="Workspace")).to_be_visible()
    settle(page)


def test_clicks_right_after_the_first_change_leave_its_option_shown(page: Page) -> None:
    """They are sent before the browser has the list of options with the new one in it."""
    head = page.locator(".st-key-head")
    drag(page, ("dir_hr", "dir_fp"))
    for clicked in ("ce", "dir_sc", "ce", "dir_sc"):
        box(page, clicked).click(position={"x": 12, "y": 12})
        page.wait_for_timeout(60)
    settle(page)
    page.wait_for_timeout(700)
    settle(page)
    expect(head).to_contain_text("Draft, 1 change")
    choose(page, "Option shown", "As opened", inside=head)
    expect(head).not_to_contain_text("Draft, 1 change")
    expect(head.get_by_role("combobox", name="Option shown")).to_be_focused()


@pytest.mark.parametrize("opened", ["Brent tPCT", "Download"])
def test_one_click_leads_on_while_something_is_open_in_the_head_row(
    page: Page, opened: str
) -> None:
    page.locator(".st-key-head").get_by_role("button", name=opened).click()
    page.wait_for_timeout(500)
    page.get_by_role("link", name="Help").first.click()
    expect(page.get_by_role("heading", level=1, name="Help")).to_be_visible()
    settle(page)


def test_an_option_is_copied_with_one_click(page: Page) -> None:
    go_to(page, "Workspace")
    page.get_by_role("button", name="New option").click()
    settle(page)
    page.get_by_role("button", name="Copy this option").click()
    expect(page.locator(".st-key-answer")).to_contain_text("Two options")
    expect(page.get_by_role("textbox", name="Its name")).to_have_value("Option 1 (2)")
    settle(page)


def test_a_list_offers_what_has_the_letters_typed_and_nothing_else(page: Page) -> None:
    go_to(page, "Workspace")
    add_change(page)
    choose(page, "What do you want to do?", "Merge units")
    field = dialog(page).get_by_role("combobox", name="Units to merge")
    field.click()
    field.fill("finance")
    page.wait_for_timeout(500)
    offered = page.get_by_role("option").all_inner_texts()
    assert offered
    assert all("finance" in words.lower() for words in offered)
    settle(page)


def test_a_form_has_the_words_of_its_own_kind_of_change(page: Page) -> None:
    go_to(page, "Workspace")
    add_change(page)
    for kind, label, button in (
        ("Merge posts", "Posts to merge", "Merge the posts"),
        ("Split a unit", "Unit to split", "Split the unit"),
        ("Move a post", "Post to move", "Move the post"),
        ("Remove a unit", "Unit to remove", "Remove the unit"),
    ):
        choose(page, "What do you want to do?", kind)
        labels = dialog(page).get_by_test_id("stWidgetLabel").all_inner_texts()
        assert label in labels
        assert not [other for other in labels if "to merge" in other and other != label]
        expect(dialog(page).get_by_role("button", name=button)).to_be_visible()


def test_a_dialog_left_with_escape_keeps_what_was_typed_for_its_box(page: Page) -> None:
    go_to(page, "Workspace")
    add_change(page)
    choose(page, "What do you want to do?", "Rename a post")
    choose(page, "Post", "Human Resources (dir_hr)")
    title = dialog(page).get_by_role("textbox", name="Title")
    title.fill("People director")
    page.wait_for_timeout(800)
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    go_to(page, "Measures")
    go_to(page, "Workspace")
    add_change(page)
    expect(dialog(page).get_by_role("textbox", name="Title")).to_have_value("People director")
    dialog(page).get_by_role("button", name="Change the post").click()
    expect(dialog(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="Changes: 1")).to_be_visible()
    settle(page)


def test_one_unit_is_the_unit_of_the_selected_box(page: Page) -> None:
    box(page, "dir_fp").click()
    settle(page)
    page.get_by_role("radio", name="One unit").or_(
        page.get_by_role("button", name="One unit")
    ).first.click()
    settle(page)
    expect(page.get_by_role("combobox", name="Unit", exact=True)).to_have_value(
        "Finance and Performance"
    )


def test_a_selected_box_turns_the_list_of_findings_without_a_warning(page: Page, log: Path) -> None:
    go_to(page, "Separation")
    box(page, "F68").click()
    expect(page.get_by_text("The path that proves it")).to_be_visible()
    settle(page)
    assert "created with a default value" not in log.read_text("utf-8")


def test_the_number_of_a_step_hides_no_words(page: Page) -> None:
    go_to(page, "Separation")
    box(page, "F68").click()
    page.locator("g.step").first.wait_for()
    settle(page)
    hidden = page.evaluate(
        """() => {
            const find = (root, what) => [...root.querySelectorAll('*')].flatMap((one) => [
                ...(one.matches(what) ? [one] : []),
                ...(one.shadowRoot ? find(one.shadowRoot, what) : []),
            ]);
            const steps = find(document, 'g.step circle').map((one) => one.getBoundingClientRect());
            return find(document, 'g.box text').filter((words) => {
                const at = words.getBoundingClientRect();
                return at.width && steps.some((step) => step.left < at.right - 2
                    && step.right > at.left + 2
                    && step.top < at.bottom - 2 && step.bottom > at.top + 2);
            }).map((words) => words.textContent);
        }"""
    )
    assert hidden == []


def test_undo_and_redo_by_keys_on_any_page(page: Page) -> None:
    go_to(page, "Workspace")
    add_change(page)
    choose(page, "What do you want to do?", "Move a post")
    choose(page, "Post to move", "Commissioning (dir_sc)")
    choose(page, "Reports to", "Estates (dir_pde)")
    dialog(page).get_by_role("button", name="Move the post").click()
    expect(dialog(page)).to_have_count(0)
    go_to(page, "Measures")
    row = page.locator(".st-key-head")
    expect(row).to_contain_text("Draft, 1 change")
    # What the row says comes before its buttons can be used, and the keys are theirs.
    expect(row.get_by_role("button", name="Undo")).to_be_enabled()
    page.keyboard.press("Control+z")
    expect(row).to_contain_text("no change yet")
    expect(row.get_by_role("button", name="Redo")).to_be_enabled()
    page.keyboard.press("Control+y")
    expect(row).to_contain_text("Draft, 1 change")
    settle(page)


@pytest.mark.parametrize("after", [0, 150, 250, 400])
def test_a_link_clicked_right_after_the_drawing_has_come_leads_to_its_page(
    fresh: Page, after: int
) -> None:
    fresh.wait_for_timeout(after)
    arrives(fresh, "Measures", lambda: fresh.get_by_role("link", name="Measures").first.click())


def test_a_link_clicked_right_after_a_box_leads_to_its_page(page: Page) -> None:
    for after in (0, 30, 120):
        settle(page)
        box(page, "dir_fp").click()
        page.wait_for_timeout(after)
        arrives(page, "Help", lambda: page.get_by_role("link", name="Help").first.click())
        go_to(page, "Chart")


@pytest.mark.parametrize("order", [["box", "link"], ["link", "box"], ["link", "box", "box"]])
def test_a_message_of_the_chart_in_the_moment_of_a_click_does_not_lead_back(
    page: Page, order: list[str]
) -> None:
    """The browser sends what a chart says after the click, with the page before in it."""
    settle(page)
    arrives(page, "Help", lambda: page.evaluate(AT_ONCE, order))


AT_ONCE = """(order) => {
    const find = (root, what) => [...root.querySelectorAll('*')].flatMap((one) => [
        ...(one.matches(what) ? [one] : []),
        ...(one.shadowRoot ? find(one.shadowRoot, what) : []),
    ]);
    const given = { bubbles: true, composed: true, button: 0, pointerId: 1 };
    const press = (node) => ['pointerdown', 'pointerup'].forEach((kind) =>
        node.dispatchEvent(new PointerEvent(kind, given)));
    const link = [...document.querySelectorAll('a')].find((one) => one.href.endsWith('/help'));
    for (const what of order) {
        if (what === 'box') press(find(document, 'g.box[data-id="dir_fp"]')[0]);
        else link.click();
    }
}"""


TAKEN = """() => Object.values(
    globalThis[Symbol.for('orgmodel.charts')].views.get('chart')?.ack ?? {}
).reduce((sum, one) => sum + one, 0)"""


def arrives(page: Page, name: str, act: Callable[[], object]) -> None:
    """What is done leads to a page, and the page stays."""
    act()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    settle(page)
    page.wait_for_timeout(1500)
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert page.url.endswith(f"/{name.lower()}")


def test_what_was_lost_on_the_way_is_sent_again(page: Page, address: str) -> None:
    lost: list[bytes] = []

    def lose_the_first_selection(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            whole = message.encode() if isinstance(message, str) else message
            if b'"type":"select"' in whole and not lost:
                lost.append(whole)
            else:
                server.send(message)

        socket.on_message(pass_on)

    page.route_web_socket(re.compile("_stcore/stream"), lose_the_first_selection)
    page.goto(f"{address}/chart")
    page.locator("g.box").first.wait_for()
    settle(page)
    page.wait_for_timeout(500)
    settle(page)
    before = page.evaluate(TAKEN)
    box(page, "dir_fp").click()
    page.wait_for_function(f"(before) => ({TAKEN})() > before", arg=before)
    assert len(lost) == 1
    settle(page)
    expect(panel(page)).to_contain_text("Finance and Performance")
    settle(page)


def test_a_window_made_smaller_leaves_a_dialog_open_and_is_told_afterwards(page: Page) -> None:
    taken = "() => Object.values(globalThis[Symbol.for('orgmodel.charts')].views.get('chart').ack)"
    page.wait_for_function(f"() => ({taken})().length === 1")
    settle(page)
    before = page.evaluate(taken)
    put_on_paper(page)
    dialog(page).get_by_role("button", name="SVG", exact=True).wait_for()
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_timeout(1000)
    settle(page)
    expect(dialog(page)).to_be_visible()
    assert page.evaluate(taken) == before
    page.keyboard.press("Escape")
    page.wait_for_function(f"() => ({taken})()[0] > {before[0]}")

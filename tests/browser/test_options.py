"""Options in the browser: a change and its finding, undo, comparison, files, and a reload."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kept import shown_option
from tests.browser.steps import add_change, box, choose, dialog, go_to, settle
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
ORGMODEL = (sys.executable, "-m", "orgmodel")
SHIPPED = ("IT in Strategic Commissioning", "ETD in Clinical Leadership")
BROKEN = "is managed through Director of Provider Development and Estates, on the provider side"


@pytest.fixture
def options(page: Page) -> Page:
    """The page Workspace, with nothing changed."""
    go_to(page, "Workspace")
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    settle(page)


def verdict(page: Page) -> Locator:
    return page.locator(".st-key-verdict")


def move_post(
    page: Page, post: str = "Commissioning (dir_sc)", manager: str = "Estates (dir_pde)"
) -> None:
    add_change(page)
    choose(page, "What do you want to do?", "Move a post")
    choose(page, "Post to move", post)
    choose(page, "Reports to", manager)
    dialog(page).get_by_role("button", name="Move the post").click()
    expect(dialog(page)).to_have_count(0)
    settle(page)


def move_function(page: Page) -> None:
    add_change(page)
    choose(page, "What do you want to do?", "Give a function")
    choose(page, "Function", "F40")
    choose(page, "Goes to", "d_pccc")
    dialog(page).get_by_role("button", name="Move the function").click()
    expect(dialog(page)).to_have_count(0)
    settle(page)


def saved(page: Page, button: str, folder: Path) -> Path:
    """What a download button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.click()
    place = folder / download.value.suggested_filename
    download.value.save_as(place)
    return place


def compare_at_the_command_line(*files: Path) -> object:
    told = subprocess.run(
        [*ORGMODEL, "compare", "data/brent", *map(str, files), "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert told.returncode in (0, 1), told.stderr.decode()
    return json.loads(told.stdout)


def test_a_moved_post_breaks_a_rule_and_undo_mends_it(options: Page) -> None:
    move_post(options)
    expect(verdict(options)).to_contain_text("new error")
    expect(verdict(options)).to_contain_text(BROKEN)
    options.keyboard.press("Control+z")
    expect(verdict(options)).to_contain_text("Nothing new is broken")
    settle(options)
    options.keyboard.press("Control+y")
    expect(verdict(options)).to_contain_text(BROKEN)
    settle(options)


def test_a_new_finding_says_its_path(options: Page) -> None:
    move_function(options)
    expect(verdict(options)).to_contain_text("new error")
    press(options, "Show the path")
    expect(options.get_by_text("The path that proves it").first).to_be_visible()
    settle(options)


def test_a_selected_box_leads_to_its_change(page: Page) -> None:
    box(page, "dir_fp").click()
    page.get_by_role("button", name="Change", exact=True).click()
    expect(dialog(page).get_by_role("textbox", name="Title", exact=True)).to_have_value(
        "Director of Finance and Performance"
    )
    settle(page)


def test_three_options_replay_at_the_command_line_to_the_same(
    options: Page, tmp_path: Path
) -> None:
    move_post(options)
    options.get_by_role("textbox", name="Its name").fill("Commissioning under providers")
    options.keyboard.press("Enter")
    settle(options)
    files = [saved(options, "Save this option", tmp_path)]
    go_to(options, "Compare")
    for name in SHIPPED:
        choose(options, "Add another", name, options.locator("body"))
    for column in ("Start", "Commissioning under providers", *SHIPPED):
        expect(options.get_by_role("columnheader", name=column)).to_be_visible()
    shown = json.loads(saved(options, "Download as JSON", tmp_path).read_text("utf-8"))
    shipped = ROOT / "data" / "brent" / "scenarios"
    files += [shipped / "o01a-it-in-strategic-commissioning.toml"]
    files += [shipped / "o02a-etd-in-clinical-leadership.toml"]
    assert shown == compare_at_the_command_line(*files)
    assert len(shown["options"]) == 3


def test_a_reload_loses_no_change(options: Page) -> None:
    move_post(options)
    move_function(options)
    expect(options.get_by_role("heading", name="Changes: 2")).to_be_visible()
    options.reload()
    expect(options.get_by_role("heading", name="Changes: 2")).to_be_visible()
    expect(verdict(options)).to_contain_text("new error")
    press(options, "Undo")
    expect(options.get_by_role("heading", name="Changes: 1")).to_be_visible()


def test_a_lost_connection_loses_no_change(options: Page, expected_errors: list[str]) -> None:
    expected_errors += ["ERR_INTERNET_DISCONNECTED", "Failed to fetch"]
    move_post(options)
    options.context.set_offline(True)
    try:
        options.wait_for_timeout(1500)
        scenario = shown_option(options)
        assert scenario is not None
        assert "dir_sc" in str(scenario.to_dict())
        text = options.locator(".st-key-option-text")
        text.locator("summary").click()
        expect(text.locator("pre")).to_contain_text('post = "dir_sc"')
    finally:
        options.context.set_offline(False)
    settle(options)
    move_function(options)
    expect(options.get_by_role("heading", name="Changes: 2")).to_be_visible()


def test_axe_finds_nothing_with_changes_and_a_path(options: Page) -> None:
    move_function(options)
    press(options, "Show the path")
    assert violations(options) == []


def test_axe_finds_nothing_with_a_refusal_in_a_dialog(options: Page) -> None:
    add_change(options)
    choose(options, "What do you want to do?", "Move a post")
    dialog(options).get_by_role("button", name="Move the post").click()
    expect(options.get_by_text("Everything is as it was")).to_be_visible()
    settle(options)
    assert violations(options) == []


def test_axe_finds_nothing_in_a_comparison(options: Page) -> None:
    go_to(options, "Compare")
    for name in SHIPPED:
        choose(options, "Add another", name, options.locator("body"))
    options.get_by_role("heading", name="Figures, what differs first").wait_for()
    assert violations(options) == []

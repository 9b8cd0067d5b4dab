"""A staff list dropped in Chromium: to a chart in a few clicks, mended, answered, by keyboard."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FileChooser, Page, expect

import orgmodel as om
from tests.browser.steps import drop, go_to, onward, settle
from tests.browser.test_pages import violations
from tests.ui.data.staff_lists import csv, rows, with_faults, xlsx

pytestmark = pytest.mark.browser

MOST_CLICKS = 8


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    file = tmp_path / "Staff in post July 2007.xlsx"
    file.write_bytes(xlsx(rows()))
    return file


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "Staff with faults.csv"
    file.write_bytes(csv(with_faults()))
    return file


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words)).to_be_visible()


def test_an_unknown_workbook_is_a_chart_in_few_clicks_without_typing(
    page: Page, workbook: Path
) -> None:
    page.evaluate(
        "() => { window.clicks = 0; window.keys = 0;"
        "addEventListener('click', () => { window.clicks += 1 }, true);"
        "addEventListener('keydown', () => { window.keys += 1 }, true) }"
    )
    go_to(page, "Data")
    drop(page, workbook)
    heading(page, "Open your staff list")
    for _ in range(3):
        onward(page)
    expect(page.get_by_role("heading", level=1, name="Chart")).to_be_visible()
    expect(page.locator("g.box").first).to_be_visible()
    expect(page.locator(".st-key-frame")).to_contain_text("10 posts")
    assert page.evaluate("window.clicks") <= MOST_CLICKS
    assert page.evaluate("window.keys") == 0


def test_twelve_faults_are_mended_at_once(page: Page, faulty: Path) -> None:
    go_to(page, "Data")
    drop(page, faulty)
    onward(page)
    heading(page, "Faults still there: 15 rows")
    page.get_by_role("button", name="Apply to these 12 rows").click()
    heading(page, "Faults still there: 3 rows")
    settle(page)
    onward(page)
    onward(page)
    expect(page.locator(".st-key-frame")).to_contain_text("three faults")


def test_a_side_for_each_directorate_and_the_separation_page_assesses(
    page: Page, workbook: Path
) -> None:
    go_to(page, "Data")
    drop(page, workbook)
    onward(page)
    onward(page)
    heading(page, "What your list could not say")
    sides = {
        "Strategic Commissioning": "Commissioning",
        "Provider Services": "Provider",
        "Finance": "Neutral",
    }
    for name, side in sides.items():
        page.get_by_role("radiogroup", name=f"Side of {name}").get_by_role(
            "radio", name=side
        ).click()
        settle(page)
        expect(page.get_by_role("checkbox", name=f"{name} is confirmed")).to_be_checked()
    onward(page)
    go_to(page, "Separation")
    page.get_by_text("For analysts:").click()
    settle(page)
    row = page.get_by_role("row", name="SEP-4").first
    expect(row).to_be_visible()
    expect(row).not_to_contain_text("Not assessable", ignore_case=True)


@pytest.mark.parametrize("width", [1440, 320])
def test_axe_finds_nothing_in_any_step_and_nothing_scrolls_sideways(
    page: Page, faulty: Path, width: int
) -> None:
    go_to(page, "Data")
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)

    def look(where: str) -> None:
        assert violations(page) == [], where
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= width, where

    if width > 640:  # Streamlit's own tables scroll within themselves where it is narrow
        look("nothing imported")
    drop(page, faulty)
    look("columns")
    page.get_by_role("button", name="Back").click()
    heading(page, "Your files")
    settle(page)
    look("file")
    onward(page)
    onward(page)
    look("repairs and faults")
    page.get_by_text("All rows", exact=True).click()
    settle(page)
    look("all rows")
    onward(page)
    look("sides and heads")
    page.locator(".st-key-import-confirm button").click()
    settle(page)
    look("sides confirmed")


def press_until(page: Page, found: Callable[[], bool], key: str = "Tab", most: int = 120) -> None:
    for _ in range(most):
        if found():
            return
        page.keyboard.press(key)
    pytest.fail("the focus never came there")


def focus_on(page: Page, words: str, key: str = "Tab") -> None:
    """Go on by Tab to the button with these words."""
    press_until(page, lambda: _said(page).endswith(words), key)


def _said(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || ''")).strip()


def test_an_import_can_be_done_by_keyboard_alone(page: Page, faulty: Path) -> None:
    go_to(page, "Data")
    focus_on(page, "Upload")
    choosers: list[FileChooser] = []
    page.on("filechooser", lambda chooser: choosers.append(chooser))
    # A browser that has just closed another page may not yet take a key for an act of the visitor.
    for _ in range(3):
        page.keyboard.press("Enter")
        page.wait_for_timeout(2_000)
        if choosers:
            break
    choosers[0].set_files(faulty)
    heading(page, "Open your staff list")
    settle(page)
    focus_on(page, "Columns are right")
    page.keyboard.press("Enter")
    heading(page, "Faults still there: 15 rows")
    settle(page)
    focus_on(page, "Apply to these 12 rows")
    page.keyboard.press("Enter")
    heading(page, "Faults still there: 3 rows")
    settle(page)
    focus_on(page, "Continue", "Shift+Tab")
    page.keyboard.press("Enter")
    heading(page, "What your list could not say")
    settle(page)
    press_until(
        page, lambda: page.evaluate("document.activeElement.getAttribute('role')") == "radio"
    )
    page.keyboard.press("Space")
    settle(page)
    expect(page.locator(".st-key-import-units input[type=checkbox]:checked")).to_have_count(1)
    settle(page)
    assert _role(page) == "radio"
    focus_on(page, "Open the chart", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Chart")).to_be_visible()


def _role(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('role')"))


def test_the_mended_folder_opens_as_it_was_mended(page: Page, faulty: Path, tmp_path: Path) -> None:
    go_to(page, "Data")
    drop(page, faulty)
    onward(page)
    page.get_by_role("button", name="Apply to these 12 rows").click()
    heading(page, "Faults still there: 3 rows")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the mended folder").click()
    made = tmp_path / "organisation.zip"
    download.value.save_as(made)
    with zipfile.ZipFile(made) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
    assert {"posts.csv", "mapping.toml", "import-report.txt"} <= names
    organisation = om.load(made)
    assert organisation.hierarchy.manager("P-600") == "P-201"
    assert len(organisation.posts) == 25


def test_a_wrong_file_is_answered_at_once(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(b"%PDF-1.4 minutes")
    go_to(page, "Data")
    drop(page, file)
    expect(page.get_by_text("This is a PDF")).to_be_visible()
    expect(page.locator(".st-key-frame")).to_contain_text("Brent tPCT")

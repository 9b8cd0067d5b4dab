"""Filters narrow what is listed; the lit path, the explanation and a draft follow a finding."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import box, go_to, settle
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
MOUNTS = "() => globalThis[Symbol.for('orgmodel.charts')].mounts"


def every_finding(page: Page) -> None:
    """The page Separation with every finding listed, and the filters."""
    go_to(page, "Separation")
    page.get_by_text("All findings, with filters").click()
    page.locator(".st-key-filters").wait_for()
    settle(page)


def cards(page: Page) -> int:
    return page.locator('[class*="st-key-finding-"]').count()


def test_a_filter_narrows_the_list_and_the_path_stays_lit(page: Page) -> None:
    every_finding(page)
    found = page.locator('[class*="st-key-finding-"]')
    card = found.filter(has_text="Co-ordination of clinical input").first
    card.get_by_role("button", name="Show the path").click()
    expect(box(page, "F55")).to_contain_class("lit")
    before, mounts = cards(page), page.evaluate(MOUNTS)
    page.locator(".st-key-filters").get_by_role("button", name="Exempt").click()
    settle(page)
    assert 0 < cards(page) < before
    expect(page.get_by_role("heading", name="Findings: 2 of")).to_be_visible()
    expect(box(page, "F55")).to_contain_class("lit")
    assert page.evaluate(MOUNTS) == mounts


def test_another_finding_of_the_filtered_list_lights_its_own_path(page: Page) -> None:
    every_finding(page)
    page.locator(".st-key-filters").get_by_role("button", name="Warning").click()
    settle(page)
    card = page.locator('[class*="st-key-finding-"]', has_text="Contract management").first
    card.get_by_role("button", name="Show the path").click()
    expect(box(page, "F68")).to_contain_class("lit")
    page.get_by_text("For analysts:").click()
    expect(page.locator(".st-key-explain")).to_contain_text("What it asks")
    expect(card.get_by_role("button", name="Accept …")).to_be_visible()


def test_axe_finds_nothing_with_filters_and_an_acceptance_refused(page: Page) -> None:
    every_finding(page)
    page.locator(".st-key-filters").get_by_role("button", name="Broken").click()
    settle(page)
    page.get_by_role("button", name="Show the path").first.click()
    settle(page)
    page.get_by_role("button", name="Accept …").first.click()
    page.get_by_role("button", name="Accept it").click()
    expect(page.get_by_text("Say why it is right to leave it, or cancel.")).to_be_visible()
    settle(page)
    assert violations(page) == []


def test_axe_finds_nothing_in_open_tables_of_plots(page: Page) -> None:
    go_to(page, "Measures")
    for summary in page.get_by_text("The figures as a table").all():
        summary.click()
    settle(page)
    assert violations(page) == []


def test_axe_finds_nothing_in_the_impact_of_an_option(page: Page) -> None:
    go_to(page, "Compare")
    page.get_by_role("combobox", name="Add another").fill("Co-directors")
    page.get_by_role("option", name="Co-directors").first.click()
    page.get_by_role("radio", name="Each post").click()
    expect(page.get_by_role("heading", name="Consultation counter")).to_be_visible()
    for name in ("What the categories mean", "Thresholds of collective", "What the law also"):
        page.get_by_text(name).click()
    settle(page)
    assert violations(page) == []

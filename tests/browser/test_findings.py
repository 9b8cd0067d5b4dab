"""A finding can be opened, read in words, and seen in the drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import box, go_to, settle

pytestmark = pytest.mark.browser


def test_an_open_finding_says_its_path_and_lights_it_up(page: Page) -> None:
    go_to(page, "Separation")
    card = page.locator(
        '[class*="st-key-finding-"]', has_text="Co-ordination of clinical input"
    ).first
    card.get_by_role("button", name="Show the path").click()
    expect(card).to_contain_text("The path that proves it")
    expect(card).to_contain_text("Why it matters")
    expect(card).to_contain_text("What would clear it")
    card.get_by_text("Where this is written (for analysts)").click()
    expect(card).to_contain_text("004:33")
    expect(card).to_contain_text("functions.csv row 56")
    expect(box(page, "F55")).to_have_class("box function commissioning lit")
    expect(box(page, "d_clig")).to_contain_class("lit")
    expect(box(page, "F60")).not_to_contain_class("lit")
    expect(page.locator("g.step")).to_have_count(1)
    card.get_by_role("button", name="Close").click()
    expect(page.locator("g.box.lit")).to_have_count(0)


def test_a_box_at_fault_opens_its_finding(page: Page) -> None:
    go_to(page, "Separation")
    box(page, "F68").click()
    expect(page.get_by_text("The path that proves it")).to_be_visible()
    expect(box(page, "F68")).to_contain_class("lit")


def test_the_figures_are_those_of_the_check(page: Page) -> None:
    go_to(page, "Separation")
    page.get_by_text("For analysts:").click()
    settle(page)
    for name, number in (("Errors", "0"), ("Warnings", "6")):
        metric = page.get_by_test_id("stMetric").filter(has_text=name)
        expect(metric.get_by_test_id("stMetricValue")).to_have_text(number)


def test_a_line_that_the_data_is_silent_on_is_never_called_passed(page: Page) -> None:
    go_to(page, "Three at the centre")
    card = page.locator(".st-key-rule-R22")
    expect(card).to_contain_text("Not assessable")
    expect(card).to_contain_text("whether PEC Chair is accountable to Chair of the PCT")
    card.get_by_role("button", name="Show in the drawing").click()
    expect(box(page, "pec_chair")).to_contain_class("lit")
    expect(box(page, "pct_chair")).to_contain_class("lit")
    expect(page.locator("g.line.accountable_to")).to_have_count(0)
    page.locator(".st-key-rule-R36").get_by_role("button", name="Show in the drawing").click()
    expect(page.locator("g.line.reports_to.lit")).to_have_count(1)


def test_another_sample_is_checked_anew(page: Page) -> None:
    go_to(page, "Data")
    page.get_by_role("button", name="Open Any PCT").click()
    expect(page.locator(".st-key-frame")).to_contain_text("Any PCT")
    go_to(page, "Three at the centre")
    expect(page.locator(".st-key-rule-R22")).to_contain_text("Passed")

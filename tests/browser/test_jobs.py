"""The jobs of a manager, by keyboard alone and by mouse, counted; `pytest -s` prints the table.

By keyboard each job starts on the page Chart with the focus at the document's start.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from orgmodel.files.exporters import write_folder
from orgmodel.files.importers.base import Options
from orgmodel.files.importers.organogram.importer import IMPORTER
from orgmodel.files.importers.written import files_of
from tests.browser.conftest import ROOT
from tests.browser.hands import (
    AT_START,
    Hands,
    done_both_ways,
    menu_row,
    move_button,
    move_to,
    open_dialog,
    said,
)
from tests.browser.steps import box, dialog, go_to, settle, upload
from tests.browser.test_drawing import FOCUSED

pytestmark = pytest.mark.browser
REAL = ROOT.parent / "shared" / "realdata" / "organograms"
LARGE = "health_education_england-2013-09-30"


@pytest.fixture(scope="module")
def counted() -> Iterator[dict[str, dict[str, str]]]:
    """By job what each way took; printed as a table at the end."""
    jobs: dict[str, dict[str, str]] = {}
    yield jobs
    print("\n| job | by mouse: clicks / keys | by keyboard: clicks / keys |")
    print("| --- | --- | --- |")
    for job, ways in jobs.items():
        print(f"| {job} | {ways.get('mouse')} | {ways.get('keys')} |")


@pytest.fixture
def hands(page: Page, counted: dict[str, dict[str, str]]) -> Hands:
    """The page Chart with nothing changed."""
    return Hands(page, counted)


@pytest.fixture
def board(hands: Hands) -> Hands:
    """The same with the illustrative trust."""
    page = hands.page
    go_to(page, "Data")
    page.get_by_role("button", name="Illustrative").first.click()
    settle(page)
    go_to(page, "Chart")
    box(page, "dir_fp").wait_for()
    return hands


def test_posts_teams_and_units_are_moved(board: Hands) -> None:
    page = board.page

    def post_by_keyboard() -> None:
        board.to_the_drawing()
        board.find("it man", "IT manager")
        board.press("m")
        move_to(board, "head of perf", "Head of Performance")
        board.press("Enter")

    def post_by_mouse() -> None:
        board.click(page.get_by_role("combobox", name="Find a post"))
        page.keyboard.press("Control+a")
        board.type("it man")
        board.click(page.get_by_role("option", name="IT manager"))
        expect(page.locator('g.box[aria-label^="IT manager"]')).to_have_count(1)
        settle(page)
        board.click(page.locator(".st-key-panel").get_by_role("button", name="Move", exact=True))
        move_to(board, "head of perf", "Head of Performance")
        board.click(move_button(board, "Head of Performance"))

    done_both_ways(
        board,
        "move a post",
        post_by_keyboard,
        post_by_mouse,
        change="Move the post IT manager",
        words="Moved under Head of Performance. ",
        focus="fp_it_2",
    )

    def team_by_keyboard() -> None:
        board.to_the_drawing()
        board.find("head of est", "Head of Estates")
        board.press("m")
        move_to(board, "director of fin", "Director of Finance")
        board.press("Enter")

    def team_by_mouse() -> None:
        page.get_by_role("button", name="Fit", exact=True).click()
        board.drag(box(page, "pde_estates_1"), box(page, "dir_clig"))

    done_both_ways(
        board,
        "move a team",
        team_by_keyboard,
        team_by_mouse,
        change="Move the unit Estates into ",
        words="notes",
        focus="pde_estates_1",
    )

    def unit_by_keyboard() -> None:
        board.to_the_drawing()
        board.press("/")
        board.type("executive man")
        page.get_by_role("option", name="Executive management team").wait_for()
        board.press("ArrowDown", "m")
        move_to(board, "director of fin", "Director of Finance")
        board.press("Enter")

    def unit_by_mouse() -> None:
        board.click(page.get_by_role("button", name="Without a box"))
        row = page.locator("li[data-takes]", has_text="Executive management team")
        board.drag(row, box(page, "dir_fp"))

    done_both_ways(
        board,
        "move a unit without a box",
        unit_by_keyboard,
        unit_by_mouse,
        change="Move the unit Executive management team into Finance and Performance",
        words="Moved under Director of Finance and Performance. ",
        focus="dir_fp",
    )


def test_directorates_are_merged_a_team_is_split_and_a_layer_is_added(board: Hands) -> None:
    page = board.page

    def merge_by_keyboard() -> None:
        board.to_the_drawing()
        board.find("medical d", "Medical Director")
        board.press("ArrowLeft", "Space")
        expect(box(page, "dir_clig")).to_have_attribute("aria-selected", "true")
        board.press("g")
        open_dialog(page, "Merge Medical Director and Director of Clinical")
        board.tab_to(dialog(page).get_by_role("combobox", name="Who heads the new unit?"))
        board.type("director of clin")
        page.get_by_role("option").first.wait_for()
        board.press("Enter")
        settle(page)
        board.press("Control+Enter")
        expect(dialog(page)).to_have_count(0)

    def merge_by_mouse() -> None:
        board.click(box(page, "dir_med"))
        board.click(box(page, "dir_clig"), modifiers=["Control"])
        settle(page)
        menu_row(board, "dir_clig", "Merge them")
        open_dialog(page, "Merge Medical Director and Director of Clinical")
        board.click(dialog(page).get_by_role("combobox", name="Who heads the new unit?"))
        board.click(page.get_by_role("option", name="Director of Clinical"))
        settle(page)
        board.click(dialog(page).get_by_role("button", name="Merge the units"))
        expect(dialog(page)).to_have_count(0)

    done_both_ways(
        board,
        "merge two directorates",
        merge_by_keyboard,
        merge_by_mouse,
        change="Merge the units Medical and Clinical Leadership",
        words="Done: Merge the units Medical and Clinical Leadership",
        focus="dir_clig",
    )

    def split_by_keyboard() -> None:
        board.to_the_drawing()
        board.find("head of est", "Head of Estates")
        board.press("s")
        open_dialog(page, "Split Head of Estates")
        board.tab_to(dialog(page).get_by_role("textbox", name="Name of part 2"))
        board.type("Property")
        board.press("Control+Enter")
        expect(dialog(page)).to_have_count(0)

    def split_by_mouse() -> None:
        menu_row(board, "pde_estates_1", "Split into two")
        open_dialog(page, "Split Head of Estates")
        board.click(dialog(page).get_by_role("textbox", name="Name of part 2"))
        board.type("Property")
        board.click(dialog(page).get_by_role("button", name="Split the unit"))
        expect(dialog(page)).to_have_count(0)

    done_both_ways(
        board,
        "split a team",
        split_by_keyboard,
        split_by_mouse,
        change="Split the unit Estates into Estates and Property",
        words="Done: Split the unit Estates into Estates and Property. ",
        focus="pde_estates_1",
    )

    def layer_by_keyboard() -> None:
        board.to_the_drawing()
        board.find("director of public", "Director of Public Health")
        board.press("a")
        board.type("Deputy")
        board.press("Enter")
        page.locator('g.box[aria-label^="Deputy"]').wait_for()
        settle(page)
        board.press("ArrowDown", "Enter", "ArrowRight", "Space", "m")
        move_to(board, "deputy", "Deputy")
        board.press("Enter")

    def layer_by_mouse() -> None:
        menu_row(board, "dir_ph", "Add a post under it")
        board.type("Deputy")
        board.click(page.get_by_role("button", name="Add", exact=True))
        made = page.locator('g.box[aria-label^="Deputy"]')
        made.wait_for()
        settle(page)
        board.click(box(page, "ph_intel_1"))
        board.click(box(page, "ph_improve_1"), modifiers=["Control"])
        settle(page)
        board.drag(box(page, "ph_improve_1"), made)

    done_both_ways(
        board,
        "add a layer (a deputy over two teams)",
        layer_by_keyboard,
        layer_by_mouse,
        change="3 changes",
        words="Moved under Deputy. ",
        focus="ph_intel_1",
    )


def test_a_finding_is_accepted_one_put_right_and_two_options_compared(board: Hands) -> None:
    page = board.page
    board.to_the_drawing()
    board.find("head of strat", "Head of Strategy")
    board.press("m")
    move_to(board, "head of press", "Head of Press")
    board.press("Enter")
    card = page.locator(".st-key-finding")
    expect(card).to_contain_text("Put right: ")
    settle(page)
    answers = {"reason": "One team serves both", "keeps": "Its own report line"}

    def accept_by_keyboard() -> None:
        board.to_the_drawing()
        board.tab_to(card.get_by_role("button", name="Accept …"))
        board.press("Enter")
        expect(card.get_by_role("textbox", name="Why is it right to leave it?")).to_be_focused()
        board.type(answers["reason"])
        board.tab_to(card.get_by_role("textbox", name="What keeps the two sides apart?"))
        board.type(answers["keeps"])
        board.tab_to(card.get_by_role("combobox", name="Who answers for it?"))
        board.type("director of fin")
        page.get_by_role("option").first.wait_for()
        board.press("Enter")
        settle(page)
        board.tab_to(card.get_by_test_id("stDateInput").get_by_role("spinbutton"))
        board.type("20080701")
        board.tab_to(card.get_by_role("button", name="Accept it"))
        board.press("Enter")

    def accept_by_mouse() -> None:
        board.click(card.get_by_role("button", name="Accept …"))
        board.click(card.get_by_role("textbox", name="Why is it right to leave it?"))
        board.type(answers["reason"])
        board.click(card.get_by_role("textbox", name="What keeps the two sides apart?"))
        board.type(answers["keeps"])
        board.click(card.get_by_role("combobox", name="Who answers for it?"))
        board.type("director of fin")
        board.click(page.get_by_role("option", name="Director of Finance"))
        settle(page)
        board.click(card.get_by_test_id("stDateInput").get_by_role("spinbutton"))
        board.type("20080701")
        board.click(card.get_by_role("button", name="Accept it"))

    def right_by_keyboard() -> None:
        board.to_the_drawing()
        board.tab_to(card.get_by_role("button", name="Put right"))
        board.press("Enter")

    def right_by_mouse() -> None:
        board.click(card.get_by_role("button", name="Put right"))

    inside = "(card) => card.contains(document.activeElement)"
    for job, way, act, words in (
        ("accept a finding", "keys", accept_by_keyboard, "Done: a finding is accepted on purpose."),
        ("accept a finding", "mouse", accept_by_mouse, "Done: a finding is accepted on purpose."),
        ("put one right", "keys", right_by_keyboard, "1 warning cleared."),
        ("put one right", "mouse", right_by_mouse, "1 warning cleared."),
    ):
        expect(card.get_by_role("button", name="Put right")).to_be_visible()
        settle(page)
        act()
        expect(said(page)).to_contain_text(words)
        board.count(job, way)
        if way == "keys":
            # What was pressed is gone: the focus is on what stands there then, or on the box.
            page.wait_for_function("() => document.activeElement !== document.body")
            at = page.evaluate(FOCUSED)
            assert at == "sc_strategy_1" or card.evaluate(inside), at
        page.keyboard.press("Control+z")
        expect(said(page)).to_contain_text("Undone: ")

    for way in ("keys", "mouse"):
        go_to(page, "Chart")
        board.keys = board.clicks = 0
        compare_two(board, way)
        board.count("compare two options", way)
        for letter in "ab":
            page.locator(f".st-key-pair-{letter} g.box").first.wait_for()


def compare_two(hands: Hands, way: str) -> None:
    """From the chart to two options side by side: the one there is, and one that ships."""
    page = hands.page
    link = page.get_by_role("link", name="Compare")
    offered = page.get_by_role("combobox", name="Add another")
    if way == "keys":
        page.evaluate(AT_START)
        hands.tab_to(link)
        hands.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Compare")).to_be_visible()
        settle(page)
        hands.tab_to(offered)
        hands.type("flatten")
        page.get_by_role("option").first.wait_for()
        hands.press("Enter")
    else:
        hands.click(link)
        expect(page.get_by_role("heading", level=1, name="Compare")).to_be_visible()
        settle(page)
        hands.click(offered)
        hands.click(page.get_by_role("option", name="two directorates"))
    settle(page)
    expect(page.locator(".st-key-pair-b")).to_contain_text("B")


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
def test_one_of_1421_posts_is_found_and_opened(hands: Hands, tmp_path: Path) -> None:
    page = hands.page
    files = [REAL / f"{LARGE}-{level}.csv" for level in ("senior", "junior")]
    read = IMPORTER.read_files(files, Options())
    assert len(read.model.tables["posts"]) == 1421
    write_folder(read.model, tmp_path / "large", files_of(read))
    upload(page, *sorted((tmp_path / "large").iterdir()))
    go_to(page, "Chart")
    heading = page.locator(".st-key-panel").get_by_role("heading", level=2)
    hands.to_the_drawing()
    hands.find("head of it", "Head of IT")
    expect(heading).to_have_text("Head of IT")
    hands.count("find and open one of 1,421 posts", "keys")
    field = page.get_by_role("combobox", name="Find a post")
    field.fill("")
    hands.click(field)
    hands.type("information arch")
    hands.click(page.get_by_role("option", name="Information Architect"))
    expect(heading).to_have_text("Information Architect")
    hands.count("find and open one of 1,421 posts", "mouse")

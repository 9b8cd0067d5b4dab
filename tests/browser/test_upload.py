"""Uploading: every fault is read, what can be drawn is drawn, nothing open is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import orgmodel as om
from tests.browser.steps import box, go_to, upload

pytestmark = pytest.mark.browser

POSTS = """id,title,reports_to,unit,count,fte
ce,Chief Executive,,board,,1
ce,Second row of the same id,,,,
fin,Director of Finance,ceo,finance,,one
ops,Operations,ops,,-2,
a,First of a loop,b,,,
b,Second of a loop,a,,,
,No id,ce,,,
"""
UNITS = """id,name,kind,parent,head
board,Board,board,,ce
finance,Finance,directorate,nowhere,fin
"""
LINKS = """from,relation,to
fin,suports,board
fin,supports,
"""
NASTY = """id,title,reports_to
001,"<b>R&D ""Ops""</b>",
NA,<img src=x onerror=alert(1)>,001
1E05,"[link](http://127.0.0.1:1/x) ![p](http://example.com/p.png)",001
Ω-1,:red[x] $y$ *z* \\ `code`,NA
"""


@pytest.fixture
def faulty(tmp_path: Path) -> list[Path]:
    files = {"posts.csv": POSTS, "units.csv": UNITS, "links.csv": LINKS}
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return [tmp_path / name for name in files]


def test_every_fault_of_a_faulty_folder_can_be_read(page: Page, faulty: list[Path]) -> None:
    upload(page, *faulty)
    problems = om.load(faulty[0].parent).problems
    faults = [problem for problem in problems if problem.fault]
    assert len(faults) >= 9
    expect(page.get_by_role("heading", name=f"{len(faults)} faults to put right")).to_be_visible()
    table = page.get_by_test_id("stTable").first
    expect(table.locator("tbody tr")).to_have_count(len(faults))
    words = " ".join(table.inner_text().split())
    for fault in faults:
        assert " ".join(fault.message.split()) in words


def test_a_faulty_folder_is_drawn_all_the_same(page: Page, faulty: list[Path]) -> None:
    upload(page, *faulty)
    expect(page.locator(".st-key-frame")).to_contain_text("in the data")
    go_to(page, "Chart")
    posts = page.locator("g.box.post:not(.ghost)")
    drawn = posts.evaluate_all("boxes => boxes.map((box) => box.dataset.id)")
    assert sorted(drawn) == sorted(om.load(faulty[0].parent).hierarchy.ids)
    # Who stands in no line, such as two in a loop, is below a box that says so.
    expect(page.locator('g.box[data-id="outside:"]')).to_contain_text("Outside the line")
    # The manager who is not in the data is a box of its own, and says so.
    expect(page.locator("g.box.ghost")).to_contain_text("not in the data")


def test_an_unreadable_upload_leaves_the_open_organisation(page: Page, tmp_path: Path) -> None:
    binary = tmp_path / "posts.csv"
    binary.write_bytes(bytes(range(256)) * 4)
    upload(page, binary)
    expect(page.get_by_text("Nothing was opened, and what was open is still open.")).to_be_visible()
    expect(page.locator(".st-key-frame")).to_contain_text("Brent tPCT")
    go_to(page, "Chart")
    expect(box(page, "ce")).to_be_visible()


def test_nasty_names_are_shown_as_written_and_never_run(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    file.write_text(NASTY, encoding="utf-8")
    upload(page, file)
    go_to(page, "Chart")
    for row, (identifier, title) in enumerate(
        [
            ("001", '<b>R&D "Ops"</b>'),
            ("NA", "<img src=x onerror=alert(1)>"),
            # With a letter without width in each address, so that it is no link.
            ("1E05", "[link](http://\u2060127.0.0.1:1/x) ![p](http://\u2060example.com/p.png)"),
            ("Ω-1", ":red[x] $y$ *z* \\ `code`"),
        ],
        2,
    ):
        box(page, identifier).click()
        heading = page.locator(".st-key-panel").get_by_role("heading", level=2)
        expect(heading).to_have_text(title)
        expect(page.locator(".st-key-panel a[href^='http']")).to_have_count(0)
        expect(page.locator(".st-key-panel")).to_contain_text(f"posts.csv row {row}")


def test_a_zip_of_a_folder_opens(page: Page, tmp_path: Path) -> None:
    import zipfile

    made = tmp_path / "brent.zip"
    with zipfile.ZipFile(made, "w") as archive:
        for item in (Path(__file__).parents[2] / "data" / "brent").iterdir():
            archive.write(item, f"brent/{item.name}")
    upload(page, made)
    expect(page.locator(".st-key-frame")).to_contain_text("Brent tPCT")
    expect(page.get_by_text("Uploaded: brent.zip")).to_be_visible()

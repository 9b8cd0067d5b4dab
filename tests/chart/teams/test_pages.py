"""Organisations on paper: whole, readable, each line on the pages of both its ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.paper import PAPERS
from tests.builders import organisation, post
from tests.chart.teams.bodies import LONG_TITLE, LONG_WORD, bodies, chain, random_body, wide
from tests.chart.teams.sound import assert_sound, shown, sticking_out, words_of
from tests.depth import at_least

ILLUSTRATIVE = Path(__file__).resolve().parents[3] / "data" / "illustrative"
SLOW = settings(max_examples=at_least(8), deadline=None, suppress_health_check=list(HealthCheck))


def pages_of(org: om.Organisation, paper: str = "a4", **options: object) -> tuple[Drawing, ...]:
    return org.chart("organisation", paper=paper, **options).drawings  # type: ignore[arg-type]


def size_of(paper: str) -> tuple[float, float]:
    return PAPERS[paper].width, PAPERS[paper].height


@SLOW
@given(bodies(), st.sampled_from(sorted(PAPERS)))
def test_any_organisation_is_whole_and_readable_on_paper(org: om.Organisation, paper: str) -> None:
    assert_sound(pages_of(org, paper), org, size_of(paper))


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize("shape", ["deep", "wide"])
def test_hundreds_of_posts_are_whole_and_readable(shape: str, paper: str) -> None:
    org = random_body(7, 400, shape, 30)
    assert_sound(pages_of(org, paper), org, size_of(paper))


def test_two_thousand_posts_are_whole_and_readable() -> None:
    org = random_body(7, 2000, "deep", 30)
    assert_sound(pages_of(org), org, size_of("a4"))


def test_two_hundred_and_fifty_reports_repeat_their_manager() -> None:
    org = wide(250)
    pages = pages_of(org)
    assert_sound(pages, org, size_of("a4"))
    assert len(pages) > 1
    assert all("top" in shown(page) for page in pages)
    assert [text.page for text in words_of(pages[0]) if "further reports" in text.content] == [2]


@pytest.mark.parametrize("paper", ["a4-portrait", "a4"])
@pytest.mark.parametrize("title", [LONG_TITLE, LONG_WORD + " and " + LONG_WORD])
def test_where_the_reports_of_a_long_title_go_on_is_said_whole(title: str, paper: str) -> None:
    rows = [post("top", title=title), *(post(f"r{at}", "top") for at in range(200))]
    org = organisation(rows)
    pages = pages_of(org, paper)
    assert_sound(pages, org, size_of(paper))
    told = [one.words for one in pages[0].told if one.words.startswith("further reports of")]
    assert len(told) == 1
    assert told[0].endswith("page 2")


def test_a_long_word_among_many_reports_leaves_no_page_nearly_empty() -> None:
    rows = [post("top", title="Chief Executive")]
    for at in range(150):
        title = (
            "Environmentalmanagementassessor" if at in range(60, 80, 2) else f"Officer number {at}"
        )
        rows.append(post(f"r{at}", "top", title=f"{title} {at}"))
    pages = pages_of(organisation(rows))
    assert min(len(page.boxes) for page in pages) > 20


@pytest.mark.parametrize("posts", [30, 500])
def test_a_chain_goes_on_from_page_to_page(posts: int) -> None:
    org = chain(posts)
    pages = pages_of(org)
    assert_sound(pages, org, size_of("a4"))
    assert len(pages) <= posts / 10


def named_under(page: Drawing) -> list[str]:
    """The words of the lists under the cards of an overview, and their figures."""
    return [text.content for text in page.texts if text.size == 8.2]


def test_an_overview_names_posts_of_one_title_once_with_their_number() -> None:
    rows = [post("ce", title="Chief Executive")]
    for at in range(4):
        rows.append(post(f"d{at}", "ce", title=f"Director {at}"))
        rows += [
            post(f"o{at}{n}", f"d{at}", title=f"Officer {n % 2}", kind="post_group", count="2")
            for n in range(40)
        ]
    (first, *_) = pages_of(organisation(rows))
    assert named_under(first) == ["Officer 0", "40", "Officer 1", "40"] * 4


def test_an_overview_counts_those_whom_it_has_no_room_to_name() -> None:
    rows = [post("ce", title="Chief Executive")]
    for at in range(4):
        rows.append(post(f"d{at}", "ce", title=f"Director {at}"))
        rows += [post(f"o{at}{n}", f"d{at}", title=f"Officer {at} {n}") for n in range(60)]
    (first, *_) = pages_of(organisation(rows))
    assert_inside(first)
    lists = named_under(first)
    more = [at for at, said in enumerate(lists) if said.startswith("and ")]
    assert len(more) == 4
    named = more[0] // 2
    assert lists[more[0] : more[0] + 2] == [f"and {60 - named} more", f"{60 - named}"]


def test_the_words_above_a_team_name_the_page_that_sent_the_reader_there() -> None:
    rows = [post("ce", title="Chief Executive")]
    for at in range(112):
        rows.append(post(f"c{at:03}", "ce", title=f"Chair of the group number {at}"))
        rows += [post(f"t{at:03}{n}", f"c{at:03}", title=f"Tech lead {n}") for n in range(4)]
    pages = pages_of(organisation(rows))
    sent = {}
    for page in pages:
        for box in page.boxes:
            if any(text.page not in (None, page.page) for text in box.texts):
                sent[box.id] = page.page
    assert len(set(sent.values())) > 1
    for page in pages:
        teams = [box for box in page.boxes if box.id.startswith("c") and box.id in sent]
        tops = [box for box in teams if page.page != sent[box.id]]
        above = [text.page for text in page.texts if text.page is not None]
        assert {sent[box.id] for box in tops} <= set(above) or not tops


def test_a_small_team_does_not_stand_alone_where_a_later_one_has_room_beside_it() -> None:
    rows = [post("ce", title="Chief Executive")]
    for at, size in enumerate((4, 60, 5, 60)):
        rows.append(post(f"d{at}", "ce", title=f"Director {at}"))
        rows += [post(f"o{at}{n:02}", f"d{at}", title=f"Officer {n}") for n in range(size)]
    pages = pages_of(organisation(rows))
    heads = [{"d0", "d1", "d2", "d3"} & shown(page) for page in pages[1:]]
    assert {"d0", "d2"} in heads


def test_long_titles_and_words_are_never_cut() -> None:
    rows = [post("ce", title=LONG_TITLE)]
    rows += [post(f"d{at}", "ce", title=LONG_TITLE if at % 2 else LONG_WORD) for at in range(9)]
    rows += [post(f"o{at}", f"d{at % 9}", title=f"{LONG_TITLE} {at}") for at in range(60)]
    org = organisation(rows)
    assert_sound(pages_of(org), org, size_of("a4"))
    said = " ".join(text.content for page in pages_of(org) for text in words_of(page))
    assert LONG_WORD in said


@pytest.mark.parametrize("millimetres", [40, 90, 165])
def test_a_figure_is_as_wide_as_asked(millimetres: int) -> None:
    for org in (random_body(3, 150, "bushy", 6), wide(60), om.load(ILLUSTRATIVE)):
        pages = org.chart("organisation", width=f"{millimetres}mm").drawings
        assert {round(page.width / 72 * 25.4, 1) for page in pages} == {millimetres}
        for page in pages:
            assert_inside(page)


def assert_inside(page: Drawing) -> None:
    assert sticking_out(page) == []
    for box in page.boxes:
        assert box.x >= 0
        assert box.x + box.width <= page.width
        assert box.y + box.height <= page.height


def test_nine_directors_stand_in_one_row() -> None:
    rows = [post("ce", title="Chief Executive")]
    rows += [post(f"d{at}", "ce", title=f"Director of Communications {at}") for at in range(9)]
    rows += [post(f"o{at}", f"d{at % 9}", title=f"Head of Estates {at}") for at in range(90)]
    (first, *_) = pages_of(organisation(rows))
    directors = [box for box in first.boxes if box.id.startswith("d")]
    assert len({box.y for box in directors}) == 1
    assert len({box.height for box in directors}) == 1
    assert min(box.texts[0].size for box in directors) >= 8.5


@pytest.mark.parametrize(("directors", "rows"), [(12, 2), (18, 2), (25, 3)])
def test_more_directors_stand_in_rows_of_equal_count(directors: int, rows: int) -> None:
    cards = [post("ce", title="Chief Executive")]
    cards += [
        post(f"d{at}", "ce", title=f"Director of Communications {at}") for at in range(directors)
    ]
    (page,) = pages_of(organisation(cards))
    tops = sorted(box.y for box in page.boxes if box.id != "ce")
    counts = [tops.count(top) for top in dict.fromkeys(tops)]
    assert len(counts) == rows
    assert max(counts) - min(counts) <= rows - 1


def test_what_hangs_stays_in_its_managers_column() -> None:
    rows = [post("ce"), *(post(f"d{at}", "ce") for at in range(4))]
    rows += [post(f"m{at}", f"d{at % 4}") for at in range(12)]
    rows += [post(f"o{at}", f"m{at}") for at in range(12)]
    (page,) = pages_of(organisation(rows))
    boxes = {box.id: box for box in page.boxes}
    for box in boxes.values():
        above = boxes.get(box.parent or "")
        if box.id[0] in "mo" and above is not None:
            assert box.x == pytest.approx(above.x + 11)
            assert box.x + box.width == pytest.approx(above.x + above.width)


def regions(heads: int, posts: int) -> om.Organisation:
    """Six regions with so many heads, each with so many posts."""
    rows = [post("ce", title="Chief Executive")]
    for region in range(6):
        rows.append(post(f"r{region}", "ce", title=f"Regional Director {region}"))
        for head in range(heads):
            at = f"h{region}_{head}"
            rows.append(post(at, f"r{region}", title=f"Area Team Director {head}"))
            rows += [post(f"{at}_{n}", at, title=f"Director of Nursing {n}") for n in range(posts)]
    return organisation(rows)


def test_a_region_whose_heads_have_small_teams_is_one_page() -> None:
    pages = pages_of(regions(10, 5))
    assert len(pages) == 7
    assert_sound(pages, regions(10, 5), size_of("a4"))


def test_small_teams_stand_as_columns_beside_each_other_under_one_heading() -> None:
    org = regions(13, 6)
    pages = pages_of(org)
    assert_sound(pages, org, size_of("a4"))
    assert len(pages) <= 13
    page = next(page for page in pages if page.title == "Teams of the Regional Director 0")
    said = [text.content for text in page.texts if text.page]
    assert set(said) == {"Teams of the Regional Director 0, page 2"}
    heads = [box for box in page.boxes if box.id.count("_") == 1]
    assert len(heads) == 8
    assert len({(box.y, box.height) for box in heads}) == len(said) == 2


def test_one_bus_a_manager_and_a_drop_a_report() -> None:
    rows = [post("ce"), *(post(f"d{at}", "ce") for at in range(4))]
    rows += [post(f"m{at}", f"d{at % 4}") for at in range(12)]
    (page,) = pages_of(organisation(rows))
    assert sorted(bus.manager for bus in page.buses) == ["ce", "d0", "d1", "d2", "d3"]
    assert sorted((line.source, line.target) for line in page.lines) == sorted(
        (row["id"], row["reports_to"]) for row in rows if row["reports_to"]
    )
    ce = next(box for box in page.boxes if box.id == "ce")
    row = [box for box in page.boxes if box.id.startswith("d")]
    middle = (min(box.x for box in row) + max(box.x + box.width for box in row)) / 2
    assert ce.x + ce.width / 2 == pytest.approx(middle)


def test_one_size_of_text_on_all_pages() -> None:
    org = random_body(11, 400, "bushy", 0)
    sizes = {
        box.texts[0].size
        for page in pages_of(org)
        for box in page.boxes
        if box.stroke == "#c4ccd2" and len(box.texts[0].content) < 30
    }
    assert sizes <= {8.0, 8.5} | {size / 10 for size in range(80, 86)}


_SCRIPT = """
import sys
from tests.chart.teams.bodies import random_body
chart = random_body(5, 400, "bushy", 12).chart("organisation")
sys.stdout.write("".join(chart.svgs))
"""


def test_the_same_bytes_in_a_process_of_another_hash_seed() -> None:
    here = os.environ.get("PYTHONHASHSEED")
    drawn = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[3],
        env={"PYTHONHASHSEED": "2" if here == "1" else "1", "PATH": ""},
    ).stdout.decode()
    assert drawn.startswith("<svg")
    assert drawn == "".join(random_body(5, 400, "bushy", 12).chart("organisation").svgs)


def test_a_figure_on_a_card_keeps_its_unit_beside_it() -> None:
    rows = [post("ce", title="Chief Executive")]
    rows += [
        post(f"g{at}", "ce", title=f"Officer {at}", kind="post_group", count="5", fte="5", band="6")
        for at in range(10)
    ]
    (page,) = pages_of(organisation(rows))
    lines = [text.content for box in page.boxes for text in box.texts]
    assert sum("5.0 FTE" in line for line in lines) == 10
    assert not [line for line in lines if line.startswith("·") or line.endswith("·")]


def test_an_overview_breaks_no_word_of_its_lists() -> None:
    rows = [post("ce", title="Chief Executive")]
    for at in range(10):
        rows.append(post(f"d{at}", "ce", title=f"Director {at}"))
        rows += [
            post(f"o{at}{n}", f"d{at}", title=f"Business Developmental {n % 2}", count="2")
            for n in range(30)
        ]
    (first, *_) = pages_of(organisation(rows))
    assert "Developmental" in " ".join(named_under(first))


@pytest.mark.parametrize(("seed", "posts"), [(1, 41), (4, 41), (11, 41)])
def test_words_about_a_table_name_a_page_that_is_there(seed: int, posts: int) -> None:
    pages = pages_of(random_body(seed, posts, "deep", 25), "a3")
    named = {text.page for page in pages for text in words_of(page) if text.page is not None}
    assert named
    assert max(named) <= len(pages)

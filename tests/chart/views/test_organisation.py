"""The organisation view: every post in its line, what its box says, what stands beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

import orgmodel as om
from orgmodel.chart.drawing.drawing import Box, Drawing
from orgmodel.cli.main import main
from orgmodel.errors import UnknownNameError
from tests.builders import link, organisation, post, seat, unit
from tests.chart.teams.sound import assert_sound, words_of
from tests.chart.views import geometry
from tests.chart.views.samples import DATA, drawn
from tests.chart.views.samples import organisation as sample

A4 = (841.89, 595.28)


def boxes(pages: Sequence[Drawing]) -> dict[str, Box]:
    return {box.id: box for page in pages for box in page.boxes}


def said(box: Box) -> str:
    return " ".join(text.content for text in box.texts)


def pages_of(org: om.Organisation, **options: object) -> tuple[Drawing, ...]:
    return org.chart("organisation", **options).drawings  # type: ignore[arg-type]


def test_brent_is_one_page_with_nine_directors_in_one_row() -> None:
    (page,) = drawn("brent", "organisation", "a4").drawings
    directors = [box for box in page.boxes if box.parent == "ce"]
    assert len(directors) == 9
    assert len({box.y for box in directors}) == len({box.height for box in directors}) == 1
    assert min(box.texts[0].size for box in directors) >= 8.5
    assert_sound([page], sample("brent"), A4)


@pytest.mark.parametrize("name", ["brent", "illustrative", "council_client_contractor", "m2"])
def test_samples_are_whole_and_readable(name: str) -> None:
    org = om.load(DATA / name)
    assert_sound(pages_of(org), org, A4)


def test_the_illustrative_trust_is_an_overview_and_a_page_a_directorate() -> None:
    org = om.load(DATA / "illustrative")
    pages = pages_of(org)
    assert len(pages) <= 10
    first = [box for box in pages[0].boxes if box.parent == "ce" and box.id.startswith("dir_")]
    assert {box.id for box in pages[0].boxes} >= set(org.hierarchy.children("ce"))
    assert len({box.y for box in first}) == 1
    for box in first:
        (number,) = [text.page for text in box.texts if text.page]
        assert box.id in boxes([pages[number - 1]])
    assert pages[2].title == "Strategic Commissioning"
    assert any(text.content == "reports to the Chief Executive, page 1" for text in pages[2].texts)


def test_each_dotted_line_is_said_at_both_ends() -> None:
    pages = pages_of(om.load(DATA / "illustrative"))
    found = [
        (page.page, text.page)
        for page in pages
        for box in page.boxes
        for text in box.texts
        if text.content.startswith("dotted line")
    ]
    assert len(found) == 6
    assert sorted(found) == sorted((there, here) for here, there in found)


def test_the_reporting_lines_of_brent_are_those_of_the_data() -> None:
    brent = sample("brent")
    shown = {
        (start, end)
        for start, end, kind, _ in geometry.lines(drawn("brent", "organisation", "a4").svg)
        if "reports_to" in kind
    }
    posts = brent.posts[brent.posts["reports_to"] != ""]
    assert shown == set(zip(posts["id"], posts["reports_to"], strict=True))


def test_the_usual_basis_is_drawn_solid_and_named_and_only_exceptions_are_dashed() -> None:
    (page,) = drawn("brent", "organisation", "a4").drawings
    dashed = {line.source for line in page.lines if line.dash}
    assert dashed == {"head_press"} or len(dashed) == 1
    labels = [entry.label for entry in page.legend if entry.sample == "line"]
    assert labels == ["reports to: inferred, no paragraph states it", "reports to: conditional"]


def test_the_boards_lay_members_stand_in_its_strip_and_its_executives_are_marked() -> None:
    (page,) = drawn("brent", "organisation", "a4").drawings
    (strip,) = page.groups
    found = boxes([page])
    for member in ("pct_chair", "non_execs"):
        assert strip.y <= found[member].y
        assert found[member].y + found[member].height <= strip.y + strip.height
    assert "chairs it: expected, not stated" in said(found["pct_chair"])
    assert [box.id for box in page.boxes if any(t.content == "B" for t in box.texts)] == [
        "ce",
        "med_dir",
    ]


def team(count: int, **cells: str) -> list[dict[str, str]]:
    return [post(f"n{at:02}", "m", title="Nurse", fte="0.5", **cells) for at in range(count)]


def test_leaves_of_one_title_share_a_card_and_can_be_drawn_apart() -> None:
    nurses = team(5)
    nurses[2]["status"] = "vacant"
    org = organisation([post("m", title="Matron"), *nurses, post("o", "m", title="Clerk")])
    (page,) = pages_of(org)
    card = boxes([page])["n00"]
    assert card.texts[0].content == "Nurse × 5"
    assert json.loads(dict(card.data)["merged"]) == [f"n{at:02}" for at in range(5)]
    assert "1 vacant" in said(card)
    assert "2.5 FTE" in said(card)
    assert any(mark.kind == "stack" for mark in card.marks)
    assert len(boxes(pages_of(org, separate=True))) == 7


def test_a_group_of_ten_and_a_bit_is_no_eleven_posts() -> None:
    group = post("g", "m", title="Officers", kind="post_group", fte="10.1")
    (page,) = pages_of(organisation([post("m"), group]))
    assert "10.1 FTE" in said(boxes([page])["g"])
    assert "11 posts" not in " ".join(text.content for text in words_of(page))


def test_a_job_share_says_how_many_people_share_it() -> None:
    people = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    held = [{"person": person, "post": "s", "fte": "0.5"} for person in ("a", "b")]
    org = organisation(
        [post("m"), post("s", "m", title="Clerk", fte="1")], people=people, appointments=held
    )
    assert "2 people, 1.0 FTE" in said(boxes(pages_of(org))["s"])


def test_a_manager_who_is_not_in_the_data_is_a_ghost_with_its_reports() -> None:
    org = organisation([post("ce"), post("x", "ce"), post("a", "99"), post("b", "99")])
    (page,) = pages_of(org)
    ghost = boxes([page])["99"]
    assert ghost.kind == "ghost"
    assert ghost.dash
    assert ghost.texts[0].content == "99: not in the data"
    assert {line.source for line in page.lines if line.target == "99"} == {"a", "b"}
    assert not any(line.dash for line in page.lines)
    assert any("2 posts report to a manager not in it" in text.content for text in page.texts)


def test_a_loop_is_drawn_open_and_says_so() -> None:
    org = organisation([post("ce"), post("a", "b", title="Ann"), post("b", "a", title="Ben")])
    found = boxes(pages_of(org))
    assert "reports to Ben in the data: a loop" in said(found["a"])
    assert found["b"].parent == "a"


def test_posts_in_no_line_stand_apart_from_ghosts() -> None:
    org = organisation([post("ce"), post("a", "ce"), post("x"), post("g", "gone")])
    (page,) = pages_of(org)
    heads = [text.y for text in page.texts if text.content.startswith("Posts the source puts")]
    found = boxes([page])
    assert found["x"].y > heads[0] > found["gone"].y + found["gone"].height


def test_a_second_line_tells_posts_of_one_title_apart() -> None:
    rows = [post("ce", unit="hq")]
    rows += [post(f"h{at}", "ce", title="Head", unit=f"u{at}") for at in range(2)]
    rows += [post(f"o{at}", f"h{at}", title="Officer", unit=f"u{at}") for at in range(2)]
    units = [unit("hq", name="Centre"), unit("u0", name="Roads"), unit("u1", name="Parks")]
    found = boxes(pages_of(organisation(rows, units=units)))
    assert "Roads" in said(found["h0"])
    assert "Parks" in said(found["o1"])


def test_the_fields_of_a_box_are_the_readers_choice() -> None:
    rows = [post("ce"), post("a", "ce", title="Clerk", fte="1", band="5", cost="30000")]
    org = organisation(rows)
    assert said(boxes(pages_of(org, show=["fte"]))["a"]) == "Clerk 1.0 FTE"
    assert said(boxes(pages_of(org, show=["cost"]))["a"]) == "Clerk cost 30,000"
    assert said(boxes(pages_of(org, show=[]))["a"]) == "Clerk"
    assert "1 direct report" in said(boxes(pages_of(org, show=["span"]))["ce"])


def test_an_unknown_field_is_refused_with_the_likely_one() -> None:
    with pytest.raises(UnknownNameError, match=r'no field "vacncy"\. Did you mean "vacancy"'):
        sample("brent").chart("organisation", show=["vacncy"])


def test_the_command_takes_fields_names_colour_and_a_day(tmp_path, capsys) -> None:
    file = str(tmp_path / "c.svg")
    data = str(DATA / "illustrative")
    options = ["--show", "unit,fte", "--colour", "directorate", "--separate", "--on", "2007-07-02"]
    assert main(["chart", data, *options, "-o", file]) == 0
    capsys.readouterr()
    assert main(["chart", data, "--show", "units", "-o", file]) == 2
    assert 'Did you mean "unit"' in " ".join(capsys.readouterr().err.split())


def test_only_appointments_that_hold_on_the_day_are_drawn() -> None:
    people = [{"id": "a", "name": "Ann Old"}, {"id": "b", "name": "Ben New"}]
    held = [
        {"person": "a", "post": "s", "end": "2020-01-01"},
        {"person": "b", "post": "s", "start": "2020-01-02"},
    ]
    org = organisation([post("m"), post("s", "m")], people=people, appointments=held)
    assert "Ann Old" in said(boxes(pages_of(org, names=True, on="2019-06-01"))["s"])
    assert "Ben New" in said(boxes(pages_of(org, names=True, on="2021-06-01"))["s"])


def test_assistants_stand_beside_the_trunk() -> None:
    rows = [post("ce", title="Chief Executive"), post("pa", "ce", title="Personal assistant")]
    rows += [post(f"d{at}", "ce", title=f"Director {at}") for at in range(3)]
    found = boxes(pages_of(organisation(rows)))
    assert found["ce"].y + found["ce"].height < found["pa"].y
    assert found["pa"].y + found["pa"].height < found["d0"].y


def test_depth_cuts_lower_layers() -> None:
    shown = boxes(pages_of(sample("brent"), depth=2))
    assert "ad_pde" not in shown
    assert "2 reports not shown" in said(shown["dir_pde"])


def test_a_dotted_line_on_one_page_is_drawn_and_one_to_a_unit_leads_to_its_head() -> None:
    rows = [post("ce"), *(post(f"d{at}", "ce", unit=f"u{at}") for at in range(3))]
    units = [unit(f"u{at}", head=f"d{at}") for at in range(3)]
    org = organisation(rows, units=units, links=[link("u0", "dotted_line_to", "d2")])
    (page,) = pages_of(org)
    (line,) = [one for one in page.lines if one.relation == "dotted_line_to"]
    assert (line.source, line.target) == ("d0", "d2")
    assert any("dotted line" in one.words for one in page.told)


def test_without_posts_the_units_are_drawn() -> None:
    units = [unit("a", "body", name="Trust"), *(unit(f"u{at}", parent="a") for at in range(3))]
    (page,) = pages_of(organisation([], units=units))
    found = boxes([page])
    assert set(found) == {"a", "u0", "u1", "u2"}
    assert {box.kind for box in found.values()} == {"unit"}


def test_the_words_are_a_nested_list_of_the_tree() -> None:
    (page,) = drawn("brent", "organisation", "a4").drawings
    told = {one.id: one for one in page.told if one.id}
    assert (told["ce"].level, told["dir_pde"].level, told["ad_pde"].level) == (1, 2, 3)
    assert told["pct_chair"].words.endswith("chairs it: expected, not stated")


@pytest.mark.parametrize("paper", ["a4", "screen"])
def test_names_are_drawn_only_when_asked_for(paper: str) -> None:
    cambridgeshire = sample("cambridgeshire")
    name = cambridgeshire.people["name"].iloc[0]
    assert name not in cambridgeshire.chart("organisation", paper=paper).svg
    shown = cambridgeshire.chart("organisation", names=True, paper=paper).svg
    assert name in " ".join(shown.split())


def test_a_seat_of_a_person_marks_the_post_that_the_person_holds() -> None:
    org = organisation(
        [post("ce"), post("d", "ce"), post("e", "ce")],
        units=[unit("b", "board", name="Board")],
        people=[{"id": "p", "name": "P"}],
        appointments=[{"person": "p", "post": "d"}],
        memberships=[seat("b", "p")],
    )
    (page,) = pages_of(org)
    assert [box.id for box in page.boxes if any(t.content == "B" for t in box.texts)] == ["d"]


def two_lines(first: str, second: str) -> list[dict[str, str]]:
    """A top with four reports; the teams of two of them share the third page."""
    rows = [post("ce", title="Chief Executive")]
    for at, (title, size) in enumerate(((first, 6), (second, 6), ("Nurses", 60), ("Clerks", 60))):
        rows.append(post(f"d{at}", "ce", title=title, fte="1"))
        rows += [post(f"o{at}{n}", f"d{at}", title=f"Officer {n}", fte="0.5") for n in range(size)]
    return rows


def test_a_page_of_two_teams_says_both_and_their_size_together() -> None:
    shared = pages_of(organisation(two_lines("Estates", "Press")))[1]
    assert shared.title == "Estates and Press"
    said_there = " ".join(text.content for text in words_of(shared))
    assert "together 14 posts, 8.0 FTE" in said_there


def test_names_with_and_in_them_are_told_apart_in_a_title() -> None:
    shared = pages_of(organisation(two_lines("Estates and IT", "Press")))[1]
    assert shared.title == "Estates and IT · Press"


def lines_of(count: int) -> list[dict[str, str]]:
    rows = []
    for at in range(count):
        rows.append(post(f"t{at}", title=f"Regional Director {at}"))
        rows += [post(f"o{at}{n:02}", f"t{at}", title=f"Officer {n}") for n in range(30)]
    return rows


def test_the_first_page_lists_many_lines_that_begin_on_later_pages() -> None:
    pages = pages_of(organisation(lines_of(42)))
    listed = [text for text in pages[0].texts if text.content.startswith("31 posts · page ")]
    assert len(listed) == 41
    for number, text in enumerate(listed, 1):
        assert text.page is not None
        assert f"t{number}" in boxes([pages[text.page - 1]])


def test_the_first_page_names_the_lines_that_begin_on_later_pages() -> None:
    pages = pages_of(organisation(lines_of(5)))
    others = [box for box in pages[0].boxes if box.id in ("t1", "t2", "t3", "t4")]
    assert len(others) == 4
    for box in others:
        (page,) = {text.page for text in box.texts if text.page}
        assert f"31 posts · page {page}" in said(box)
        assert any(box.id == one.id for one in pages[page - 1].boxes)


def test_whom_an_adviser_in_no_line_advises_is_drawn() -> None:
    rows = [post("d"), post("m", "d"), post("adv", title="Adviser")]
    org = organisation(rows, links=[link("adv", "advises", "d"), link("m", "advises", "d")])
    (page,) = pages_of(org)
    (line,) = [one for one in page.lines if one.relation == "advises"]
    assert (line.source, line.target) == ("adv", "d")
    assert any("advises" in entry.label for entry in page.legend)
    assert any(one.words == "adv advises d" or "Adviser advises" in one.words for one in page.told)
    assert_sound([page], org, A4)


@pytest.mark.parametrize("paper", ["a4", "a4-portrait", "a3", "screen"])
def test_an_assistant_with_an_assistant_stands_beside_the_trunk(paper: str) -> None:
    rows = [post("ce", title="Chief Executive")]
    rows += [post("pa", "ce", title="PA to the Chief Executive")]
    rows += [post(f"d{at}", "ce", title=f"Director {at}") for at in range(3)]
    rows += [post("ap", "pa", title="Assistant to the PA")]
    org = organisation(rows)
    (page,) = pages_of(org, paper=paper)
    found = boxes([page])
    directors = {found[f"d{at}"].y for at in range(3)}
    assert len(directors) == 1
    assert found["pa"].y < found["ap"].y < directors.pop()
    assert geometry.overlaps(org.chart(paper=paper).svg) == []


def test_the_rule_over_posts_in_no_line_ends_on_the_screen() -> None:
    (page,) = organisation([post("d"), post("m", "d"), post("a")]).chart(paper="screen").drawings
    rules = [mark for mark in page.marks if mark.points]
    assert rules
    assert max(x for mark in rules for x, _ in mark.points) < page.width

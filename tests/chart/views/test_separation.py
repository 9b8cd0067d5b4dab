"""The separation view: the two sides, the services between, and every finding by number."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.errors import OrgmodelError
from tests.builders import organisation as built_of
from tests.builders import post, unit
from tests.chart.views import on_pages
from tests.chart.views.samples import organisation
from tests.depth import at_least
from tests.rules.random_organisations import built, tables

PAPERS = ("a4", "a4-portrait", "a3", "165mm")
DRAWN = ("brent", "council_client_contractor", "illustrative")
SIZES = {"a4": (841.89, 595.28), "a4-portrait": (595.28, 841.89), "a3": (1190.55, 841.89)}


def pages(given: om.Organisation, paper: str, **asked: object) -> tuple[Drawing, ...]:
    chosen = {"width": paper} if paper.endswith("mm") else {"paper": paper}
    return given.chart("separation", **chosen, **asked).drawings


def council() -> om.Organisation:
    return organisation("council_client_contractor")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sample", DRAWN)
def test_nothing_overlaps_and_all_is_inside_the_page_at_eight_points_or_more(
    sample: str, paper: str
) -> None:
    for page in pages(organisation(sample), paper):
        assert on_pages.faults(page) == []
        texts = (*page.texts, *(text for box in page.boxes for text in box.texts))
        assert min(text.size for text in texts) >= 8


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sample", DRAWN)
def test_every_page_has_the_size_that_was_asked_for(sample: str, paper: str) -> None:
    for page in pages(organisation(sample), paper):
        if paper in SIZES:
            assert (page.width, page.height) == SIZES[paper]
        else:
            assert page.width == pytest.approx(467.72, abs=0.01)
            assert page.height <= 690


def test_brent_is_one_page_of_a4_with_its_findings_on_the_next() -> None:
    first, *rest = pages(organisation("brent"), "a4")
    assert len(rest) == 1
    ids = {box.id for box in first.boxes}
    brent = organisation("brent")
    assert set(brent.services["id"]) <= ids
    assert {"F55", "F59", "F60", "F68", "F71", "F79"} <= ids
    assert all(page.title == "Findings" and not page.boxes for page in rest)


def test_councils_error_about_a_person_is_in_the_drawing_and_on_the_units_of_both_posts() -> None:
    (page,) = pages(council(), "a4")
    assert (1, "error") in on_pages.numbers_beside(page)
    assert "(CC-3)" in on_pages.words(page)
    assert "Oneperson(person1)holdsContractManager" in on_pages.words(page)
    on = on_pages.numbers_on_boxes(page)
    assert {name for name, numbers in on.items() if (1, "error") in numbers} == {
        "client_dir",
        "works",
    }


def test_title_and_headings_are_in_the_packs_own_words() -> None:
    (page,) = pages(council(), "a4")
    assert page.title == "Client and contractor: where they meet"
    said = [text.content for text in page.texts]
    assert (
        "1 error, 2 warnings, 2 for information, 1 accepted; level L1 (told apart) is reached, "
        "the target L2 (walled) is missed" in said
    )
    for heading in ("Client side", "Contractor side", "Corporate level: where both rightly meet"):
        assert heading in said


def test_each_unit_and_service_has_one_wire_and_a_service_one_arrow_a_side() -> None:
    brent = organisation("brent")
    first = pages(brent, "a4")[0]
    ends = {(line.source, line.target, line.relation) for line in first.lines}
    assert len(ends) == len(first.lines)
    for service in ("s_urgent", "s_dmgp", "s_chs"):
        assert {
            ("d_pccc", service, "commissions"),
            ("d_pde", service, "provides"),
        } <= ends
    arrows = Counter((line.target, line.relation) for line in first.lines if line.end == "arrow")
    assert set(arrows.values()) == {1}
    assert set(arrows) == {(target, relation) for _, target, relation in ends}


@pytest.mark.parametrize("paper", PAPERS)
def test_wires_cross_only_where_no_order_of_services_keeps_them_apart(paper: str) -> None:
    assert on_pages.crossings(pages(organisation("brent"), paper)[0]) == {("d_pccc", "d_sc")}
    assert on_pages.crossings(pages(council(), paper)[0]) == set()


def test_no_wire_is_drawn_that_no_row_states() -> None:
    brent = organisation("brent")
    stated = {
        (edge.end, edge.relation)
        for edge in brent.edges.all()
        if edge.relation in ("commissions", "provides")
    }
    drawn = {(line.target, line.relation) for line in pages(brent, "a4")[0].lines}
    assert drawn == stated


def test_findings_are_numbered_errors_first_accepted_last() -> None:
    (page,) = pages(council(), "a4")
    states = [state for _, state in sorted(on_pages.numbers_beside(page))]
    assert states == ["error", "warning", "warning", "info", "info", "accepted"]


def test_what_is_for_information_has_one_number_a_rule_and_wording() -> None:
    first = pages(organisation("brent"), "a4")[0]
    on = on_pages.numbers_on_boxes(first)
    unrecorded = {"s_meds", "s_older", "s_ltc", "s_child", "s_ld", "s_cc", "s_improve"}
    numbers = {frozenset(on[service]) for service in unrecorded}
    assert len(numbers) == 1
    assert on["s_pd"] not in numbers


def test_without_sides_the_error_says_what_is_missing_and_how_to_mend_it() -> None:
    with pytest.raises(OrgmodelError) as raised:
        organisation("m2").chart("separation")
    said = str(raised.value)
    assert "no unit in the data has a side" in said
    assert "commissioning" in said
    assert 'the column "side" of units.csv' in said


def test_sides_in_other_words_are_named_in_the_error() -> None:
    made = built_of([post("ce")], units=[unit("a", side="client"), unit("b", side="contractor")])
    with pytest.raises(OrgmodelError, match="the sides in the data are: client and contractor"):
        made.chart("separation")


def test_a_side_without_units_says_so() -> None:
    made = built_of([post("ce")], units=[unit("a", side="commissioning")])
    (page,) = pages(made, "a4")
    assert "Thedatadeclaresnounitonthisside." in on_pages.words(page)


def test_the_findings_are_those_of_the_organisations_packs_or_of_the_result_handed_over() -> None:
    brent = organisation("brent")
    assert "(R06)" in "".join(map(on_pages.words, pages(brent, "a4")))
    handed = "".join(map(on_pages.words, pages(brent, "a4", result=brent.check(["structure"]))))
    assert "(R60)" in handed
    assert "SEP-1b" not in handed


def test_the_text_equivalent_says_every_box_wire_and_finding() -> None:
    brent = organisation("brent")
    drawn = pages(brent, "a4")
    told = [one.words for page in drawn for one in page.told]
    ids = {one.id for page in drawn for one in page.told}
    assert {box.id for page in drawn for box in page.boxes} <= ids
    said = "\n".join(told)
    assert "Foundation and NHS trusts provides it (inferred)" in said
    assert "Physical disabilities services, provision mixed: nobody commissions it" in said
    for finding in brent.check().findings:
        assert f"({finding.rule})" in said


def test_the_screen_shows_the_same_boxes_wires_and_numbers() -> None:
    brent = organisation("brent")
    (screen,) = pages(brent, "screen")
    paper = pages(brent, "a4")[0]
    assert on_pages.numbers_on_boxes(screen) == on_pages.numbers_on_boxes(paper)
    assert {box.id for box in screen.boxes} == {box.id for box in paper.boxes}
    assert len(screen.lines) == len(paper.lines)
    assert on_pages.faults(screen) == []


@settings(max_examples=at_least(20), deadline=None)
@given(rows=tables(), paper=st.sampled_from([*PAPERS, "screen"]))
def test_every_finding_is_numbered_and_every_number_explained(
    rows: dict[str, list[dict[str, str]]], paper: str
) -> None:
    made = built(rows)
    drawn = pages(made, paper)
    on = set[tuple[int, str]]()
    beside = set[tuple[int, str]]()
    for page in drawn:
        assert on_pages.faults(page) == []
        on |= {one for numbers in on_pages.numbers_on_boxes(page).values() for one in numbers}
        beside |= on_pages.numbers_beside(page)
    assert on <= beside
    assert [number for number, _ in sorted(beside)] == list(range(1, len(beside) + 1))
    result = made.check()
    states = Counter(state for _, state in beside)
    assert states["error"] == result.summary["errors"]
    assert states["warning"] == result.summary["warnings"]
    assert bool(states["info"]) == bool(result.summary["info"])
    said = "".join(map(on_pages.words, drawn))
    for finding in result.findings:
        assert f"({finding.rule})" in said
    boxes = {box.id for page in drawn for box in page.boxes}
    assert {row["id"] for row in rows["services"]} <= boxes

"""The centre view: what the data states is drawn with its words, what it does not is listed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.chart.chart import Chart
from orgmodel.chart.drawing.drawing import Drawing, Text
from orgmodel.chart.drawing.wrapping import width
from orgmodel.errors import OrgmodelError
from tests.builders import link, organisation, post, seat, unit
from tests.chart.views import geometry
from tests.chart.views.samples import WITH_A_CENTRE, drawn
from tests.chart.views.samples import organisation as sample_of

DATA = Path(__file__).resolve().parents[3] / "data"
DRAWN = (*WITH_A_CENTRE, "illustrative")
PAPERS = ({"paper": "a4"}, {"paper": "a4-portrait"}, {"paper": "a3"}, {"width": "165mm"})
PAPERS_AND_SCREEN = (*PAPERS, {"paper": "screen"})


def centre(sample: str, **on: str) -> Chart:
    return sample_of(sample).chart("centre", **on)  # type: ignore[arg-type]


def told(chart: Chart) -> list[str]:
    return [one.words for page in chart.drawings for one in page.told]


def words_of(page: Drawing) -> Iterator[Text]:
    for part in (*page.boxes, *page.groups, *page.lines):
        yield from part.texts
    yield from page.texts


def test_brent_is_one_page_of_readable_text() -> None:
    chart = drawn("brent", "centre", "a4")
    assert len(chart.svgs) == 1
    assert min(geometry.text_sizes(chart.svg)) >= 8


@pytest.mark.parametrize("sample", DRAWN)
def test_the_chief_executive_has_no_line_to_the_pct_chair(sample: str) -> None:
    ends = {frozenset(line[:2]) for line in geometry.lines(centre(sample).svg)}
    assert frozenset({"ce", "pct_chair"}) not in ends
    assert frozenset({"ce", "chair"}) not in ends


def test_a_line_to_the_chair_that_the_data_states_is_said_and_not_drawn() -> None:
    chart = small(links=[link("ce", "accountable_to", "pct_chair")]).chart("centre")
    ends = {frozenset(line[:2]) for line in geometry.lines(chart.svg)}
    assert frozenset({"ce", "pct_chair"}) not in ends
    assert any("Chief Executive is accountable to Chair" in words for words in told(chart))


@pytest.mark.parametrize("sample", DRAWN)
def test_each_line_is_a_row_of_the_data(sample: str) -> None:
    model = sample_of(sample)
    pairs = {frozenset((edge.start, edge.end)) for edge in model.edges.all()}
    for unit_, head in model.head_of.items():
        pairs |= {frozenset((head, *(pair - {unit_}))) for pair in pairs if unit_ in pair}
    for page in centre(sample).drawings:
        for line in page.lines:
            assert frozenset((line.source, line.target)) in pairs, line.label


@pytest.mark.parametrize("on", PAPERS_AND_SCREEN)
@pytest.mark.parametrize("sample", DRAWN)
def test_every_row_between_those_drawn_is_said(sample: str, on: dict[str, str]) -> None:
    model, chart = sample_of(sample), centre(sample, **on)
    boxes = {box.id for page in chart.drawings for box in page.boxes}
    said = " ".join(told(chart))
    for edge in model.edges.all():
        if edge.table in ("links", "memberships") and {edge.start, edge.end} <= boxes:
            names = [model.names[end] for end in (edge.start, edge.end)]
            assert any(all(name in words for name in names) for words in told(chart)), edge
    assert model.names["pec"] in said


def test_commissioners_who_work_with_the_committee_have_lines() -> None:
    lines = {line[:2] for line in geometry.lines(centre("brent").svg)}
    assert {("dir_sc", "pec"), ("dir_pccc", "pec"), ("dir_clig", "pec")} <= lines


def test_what_is_silent_is_listed_and_its_word_is_on_the_line() -> None:
    chart = centre("brent")
    ends = {line[:2] for line in geometry.lines(chart.svg)}
    assert ("pec_chair", "pct_chair") not in ends
    said = told(chart)
    at = said.index("Expected, and not stated")
    assert any("accountable to the PCT chair" in words for words in said[at:])
    (line,) = [x for x in chart.drawings[0].lines if (x.source, x.target) == ("pec_chair", "emt")]
    assert " ".join(text.content for text in line.texts) == "sits on (conditional)"
    assert dict(line.data)["basis"] == "conditional"


def test_a_broken_rule_comes_first_and_has_its_mark() -> None:
    chart = small(
        memberships=[
            seat("pct_board", "pct_chair", "chairs"),
            seat("pct_board", "ce"),
            *(seat("pec", f"m{number}", profession="nurse") for number in range(9)),
        ],
        posts=[post(f"m{number}", title=f"Nurse {number}") for number in range(9)],
    ).chart("centre")
    headings = [words for words in told(chart) if words in ("Broken", "What holds")]
    assert headings == ["Broken", "What holds"]
    broken = [words for words in told(chart) if "R30 broken" in words]
    assert broken
    assert 'class="mark state fail"' in "".join(chart.svgs)


def test_members_are_told_apart_by_what_they_are() -> None:
    said = " ".join(told(centre("pec_2007", paper="a4")))
    assert "Clinical PEC members – member (template), clinical;" in said
    assert "Management members of the PEC – member (template), management;" in said


def test_roles_are_taken_by_their_words_and_it_is_said() -> None:
    said = told(centre("illustrative"))
    assert any(words.startswith("PCT chair: Chair (") for words in said)
    assert any("[roles]" in words for words in said)


@pytest.mark.parametrize("sample", ["m2", "cambridgeshire", "council_client_contractor"])
def test_without_the_three_the_keys_to_set_are_named(sample: str) -> None:
    model = om.load(DATA / sample)
    with pytest.raises(OrgmodelError, match=r"organisation\.toml") as caught:
        model.chart("centre")
    assert 'pct_chair = "ID"' in str(caught.value)


@pytest.mark.parametrize("on", PAPERS)
@pytest.mark.parametrize("sample", DRAWN)
def test_no_word_is_broken_and_none_lies_over_another(sample: str, on: dict[str, str]) -> None:
    for page in centre(sample, **on).drawings:
        rectangles = [
            (t.x, t.y - t.size * 0.72, t.x + width(t.content, t.size, t.bold), t.y, t.content)
            for t in words_of(page)
        ]
        for a, b in combinations(rectangles, 2):
            apart = a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1
            assert apart or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1, (a[4], b[4])
        for left, top, right, low, _ in rectangles:
            assert left >= 0 and right <= page.width and low <= page.height and top >= 0
        said = {word for one in page.told for word in one.words.replace("–", " ").split()}
        shown = {word for text in words_of(page) for word in text.content.split()}
        assert not [word for word in said if word.endswith("e)") and word[:-1] in shown - said]


@pytest.mark.parametrize("on", PAPERS)
@pytest.mark.parametrize("sample", DRAWN)
def test_no_line_passes_through_words_or_boxes(sample: str, on: dict[str, str]) -> None:
    chart = centre(sample, **on)
    for svg in chart.svgs:
        assert geometry.overlaps(svg) == []
        assert geometry.lines_through_boxes(svg) == []
        assert geometry.outside(svg) == []
    for page in chart.drawings:
        for line in page.lines:
            for (x0, y0), (x1, y1) in pairwise(line.points):
                for text in words_of(page):
                    left, right = text.x, text.x + width(text.content, text.size, text.bold)
                    top, low = text.y - text.size * 0.7, text.y
                    inside_x = min(x0, x1) < right - 0.2 and max(x0, x1) > left + 0.2
                    inside_y = min(y0, y1) < low - 0.2 and max(y0, y1) > top + 0.2
                    assert not (inside_x and inside_y), (line.label, text.content)


def small(
    posts: list[dict[str, str]] | None = None, **tables: list[dict[str, str]]
) -> om.Organisation:
    """Three posts, a Board and a committee."""
    three = [
        post("ce", title="Chief Executive"),
        post("pct_chair", title="Chair"),
        post("pec_chair", title="PEC Chair", clinical="yes"),
        *(post(f"d{n}", "ce", title=f"Director of Part {n}") for n in range(25)),
    ]
    bodies = [unit("pct_board", "board", roster="complete"), unit("pec", "committee")]
    return organisation([*three, *(posts or [])], units=bodies, packs=("pec-2007",), **tables)


def test_of_many_directors_those_with_a_line_are_named_and_the_others_counted() -> None:
    chart = small(links=[link("d7", "supports", "pct_board")]).chart("centre")
    said = told(chart)
    assert "25 directors" in said
    assert "Director of Part 7" in said
    assert "and 24 others" in said
    assert "Director of Part 8" not in said


def test_the_outcomes_are_those_of_the_result_that_the_drawing_is_handed() -> None:
    brent = sample_of("brent")
    own = brent.chart("centre").svg
    assert brent.chart("centre", result=brent.check(["pec-2007"])).svg == own
    other = brent.chart("centre", result=brent.check(["structure"]))
    assert not any("R22" in words for words in told(other))
    assert "no rule on the three posts was checked" in told(other)[0]


@pytest.mark.parametrize("on", PAPERS_AND_SCREEN)
def test_a_large_committee_and_board_keep_to_the_page_and_lose_nobody(on: dict[str, str]) -> None:
    names = [f"m{number}" for number in range(14)]
    made = small(
        posts=[post(name, title=f"Clinician {name}", clinical="yes") for name in names],
        memberships=[seat(body, name) for body in ("pec", "pct_board") for name in names],
        links=[link(name, "accountable_to", "pec_chair") for name in names],
    )
    chart = made.chart("centre", **on)  # type: ignore[arg-type]
    for page, svg in zip(chart.drawings, chart.svgs, strict=True):
        assert geometry.overlaps(svg) == []
        assert geometry.outside(svg) == []
        assert all(text.y <= page.height for text in words_of(page))
    said = " ".join(told(chart))
    assert all(f"Clinician {name}" in said for name in names)

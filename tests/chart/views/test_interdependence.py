"""The interdependence view: the map and the table, what is on them and what they say."""

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.chart import Chart
from orgmodel.chart.drawing.drawing import Drawing, Line
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.straight import from_box, from_way, way_passes
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.placement import placing
from orgmodel.chart.views.dependency.shown import shown
from orgmodel.measures.interdependence import interdependence
from orgmodel.model.words import counted
from tests.builders import link, organisation, post, unit
from tests.chart.views import geometry
from tests.depth import at_least

DATA = Path(__file__).resolve().parents[3] / "data"
BRENT = om.load(DATA / "brent")
TWO = ("commissioning", "provider", "neutral")
PAPERS = ("a4", "a4-portrait", "a3", "screen")


def many(number: int, links: int = 3, sides=TWO, name="Directorate {}") -> om.Organisation:
    units = [unit("body", "body", side="trust", head="ce")]
    for n in range(number):
        side = sides[n % len(sides)]
        units.append(unit(f"d{n}", name=name.format(n), parent="body", head=f"p{n}", side=side))
    posts = [post("ce"), *(post(f"p{n}", "ce", unit=f"d{n}") for n in range(number))]
    rows = {(n, (n * step + 1) % number) for n in range(number) for step in range(1, links + 1)}
    relations = ("supports", "advises", "works_closely_with", "assures")
    found = [
        link(f"d{a}", relation, f"d{b}")
        for a, b in sorted(rows)
        if a != b
        for relation in relations[: a * b % 4 + 1]
    ]
    return organisation(posts, units=units, links=found)


def rect(shape) -> Rect:
    return Rect(shape.x, shape.y, shape.width, shape.height)


def sound(page: Drawing) -> None:
    """No box over another, no line through one, all on the page, no text under 8 pt."""
    boxes = {box.id: rect(box) for box in page.boxes}
    listed = list(boxes.values())
    for number, one in enumerate(listed):
        for other in listed[number + 1 :]:
            assert from_box((one.x, one.y), other) > 0 or one.y >= other.y + other.height - 0.01
    for line in page.lines:
        others = [box for name, box in boxes.items() if name not in (line.source, line.target)]
        assert not way_passes(line.points, others), (line.source, line.target)
        assert from_box(line.points[0], boxes[line.source]) < 0.01
        assert from_box(line.points[-1], boxes[line.target]) < 0.01
    for text in page.texts + tuple(text for box in page.boxes for text in box.texts):
        assert text.size >= 8
        assert text.x >= -0.01
        assert text.x + width(text.content, text.size, text.bold) <= page.width + 0.01
        assert text.y <= page.height
        assert "…" not in text.content
    for box in page.boxes:
        for text in box.texts:
            assert box.x <= text.x
            assert text.x + width(text.content, text.size, text.bold) <= box.x + box.width + 0.01
            assert box.y < text.y <= box.y + box.height


def whole(chart: Chart) -> None:
    for page in chart.drawings:
        sound(page)
        assert geometry.overlaps(chart.svgs[page.page - 1]) == []


def strong(page: Drawing) -> list[Line]:
    return [line for line in page.lines if ("strength", "strong") in line.data]


def said_in(page: Drawing) -> str:
    return " ".join(told.words for told in page.told)


def test_brent_is_a_map_of_every_directorate_and_then_a_table() -> None:
    chart = BRENT.chart("interdependence")
    assert len(chart.drawings) == 2
    whole(chart)
    for page in chart.drawings:
        assert {box.id for box in page.boxes} == set(interdependence(BRENT).divisions.names)
    assert chart.drawings[1].lines == ()


def test_the_map_has_one_line_a_linked_pair_and_its_arrows_say_who_needs_whom() -> None:
    page = BRENT.chart("interdependence").drawings[0]
    matrix = interdependence(BRENT).matrix
    pairs = {
        frozenset((who, whom))
        for who in matrix
        for whom in matrix
        if who != whom and matrix.loc[who, whom]
    }
    assert {frozenset((line.source, line.target)) for line in page.lines} == pairs
    assert len(page.lines) == len(pairs)
    for line in page.lines:
        there, back = matrix.loc[line.source, line.target], matrix.loc[line.target, line.source]
        assert dict(line.data)["links"] == str(there + back)
        assert there
        if line in strong(page):
            assert (line.start, line.end) == ("arrow" if back else "none", "arrow")


def test_the_number_of_a_strong_pair_stands_on_a_patch_that_touches_nothing_else() -> None:
    page = BRENT.chart("interdependence").drawings[0]
    assert sorted(dict(line.data)["links"] for line in strong(page)) == [*"3466", *"66667"]
    patches = [mark for line in page.lines for mark in line.marks]
    for line in strong(page):
        (patch,), (number,) = line.marks, line.texts
        assert number.content == dict(line.data)["links"]
        assert patch.x < number.x < patch.x + patch.width
        middle = (patch.x + patch.width / 2, patch.y + patch.height / 2)
        assert from_way(middle, line.points) < 0.01
        assert all(from_box(middle, rect(box)) > 7 for box in page.boxes)
        assert all(from_box(middle, rect(other)) > 0 for other in patches if other is not patch)
        assert all(from_way(middle, other.points) > 7 for other in page.lines if other is not line)


def test_the_table_says_the_numbers_of_the_measures() -> None:
    page = BRENT.chart("interdependence").drawings[1]
    matrix = interdependence(BRENT).matrix
    numbers = {text.content for text in page.texts}
    off = sum(matrix.loc[a, b] for a in matrix for b in matrix if a != b)
    assert str(off) in numbers
    cells = {group.label for group in page.groups if group.label}
    names = interdependence(BRENT).divisions.names
    assert cells == {
        f"{names[a]} needs {names[b]}: {counted(matrix.loc[a, b], 'link')}"
        for a in matrix
        for b in matrix
        if a != b and matrix.loc[a, b]
    }


def test_two_sides_stand_left_and_right_with_what_serves_both_between() -> None:
    page = BRENT.chart("interdependence").drawings[0]
    left: dict[str, set[float]] = {}
    for box in page.boxes:
        left.setdefault(dict(box.data)["side"], set()).add(box.x)
    assert max(left["commissioning"]) < min(left["neutral"]) < min(left["provider"])
    words = {text.content for text in page.texts}
    assert {"Commissioning side", "Serves both", "Provider side"} <= words


def test_an_organisation_s_own_two_sides_and_its_own_word_for_neutral_are_taken() -> None:
    council = om.load(DATA / "council_client_contractor")
    (page,) = council.chart("interdependence").drawings  # map and table on one page
    words = {text.content for text in page.texts}
    assert {"Client side", "Serves both", "Contractor side", "In numbers"} <= words
    assert len({box.id for box in page.boxes}) == len(page.boxes)


def test_what_a_reader_would_count_is_said() -> None:
    page = BRENT.chart("interdependence").drawings[0]
    words = " ".join(text.content for text in page.texts)
    assert "Four of nine units carry two thirds of all links: Primary and" in words
    assert "The commissioning side needs the provider side in 5 links" in words
    assert "Linked to the organisation as a whole, to no directorate alone" in words
    said = said_in(page)
    assert "Strategic Commissioning needs Finance and Performance: 4 links" in said
    assert "stand between the sides" in said


def test_the_list_of_the_table_says_every_number() -> None:
    said = said_in(BRENT.chart("interdependence").drawings[1])
    assert (
        "Human Resources needs, by links: Clinical Leadership and Integrated Governance 3" in said
    )
    assert "Communications needs no other" in said
    assert "66 links in all" in said


def test_in_grey_the_map_is_read_by_widths_arrows_and_words() -> None:
    page = BRENT.chart("interdependence").drawings[0]
    thin = [line for line in page.lines if line not in strong(page)]
    assert min(line.width for line in strong(page)) > 2 * max(line.width for line in thin)
    assert all((line.start, line.end) == ("none", "none") for line in thin)


@pytest.mark.parametrize("number", [2, 9, 12, 24, 60])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sides", [TWO, ("",)], ids=["sides", "no sides"])
def test_any_number_of_directorates_is_whole(number: int, paper: str, sides) -> None:
    whole(many(number, sides=sides).chart("interdependence", paper=paper))


def test_a_figure_is_as_wide_as_asked() -> None:
    chart = BRENT.chart("interdependence", width="165mm")
    whole(chart)
    assert {page.paper.millimetres[0] for page in chart.drawings if page.paper} == {165.0}


def test_more_than_nine_show_strong_pairs_alone_and_the_table_the_rest() -> None:
    first, second = many(12).chart("interdependence").drawings
    assert first.lines
    assert strong(first) == list(first.lines)
    assert len(first.lines) < len(shown(many(12)).found.pairs)
    assert second.groups


def test_of_very_many_the_most_linked_have_a_row_and_the_rest_is_summed() -> None:
    model = many(60)
    (page,) = model.chart("interdependence").drawings
    words = [text.content for text in page.texts]
    rest = 60 - len(page.boxes)
    assert any(f"The other {rest}" in word for word in words)
    assert str(shown(model).found.total) in words
    sums = shown(model).found.sums
    kept = {box.id for box in page.boxes}
    assert min(sums[name] for name in kept) >= max(sums[name] for name in sums if name not in kept)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda patch: patch.setattr(placing, "find_spec", lambda _: None), "is not installed"),
        (lambda patch: patch.setattr(placing, "_CHILD", Path("/nowhere/child.py")), "could not"),
    ],
    ids=["missing", "failing"],
)
def test_without_graphviz_the_table_stands_alone_and_says_why(fault, said, monkeypatch) -> None:
    placing._placed.cache_clear()
    fault(monkeypatch)
    (page,) = many(5, sides=("",)).chart("interdependence").drawings
    assert page.lines == ()
    assert len(page.boxes) == 5
    assert said in " ".join(text.content for text in page.texts)
    assert "The map is left out" in said_in(page)
    placing._placed.cache_clear()


def test_no_directorates_and_no_links_are_told() -> None:
    assert "no directorates" in organisation([post("ce")]).chart("interdependence").svg
    alone = many(3, links=0).chart("interdependence").svg
    assert "no link from one directorate to another" in alone
    assert geometry.lines(alone) == []


def test_without_sides_a_box_needs_none_and_with_three_each_says_its_own() -> None:
    plain = many(5, sides=("",)).chart("interdependence").drawings[0]
    three = many(6, sides=("red", "green", "blue")).chart("interdependence").drawings[0]
    assert all(not box.data for box in plain.boxes)
    for box in three.boxes:
        assert dict(box.data)["side"] in {text.content for text in box.texts}


def test_names_of_any_length_keep_every_word() -> None:
    long = "Directorate of " + "Commissioning and Improvement " * 6 + "number {}"
    model = many(9, name=long)
    for page in model.chart("interdependence").drawings:
        sound(page)
        for box in page.boxes:
            seen = " ".join(text.content for text in box.texts)
            assert model.names[box.id] in seen


def test_a_word_of_seventy_letters_is_whole_on_the_table() -> None:
    whole(many(5, name="W" * 70 + " {}").chart("interdependence"))


@settings(deadline=None, max_examples=at_least(8))
@given(
    number=st.integers(2, 25),
    links=st.integers(0, 5),
    sides=st.lists(st.sampled_from(["", *TWO, "other"]), min_size=1, max_size=4),
)
def test_whatever_is_linked_the_pages_are_sound(number, links, sides) -> None:
    model = many(number, links, sides)
    chart = model.chart("interdependence")
    whole(chart)
    drawn = {frozenset((line.source, line.target)) for line in chart.drawings[0].lines}
    pairs = shown(model).found.strong
    if chart.drawings[0].lines:
        assert {frozenset((pair.first, pair.second)) for pair in pairs} <= drawn


def test_no_word_of_a_name_is_broken_in_a_sample() -> None:
    for sample in ("brent", "illustrative"):
        model = om.load(DATA / sample)
        for svg in model.chart("interdependence").svgs:
            texts = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
            words = {word for text in texts for word in (text.text or "").split()}
            names = interdependence(model).divisions.names.values()
            assert {word for name in names for word in name.split()} <= words


def test_thick_lines_end_inside_their_arrows() -> None:
    page = BRENT.chart("interdependence").drawings[0]
    ways = {
        (a, b): segments for a, b, _, segments in geometry.lines(BRENT.chart("interdependence").svg)
    }
    for line in strong(page):
        drawn = ways[line.source, line.target][-1][2:]
        assert from_way(drawn, line.points) < 0.02
        assert sum(abs(a - b) for a, b in zip(drawn, line.points[-1], strict=True)) > 2


def test_lines_bend_as_little_as_can_be() -> None:
    page = BRENT.chart("interdependence").drawings[0]
    bends = [len(list(pairwise(line.points))) - 1 for line in strong(page)]
    assert max(bends) <= 2
    assert sum(bends) <= 4

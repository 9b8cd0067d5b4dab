"""Charts on paper: readable, inside the page, cut into whole sub-charts with marks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.legend import legend_marks
from orgmodel.chart.drawing.line_style import line_style
from orgmodel.chart.drawing.node import Link, TreeNode
from orgmodel.chart.drawing.paper import A4, PAPERS
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.layout.tree import PageWords, draw_tree
from tests.chart.layout.trees import directorates, node, overlaps, pierced, trees

PAGE_WORDS = PageWords(
    "organisation", "A body", "", ("Draft", "1 July 2007", "Source: 004", "Baseline")
)


def text_sizes(drawing: Drawing) -> list[float]:
    shapes, entries = legend_marks(drawing)
    texts = [text for box in drawing.boxes for text in box.texts]
    texts += [*drawing.texts, *(text for shape in shapes for text in shape.texts)]
    texts += [text for line in drawing.lines for text in line.texts]
    return [text.size for text in [*texts, *entries] if hasattr(text, "size")]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees(most=300, links=10))
def test_random_trees_on_paper_keep_to_the_page(
    tree: tuple[list[TreeNode], list[Link]],
) -> None:
    nodes, links = tree
    drawings = draw_tree(nodes, links, page_words=PAGE_WORDS, paper="a4")
    assert {box.id for page in drawings for box in page.boxes} == {one.id for one in nodes}
    for page in drawings:
        assert overlaps(page.boxes) == []
        assert pierced(page.lines, page.boxes) == []
        assert min(text_sizes(page)) >= 8
        for box in page.boxes:
            assert A4.margin - 0.1 <= box.x
            assert box.x + box.width <= A4.width - A4.margin + 0.1
            assert A4.margin <= box.y
            assert box.y + box.height <= (page.legend_place or (0.0, A4.height))[1]


@pytest.mark.parametrize("posts", [13, 60])
def test_a_body_with_nine_directors_fits_one_landscape_page(posts: int) -> None:
    (page,) = draw_tree(directorates(posts), page_words=PAGE_WORDS, paper="a4")
    assert min(text.size for box in page.boxes for text in box.texts) >= 8
    assert (page.page, page.pages) == (1, 1)


def test_three_hundred_posts_take_about_a_dozen_pages() -> None:
    pages = draw_tree(directorates(300), page_words=PAGE_WORDS, paper="a4")
    assert 7 <= len(pages) <= 14
    assert [page.page for page in pages] == list(range(1, len(pages) + 1))


def test_a_larger_sheet_needs_fewer_pages() -> None:
    a3, a4 = (
        draw_tree(directorates(300), page_words=PAGE_WORDS, paper=name) for name in ("a3", "a4")
    )
    assert len(a3) < len(a4)


def marks(page: Drawing) -> dict[str, list[str]]:
    return {
        box.id: [text.content for text in box.texts if "page" in text.content]
        for box in page.boxes
        if any("page" in text.content for text in box.texts)
    }


def test_a_cut_team_names_its_page_and_is_repeated_there() -> None:
    pages = draw_tree(directorates(300), page_words=PAGE_WORDS, paper="a4")
    overview = marks(pages[0])
    assert overview
    for name, (mark,) in overview.items():
        number = int(mark.removeprefix("→ page "))
        page = pages[number - 1]
        assert page.boxes[0].id == name
        assert marks(page)[name][0] == "← page 1"
        assert "page" in page.boxes[0].label


def test_each_team_is_whole_on_one_page() -> None:
    pages = draw_tree(directorates(300), page_words=PAGE_WORDS, paper="a4")
    drawn = [(line.source, line.target) for page in pages for line in page.lines]
    assert len(drawn) == len(set(drawn)) == 299


def test_a_dotted_line_that_leaves_the_page_names_the_other_page() -> None:
    nodes = directorates(300)
    link = Link("m4", "m5", "dotted_line_to", "", line_style("dotted_line_to"))
    pages = draw_tree(nodes, [link], page_words=PAGE_WORDS, paper="a4")
    homes = {}
    for page in pages:
        for box in page.boxes:
            homes.setdefault(box.id, page)
    assert homes["m4"] is not homes["m5"]
    assert f"page {homes['m5'].page}" in " ".join(marks(homes["m4"])["m4"])
    assert f"page {homes['m4'].page}" in " ".join(marks(homes["m5"])["m5"])


def test_a_team_too_wide_for_a_page_goes_on_with_its_manager_repeated() -> None:
    nodes = [node("top"), *(node(f"r{at}", "top", f"Officer number {at}") for at in range(400))]
    pages = draw_tree(nodes, page_words=PAGE_WORDS, paper="a4")
    assert len(pages) > 1
    assert all(page.boxes[0].id == "top" for page in pages)
    assert {box.id for page in pages for box in page.boxes} == {one.id for one in nodes}
    assert marks(pages[0])["top"] == ["→ page 2"]
    assert marks(pages[1])["top"][0] == "← page 1"


def test_a_long_chain_takes_few_pages() -> None:
    nodes = [node("p0"), *(node(f"p{at}", f"p{at - 1}") for at in range(1, 200))]
    assert len(draw_tree(nodes, page_words=PAGE_WORDS, paper="a4")) < 25


def test_a_title_of_a_thousand_letters_still_fits() -> None:
    nodes = [node("a", None, "very long " * 100), node("b", "a", "word" * 250)]
    (page,) = draw_tree(nodes, page_words=PAGE_WORDS, paper="a4")
    assert all(box.y + box.height < A4.height for box in page.boxes)


def test_footer_holds_status_date_source_scenario_and_page_number() -> None:
    (page,) = draw_tree(directorates(20), page_words=PAGE_WORDS, paper="a4")
    words = [text.content for text in page.texts]
    assert words[0] == "A body"
    assert "Page 1 of 1" in words
    (foot,) = [line for line in words if line.startswith("Draft")]
    for part in PAGE_WORDS.footer:
        assert part in foot


def test_long_footers_are_shortened_and_keep_off_the_page_number() -> None:
    page_words = PageWords("organisation", "A body " * 40, "", ("a source " * 200,))
    (page,) = draw_tree([node("a")], page_words=page_words, paper="a4")
    number = next(text for text in page.texts if text.anchor == "end")
    left = number.x - width(number.content, number.size)
    for text in page.texts:
        end = text.x + (0 if text is number else width(text.content, text.size, text.bold))
        assert end <= A4.width - A4.margin + 0.1
        if text is not number and text.y >= number.y:
            assert text.x + width(text.content, text.size) < left
    assert sum(text.content.endswith("…") for text in page.texts) == 2


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_the_legend_names_every_line_style_in_use(name: str) -> None:
    nodes = directorates(20)
    nodes[5] = node(nodes[5].id, "ce", line=line_style("reports_to", "inferred"))
    link = Link("d0", "d1", "commissions", "", line_style("commissions"))
    (page,) = draw_tree(nodes, [link], page_words=PAGE_WORDS, paper=name)
    assert [entry.label for entry in page.legend] == [
        "reports to",
        "reports to, inferred",
        "commissions",
    ]
    strokes = {(line.stroke, line.dash, line.width) for line in page.lines}
    assert strokes == {(entry.stroke, entry.dash, entry.width) for entry in page.legend}


def test_an_unknown_paper_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw_tree([node("a")], page_words=PAGE_WORDS, paper="a9")

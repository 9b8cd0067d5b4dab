"""The page of options says the comparison's figures, beside doing nothing, on any paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.chart.drawing.drawing import Drawing, Text
from orgmodel.chart.drawing.paper import A3, A4, A4_PORTRAIT, Paper, figure
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.options_page.figures import option_figures
from orgmodel.chart.options_page.page import options_page
from orgmodel.comparison.comparison import Comparison, compare
from orgmodel.errors import OrgmodelError
from orgmodel.files.scenario_file import read_scenario_file

DATA = Path(__file__).parents[3] / "data"
PAPERS = (A4, A4_PORTRAIT, A3, figure(467.7))


@cache
def compared(sample: str, most: int) -> Comparison:
    files = sorted((DATA / sample / "scenarios").glob("*.toml"))
    chosen = [file for file in files if not file.stem.startswith("option-set")][:most]
    return compare(om.load(DATA / sample), *(read_scenario_file(file) for file in chosen))


def words_of(drawing: Drawing) -> list[Text]:
    return [*drawing.texts, *(text for box in drawing.boxes for text in box.texts)]


def told(drawings: tuple[Drawing, ...]) -> list[str]:
    return [line.words for drawing in drawings for line in drawing.told]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize(("sample", "most"), [("illustrative", 3), ("brent", 9), ("pec_2007", 7)])
def test_every_word_is_on_the_sheet_and_none_lies_over_another(
    sample: str, most: int, paper: Paper
) -> None:
    for drawing in options_page(compared(sample, most), paper):
        assert drawing.width == pytest.approx(paper.width)
        assert drawing.height <= paper.height + 0.01
        placed = []
        for text in words_of(drawing):
            right = text.x + width(text.content, text.size, text.bold)
            assert text.size >= 8.0 and "…" not in text.content
            assert text.x >= paper.margin - 0.01, text.content
            assert right <= paper.width - paper.margin + 0.01, text.content
            assert text.size <= text.y <= drawing.height, text.content
            placed.append((text.x, text.y - text.size * 0.7, right, text.y, text.content))
        for at, (left, top, right, low, content) in enumerate(placed):
            for other in placed[at + 1 :]:
                apart = right <= other[0] or other[2] <= left or low <= other[1] or other[3] <= top
                assert apart, (content, other[4])


def test_words_stay_in_their_column() -> None:
    for drawing in options_page(compared("brent", 9), A4_PORTRAIT):
        starts = sorted(box.x for box in drawing.boxes)
        edges = dict(zip(starts, [*starts[1:], A4_PORTRAIT.width], strict=True))
        for text in drawing.texts:
            if text.x in edges:
                assert text.x + width(text.content, text.size, text.bold) < edges[text.x]


@pytest.mark.parametrize(("number", "pages"), [(4, 1), (5, 2), (8, 2)])
def test_a_page_has_four_options_at_most_and_repeats_doing_nothing(number: int, pages: int) -> None:
    drawings = options_page(compared("brent", number), A4)
    heads = [[box.id for box in drawing.boxes] for drawing in drawings]
    assert all(page[0] == "option-0" and len(page) <= 5 for page in heads)
    seen = dict.fromkeys(name for page in heads for name in page[1:])
    assert list(seen) == [f"option-{n}" for n in range(1, number + 1)]
    assert len({tuple(page) for page in heads}) == pages


def test_figures_are_those_of_the_comparison() -> None:
    comparison = compared("illustrative", 3)
    table = comparison.side_by_side()
    rows = {row.label: row for group in option_figures(comparison).groups for row in group.rows}
    labels = {"Posts": "posts", "Cost a year": "cost", "Layers": "layers", "Directors": "directors"}
    for label, key in labels.items():
        said = [one.words.split()[0].replace(",", "") for one in rows[label].figures]
        assert [float(word) for word in said] == [float(value) for value in table.loc[key]]
    assert rows["Cost a year"].figures[1].words == "24,775   −669"


def test_what_is_equal_is_soft_and_what_differs_is_bold() -> None:
    drawing = options_page(compared("illustrative", 3), A4)[0]
    bold = {text.content for text in drawing.texts if text.bold}
    assert {"24,775", "−669", "25,189", "−255"} <= bold
    same = [text for text in drawing.texts if text.content == "25,444"]
    assert len(same) == 2 and not any(text.bold for text in same)
    assert same[0].fill != same[1].fill


def test_what_is_not_known_is_never_nought() -> None:
    lines = told(options_page(compared("brent", 3), A4))
    cost = next(line for line in lines if line.startswith("Cost a year"))
    assert cost.count("not known") == 4 and "0" not in cost.replace("option", "")
    assert any(line.startswith("One-off cost") and "not given" in line for line in lines)
    given = option_figures(compared("brent", 3), [None, 1200.0])
    once = next(row for group in given.groups for row in group.rows if row.label == "One-off cost")
    assert [one.words for one in once.figures] == ["–", "not given", "1,200", "not given"]


def test_directorates_add_up_to_the_posts() -> None:
    comparison = compared("illustrative", 3)
    for column in (comparison.baseline, *(option.option for option in comparison.options)):
        posts = column.measures.division_posts
        assert sum(one.posts for one in posts.values()) == column.measures["posts"].value


def test_a_rule_that_an_option_silences_is_named_with_the_reason() -> None:
    lines = told(options_page(compared("illustrative", 3), A4))
    assert any(line.startswith("Option 3: SEP-4, SEP-5 and SEP-5a passed") for line in lines)
    silent = compared("illustrative", 3).options[2].no_longer_shown
    assert all(any(change.rule in line for line in lines) for change in silent)


def test_without_options_it_is_refused() -> None:
    with pytest.raises(OrgmodelError, match="no option"):
        options_page(compare(om.load(DATA / "illustrative")), A4)

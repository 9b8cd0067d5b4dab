"""The path of a finding as a figure: every row drawn or told, nothing cut, each time the same."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.drawing.wrapping import width
from orgmodel.chart.lines.straight import from_box, way_passes
from orgmodel.chart.lines.tracks import Rect
from orgmodel.chart.path_chart import path_chart
from orgmodel.chart.placement import placing
from orgmodel.chart.views.finding_path.figure import path_figure
from orgmodel.chart.views.finding_path.steps import MOST
from orgmodel.chart.writers.svg import to_svg
from orgmodel.errors import OrgmodelError
from orgmodel.model.evidence import Origin, Step
from tests.builders import organisation, post, unit
from tests.depth import at_least

DATA = Path(__file__).resolve().parents[3] / "data"
SAMPLES = ("brent", "illustrative", "council_client_contractor", "m2", "pec_2007")


def step(start: str, end: str, relation: str = "supports", row: int = 2, basis: str = "") -> Step:
    return Step(start, relation, end, Origin("links.csv", row), "004:1", basis)


def body(number: int = 40, name: str = "Unit {}") -> om.Organisation:
    units = [unit(f"u{n}", name=name.format(n), side="neutral") for n in range(number)]
    return organisation([post("ce")], units=units)


def drawn(steps: list[Step], model: om.Organisation | None = None) -> Drawing:
    return path_figure(model or body(), steps, "T")


def sound(page: Drawing) -> None:
    boxes = {box.id: Rect(box.x, box.y, box.width, box.height) for box in page.boxes}
    assert len(boxes) == len(page.boxes)
    for one, other in combinations(boxes.values(), 2):
        assert (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or (one.y + one.height <= other.y or other.y + other.height <= one.y)
        )
    for line in page.lines:
        others = [box for name, box in boxes.items() if name not in (line.source, line.target)]
        assert not way_passes(line.points, others)
        assert from_box(line.points[0], boxes[line.source]) < 0.01
        assert from_box(line.points[-1], boxes[line.target]) < 0.01
    texts = [text for part in (*page.boxes, *page.lines) for text in part.texts]
    for text in (*texts, *page.texts):
        assert text.size >= 8
        assert text.x >= 0
        assert text.x + width(text.content, text.size, text.bold) <= page.width
        assert text.y <= page.height
        assert "…" not in text.content


def words(page: Drawing) -> str:
    return " ".join(text.content for text in page.texts)


def test_a_chain_is_a_row_and_its_arrows_point_the_way_of_each_relation() -> None:
    page = drawn([step("u1", "u2", "commissions"), step("u3", "u2", "provides")])
    assert {box.y for box in page.boxes} == {page.boxes[0].y}
    assert [box.id for box in page.boxes] == ["u1", "u2", "u3"]
    assert [(line.source, line.target, line.end) for line in page.lines] == [
        ("u1", "u2", "arrow"),
        ("u3", "u2", "arrow"),
    ]
    sound(page)


def test_a_long_chain_wraps_to_the_next_row() -> None:
    page = drawn([step(f"u{n}", f"u{n + 1}") for n in range(6)])
    assert len({box.y for box in page.boxes}) == 3
    sound(page)


def test_what_branches_is_placed_from_left_to_right() -> None:
    page = drawn([step("u0", f"u{n}") for n in range(1, 5)])
    left = {box.id: box.x for box in page.boxes}
    assert all(left["u0"] < left[f"u{n}"] for n in range(1, 5))
    sound(page)


@pytest.mark.parametrize("is_there", [True, False], ids=["graphviz", "no graphviz"])
def test_each_row_says_its_relation_and_where_it_stands(is_there: bool, monkeypatch) -> None:
    placing._placed.cache_clear()
    if not is_there:
        monkeypatch.setattr(placing, "find_spec", lambda _: None)
    page = drawn([step("u0", f"u{n}", row=n + 4, basis="inferred") for n in range(1, 4)])
    sound(page)
    for number, line in enumerate(page.lines, start=1):
        assert " ".join(text.content for text in line.texts) == f"{number} supports (inferred)"
        assert line.dash
        assert f"{number}: links.csv row {number + 4}, inferred [004:1]" in words(page)
    assert next(told.words for told in page.told) == (
        "Unit 0 supports Unit 1 (links.csv row 5, inferred [004:1])"
    )


def test_without_graphviz_each_row_of_what_branches_stands_alone(monkeypatch) -> None:
    placing._placed.cache_clear()
    monkeypatch.setattr(placing, "find_spec", lambda _: None)
    page = drawn([step("u0", "u1"), step("u0", "u2"), step("u0", "u3")])
    assert [box.id for box in page.boxes] == ["u0", "u1", "u0·2", "u2", "u0·3", "u3"]
    assert [box.texts[0].content for box in page.boxes][::2] == ["Unit 0"] * 3


def test_what_a_row_says_of_one_thing_alone_is_on_its_card() -> None:
    page = drawn([step("u1", "mixed", "has_provision"), step("u1", "u2")])
    assert "1 provision: mixed" in [text.content for text in page.boxes[0].texts]
    assert {box.id for box in page.boxes} == {"u1", "u2"}


def test_rows_of_the_same_two_share_a_line() -> None:
    (line,) = drawn([step("u1", "u2"), step("u1", "u2", "advises", 3)]).lines
    assert " ".join(text.content for text in line.texts) == "1 supports, 2 advises"


def test_of_a_very_long_path_the_first_rows_are_drawn_and_the_rest_is_counted() -> None:
    page = drawn([step("u0", f"u{n}", row=n) for n in range(1, 40)])
    assert len(page.lines) == MOST
    assert f"{39 - MOST} more rows of the path not drawn" in words(page)
    assert len(page.told) == 39
    sound(page)


def test_a_figure_is_never_taller_than_an_upright_page_leaves() -> None:
    model = body(name="Directorate of " + "Improvement and Commissioning " * 9 + "{}")
    page = drawn([step("u0", f"u{n}", row=n) for n in range(1, 13)], model)
    assert page.height <= 700
    assert "more rows of the path not drawn" in words(page)


def test_somebody_who_is_not_in_the_data_is_said_to_be_not() -> None:
    page = drawn([step("u1", "99", "reports_to")])
    ghost = next(box for box in page.boxes if box.id == "99")
    assert [text.content for text in ghost.texts] == ["99", "not in the data"]


def test_long_words_and_titles_keep_every_letter() -> None:
    model = body(name="Directorate of " + "Improvement " * 9 + "W" * 70 + " {}")
    page = drawn([step("u0", "u1"), step("u0", "u2"), step("u1", "u2")], model)
    sound(page)
    seen = "".join(text.content for text in page.boxes[0].texts).replace(" ", "")
    assert model.names["u0"].replace(" ", "") in seen


@settings(deadline=None, max_examples=at_least(10))
@given(
    st.lists(
        st.builds(
            step,
            st.sampled_from([f"u{n}" for n in range(7)]),
            st.sampled_from([f"u{n}" for n in range(7)]),
            st.sampled_from(["supports", "works_closely_with", "has_count"]),
            st.integers(2, 9),
            st.sampled_from(["", "inferred"]),
        ),
        min_size=1,
        max_size=16,
    )
)
def test_any_path_is_sound(steps: list[Step]) -> None:
    page = drawn(steps)
    sound(page)
    assert len(page.told) == len(steps)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_finding_of_a_sample_has_its_figure(sample: str) -> None:
    model = om.load(DATA / sample)
    for rule in model.check().rules:
        for finding in rule.findings:
            if finding.path:
                sound(path_figure(model, finding.path, rule.title, finding.message))


def test_a_failed_rule_has_a_figure_a_standing_finding_and_a_pass_one_of_its_rows() -> None:
    brent = om.load(DATA / "brent")
    result = brent.check()
    failed = result.explain("SEP-10")
    standing = [finding for finding in failed.findings if finding.stands]
    assert len(path_chart(brent, failed).drawings) == len(standing)
    (passed,) = path_chart(brent, result.explain("SEP-5")).drawings
    assert len(passed.lines) == 12


def test_a_rule_that_rests_on_nothing_has_no_path_to_draw() -> None:
    model = organisation([post("ce")], packs=("separation",))
    with pytest.raises(OrgmodelError, match="has no path to draw"):
        path_chart(model, model.check().explain("SEP-1"))


def test_the_same_path_gives_the_same_bytes() -> None:
    steps = [step("u0", f"u{n}") for n in range(1, 5)]
    assert to_svg(drawn(steps)) == to_svg(drawn(steps))

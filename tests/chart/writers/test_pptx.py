"""PowerPoint: native shapes and connectors, where the drawing has them, and nothing live."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from orgmodel.chart.drawing.drawing import Bus, Drawing, Line
from orgmodel.chart.drawing.legend import legend_marks
from orgmodel.chart.writers.parts.connector_form import connector_form
from orgmodel.chart.writers.parts.glyphs import plain, texts_of
from orgmodel.chart.writers.parts.told_levels import told_of
from orgmodel.chart.writers.parts.trunk import with_whole_lines
from orgmodel.chart.writers.pptx import to_pptx
from tests.chart.writers.office import as_pdf, needs_office, starts_of_words
from tests.chart.writers.pages import NASTY, VIEWS, box, drawing, shipped
from tests.depth import at_least


def slides(pages: list[Drawing] | tuple[Drawing, ...]) -> list[Any]:
    return list(Presentation(io.BytesIO(to_pptx(pages))).slides)


def elements(slide: Any, tag: str) -> list[Any]:
    return slide.shapes._spTree.findall(f".//{{*}}{tag}")


def kinds(slide: Any) -> Counter[str]:
    """How many shapes of each kind: by the first word of their names, and their element."""
    found: Counter[str] = Counter()
    for tag in ("sp", "cxnSp"):
        for element in elements(slide, tag):
            name = element.find(".//{*}cNvPr").get("name")
            found[f"{name.split()[0]} {tag}" if "text" not in name else "Text sp"] += 1
    return found


def all_marks(page: Drawing) -> int:
    holders = (*page.groups, *page.boxes, *page.lines, page)
    return sum(len(holder.marks) for holder in holders)


@pytest.mark.parametrize("view", VIEWS)
def test_shapes_and_connectors_are_as_many_as_the_drawing_s(view: str) -> None:
    pages = shipped("brent", view)
    made = slides(pages)
    assert len(made) == len(pages)
    for page, slide in zip(map(with_whole_lines, pages), made, strict=True):
        found = kinds(slide)
        bent = [line for line in page.lines if connector_form(line.points) is None]
        samples, marks, entries = legend_marks(page)
        assert found["Title sp"] == 1
        assert found["Box sp"] == len(page.boxes)
        assert found["Group sp"] == len(page.groups)
        assert found["Line cxnSp"] == len(page.lines) - len(bent)
        assert found["Line sp"] == len(bent)
        assert found["Trunk sp"] == len(page.buses)
        assert found["Mark sp"] == all_marks(page)
        lines = sum(isinstance(entry, Line) for entry in entries)
        assert found["Legend sp"] == len(samples) + len(marks) + lines
        assert (
            sum(found.values()) - found["Text sp"]
            == (1 + len(page.boxes) + len(page.groups) + len(page.lines) + len(page.buses))
            + all_marks(page)
            + found["Legend sp"]
        )


def test_a_slide_has_the_page_s_size_title_words_and_notes() -> None:
    made = Presentation(io.BytesIO(to_pptx([drawing()])))
    assert abs(made.slide_width - Pt(841.89)) <= 1
    assert abs(made.slide_height - Pt(595.28)) <= 1
    (slide,) = made.slides
    assert slide.shapes.title.text_frame.text == "Chart"
    said = slide.notes_slide.notes_text_frame
    assert [(each.text, each.level) for each in said.paragraphs] == [
        ("Chief", 0),
        ("Chief 2", 1),
        ("a line", 0),
    ]


def test_a_box_holds_its_words_and_says_its_label() -> None:
    (slide,) = slides([drawing("Chief Officer")])
    (box,) = (one for one in elements(slide, "sp") if "Box ce" in one.nvSpPr.cNvPr.get("name"))
    assert box.nvSpPr.cNvPr.get("descr") == "Chief Officer"
    assert [part.text for part in box.findall(".//{*}t")] == ["Chief Officer"]


@pytest.mark.parametrize("view", VIEWS)
def test_connectors_are_glued_where_lines_end_at_boxes(view: str) -> None:
    pages = shipped("brent", view)
    for page, slide in zip(map(with_whole_lines, pages), slides(pages), strict=True):
        holders = {one.id: one for one in (*page.boxes, *page.groups)}
        ids = {element.get("id") for element in slide.shapes._spTree.findall(".//{*}cNvPr")}
        glued = [element for tag in ("stCxn", "endCxn") for element in elements(slide, tag)]
        assert {element.get("id") for element in glued} <= ids
        ends = [
            (holders[name], point)
            for line in page.lines
            if connector_form(line.points)
            for name, point in ((line.source, line.points[0]), (line.target, line.points[-1]))
            if name in holders
        ]
        touching = [
            (one, point)
            for one, point in ends
            if one.x - 2 < point[0] < one.x + one.width + 2
            and one.y - 2 < point[1] < one.y + one.height + 2
        ]
        assert len(glued) == len(touching)


def tree(*drops: tuple[tuple[float, float], ...]) -> Drawing:
    """A manager, a bus under it, and a report at the first point of each line."""
    reports = [box(f"r{at}", "R", way[0][0] - 60, way[0][1]) for at, way in enumerate(drops)]
    lines = tuple(Line(f"r{at}", "m", "reports_to", way, "") for at, way in enumerate(drops))
    runs = (((360.0, 140.0), (360.0, 180.0)), ((100.0, 180.0), (600.0, 180.0)))
    manager = box("m", "M", 300, 100)
    return Drawing("v", "T", "", 800, 500, (manager, *reports), lines, buses=(Bus("m", runs),))


def test_a_report_s_connector_goes_all_the_way_to_its_manager() -> None:
    page = tree(((200, 220), (200, 180)), ((360, 220), (360, 180)), ((500, 220), (500, 180)))
    whole = with_whole_lines(page)
    assert whole.buses == ()
    assert [line.points for line in whole.lines] == [
        ((200, 220), (200, 180), (360, 180), (360, 140)),
        ((360, 220), (360, 180), (360, 140)),
        ((500, 220), (500, 180), (360, 180), (360, 140)),
    ]
    (slide,) = slides([page])
    assert [len(elements(slide, tag)) for tag in ("cxnSp", "stCxn", "endCxn")] == [3, 3, 3]
    assert kinds(slide)["Trunk sp"] == 0


def test_what_reports_share_stays_where_a_line_would_bend_too_often() -> None:
    bent = ((700.0, 260.0), (700.0, 200.0), (600.0, 200.0), (600.0, 180.0))
    page = tree(((200, 220), (200, 180)), bent)
    assert with_whole_lines(page) == page
    (slide,) = slides([page])
    assert kinds(slide)["Trunk sp"] == 1


def test_ids_are_told_once() -> None:
    twice = replace(drawing(), boxes=(*drawing().boxes, *drawing().boxes))
    (slide,) = slides([twice])
    ids = [element.get("id") for element in slide.shapes._spTree.findall(".//{*}cNvPr")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("words", NASTY)
def test_nothing_from_the_data_is_live(words: str) -> None:
    content = to_pptx([drawing(words, title=words)])
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        parts = {name: files.read(name).decode("utf-8", "replace") for name in files.namelist()}
    slide = parts["ppt/slides/slide1.xml"]
    for part in ("hlinkClick", "hlinkHover", "<a:fld", "script>", "\x07", "\x00", "oleObj"):
        assert part not in slide
    outside = [name for name, text in parts.items() if 'TargetMode="External"' in text]
    assert outside == []
    (made,) = slides([drawing(words, title=words)])
    assert made.shapes.title.text_frame.text == plain(words)
    assert plain(words) in made.notes_slide.notes_text_frame.text


@settings(deadline=None, max_examples=at_least(15))
@given(st.text(max_size=40))
def test_any_words_make_a_file_that_opens(words: str) -> None:
    (slide,) = slides([drawing(words, title=words)])
    assert len(elements(slide, "cxnSp")) == 1


def test_the_same_pages_give_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = to_pptx([drawing()])
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert to_pptx([drawing()]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as files:
        assert {entry.date_time for entry in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert re.search(rb"20[12]\d-", files.read("docProps/core.xml")) is None


_SIZES = st.integers(-4000, 4000).map(lambda tenths: tenths / 10)
_POINTS = st.tuples(_SIZES, _SIZES)


@settings(deadline=None, max_examples=at_least(150))
@given(_POINTS, st.lists(_SIZES, min_size=1, max_size=5), st.booleans())
def test_a_connector_goes_through_the_points_of_its_line(
    start: tuple[float, float], moves: list[float], downward: bool
) -> None:
    points = [start]
    for move in moves:
        x, y = points[-1]
        points.append((x, y + move) if downward else (x + move, y))
        downward = not downward
    form = connector_form(points)
    if form is None:
        return
    for point in points:
        assert any(
            abs(point[0] - x) < 0.1 and abs(point[1] - y) < 0.1 for x, y in _along(form, point)
        )


def _along(form: Any, point: tuple[float, float]) -> list[tuple[float, float]]:
    """For each stretch of a form, the place on it that is nearest to a point."""
    places = []
    for (x1, y1), (x2, y2) in zip(form.points, form.points[1:], strict=False):
        across = min(max(point[0], min(x1, x2)), max(x1, x2))
        places.append((across, min(max(point[1], min(y1, y2)), max(y1, y2))))
    return places


@pytest.mark.parametrize(
    ("points", "preset"),
    [
        (((0, 0), (10, 10)), "line"),
        (((5, 0), (5, 5), (5, 20)), "line"),
        (((0, 0), (10, 0), (10, 10)), "bentConnector2"),
        (((0, 0), (0, 10), (-10, 10)), "bentConnector2"),
        (((0, 0), (0, 4), (10, 4), (10, 10)), "bentConnector3"),
        (((0, 0), (-4, 0), (-4, -10), (9, -10)), "bentConnector3"),
    ],
)
def test_lines_of_up_to_two_bends_are_connectors(points: Any, preset: str) -> None:
    form = connector_form(points)
    assert form is not None
    assert form.preset == preset


def test_more_bends_are_no_connector() -> None:
    assert connector_form(((0, 0), (0, 4), (9, 4), (9, 9), (20, 9))) is None
    assert connector_form(((0, 0), (0, 4), (9, 4), (9, 0))) is None


@needs_office
@pytest.mark.parametrize("view", VIEWS)
def test_libreoffice_shows_words_where_the_drawing_has_them(view: str, tmp_path: Path) -> None:
    pages = shipped("brent", view)
    (tmp_path / "chart.pptx").write_bytes(to_pptx(pages))
    found = starts_of_words(as_pdf(tmp_path / "chart.pptx"))
    assert len(found) == len(pages)
    for page, starts in zip(pages, found, strict=True):
        for text in texts_of(page):
            assert starts.near(text) < 1.0, text


def test_no_pages_are_an_error() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        to_pptx([])


def test_words_are_told_in_the_notes_of_every_view() -> None:
    for view in VIEWS:
        for page, slide in zip(shipped("brent", view), slides(shipped("brent", view)), strict=True):
            said = [each.text for each in slide.notes_slide.notes_text_frame.paragraphs]
            assert said == [plain(line.words) for line in told_of(page)]

"""SVG text: well formed whatever the data says, plain, and the same every time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgmodel as om
from orgmodel.chart.drawing.drawing import Box, Drawing, Line, Text
from orgmodel.chart.drawing.paper import A4
from orgmodel.chart.writers.svg import to_svg
from tests.chart.layout.trees import directorates, draw_tree, node
from tests.chart.writers.pages import ROOT, VIEWS, drawing
from tests.depth import at_least

BRENT = om.load(ROOT / "data" / "brent")
SVG = "{http://www.w3.org/2000/svg}"
NASTY = ['<b>R&D "Ops"</b>', "]]>", "&amp;", "\x00\x0b", "a\ud800b", "--><script>", "{{x}}", "'"]


def parsed(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(drawing).encode())


@settings(deadline=None, max_examples=at_least(30))
@given(st.lists(st.text() | st.sampled_from(NASTY), min_size=1, max_size=6, unique=True))
def test_any_text_makes_well_formed_svg(names: list[str]) -> None:
    nodes = [node(name or "x", None, name or "x", kind=name) for name in names]
    drawing = draw_tree(nodes, (), names[0], names[0])
    root = parsed(drawing)
    assert len(root.findall(f".//{SVG}script")) == 0
    boxes = [part for part in root.iter(f"{SVG}g") if part.get("class", "").startswith("box")]
    assert len(boxes) == len(names)


@pytest.mark.parametrize("name", ["001", "NA", "1E05", "Ω-1", '<b>R&D "Ops"</b>', "a b", "]]>"])
def test_ids_and_titles_come_through_unchanged(name: str) -> None:
    drawing = draw_tree([node(name, None, name)], title=name)
    root = parsed(drawing)
    (box,) = root.findall(f".//{SVG}g[@data-id]")
    assert box.get("data-id") == name
    assert " ".join(text.text or "" for text in box.findall(f"{SVG}text")) == name
    assert root[0].text == name


def test_title_and_description_are_the_first_children() -> None:
    drawing = draw_tree([node("a")], title="T", description="D")
    root = parsed(drawing)
    assert [part.tag for part in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"


def test_a_box_holds_one_rectangle_and_says_its_words() -> None:
    drawing = draw_tree([node("a", None, "Chief Executive")])
    (box,) = parsed(drawing).findall(f".//{SVG}g[@class='box post']")
    assert len(box.findall(f"{SVG}rect")) == 1
    assert box.get("aria-label") == "Chief Executive"


def test_lines_are_absolute_commands_between_named_boxes() -> None:
    drawing = draw_tree(directorates(30))
    paths = parsed(drawing).findall(f".//{SVG}path[@data-from]")
    assert len(paths) == 29
    for path in paths:
        assert path.get("class") == "line reports_to"
        assert re.fullmatch(r"M[\d. ]+([HV][\d.]+|L[\d. ]+)+", path.get("d") or "")
    assert {path.get("data-to") for path in paths} >= {"ce", "d0"}


def test_paper_is_sized_in_millimetres_and_the_screen_in_pixels() -> None:
    page = draw_tree([node("a")], paper=True)
    root = parsed(page)
    assert (root.get("width"), root.get("height")) == ("297mm", "210mm")
    assert root.get("viewBox") == f"0 0 {A4.width} {A4.height}"
    drawing = draw_tree([node("a")])
    root = parsed(drawing)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_the_same_tree_gives_the_same_bytes() -> None:
    first, second = (to_svg(draw_tree(directorates(50))) for _ in range(2))
    assert first == second


def test_numbers_have_at_most_two_decimals_and_nothing_is_transformed() -> None:
    svg = to_svg(draw_tree(directorates(50), paper=True))
    assert re.search(r"\d\.\d{3}", svg) is None
    for word in ("transform", "style=", "foreignObject", "<marker"):
        assert word not in svg


PLAIN = {
    "svg": "viewBox width height role aria-labelledby font-family fill",
    "title": "id",
    "desc": "id",
    "g": "class fill role aria-label",
    "rect": "class x y width height rx fill stroke stroke-width stroke-dasharray",
    "path": "class d fill stroke stroke-width stroke-dasharray stroke-dashoffset aria-label",
    "text": "x y font-size font-weight font-style fill",
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("paper", ["a4", "a4-portrait", "a3", "screen"])
def test_every_view_keeps_to_plain_elements_and_attributes(view: str, paper: str) -> None:
    """What Word, PowerPoint, LibreOffice and browsers all draw alike."""
    for svg in BRENT.chart(view, paper=paper).svgs:
        for part in ElementTree.fromstring(svg).iter():
            name = part.tag.removeprefix(SVG)
            assert name in PLAIN
            odd = [key for key in part.attrib if not key.startswith("data-")]
            assert set(odd) <= set(PLAIN[name].split())
            for key in ("x", "y", "width", "height", "font-size", "stroke-width"):
                assert re.fullmatch(r"-?\d+(\.\d+)?(mm)?", part.get(key, "0"))
            for key in ("fill", "stroke"):
                assert re.fullmatch(r"#[0-9a-f]{6}|none", part.get(key, "none"))


def test_what_reports_share_is_one_path() -> None:
    (bus,) = parsed(drawing()).findall(f".//{SVG}path[@class='bus']")
    assert bus.get("data-to") == "ce"


def test_line_ends_are_filled_shapes_of_their_own() -> None:
    line = Line("a", "b", "commissions", ((0, 0), (40, 0)), "", start="bar", end="arrow")
    drawing = Drawing("v", "T", "", 50, 50, (), (line,))
    tips = parsed(drawing).findall(f".//{SVG}path[@class='tip']")
    assert len(tips) == 2
    assert (tips[1].get("d") or "").startswith("M40 0")


def test_data_names_become_safe_attribute_names() -> None:
    box = Box("a", "post", 0, 0, 9, 9, (), "a", data=(('x" onload="', "1"), ("Post kind", "2")))
    svg = to_svg(Drawing("v", "T", "", 50, 50, (box,), texts=(Text(1, 1, "t", 8),)))
    (made,) = ElementTree.fromstring(svg).findall(f".//{SVG}g[@data-id='a']")
    assert made.get("data-x-onload") == "1"
    assert made.get("data-post-kind") == "2"

"""PDF and PNG through Typst, with the shipped fonts alone."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from orgmodel.chart.drawing.drawing import Drawing, Told
from orgmodel.chart.file_formats import file_formats
from orgmodel.chart.writers.parts.file_format import Making
from orgmodel.chart.writers.parts.glyphs import lacks, plain
from orgmodel.chart.writers.parts.told_levels import told_of
from orgmodel.chart.writers.svg import to_svg
from orgmodel.chart.writers.typst import page_size, to_pdf, to_png
from orgmodel.errors import OrgmodelError
from tests.chart.writers.pages import NASTY, VIEWS, drawing, run, shipped
from tests.depth import at_least

needs_poppler = pytest.mark.skipif(
    not shutil.which("pdfinfo"), reason="poppler's pdfinfo and pdftotext are not installed"
)
_ITEM = re.compile(r'^( *)"(.*)"$')


def two_pages(words: str = "Chief") -> list[Drawing]:
    return [drawing(words, n, 2, f"{words} {n}") for n in (1, 2)]


def structure(pages: list[Drawing], tmp_path: Path) -> list[str]:
    place = tmp_path / "chart.pdf"
    place.write_bytes(to_pdf(pages))
    return run("pdfinfo", "-struct-text", str(place)).splitlines()


def read_out(lines: list[str], element: str) -> list[str]:
    """The texts inside elements of one name, in reading order."""
    said, inside = [], ""
    for line in lines:
        name = re.match(r" *([A-Z]\w*)", line)
        inside = name[1] if name and name[1] != "P" else inside
        if (found := _ITEM.match(line)) and inside == element:
            said.append(found[2])
    return said


def test_a_pdf_has_a_page_for_each_drawing_of_its_size() -> None:
    pdf = to_pdf(two_pages())
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) == 2
    assert b"841.89" in pdf


def test_a_pdf_carries_arimo_and_is_the_same_every_time() -> None:
    assert b"Arimo" in to_pdf(two_pages())
    assert to_pdf(two_pages()) == to_pdf(two_pages())


@needs_poppler
def test_a_pdf_says_that_it_keeps_to_pdf_ua(tmp_path: Path) -> None:
    place = tmp_path / "chart.pdf"
    place.write_bytes(to_pdf(two_pages()))
    told = run("pdfinfo", "-meta", str(place))
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert "en-GB" in told
    said = run("pdfinfo", str(place))
    assert re.search(r"Tagged: +yes", said)
    assert re.search(r"Title: +Chief 1", said)
    assert b"/Lang(en-GB)" in place.read_bytes()


@needs_poppler
@pytest.mark.parametrize("words", NASTY)
def test_words_headings_and_links_come_through_as_text(words: str, tmp_path: Path) -> None:
    lines = structure(two_pages(words), tmp_path)
    said = [plain(told.words) for told in two_pages(words)[0].told]
    assert read_out(lines, "LBody") == said * 2
    assert read_out(lines, "H1") == [plain(f"{words} {n}") for n in (1, 2)]
    assert read_out(lines, "Link") == [plain(f"{words}: page 2")] * 2


@needs_poppler
@pytest.mark.parametrize("view", VIEWS)
def test_what_is_read_out_is_what_the_view_tells(view: str, tmp_path: Path) -> None:
    pages = list(shipped("brent", view))
    lines = structure(pages, tmp_path)
    said = [plain(told.words) for page in pages for told in told_of(page)]
    assert said
    assert read_out(lines, "LBody") == said


@needs_poppler
def test_words_are_on_the_page_and_cannot_be_seen(tmp_path: Path) -> None:
    page = replace(drawing(), told=tuple(Told(f"word{n}", n % 40) for n in range(3000)))
    place = tmp_path / "chart.pdf"
    place.write_bytes(to_pdf([page]))
    places = re.findall(r'yMax="([\d.]+)">word\d', run("pdftotext", "-bbox", str(place), "-"))
    assert len(places) == 3000
    assert max(map(float, places)) <= page.height
    bare = replace(page, told=(Told("x"),))
    (tmp_path / "bare.pdf").write_bytes(to_pdf([bare]))
    for name in ("chart", "bare"):
        run("pdftoppm", "-r", "100", "-png", f"{name}.pdf", name, cwd=tmp_path)
    assert (tmp_path / "chart-1.png").read_bytes() == (tmp_path / "bare-1.png").read_bytes()


@needs_poppler
def test_a_link_lies_over_the_words_it_is_of(tmp_path: Path) -> None:
    pdf = to_pdf(two_pages())
    rects = [
        [float(side) for side in found.split()] for found in re.findall(rb"/Rect\[([\d. ]+)\]", pdf)
    ]
    assert len(rects) == 2
    left, low, right, high = rects[0]
    (text,) = (text for text in drawing().texts if text.page)
    assert left == pytest.approx(text.x, abs=0.1)
    assert low < drawing().height - text.y < high
    assert right > left + 30


def test_a_page_that_is_not_there_is_no_link() -> None:
    assert b"/Rect" not in to_pdf([drawing()])


def test_what_the_font_lacks_is_described_and_drawn_as_a_square() -> None:
    pdf = to_pdf([drawing("\u5f20\u4f1f"), drawing("\U0001f600 \u2713", 2)])
    assert b"/Alt<FEFF5F204F1F>" in pdf
    assert len(to_png(to_svg(drawing("\u5f20\u4f1f")))) > 1000


@settings(deadline=None, max_examples=at_least(13))
@given(st.lists(st.text(max_size=12), min_size=40, max_size=40))
def test_any_words_make_a_pdf(words: list[str]) -> None:
    told = tuple(Told(each, at % 17) for at, each in enumerate(words))
    page = drawing(words[0], title=words[1])
    assert to_pdf([replace(page, told=told, description=words[2])]).startswith(b"%PDF")


def test_the_font_lacks_what_it_has_no_glyph_for() -> None:
    assert not lacks("Ŵyn Ωmega, “quoted” · £5 – ½")
    assert lacks("张")
    assert lacks("\U0001f600")


def test_a_png_has_the_pixels_asked_for() -> None:
    svg = to_svg(drawing())
    wide, high = page_size(svg)
    png = to_png(svg, 144)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert abs(int.from_bytes(png[16:20], "big") - wide * 2) <= 1
    assert abs(int.from_bytes(png[20:24], "big") - high * 2) <= 1


@pytest.mark.parametrize("dpi", [72, 300])
def test_a_png_states_its_resolution(dpi: int) -> None:
    (png,) = file_formats()[".png"].write([drawing()], Making(dpi))
    at = png.index(b"pHYs")
    assert int.from_bytes(png[at + 4 : at + 8], "big") == round(dpi / 0.0254)
    assert abs(int.from_bytes(png[16:20], "big") - drawing().width * dpi / 72) <= 1


def test_a_picture_too_large_for_any_program_is_refused() -> None:
    sheet = replace(drawing(), width=20_000.0, height=9_000.0, paper=None)
    with pytest.raises(OrgmodelError, match="million dots"):
        file_formats()[".png"].write([sheet], Making(600))


def test_no_pages_are_an_error() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        to_pdf([])


@pytest.mark.parametrize("dpi", [96, 100, 150, 200])
@pytest.mark.parametrize("high", [100.4, 161.7, 233.3])
def test_a_picture_of_any_height_loses_no_row_of_dots(dpi: int, high: float) -> None:
    # A slope of one dot a row: a row left out is a step of two.
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{high}px" height="{high}px" '
        f'viewBox="0 0 {high} {high}"><rect width="{high}" height="{high}" fill="#fff"/>'
        f'<path d="M0,0 L{high},{high}" stroke="#000" stroke-width="3"/></svg>'
    )
    picture = np.asarray(Image.open(BytesIO(to_png(svg, dpi))).convert("L"), dtype=float)
    dark = 255.0 - picture[8:-8]
    middles = (dark * np.arange(dark.shape[1])).sum(axis=1) / dark.sum(axis=1)
    assert np.abs(np.diff(middles) - 1.0).max() < 0.5


@pytest.mark.parametrize("dpi", [72, 100, 150, 200])
@pytest.mark.parametrize("paper", [(841.89, 595.28), (595.28, 841.89), (1190.55, 841.89)])
def test_a_sheet_of_paper_loses_no_dots_either_way(paper: tuple[float, float], dpi: int) -> None:
    # A tick at each fourth point: where dots are left out, the rest stands beside its place.
    wide, high = paper
    ticks = "".join([f'<path d="M{at},0 V{high}" stroke="#000"/>' for at in range(2, int(wide), 4)])
    lines = ticks.replace("M", "M0,").replace(f",0 V{high}", f" H{wide}")
    for marks, axis in ((ticks, 1), (lines, 0)):
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}px" height="{high}px" '
            f'viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}" fill="#fff"/>'
            f"{marks}</svg>"
        )
        picture = np.asarray(Image.open(BytesIO(to_png(svg, dpi))).convert("L"), dtype=float)
        across = picture[5] if axis else picture[:, 5]
        of_a_point = len(across) / (wide if axis else high)
        edges = np.arange(len(across) + 1) / of_a_point
        inked = np.floor((edges - 1.5) / 4) + np.clip((edges - 1.5) % 4, 0, 1)
        expected = 255.0 * (1 - np.diff(inked) * of_a_point)
        end = int((int(min(wide if axis else high, wide)) - 4) * of_a_point)
        assert np.abs(across - expected)[8:end].max() < 60

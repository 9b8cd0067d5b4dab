"""PDF and PNG through Typst, with the shipped fonts alone."""

from __future__ import annotations

import re

import pytest

from orgmodel.chart.layout.tree import PageWords, draw_tree
from orgmodel.chart.writers.svg import to_svg
from orgmodel.chart.writers.typst import page_size, to_pdf, to_png
from tests.chart.layout.trees import directorates, node

PAGE_WORDS = PageWords("organisation", 'A "body" & <more> \\ #x')


def test_a_pdf_has_a_page_for_each_drawing_of_its_size() -> None:
    pages = draw_tree(directorates(150), page_words=PAGE_WORDS, paper="a4")
    pdf = to_pdf([to_svg(page) for page in pages])
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) == len(pages)
    assert b"841.8" in pdf


def test_a_pdf_carries_arimo_and_is_the_same_every_time() -> None:
    svg = to_svg(draw_tree([node("a")], page_words=PAGE_WORDS, paper="a4")[0])
    assert b"Arimo" in to_pdf([svg])
    assert to_pdf([svg]) == to_pdf([svg])


def test_a_png_has_the_pixels_asked_for() -> None:
    svg = to_svg(draw_tree([node("a")], page_words=PAGE_WORDS)[0])
    wide, high = page_size(svg)
    png = to_png(svg, 144)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert abs(int.from_bytes(png[16:20], "big") - wide * 2) <= 1
    assert abs(int.from_bytes(png[20:24], "big") - high * 2) <= 1


def test_no_pages_are_an_error() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        to_pdf([])

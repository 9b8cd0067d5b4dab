"""What LibreOffice makes of a file, and where its words then stand."""

from __future__ import annotations

import re
import shutil
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from html import unescape
from math import hypot
from pathlib import Path

import pytest

from orgmodel.chart.drawing.drawing import Text
from tests.chart.writers.pages import run

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (soffice) or poppler (pdftotext) is not installed",
)
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.]+" yMax="([\d.-]+)">(.*)</word>'
)
_GLYPH = re.compile(r'<use xlink:href="#glyph[^"]*" x="([\d.-]+)" y="([\d.-]+)"')


@dataclass(frozen=True)
class Starts:
    """Where each word of a page begins, and its baseline."""

    words: tuple[tuple[str, float, float], ...]

    def near(self, text: Text, right: float = 0.0, down: float = 0.0) -> float:
        """How far from its place the text begins, moved so far; infinite where it is nowhere."""
        first = text.content.split()[0]
        return min(
            (
                hypot(x - text.x - right, y - text.y - down)
                for word, x, y in self.words
                if word == first
            ),
            default=float("inf"),
        )


def as_pdf(file: Path) -> Path:
    """The file as LibreOffice exports it."""
    home = f"-env:UserInstallation=file://{file.parent}/home"
    run("soffice", home, "--headless", "--convert-to", "pdf", file.name, cwd=file.parent)
    return file.with_suffix(".pdf")


def starts_of_words(pdf: Path) -> list[Starts]:
    """The words of each page: from poppler's text which, from its drawing where."""
    pages = run("pdftotext", "-bbox", str(pdf), "-").split("<page ")[1:]
    found = []
    for number, page in enumerate(pages, start=1):
        at = str(number)
        drawn = run(
            "pdftocairo", "-svg", "-nocenter", "-noshrink", "-f", at, "-l", at, str(pdf), "-"
        )
        glyphs = sorted((float(x), float(y)) for x, y in _GLYPH.findall(drawn))
        words = []
        for left, top, low, word in _WORD.findall(page):
            x = float(left)
            first = bisect_left(glyphs, (x - 0.02, 0.0))
            last = bisect_right(glyphs, (x + 0.02, float("inf")))
            bases = [y for _, y in glyphs[first:last] if float(top) < y < float(low)]
            words += [(unescape(word), x, y) for y in bases]
        found.append(Starts(tuple(words)))
    return found

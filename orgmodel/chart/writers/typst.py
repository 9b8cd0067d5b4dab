"""PDF and PNG from the SVG text, through Typst and the shipped fonts.

Typst embeds the SVG as vectors with real text. The fonts come from this package, so the
result is the same on a machine that has none; no system library is used. A PDF keeps to
PDF/UA-1: its pages have headings and bookmarks, its pictures are described, its words are
read out in order, and references to other pages are links.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.chart.drawing.character_widths import FONTS
from orgmodel.chart.drawing.drawing import Drawing
from orgmodel.chart.writers.parts import typst_page
from orgmodel.chart.writers.parts.file_format import FileFormat, Making
from orgmodel.chart.writers.parts.glyphs import drawable, plain
from orgmodel.chart.writers.svg import to_svg
from orgmodel.errors import OrgmodelError

_SIZE = re.compile(
    r'(?P<head><svg [^>]*?)width="(?P<wide>[\d.]+)(?P<unit>mm|px|)" '
    r'height="(?P<high>[\d.]+)(?:mm|px|)"'
)
_POINTS = {"mm": 72 / 25.4, "px": 1.0, "": 1.0}
_INCH, _METRE = 72.0, 1 / 0.0254
# A4 at 600 dots to the inch has 35 million, A3 70 million.
_MOST_PIXELS = 200e6
_STANDARD = "ua-1"
_PNG_HEAD = 33
_PAGE_KEY = b"orgmodel page\0"


def to_pdf(drawings: Sequence[Drawing]) -> bytes:
    """Make a PDF with one page for each drawing, each of its own size; raises on none."""
    if not drawings:
        raise ValueError("a PDF needs at least one page")
    sources = {f"{at}.svg": drawable(to_svg(page)).encode() for at, page in enumerate(drawings)}
    return compiled(_paper(drawings), sources, format="pdf", pdf_standards=_STANDARD)


def to_png(svg: str, ppi: float = 144.0) -> bytes:
    """Make a picture of one SVG at a resolution in points (of the drawing) to the inch."""
    wide, high = (max(round(p * ppi / _INCH), 1) for p in page_size(svg))
    # Typst draws an SVG in dots and lays these on the page. Where it draws one more than the page
    # has, either way, a row of them is left out, letters' too: so the SVG is told to be a hair
    # lower than a whole number of dots, and the page gives it a hair less room than it asks for.
    told = _SIZE.sub(
        f'\\g<head>width="{wide}px" height="{high - 0.01}px" preserveAspectRatio="none"',
        svg,
        count=1,
    )
    across, down = ((dots - 0.02) * _INCH / ppi for dots in (wide, high))
    picture = f'#image("0.svg", width: {across}pt, height: {down}pt, fit: "stretch")'
    paper = f"#page(width: {across}pt, height: {down}pt, margin: 0pt)[{picture}]"
    return compiled(paper, {"0.svg": drawable(told).encode()}, format="png", ppi=ppi)


def compiled(paper: str, sources: Mapping[str, bytes], **options: Any) -> bytes:
    """Compile a paper held in memory; a date of 0 keeps the bytes the same every time."""
    import typst  # loaded when a file is written: to say which files there are is quick

    held = {"main.typ": paper.encode(), typst_page.BLANK: typst_page.BLANK_SVG.encode()}
    make: Any = typst.Compiler
    compiler = make({**held, **sources}, font_paths=[str(FONTS)], ignore_system_fonts=True)
    made = compiler.compile(timestamp=0, **options)
    return bytes(made[0] if isinstance(made, list) else made)


def page_size(svg: str) -> tuple[float, float]:
    """Width and height that an SVG states, in points; a px is taken as a point."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("the SVG does not state its width and height")
    scale = _POINTS[found["unit"]]
    return round(float(found["wide"]) * scale, 3), round(float(found["high"]) * scale, 3)


def _paper(drawings: Sequence[Drawing]) -> str:
    """Typst markup of all pages; a title that several pages have gets their number."""
    # No title at all is an error in PDF/UA.
    whole = plain(drawings[0].title) or "Chart"
    often = Counter(page.title for page in drawings)
    parts = [f"#set document(title: {typst_page.string(whole)}, date: none)", typst_page.HEAD]
    for at, page in enumerate(drawings):
        title = page.title
        if often[page.title] > 1:
            title = f"{title}, page {page.page} of {page.pages}"
        parts.append(typst_page.page(page, f"{at}.svg", title, len(drawings)))
    return "\n".join(parts)


def _pdf(drawings: Sequence[Drawing], _making: Making) -> tuple[bytes, ...]:
    return (to_pdf(drawings),)


def _pngs(drawings: Sequence[Drawing], making: Making) -> tuple[bytes, ...]:
    return tuple(_png(page, making.dpi) for page in drawings)


def _png(page: Drawing, dpi: int) -> bytes:
    """The picture, with its resolution, so that it is as large as the paper where it is used."""
    pixels = page.width * page.height * (dpi / _INCH) ** 2
    if pixels > _MOST_PIXELS:
        raise OrgmodelError(
            f"a picture of page {page.page} at {dpi} dots to the inch would have "
            f"{pixels / 1e6:,.0f} million dots. Ask for fewer (--dpi), for a paper, or for SVG or "
            "PDF, which are sharp at any size."
        )
    png = to_png(to_svg(page), dpi)
    a_metre = round(dpi * _METRE)
    said = _chunk(b"pHYs", struct.pack(">IIB", a_metre, a_metre, 1))
    if page.pages > 1:
        said += _chunk(b"tEXt", _PAGE_KEY + str(page.page).encode())
    return png[:_PNG_HEAD] + said + png[_PNG_HEAD:]


def _chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG (W3C, Portable Network Graphics, section 5.3)."""
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def _page_of(png: bytes) -> int | None:
    """The page that a PNG of ours says it holds."""
    found = re.search(rb"(.{4})tEXt" + re.escape(_PAGE_KEY), png[:400], re.DOTALL)
    if found is None:
        return None
    # The chunk says how long it is: the checksum after it may begin with what reads as a digit.
    number = png[found.end() :][: int.from_bytes(found[1]) - len(_PAGE_KEY)]
    return int(number) if number.isdigit() else None


FORMATS = (
    FileFormat(
        ".pdf",
        "PDF",
        "All pages in one file, for a Board paper.",
        "application/pdf",
        _pdf,
        one_file=True,
        shipped_font=True,
    ),
    FileFormat(
        ".png",
        "PNG",
        "A picture.",
        "image/png",
        _pngs,
        shipped_font=True,
        page_of=_page_of,
    ),
)
